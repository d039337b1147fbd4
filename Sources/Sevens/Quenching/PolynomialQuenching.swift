/// Q(T) = Q₀ + Q₁T + Q₂T² + Q₃T³, T in keVnr, and not below 0; of degree 1, as for liquid argon, it is linear.
///
/// Ref: 2006.12659
public struct PolynomialQuenching: QuenchingFactor {
  public static let id = "polynomial"
  public static let title = "Q(T) = Q₀ + Q₁T + Q₂T² + Q₃T³, T in keVnr; linear with q2 = q3 = 0"
  public static let references = ["2006.12659"]

  /// Q₀.
  public var q0 = 1.0
  /// Q₁ per keVnr.
  public var q1PerkeV = 0.0
  /// Q₂ per keVnr².
  public var q2PerkeV2 = 0.0
  /// Q₃ per keVnr³.
  public var q3PerkeV3 = 0.0

  public init() {}

  public static let parameters: [Parameter<PolynomialQuenching>] = [
    coefficient(0, \.q0, 0...1, 0.005), coefficient(1, \.q1PerkeV, -1...1, 1e-4),
    coefficient(2, \.q2PerkeV2, -1...1, 1e-6), coefficient(3, \.q3PerkeV3, -1...1, 1e-8),
  ]

  private static func coefficient(
    _ n: Int, _ path: WritableKeyPath<Self, Double> & Sendable, _ bounds: ClosedRange<Double>, _ scale: Double
  ) -> Parameter<Self> {
    Parameter(
      "detector.response.quenching.q\(n)", path, .response, bounds: bounds, scale: scale, symbol: "Q\(n)",
      latex: "Q_\(n)", "coefficient of T^\(n), T in keVnr")
  }

  /// One polynomial for all.
  public var dependsOnNuclide: Bool { false }

  public func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double {
    let T = recoil.value * 1e3
    return max(0, q0 + T * (q1PerkeV + T * (q2PerkeV2 + T * q3PerkeV3)))
  }
}
