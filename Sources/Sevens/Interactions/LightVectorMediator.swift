import SevensKernel

/// Exchange of one vector particle.
public struct LightVectorMediator: Interaction {
  public static let id = "light-vector"
  public static let title = "exchange of a vector particle, of general or preset charges"
  public static let formula = """
    L = Z′_μ [g_ν x_βα ν̄_βγ^μP_Lν_α + Σ_f g_f f̄γ^μf]
    g_V^{p,n} → g_V^{p,n} + g_ν g_{p,n}/(√2 G_F (2MT + m²)),   g_p = 2g_u + g_d, g_n = g_u + 2g_d
    charges: universal (ν, q, e) = (1, 1, 1) g;  B−L (−1, 1/3, −1) g;  B−3L_α (−3 for α, 1/3, −3 for α = e) g
    L_μ−L_τ: δg_V^p = ±√2 α g² ε_μτ(Q²)/(π G_F (2MT + m²)) for ν_μ, ν_τ;  dark photon: g_p = ε e, g_e = −ε e
    ε_μτ = ∫₀¹ x(1−x) ln[(m_τ² + x(1−x)Q²)/(m_μ² + x(1−x)Q²)] dx
    """
  public static let conventions =
    MediatorDeclaration<Self>.conventions + [
      "like signs of g_ν and g_q interfere destructively with the neutron term of the Standard Model",
      "kinetic mixing ε couples to electric charge, +ε e to protons and −ε e to electrons, under every preset",
    ]
  public static let notIncluded = [
    "loop-induced mixing other than that of L_μ−L_τ", "decay and production of the mediator",
    "renormalisation of the couplings",
  ]
  public static let references = ["1804.03660", "1711.09773", "2008.05022", "1612.06350"]

  /// The mass of the mediator.
  public var mass = Energy(10)
  /// The coupling of a preset of charges.
  public var coupling = 0.0
  /// The coupling to neutrinos, for free charges.
  public var neutrino = 0.0
  /// How it is shared among flavours.
  public var flavors = FlavorMatrix.identity
  /// The couplings to the target, for free charges.
  public var target = TargetCouplings()
  /// ε of kinetic mixing with the photon.
  public var mixing = 0.0
  /// The charges.
  public var charges = VectorCharges.free

  public init() {}

