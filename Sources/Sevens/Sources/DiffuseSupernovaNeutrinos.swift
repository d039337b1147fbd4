import CSevensMath
import SevensKernel

/// The diffuse background of all past supernovae, as three Fermi–Dirac spectra with temperatures as observed today.
///
/// φ(E) = Φ · E² / (exp(E/T) + 1) / (3/2 ζ(3) T³), ⟨E⟩ = 3.1514 T: ν_e with 3 MeV, ν̄_e with 5 MeV, and ν_x, which stands
/// for ν_μ, ν̄_μ, ν_τ, ν̄_τ together, with 8 MeV. Integrating over redshift gives other shapes; these are the ones
/// in use for direct detection.
///
/// The temperatures are the ones usual in estimates of neutrino backgrounds; neither they nor the fluxes could be read
/// in a named source (status assumed).
///
/// Ref: 0903.3630
public struct DiffuseSupernovaNeutrinos: NeutrinoSource {
  public static let id = "dsnb"
  public static let title = "diffuse background of past supernovae"
  public static let usesLiveTime = true
  public static let notIncluded = [
    "the integral over redshift and progenitors behind the spectra",
    "oscillation between production and detection",
    "errors of the fluxes, some 50 %",
  ]

  /// One group of flavours.
  public struct Group: Sendable, Hashable {
    /// The temperature.
    public var temperature: Energy
    /// The flux of the group.
    public var flux: ParticleFlux
  }

  /// ν_e.
  public var electron = Group(temperature: .MeV(3), flux: ParticleFlux(45.4))
  /// ν̄_e.
  public var antielectron = Group(temperature: .MeV(5), flux: ParticleFlux(27.3))
  /// The sum of ν_μ, ν̄_μ, ν_τ and ν̄_τ.
  public var heavy = Group(temperature: .MeV(8), flux: ParticleFlux(11.4))

  public init() {}

  public static let parameters: [Parameter<DiffuseSupernovaNeutrinos>] =
    group("nu-e", "ν_e", #"{\nu_e}"#, "nu_e", \.electron.temperature, \.electron.flux)
    + group("nubar-e", "ν̄_e", #"{\bar\nu_e}"#, "nubar_e", \.antielectron.temperature, \.antielectron.flux)
    + group(
      "nu-x", "ν_x", #"{\nu_x}"#, "all neutrinos and antineutrinos of mu and tau together",
      \.heavy.temperature,
      \.heavy.flux)

  private static func group(
    _ id: String, _ symbol: String, _ latex: String, _ who: String,
    _ temperature: WritableKeyPath<Self, Energy> & Sendable,
    _ flux: WritableKeyPath<Self, ParticleFlux> & Sendable
  ) -> [Parameter<Self>] {
    [
      Parameter(
        "dsnb.\(id).flux", flux, .rate, bounds: 0...1e4, scale: 1, symbol: "Φ(\(symbol))",
        latex: #"\Phi_"# + latex, "flux of \(who); assumed"),
      Parameter(
        "dsnb.\(id).temperature", temperature, .shape, bounds: 0.5...30, scale: 0.5, symbol: "T(\(symbol))",
        latex: "T_" + latex, "temperature of the spectrum of \(who); assumed"),
    ]
  }

  public var notes: [String] { ["temperatures and fluxes of the diffuse supernova neutrinos are assumed"] }
  public var citations: [String] { ["0903.3630"] }

  /// Six components, the heavy ones equal; the moments are normalised to one.
  public func beam(live: TimeSpan) -> Beam {
    let groups = [electron, antielectron, heavy]
    let temperatures = groups.map(\.temperature.value)
    let spectra = SupernovaSpectra(temperatures.map { 40 * $0 }) { index, E in
      let T = temperatures[index]
      return E * E / (sevens_exp(E / T) + 1) / (Self.integral * T * T * T)
    }
    return spectra.beam(
      name: "dsnb",
      fluences: [electron.flux, antielectron.flux].map { $0.value * live.value }
        + [heavy.flux.value * live.value / 4])
  }

  /// ∫ x²/(eˣ + 1) dx = 3/2 ζ(3).
  static let integral = 1.5 * 1.2020569031595942
}
