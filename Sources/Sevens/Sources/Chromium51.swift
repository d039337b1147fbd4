import CSevensMath
import SevensKernel

/// Electron neutrinos of a chromium-51 source, which captures electrons: four lines.
///
/// Decays during the exposure = A e^(−λ t_c) (1 − e^(−λ t))/λ with λ = ln 2/t_½; flux = decays/(4πL²). The half-life
/// agrees with the 27.7 d of the reference; the lines are in none we have read.
///
/// Ref: FZKA5818
public struct Chromium51: NeutrinoSource {
  public static let id = "chromium-51"
  public static let title = "electron neutrinos of a chromium-51 source"
  public static let usesLiveTime = true
  public static let notIncluded = [
    "size of the source", "internal bremsstrahlung", "differences between subshells",
    "other nuclides in the source",
  ]

  /// The activity when it was measured.
  public var activity: Activity?
  /// The distance from source to detector.
  public var distance: Length?
  /// The time from the measurement of the activity to the beginning of the exposure.
  public var coolingTime = TimeSpan(0)
  /// The half-life; from memory.
  public var halfLife: TimeSpan = .day(27.704)

  public init() {}

  public static let parameters: [Parameter<Chromium51>] = [
    Parameter(
      "source.activity", \.activity, .rate, bounds: 0...1e24, scale: 1e15, symbol: "A", latex: "A",
      "activity of the source"),
    Parameter(
      "source.distance", \.distance, .rate, bounds: 1...1e9, scale: 10, symbol: "L", latex: "L",
      "distance from the source to the detector"),
    Parameter(
      "source.cooling-time", \.coolingTime, .rate, bounds: 0...1e9, scale: 86_400, symbol: "t_c",
      latex: #"t_\mathrm{c}"#, "time from the measurement of the activity to the beginning of the exposure"),
    Parameter(
      "source.half-life", \.halfLife, .rate, bounds: 86_400...1e8, scale: 864, symbol: "t_½",
      latex: #"t_{1/2}"#, "half-life of chromium-51; the default is assumed"),
  ]

  /// Energies in MeV and shares of the lines: capture from the K shell and from higher ones, each to the ground state
  /// of vanadium-51 and to its state at 0.320 MeV. From memory: assumed.
  public static let lines: [(energyMeV: Double, share: Double)] = [
    (0.747, 0.8163), (0.427, 0.0895), (0.752, 0.0849), (0.432, 0.0093),
  ]

  public func problems() -> [Problem] {
    var found: [Problem] = []
    if activity == nil {
      found.append(Problem("source.activity", "missing", remedy: "give it with its unit, as in \"3 MCi\""))
    }
    if distance == nil {
      found.append(Problem("source.distance", "missing", remedy: "give it with its unit, as in \"50 cm\""))
    }
    return found
  }

  public var notes: [String] {
    ["energies, shares and half-life of chromium-51 are from memory: assumed"]
  }

  public var citations: [String] { ["FZKA5818"] }

  /// The decays during a live time that begins after the cooling time; 0 without an activity.
  public func decays(live: TimeSpan) -> Double {
    let λ = sevens_log(2) / halfLife.value
    let initial = (activity?.value ?? 0) * sevens_exp(-λ * coolingTime.value)
    return -initial * sevens_expm1(-λ * live.value) / λ
  }

  /// The four lines of one component.
  public func beam(live: TimeSpan) -> Beam {
    let L = distance?.value ?? .infinity
    return Beam(
      components: [
        Beam.Component(
          name: "capture", neutrino: Neutrino(.electron),
          scalePerCm2: decays(live: live) / (4 * Double.pi * L * L))
      ],
      moments: FluxMoments(
        componentCount: 1,
        lines: Self.lines.map { FluxMoments.Line(component: 0, energy: $0.energyMeV, flux: $0.share) }),
      support: .complete)
  }
}
