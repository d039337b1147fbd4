import SevensKernel

/// Exchange of one scalar particle.
public struct LightScalarMediator: Interaction {
  public static let id = "light-scalar"
  public static let title = "exchange of a scalar particle"
  public static let formula = """
    L = φ [y x_βα ν̄_β P_L ν_α + h.c. + Σ_f g_f f̄f],   in place of ν̄_β the conjugate spinor with y/2 if lepton number is violated
    dσ/dT = (y C)² M² T (1 + T/2M) / (4π E² (2MT + m²)²)   (factor 1 + T/2M for spin ½ only)
    C = Z C_p F_p + N C_n F_n,   C_N = g_N + Σ_q g_q m_N f_q^N/m_q
    """
  public static let conventions =
    MediatorDeclaration<Self>.conventions + [
      "the chirality flips: the rate adds to that of the Standard Model, and interferes with moments and tensor currents",
      "the rate is the same whether lepton number is conserved or violated",
    ]
  public static let notIncluded = [
    "mixing with the Higgs boson", "corrections to f_q beyond the nucleon",
    "decay and production of the mediator",
  ]
  public static let references = ["1802.05171", "1506.04142"]
  public static let uses: Set<SharedPhysics> = [.scalarCharges, .neutrinoNature]

  /// The mass of the mediator.
  public var mass = Energy(10)
  /// The coupling to neutrinos.
  public var neutrino = 0.0
  /// How it is shared among flavours.
  public var flavors = FlavorMatrix.identity
  /// The couplings to the target.
  public var target = TargetCouplings()
  /// Whether the coupling to neutrinos conserves lepton number.
  public var leptonNumber = LeptonNumber.conserved

  public init() {}

  public static let parameters: [Parameter<Self>] =
    MediatorDeclaration<Self>(
      mass: \.mass, neutrino: \.neutrino, flavors: \.flavors, target: \.target, kind: .scalar
    ).parameters

  public static let choices: [Choice<Self>] = [Choice(\.leptonNumber)]

  /// √2 y C/G_F on 1/(Q²+m²), into a neutrino of the other helicity.
  ///
  /// Ref: 1802.05171
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    flavors.contributions(
      .scalar, Complex(amplitudeUnitMeV2 * neutrino), target, electroweak.nucleon, .massive(mass.value)
    ) { leptonNumber == .violated && electroweak.nature == .dirac ? .conjugated($0) : .flipped($0) }
  }
}

/// Whether a scalar coupling of neutrinos conserves lepton number.
public enum LeptonNumber: String, NamedChoice {
  /// ν_L goes to ν_R.
  case conserved
  /// ν_L goes to ν^c.
  case violated

  public static let choiceID = "light-scalar.lepton-number"
  public static let choiceMeaning =
    "lepton number in the coupling of a scalar to neutrinos; the rate alone is the same"

  public var meaning: String {
    switch self {
    case .conserved: "ν_L goes to ν_R, which interferes with Dirac moments"
    case .violated: "ν_L goes to ν^c, with y/2 in L; for Dirac neutrinos it interferes with nothing else"
    }
  }

  public var references: [String] { ["1802.05171"] }
}