  public static let parameters: [Parameter<Self>] =
    MediatorDeclaration<Self>(
      mass: \.mass, neutrino: \.neutrino, flavors: \.flavors, target: \.target, kind: .vector
    ).parameters.map { parameter in
      if parameter.id == "light-vector.mass" { return parameter }
      let isOfNeutrinos =
        parameter.id == "light-vector.g-neutrino" || parameter.id.hasPrefix("light-vector.nu-")
      return parameter.when(
        Condition(
          "no effect: the charges are preset",
          remedy: "set light-vector.charges=free" + (isOfNeutrinos ? " or dark-photon" : "")
        ) { $0.charges == .free || isOfNeutrinos && $0.charges == .darkPhoton })
    } + [
      Parameter(
        "light-vector.g", \.coupling, .coupling, bounds: -100...100, scale: 1e-5, symbol: "g", latex: "g",
        "coupling of the preset charges"
      ).when(
        Condition(
          "no effect: the charges are free", remedy: "set light-vector.charges, or g-neutrino, g-up, …"
        ) {
          $0.charges != .free && $0.charges != .darkPhoton
        }),
      Parameter(
        "light-vector.kinetic-mixing", \.mixing, .coupling, bounds: -1...1, scale: 1e-4, symbol: "ε",
        latex: #"\varepsilon"#, "kinetic mixing with the photon"),
    ]

  public static let choices: [Choice<Self>] = [Choice(\.charges)]

  /// The charges of a preset times its coupling, or the free ones.
  ///
  /// Ref: 1804.03660, 1612.06350
  var couplings: (neutrino: FlavorMatrix, target: TargetCouplings) {
    let g = coupling
    func quarks(_ charge: Double, electron: Double) -> TargetCouplings {
      TargetCouplings(up: charge * g, down: charge * g, electron: electron * g)
    }
    switch charges {
    case .free, .darkPhoton: return (neutrino * flavors, charges == .free ? target : TargetCouplings())
    case .universal: return (g * .identity, quarks(1, electron: 1))
    case .baryonMinusLepton: return (-g * .identity, quarks(1 / 3, electron: -1))
    case .baryonMinusElectron: return (FlavorMatrix(-3 * g, 0, 0), quarks(1 / 3, electron: -3))
    case .baryonMinusMuon: return (FlavorMatrix(0, -3 * g, 0), quarks(1 / 3, electron: 0))
    case .baryonMinusTau: return (FlavorMatrix(0, 0, -3 * g), quarks(1 / 3, electron: 0))
    case .muonMinusTau: return (FlavorMatrix(0, g, -g), TargetCouplings())
    }
  }

  /// −√2 g_ν g_f/G_F on 1/(Q²+m²); the loop of L_μ−L_τ and kinetic mixing act on electric charge.
  ///
  /// Ref: 1804.03660, 2008.05022
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    let (neutrino, target) = couplings
    let propagator = Propagator.massive(mass.value)
    var all = neutrino.contributions(
      .vector, Complex(-amplitudeUnitMeV2), target, electroweak.nucleon, propagator, to: FinalState.active)
    all += neutrino.contributions(
      onCharge: .vector, -amplitudeUnitMeV2 * mixing * PhysicalConstants.elementaryCharge, propagator,
      to: FinalState.active)
    if charges == .muonMinusTau {
      let loop = Propagator.loop(
        mediator: mass.value, lighter: PhysicalConstants.muonMassMeV, heavier: PhysicalConstants.tauMassMeV)
      let strength = -amplitudeUnitMeV2 * 2 * PhysicalConstants.fineStructure / Double.pi * coupling
      all += neutrino.contributions(onCharge: .vector, strength, loop, to: FinalState.active)
    }
    return all
  }
}

/// Preset charges of a vector mediator.
public enum VectorCharges: String, NamedChoice {
  /// As given.
  case free
  /// One for all.
  case universal
  /// B − L.
  case baryonMinusLepton = "b-minus-l"
  /// B − 3L_e.
  case baryonMinusElectron = "b-minus-3l-e"
  /// B − 3L_μ.
  case baryonMinusMuon = "b-minus-3l-mu"
  /// B − 3L_τ.
  case baryonMinusTau = "b-minus-3l-tau"
  /// L_μ − L_τ.
  case muonMinusTau = "l-mu-minus-l-tau"
  /// Kinetic mixing only.
  case darkPhoton = "dark-photon"

  public static let choiceID = "light-vector.charges"
  public static let choiceMeaning = "the charges of a vector mediator"

  public var meaning: String {
    switch self {
    case .free: "g-neutrino, g-up, g-down, … as given"
    case .universal: "g for neutrinos, quarks and electrons"
    case .baryonMinusLepton: "−g for leptons, g/3 for quarks"
    case .baryonMinusElectron: "−3g for ν_e and e, g/3 for quarks"
    case .baryonMinusMuon: "−3g for ν_μ, g/3 for quarks"
    case .baryonMinusTau: "−3g for ν_τ, g/3 for quarks"
    case .muonMinusTau: "g for ν_μ, −g for ν_τ; reaches electric charge by a loop of μ and τ"
    case .darkPhoton: "kinetic-mixing times electric charge; g-neutrino for neutrinos"
    }
  }

  public var references: [String] {
    switch self {
    case .free, .universal: ["1711.09773"]
    case .baryonMinusLepton, .darkPhoton: ["1804.03660"]
    case .baryonMinusElectron, .baryonMinusMuon, .baryonMinusTau: ["1612.06350"]
    case .muonMinusTau: ["2008.05022"]
    }
  }

  /// None of the works was read on the presets.
  public var verified: Verification { self == .free || self == .universal ? .read : .checked }
}
