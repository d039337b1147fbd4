import SevensKernel

/// Production of a new neutral fermion χ by exchange of something that couples neutrinos to it.
public struct DarkFermionProduction: Interaction {
  public static let id = "dark-fermion-production"
  public static let title = "production of a new fermion in place of the neutrino"
  public static let formula = """
    L = Σ_a g_a [χ̄Γ^aP_Lν_α] X_a + Σ_f g_f^a [f̄Γ^af] X_a + h.c. for S, P, V, A, T, and −(μ/2) χ̄σ^μνP_Lν F_μν
    S: dσ/dT = (g C)² M (1+T/2M)(2MT+m_χ²)/(8πE²(2MT+m_φ²)²)
    V: dσ/dT = (g C)² M X/(2π(2MT+m_V²)²),  X = 1−T/E−MT/2E²+T²/2E²−(m_χ²/4ME²)(2E−T+M)   (spin ½)
       spin 0: X = 1−T/E−MT/2E²−(m_χ²/4ME²)(2E+M−T/2)+m_χ⁴/16M²E²
    E ≥ (2MT+m_χ²)/(2(√(T²+2MT)−T)),   threshold m_χ + m_χ²/2M;   all structures interfere, some in proportion to m_χ
    """
  public static let conventions = [
    "χ is a Dirac fermion; the couplings of neutrinos are to its left- or right-handed part as the structure says",
    "pseudoscalar currents of the target are f̄iγ5f; axial ones f̄γγ5f",
    "all flavours share the couplings, times dark-fermion-production.flavor-e, -mu, -tau",
    "each instance has a χ of its own: those of two instances do not interfere",
  ]
  public static let notIncluded = [
    "the part q_μq_ν/m_V² of the propagator of a massive vector particle with axial couplings: it is of order m_χ²/m_V² relative to "
      + "the rest, and none for a conserved vector current",
    "decay of χ", "pseudoscalar currents of quarks", "the dependence of tensor currents on nuclear spin",
  ]
  public static let references = ["1810.03626", "2002.10275"]
  public static let uses: Set<SharedPhysics> = [.scalarCharges, .tensorCharges, .axialCharges]

  /// The couplings of one Lorentz structure.
  public struct Structure: Sendable, Hashable {
    /// The coupling of neutrino and χ.
    public var neutrino = 0.0
    /// The couplings to the target.
    public var target = TargetCouplings()
  }

  /// The mass of χ.
  public var chiMass = Energy(1)
  /// The mass of what is exchanged by S and P.
  public var scalarMass = Energy(10)
  /// The mass of what is exchanged by V and A.
  public var vectorMass = Energy(10)
  /// The range of the tensor interaction.
  public var tensorMass = Energy(10)
  /// S.
  public var scalar = Structure()
  /// P.
  public var pseudoscalar = Structure()
  /// V.
  public var vector = Structure()
  /// A.
  public var axial = Structure()
  /// T.
  public var tensor = Structure()
  /// The transition moment.
  public var moment = DipoleMoment(0)
  /// The share of every flavour.
  public var shares = FlavorMatrix.identity

  public init() {}

  public static let parameters: [Parameter<Self>] =
    [
      mass("chi-mass", \.chiMass, "m_χ", #"m_\chi"#, "mass of the new fermion"),
      mass("scalar-mass", \.scalarMass, "m_φ", #"m_\phi"#, "mass of the scalar or pseudoscalar mediator"),
      mass("vector-mass", \.vectorMass, "m_V", "m_V", "mass of the vector or axial-vector mediator"),
      mass("tensor-mass", \.tensorMass, "m_T", "m_T", "inverse range of the tensor interaction"),
      Parameter(
        "\(id).mu", \.moment, .coupling, bounds: -1...1, scale: 1e-10, symbol: "μ", latex: #"\mu"#,
        "transition moment of neutrinos and the new fermion"),
      share("e", \.shares.ee), share("mu", \.shares.mumu), share("tau", \.shares.tautau),
    ]
    + structure("S", \.scalar.neutrino, \.scalar.target, .scalar)
    + structure("P", \.pseudoscalar.neutrino, \.pseudoscalar.target, .pseudoscalar)
    + structure("V", \.vector.neutrino, \.vector.target, .vector)
    + structure("A", \.axial.neutrino, \.axial.target, .axial)
    + structure("T", \.tensor.neutrino, \.tensor.target, .tensor)

  private static func mass(
    _ name: String, _ path: WritableKeyPath<Self, Energy> & Sendable, _ symbol: String, _ latex: String,
    _ meaning: String
  ) -> Parameter<Self> {
    Parameter(
      "\(id).\(name)", path, .shape, bounds: 0...1e9, scale: 1, symbol: symbol, latex: latex, meaning)
  }

  private static func share(
    _ flavor: String, _ path: WritableKeyPath<Self, Double> & Sendable
  ) -> Parameter<Self> {
    Parameter(
      "\(id).flavor-\(flavor)", path, .coupling, bounds: -1000...1000, scale: 0.1, symbol: "x_\(flavor)",
      latex: "x_{\(flavor)}", "coupling of nu_\(flavor) relative to the others")
  }

  private static func structure(
    _ name: String, _ neutrino: WritableKeyPath<Self, Double> & Sendable,
    _ target: WritableKeyPath<Self, TargetCouplings> & Sendable, _ kind: AmplitudeClass
  ) -> [Parameter<Self>] {
    // Pseudoscalar currents are suppressed by T/E.
    let step = kind == .pseudoscalar ? 1e-3 : 1e-5
    return [
      Parameter(
        "\(id).g-\(name)", neutrino, .coupling, bounds: -100...100, scale: step, symbol: "g_\(name)",
        latex: "g_{\(name)}", "coupling of neutrino and new fermion, \(name)")
    ]
      + TargetCouplingsDeclaration<Self>(
        prefix: "\(id).\(name)-", kind: kind, symbol: name, latex: name,
        meaning: "coupling to the target, \(name)",
        bounds: -1000...1000, scale: step, isShort: true
      ).parameters(target)
  }

  /// The amplitudes of the light mediators, into a fermion of mass m_χ.
  ///
  /// Ref: 1810.03626
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    let chi = FinalState.massive(name: "chi", massMeV: chiMass.value)
    let structures: [(AmplitudeClass, Structure, Complex, Energy)] = [
      (.scalar, scalar, Complex(1), scalarMass), (.pseudoscalar, pseudoscalar, .i, scalarMass),
      (.vector, vector, Complex(-1), vectorMass), (.axial, axial, Complex(1), vectorMass),
      (.tensor, tensor, Complex(1), tensorMass),
    ]
    let unit = amplitudeUnitMeV2 * PhysicalConstants.elementaryCharge * PhysicalConstants.bohrMagnetonPerMeV
    return structures.flatMap { kind, structure, phase, mass in
      shares.contributions(
        kind, amplitudeUnitMeV2 * structure.neutrino * phase, structure.target, electroweak.nucleon,
        .massive(mass.value)
      ) { _ in chi }
    }
      + NeutrinoFlavor.allCases.flatMap {
        DipoleCurrent.contributions(unit * moment.value * shares[$0, $0], $0, to: chi)
      }
  }
}
