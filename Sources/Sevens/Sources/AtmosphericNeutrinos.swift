import SevensKernel

/// Neutrinos of air showers, ν_e, ν̄_e, ν_μ and ν̄_μ from all directions.
///
/// The tables are linear between their rows. Straight lines between the logarithms instead would change the total flux
/// at Kamioka by −0.3 %. Nothing is counted below the first row at 13 MeV or above the last.
///
/// Ref: Battistoni2005
public struct AtmosphericNeutrinos: NeutrinoSource {
  public static let id = "atmospheric"
  public static let title = "neutrinos of cosmic-ray showers"
  public static let usesLiveTime = true
  public static let notIncluded = [
    "neutrinos below 13 MeV and above the end of the table", "oscillation into tau neutrinos",
    "the solar cycle and the geomagnetic latitude of other sites", "errors of the fluxes, some 20 %",
  ]

  /// The table.
  public var table = AtmosphericFlux.kamioka
  /// The flux relative to the table.
  public var relativeFlux = 1.0

  public init() {}

  public static let parameters: [Parameter<AtmosphericNeutrinos>] = [
    Parameter(
      "atmospheric.flux", \.relativeFlux, .rate, bounds: 0...10, scale: 0.2, symbol: "φ/φ₀",
      latex: #"\phi/\phi_0"#, "flux of all flavours relative to the table")
  ]

  public static let choices: [Choice<AtmosphericNeutrinos>] = [Choice(\.table)]

  public var notes: [String] { ["nothing is counted of neutrinos below 13 MeV, where the table begins"] }
  public var citations: [String] { table.references }
  public var datasets: [Dataset] { [table.dataset] }

  /// The columns of the tables.
  static let flavors: [(column: String, neutrino: Neutrino)] = [
    ("nu_e", Neutrino(.electron)), ("nu_e_bar", Neutrino(.electron, antineutrino: true)),
    ("nu_mu", Neutrino(.muon)), ("nu_mu_bar", Neutrino(.muon, antineutrino: true)),
  ]

  /// One component per flavour; the moments are those of the table, per second.
  public func beam(live: TimeSpan) -> Beam {
    let moments = table == .kamioka ? Self.kamioka : Self.fluka
    return Beam(
      components: Self.flavors.map {
        Beam.Component(
          name: "atmospheric", neutrino: $0.neutrino, scalePerCm2: relativeFlux * live.value)
      },
      moments: moments, support: .named)
  }

  private static let kamioka = moments(.kamioka)
  private static let fluka = moments(.fluka)

  private static func moments(_ table: AtmosphericFlux) -> FluxMoments {
    let dataset = table.dataset
    let energies = dataset.numbers("E_MeV").map { $0 ?? .nan }
    return FluxMoments(
      componentCount: flavors.count,
      piecewise: flavors.enumerated().map { index, flavor in
        PiecewiseFlux(
          energies: energies, values: dataset.numbers(flavor.column).map { $0 ?? .nan },
          shares: [(component: index, share: nil)])
      })
  }
}
