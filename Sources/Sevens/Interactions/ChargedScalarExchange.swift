import SevensKernel

/// Exchange of a heavy charged or coloured scalar: by a Fierz rearrangement it is S, P and T in a fixed ratio.
public struct ChargedScalarExchange: Interaction {
  public static let id = "charged-scalar"
  public static let title = "exchange of a heavy charged scalar, as S, P and T in a fixed ratio"
  public static let formula = """
    L = (G_F/√2) c x_βα [ν̄_β P_L ψ][ψ̄ P_L ν_α] + h.c.
    [ν̄P_Lψ][ψ̄P_Lν] = −½ [ν̄P_Lν][ψ̄P_Lψ] − ⅛ [ν̄σ^μνP_Lν][ψ̄σ_μνP_Lψ]
    so that A_S = −c/4, A_P = +c/4, A_T = −c/8 of one coupling
    """
  public static let conventions = [
    "the overall sign of the rearrangement is that for field operators; with c → −c no rate by itself changes",
    "c is dimensionless: c = √2 y²/(G_F m²) for one scalar of mass m and coupling y at both vertices",
    "couplings to quarks, nucleons, the whole nucleus and electrons add",
  ]
  public static let notIncluded = [
    "the momentum dependence of the exchange", "pseudoscalar currents of quarks",
    "the dependence of tensor currents on nuclear spin",
  ]
  public static let references = ["Xu2019Talk", "1901.00482"]
  public static let uses: Set<SharedPhysics> = [.scalarCharges, .tensorCharges]

  /// c, for every place.
  public var target = TargetCouplings()
  /// The matrix in flavour.
  public var flavors = FlavorMatrix.identity

  public init() {}

  public static let parameters: [Parameter<Self>] =
    TargetCouplingsDeclaration<Self>(
      prefix: "charged-scalar.c-", kind: .scalar, symbol: "c", latex: "c",
      meaning: "strength of the exchange",
      bounds: -1e6...1e6, scale: 0.1
    ).parameters(\.target)
    + FlavorMatrixDeclaration<Self>(
      prefix: "charged-scalar.nu-", symbol: "x", latex: "x",
      meaning: "strength between flavours, relative to c",
      bounds: -1000...1000, scale: 0.1
    ).parameters(\.flavors)

  /// −¼ on S, +¼ on P, −⅛ on T.
  ///
  /// Ref: 1901.00482
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    let ratios: [(AmplitudeClass, Double)] = [(.scalar, -0.25), (.pseudoscalar, 0.25), (.tensor, -0.125)]
    return ratios.flatMap { kind, ratio in
      flavors.contributions(kind, Complex(ratio), target, electroweak.nucleon, to: FinalState.flipped)
    }
  }
}
