import SevensKernel

/// Exchange of one axial-vector particle.
public struct LightAxialMediator: Interaction {
  public static let id = "light-axial"
  public static let title = "exchange of an axial-vector particle"
  public static let formula = """
    L = Z′_μ [g_ν x_βα ν̄_βγ^μP_Lν_α + Σ_f g_f f̄γ^μγ5f]
    G_A → G_A − g_ν g_A/(√2 G_F (2MT + m²)),   alone: dσ/dT = (g_ν g_A)² M [1 − T/E + MT/2E² + T²/2E²] / (2π (2MT + m²)²)
    g_A^N = g_N + Σ_q g_q Δ_q^N
    """
  public static let conventions =
    MediatorDeclaration<Self>.conventions + [
      "with this L the sign is opposite to the vector rule; many papers have −g_A",
      "light neutrinos: the part q_μq_ν of the propagator vanishes with the neutrino mass",
    ]
  public static let notIncluded = [
    "axial currents of strange quarks", "the fall of spin structure functions with Q",
  ]
  public static let references = ["1711.09773", "1806.10604"]
  public static let uses: Set<SharedPhysics> = [.axialCharges]

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
      mass: \.mass, neutrino: \.neutrino, flavors: \.flavors, target: \.target, kind: .axial
    ).parameters

  /// +√2 g_ν g_A/G_F on the axial current and 1/(Q²+m²).
  ///
  /// Ref: 1711.09773
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    flavors.contributions(
      .axial, Complex(amplitudeUnitMeV2 * neutrino), target, electroweak.nucleon, .massive(mass.value),
      to: FinalState.active)
  }
}
