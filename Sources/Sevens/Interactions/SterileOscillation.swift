import SevensKernel

/// One sterile neutrino that light ones oscillate into on their way.
public struct SterileOscillation: Interaction {
  public static let id = "sterile-3plus1"
  public static let scope = "sterile"
  public static let title = "oscillation into one sterile neutrino on the way to the detector"
  public static let formula = """
    φ_α → φ_α [1 − S_α ⟨sin²Δ⟩],   Δ = 1.2669 (Δm²/eV²) (L/m)/(E/MeV)
    active-to-sterile: S_α = 4 |U_α4|² |U_s4|², |U_s4|² = 1 − |U_e4|² − |U_μ4|² − |U_τ4|²
    survival: S_α = 4 |U_α4|² (1 − |U_α4|²), so that P_ee = 1 − sin²2θ₁₄ sin²Δ
    averages with k = 2Δ/L: uniform ½[1 − (sin kL₂ − sin kL₁)/(k(L₂−L₁))], gaussian ½[1 − cos(kL) exp(−k²σ²/2)],
    inverse-square: the uniform one weighted with 1/L²;   decoherence multiplies the cosine by exp(−(L/L_coh)²)
    """
  public static let conventions = [
    "neutral currents see only the loss into sterile neutrinos: active-to-sterile; the talk's P_ee is its approximation for "
      + "|U_s4|² ≈ 1 and nothing regained from other flavours",
    "the disappeared part is a component of its own with a negative flux, linear in S",
    "L is the distance of the source, unless sterile.baseline is given",
  ]
  public static let notIncluded = [
    "the energy resolution of the detector, which folds the result anyway", "matter effects",
    "oscillation of the three light neutrinos, negligible at these distances",
    "flavour conversion through the fourth state, which moves charged-current contributions on electrons between flavours",
  ]
  public static let references = ["1703.00054", "1511.02834", "1711.09773", "Xu2019Talk"]
  public static let actsOnFlux = true

  /// Δm²₄₁.
  public var splitting = MassSplitting(1)
  /// |U_e4|².
  public var electron = 0.0
  /// |U_μ4|².
  public var muon = 0.0
  /// |U_τ4|².
  public var tau = 0.0
  /// L, if it is not the distance of the source.
  public var baseline: Length?
  /// Half the range of L of an extended source and detector, or σ.
  public var spread = Length(0)
  /// L_coh; none keeps all coherence.
  public var coherenceLength: Length?
  /// Which probability is meant.
  public var probability = OscillationProbability.activeToSterile
  /// How L is distributed.
  public var averaging = BaselineAveraging.point

  public init() {}

