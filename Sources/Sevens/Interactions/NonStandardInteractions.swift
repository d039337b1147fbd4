import CSevensMath
import SevensKernel

/// Non-standard interactions: neutral currents of neutrinos of any two flavours with quarks and electrons.
public struct NonStandardInteractions: Interaction {
  public static let id = "non-standard-interactions"
  public static let scope = "nsi"
  public static let title = "four-fermion neutral currents between any two flavours"
  public static let formula = """
    L = −(G_F/√2) Σ_f [ν̄_αγ^μ(1−γ5)ν_β] [f̄γ_μ(ε_αβ^{fV} + ε_αβ^{fA}γ5)f],   f = u, d, e
    Q² = 4 |N(g_V^n + ε_αα^u + 2ε_αα^d) + Z(g_V^p + 2ε_αα^u + ε_αα^d)|² + 4 Σ_{β≠α} |N(ε_αβ^u + 2ε_αβ^d) + Z(2ε_αβ^u + ε_αβ^d)|²
    in place of Q_W² for an incoming ν_α; form factors multiply N and Z
    """
  public static let conventions = [
    "the sign is that of the Standard Model; the talk prints the opposite one",
    "ε^V = ε^L + ε^R, ε^A = ε^R − ε^L, so that g_A^f → g_A^f − ε^{fA}; many papers define ε^A with the opposite sign",
    "matrices are Hermitian: nsi.u-emu=\"0.1 + 0.2i\" sets the entry (e, μ), and (μ, e) is its conjugate",
    "an incoming ν_α gives ν_β with ε_βα",
    "basis nucleon: ε^p = 2ε^u + ε^d, ε^n = ε^u + 2ε^d; basis eta: ε^p = √5 cos η ε, ε^n = √5 sin η ε",
  ]
  public static let notIncluded = [
    "coherence between flavours in the flux that arrives", "matter effects on the way",
    "axial currents of strange quarks",
  ]
  public static let references = ["1612.04150", "1711.09773", "1805.04530", "Xu2019Talk"]
  public static let uses: Set<SharedPhysics> = [.axialCharges]

  /// ε^{uV}.
  public var up = FlavorMatrix()
  /// ε^{dV}.
  public var down = FlavorMatrix()
  /// ε^{pV}, in the basis of nucleons.
  public var proton = FlavorMatrix()
  /// ε^{nV}, in the basis of nucleons.
  public var neutron = FlavorMatrix()
  /// ε, in the basis of an angle between proton and neutron.
  public var common = FlavorMatrix()
  /// The angle η of that basis, in radians.
  public var eta = 0.0
  /// ε^{uA}.
  public var axialUp = FlavorMatrix()
  /// ε^{dA}.
  public var axialDown = FlavorMatrix()
  /// ε^{eV}.
  public var electronVector = FlavorMatrix()
  /// ε^{eA}.
  public var electronAxial = FlavorMatrix()
  /// ε^{eL}.
  public var electronLeft = FlavorMatrix()
  /// ε^{eR}.
  public var electronRight = FlavorMatrix()
  /// Which of the vector matrices are in use.
  public var basis = NSIBasis.quark

  public init() {}

