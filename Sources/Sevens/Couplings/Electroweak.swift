/// The electroweak parameters every interaction shares.
public struct Electroweak: Declared {
  /// The radiative corrections.
  public var couplings = CouplingScheme.tree
  /// sin²θ_W at zero momentum transfer.
  public var sin2ThetaW = standardSin2ThetaW
  /// The isoscalar (strange) axial coupling g_A^s of the nucleon.
  public var strangeAxialCoupling = 0.0

  /// The sin²θ_W at which corrected schemes are quoted.
  ///
  /// Ref: PDG2024
  public static let standardSin2ThetaW = 0.23873

  static let strangeAxialID = "electroweak.strange-axial-coupling"

  public init() {}

  public static let parameters: [Parameter<Electroweak>] = [
    Parameter(
      "electroweak.sin2-theta-w", \.sin2ThetaW, .coupling, bounds: 0...1, scale: 0.001, symbol: "sin²θ_W",
      latex: #"\sin^2\theta_W"#, "weak mixing angle at zero momentum transfer"),
    Parameter(
      strangeAxialID, \.strangeAxialCoupling, .coupling, bounds: -1...1, scale: 0.05,
      symbol: "g_A^s", latex: "g_A^s", "isoscalar axial coupling of the nucleon; used when axial is not off"),
  ]
  public static let choices: [Choice<Electroweak>] = [Choice(\.couplings)]
}
