import SevensKernel

/// A tensor interaction of light range.
public struct LightTensorMediator: Interaction {
  public static let id = "light-tensor"
  public static let title = "a tensor interaction with the propagator of a light particle"
  public static let formula = """
    L_eff = g_ν x_βα [ν̄_β σ^{μν} P_L ν_α] Σ_f g_f [f̄ σ_μν f] / (Q² + m²) + h.c.
    dσ/dT = 4 (g_ν C_T)² M [1 − T/E − MT/4E² + T²/4E²] / (π (2MT + m²)²)
    C_T = Z C_p F_p + N C_n F_n,   C_p = g_p + g_u δ_u + g_d δ_d,   C_n = g_n + g_u δ_d + g_d δ_u
    """
  public static let conventions =
    MediatorDeclaration<Self>.conventions + [
      "the sum over μ and ν counts each pair twice",
      "kinematics=spin-half or leading: a nucleus of spin 0 has no tensor current",
    ]
  public static let notIncluded = [
    "the dependence of tensor currents on nuclear spin: the coherent sum over nucleons is formal and too large for real nuclei",
    "a particle of spin 2 or an antisymmetric tensor field behind the interaction",
  ]
  public static let references = ["1806.07424", "1808.07597"]
  public static let uses: Set<SharedPhysics> = [.tensorCharges]

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
      mass: \.mass, neutrino: \.neutrino, flavors: \.flavors, target: \.target, kind: .tensor
    ).parameters

  /// √2 g_ν C_T/G_F on 1/(Q²+m²), into a neutrino of the other helicity.
  ///
  /// Ref: 1806.07424
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    flavors.contributions(
      .tensor, Complex(amplitudeUnitMeV2 * neutrino), target, electroweak.nucleon, .massive(mass.value),
      to: FinalState.flipped)
  }
}