  public static let parameters: [Parameter<Self>] = [
    Parameter(
      "sterile.delta-m2", \.splitting, .shape, bounds: 0...1e6, scale: 0.1, symbol: "Δm²₄₁",
      latex: #"\Delta m^2_{41}"#, "difference of squared masses"),
    element("ue4", \.electron, "e"), element("umu4", \.muon, "mu"), element("utau4", \.tau, "tau"),
    Parameter(
      "sterile.baseline", \.baseline, .shape, bounds: 0...1e13, scale: 100, symbol: "L", latex: "L",
      "distance from source to detector, if it is not that of the source"),
    Parameter(
      "sterile.spread", \.spread, .shape, bounds: 0...1e9, scale: 10, symbol: "σ_L", latex: #"\sigma_L"#,
      "half the range of distances, or their standard deviation"
    ).when(
      Condition("no effect: source and detector are points", remedy: "set sterile.averaging") {
        $0.averaging != .point
      }),
    Parameter(
      "sterile.coherence-length", \.coherenceLength, .shape, bounds: 1e-3...1e15, scale: 1000,
      symbol: "L_coh",
      latex: #"L_\mathrm{coh}"#, "coherence length of the wave packets"),
  ]

  private static func element(
    _ name: String, _ path: WritableKeyPath<Self, Double> & Sendable, _ flavor: String
  ) -> Parameter<Self> {
    Parameter(
      "sterile.\(name)", path, .rate, bounds: 0...1, scale: 0.01, symbol: "|U_\(flavor)4|²",
      latex: "|U_{\(flavor)4}|^2",
      "squared element of the mixing matrix, nu_\(flavor) and the fourth mass state")
  }

  public static let choices: [Choice<Self>] = [Choice(\.probability), Choice(\.averaging)]

  public func problems() -> [Problem] {
    electron + muon + tau <= 1
      ? []
      : [
        Problem(
          "sterile.ue4", "|U_e4|² + |U_μ4|² + |U_τ4|² is \(rounded(electron + muon + tau))",
          remedy: "a column of a unitary matrix: at most 1")
      ]
  }

  public func problems(with source: any NeutrinoSource) -> [Problem] {
    if let distance = distanceCm(of: source) {
      guard averaging.hasRange, spread.value >= distance else { return [] }
      return [
        Problem(
          "sterile.spread", "\(rounded(spread.value / 100)) m is as long as the distance",
          remedy: "choose a shorter one")
      ]
    }
    return [
      Problem(
        "sterile.baseline", "missing: \(type(of: source).id) has no distance",
        remedy: "give it, as in \"20 m\"")
    ]
  }

  /// None: the interactions at the detector are those of active neutrinos.
  public func lower(_ electroweak: Electroweak) -> [Contribution] { [] }

  /// S_α, the largest part of a flavour that disappears.
  ///
  /// Ref: 1711.09773, Xu2019Talk
  public func amplitude(_ flavor: NeutrinoFlavor) -> Double {
    let own = [electron, muon, tau][flavor.rawValue]
    switch probability {
    case .activeToSterile: return 4 * own * (1 - electron - muon - tau)
    case .survival: return 4 * own * (1 - own)
    }
  }

  /// L in cm, of a source with a distance if none is given.
  func distanceCm(of source: any NeutrinoSource) -> Double? {
    baseline?.value ?? Self.declaredDistance(source)
  }

  private static func declaredDistance<S: NeutrinoSource>(_ source: S) -> Double? {
    S.parameters.first { $0.id == "source.distance" }?.value(in: source)
  }

  public func propagate(_ beam: Beam, from source: any NeutrinoSource) -> Beam {
    guard let distance = distanceCm(of: source) else { return beam }
    return beam.losing(
      by: OscillationPhase(
        splittingEV2: splitting.value, distanceCm: distance, spreadCm: spread.value, averaging: averaging,
        coherenceCm: coherenceLength?.value),
      amplitudes: beam.components.map { amplitude($0.neutrino.flavor) })
  }
}

/// Which probability multiplies the flux.
public enum OscillationProbability: String, NamedChoice {
  /// P_αs, what neutral currents see.
  case activeToSterile = "active-to-sterile"
  /// 1 − P_αα, as if nothing came back from other flavours.
  case survival

  public static let choiceID = "sterile.probability"
  public static let choiceMeaning =
    "what the flux loses: the part that became sterile, or all that left its flavour"

  public var meaning: String {
    switch self {
    case .activeToSterile: "1 − P_αs: neutral currents do not care about the flavour"
    case .survival: "P_αα, as in the talk"
    }
  }

  public var references: [String] { self == .survival ? ["Xu2019Talk"] : ["1711.09773"] }

  /// That neutral currents see P_αs was derived here; the paper was not read on it.
  public var verified: Verification { self == .survival ? .read : .checked }
}

/// How the distances between points of source and detector are distributed.
public enum BaselineAveraging: String, NamedChoice {
  /// One distance.
  case point
  /// Between L − spread and L + spread.
  case uniform
  /// The same with the weight 1/L² of the flux.
  case inverseSquare = "inverse-square"
  /// About L with standard deviation spread.
  case gaussian

  public static let choiceID = "sterile.averaging"
  public static let choiceMeaning = "how distances between source and detector are distributed"

  public var meaning: String {
    switch self {
    case .point: "one distance"
    case .uniform: "uniform between L − spread and L + spread"
    case .inverseSquare: "between L − spread and L + spread with the weight 1/L² of the flux"
    case .gaussian: "Gaussian about L with standard deviation spread"
    }
  }

  var hasRange: Bool { self == .uniform || self == .inverseSquare }
}
