import SevensKernel

/// Exchange of one pseudoscalar particle.
public struct LightPseudoscalarMediator: Interaction {
  public static let id = "light-pseudoscalar"
  public static let title = "exchange of a pseudoscalar particle"
  public static let formula = """
    L = φ [y x_βα ν̄_β P_L ν_α + h.c. + Σ_f g_f f̄ iγ5 f]
    dσ/dT = (y C_P)² M T² / (8π E² (2MT + m²)²)
    """
  public static let conventions =
    MediatorDeclaration<Self>.conventions + [
      "it acts on nuclear spin: single-particle spins, or a coupling to the whole nucleus taken as a Dirac particle"
    ]
  public static let notIncluded = [
    "pseudoscalar currents of quarks, whose matrix elements have meson poles", "spin structure functions",
  ]
  public static let references = ["1612.04150"]

  /// The mass of the mediator.
  public var mass = Energy(10)
  /// The coupling to neutrinos.
  public var neutrino = 0.0
  /// How it is shared among flavours.
  public var flavors = FlavorMatrix.identity
  /// The couplings to the target.
  public var target = TargetCouplings()

  public init() {}

  public static let parameters: [Parameter<Self>] =
    MediatorDeclaration<Self>(
      mass: \.mass, neutrino: \.neutrino, flavors: \.flavors, target: \.target, kind: .pseudoscalar
    ).parameters

  /// √2 y g/G_F times the phase of iγ5 against γ5, on 1/(Q²+m²).
  ///
  /// Ref: 1612.04150
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    flavors.contributions(
      .pseudoscalar, amplitudeUnitMeV2 * neutrino * Complex.i, target, electroweak.nucleon,
      .massive(mass.value),
      to: FinalState.flipped)
  }
}
