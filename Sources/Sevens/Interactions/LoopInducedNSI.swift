import SevensKernel

/// Non-standard interactions through the Z: a loop of new states changes the coupling of neutrinos to it.
public struct LoopInducedNSI: Interaction {
  public static let id = "loop-induced-nsi"
  public static let title = "a loop-induced change of the coupling of neutrinos to the Z"
  public static let formula = """
    L = −(G_F/√2) [ν̄_αγ^μ(1−γ5)(1 + δg)_αβ ν_β] J_μ^Z
    ε^{uV} = (½ − (4/3) sin²θ_W) δg,  ε^{dV} = (−½ + (2/3) sin²θ_W) δg,  ε^{eV} = (−½ + 2 sin²θ_W) δg,  ε^{fA} = −g_A^f δg
    protons and electrons nearly cancel, so it acts on neutrons
    """
  public static let conventions = ["δg is Hermitian; the estimate of its size is y²/16π²"]
  public static let notIncluded = [
    "the loop itself: the sizes reported in the paper are not verified",
    "boxes and corrections to the charged current",
  ]
  public static let references = ["1807.08102"]

  /// δg.
  public var shift = FlavorMatrix()

  public init() {}

  public static let parameters: [Parameter<Self>] =
    FlavorMatrixDeclaration<Self>(
      prefix: "loop-induced-nsi.dg-", symbol: "δg", latex: #"\delta g"#,
      meaning: "change of the coupling of neutrinos to the Z", bounds: -10...10, scale: 0.01
    ).parameters(\.shift)

  /// The NSI it amounts to.
  ///
  /// Ref: 1807.08102
  public func nonStandardInteractions(sin2ThetaW s2: Double) -> NonStandardInteractions {
    var nsi = NonStandardInteractions()
    nsi.up = (0.5 - 4 * s2 / 3) * shift
    nsi.down = (-0.5 + 2 * s2 / 3) * shift
    nsi.electronVector = (-0.5 + 2 * s2) * shift
    nsi.axialUp = -0.5 * shift
    nsi.axialDown = 0.5 * shift
    nsi.electronAxial = 0.5 * shift
    return nsi
  }

  /// The amplitudes of those NSI.
  ///
  /// Ref: 1807.08102
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    nonStandardInteractions(sin2ThetaW: electroweak.sin2ThetaW).lower(electroweak)
  }

  /// y²/16π²: how large a loop of coupling y is without logarithms or ratios of masses. An estimate, no result.
  ///
  /// Ref: 1807.08102
  public static func estimate(coupling y: Double) -> Double { y * y / (16 * Double.pi * Double.pi) }
}