  public static let parameters: [Parameter<Self>] =
    matrix("u", "ε^u", #"\varepsilon^{uV}"#, "vector current of up quarks", .nuclei).parameters(\.up)
    .when(.quark)
    + matrix("d", "ε^d", #"\varepsilon^{dV}"#, "vector current of down quarks", .nuclei).parameters(\.down)
    .when(.quark)
    + matrix("p", "ε^p", #"\varepsilon^{pV}"#, "vector current of protons", .nuclei).parameters(\.proton)
    .when(.nucleon)
    + matrix("n", "ε^n", #"\varepsilon^{nV}"#, "vector current of neutrons", .nuclei).parameters(\.neutron)
    .when(.nucleon)
    + matrix("epsilon", "ε", #"\varepsilon"#, "vector current along the angle η", .nuclei)
    .parameters(\.common).when(.eta)
    + [
      Parameter(
        "nsi.eta", \.eta, .shape, bounds: -3.2...3.2, scale: 0.1, symbol: "η", latex: #"\eta"#,
        "angle between the currents of protons and neutrons, in radians"
      ).when(NSIBasis.eta.condition)
    ]
    + matrix("uA", "ε^uA", #"\varepsilon^{uA}"#, "axial current of up quarks", .nuclearSpin)
    .parameters(\.axialUp)
    + matrix("dA", "ε^dA", #"\varepsilon^{dA}"#, "axial current of down quarks", .nuclearSpin)
    .parameters(\.axialDown)
    + matrix("eV", "ε^eV", #"\varepsilon^{eV}"#, "vector current of electrons", .electrons)
    .parameters(\.electronVector)
    + matrix("eA", "ε^eA", #"\varepsilon^{eA}"#, "axial current of electrons", .electrons)
    .parameters(\.electronAxial)
    + matrix("eL", "ε^eL", #"\varepsilon^{eL}"#, "left-handed current of electrons", .electrons)
    .parameters(\.electronLeft)
    + matrix("eR", "ε^eR", #"\varepsilon^{eR}"#, "right-handed current of electrons", .electrons)
    .parameters(\.electronRight)

  public static let choices: [Choice<Self>] = [Choice(\.basis)]

  private static func matrix(
    _ name: String, _ symbol: String, _ latex: String, _ meaning: String, _ actsOn: ActsOn
  ) -> FlavorMatrixDeclaration<Self> {
    FlavorMatrixDeclaration(
      prefix: "nsi.\(name)-", symbol: symbol, latex: latex, meaning: meaning, bounds: -100...100, scale: 0.1,
      actsOn: actsOn)
  }

  /// ε^p and ε^n of the vector current, in whatever basis they are given.
  ///
  /// Ref: 1612.04150, 1805.04530
  public var nucleonMatrices: (proton: FlavorMatrix, neutron: FlavorMatrix) {
    switch basis {
    case .quark: (2 * up + down, up + 2 * down)
    case .nucleon: (proton, neutron)
    case .eta:
      (5.0.squareRoot() * sevens_cos(eta) * common, 5.0.squareRoot() * sevens_sin(eta) * common)
    }
  }

  /// −2ε^p and −2ε^n on the vector currents, g_A^q → g_A^q − ε^{qA} on the spin currents, −2ε^{eV} and +2ε^{eA} on
  /// electrons.
  ///
  /// Ref: 1612.04150, 1711.09773
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    let nucleons = nucleonMatrices
    let (V, A) = (AmplitudeClass.vector, AmplitudeClass.axial)
    func add(_ m: FlavorMatrix, _ kind: AmplitudeClass, _ factor: Double, _ c: TargetCouplings)
      -> [Contribution]
    {
      m.contributions(kind, Complex(factor), c, electroweak.nucleon) { .active($0) }
    }
    let electrons = TargetCouplings(electron: 1)
    return add(nucleons.proton, V, -2, TargetCouplings(proton: 1))
      + add(nucleons.neutron, V, -2, TargetCouplings(neutron: 1))
      + add(axialUp, A, 2, TargetCouplings(up: 1)) + add(axialDown, A, 2, TargetCouplings(down: 1))
      + add(electronVector + electronLeft + electronRight, V, -2, electrons)
      + add(electronAxial + electronRight + -1 * electronLeft, A, 2, electrons)
  }

  /// What the counts of one nuclide know of ε_αα^u and ε_αα^d: x = (2Z+N) ε^u + (Z+2N) ε^d, and Q² = (Q_W − 2x)².
  ///
  /// Q² has the value of the Standard Model on two parallel lines, x = 0 and x = Q_W; with entries off the diagonal on
  /// the sphere (x_αα − Q_W/2)² + Σ_β |x_αβ|² = (Q_W/2)². Nuclides of another N/Z break the degeneracy.
  ///
  /// Ref: 1612.04150, Xu2019Talk
  public struct Degeneracy: Sendable {
    /// Q_W of the nuclide at F = 1.
    public let weakCharge: Double
    /// dε^u/dε^d along the lines.
    public let slope: Double
    /// The second solution in ε^u at ε^d = 0.
    public let up: Double
    /// The second solution in ε^d at ε^u = 0.
    public let down: Double

    /// The degeneracy of one nuclide and flavour.
    ///
    /// Ref: 1612.04150
    public init(_ nuclide: Nuclide, _ flavor: NeutrinoFlavor, _ electroweak: Electroweak = Electroweak()) {
      let g = electroweak.couplings.vectorCouplings(flavor, sin2ThetaW: electroweak.sin2ThetaW)
      let (Z, N) = (Double(nuclide.protons), Double(nuclide.neutrons))
      weakCharge = -2 * (g.proton * Z + g.neutron * N)
      slope = -(Z + 2 * N) / (2 * Z + N)
      up = weakCharge / (2 * Z + N)
      down = weakCharge / (Z + 2 * N)
    }
  }
}

/// Which matrices the vector couplings are given in.
public enum NSIBasis: String, NamedChoice {
  /// Up and down quarks.
  case quark
  /// Protons and neutrons.
  case nucleon
  /// One matrix and an angle.
  case eta

  public static let choiceID = "nsi.basis"
  public static let choiceMeaning = "the basis of the vector couplings to matter"

  public var meaning: String {
    switch self {
    case .quark: "ε^u and ε^d"
    case .nucleon: "ε^p = 2ε^u + ε^d and ε^n = ε^u + 2ε^d"
    case .eta: "ε^p = √5 cos η ε and ε^n = √5 sin η ε"
    }
  }

  public var references: [String] { self == .eta ? ["1805.04530"] : [] }

  var condition: Condition<NonStandardInteractions> {
    Condition("no effect: the basis is another one", remedy: "set nsi.basis=\(rawValue)") { $0.basis == self }
  }
}

extension [Parameter<NonStandardInteractions>] {
  fileprivate func when(_ basis: NSIBasis) -> Self { map { $0.when(basis.condition) } }
}
