import CSevensMath

/// An efficiency a/(1+exp(−k(x−x₀))) + d, not below 0 nor above 1, with steps at its low end.
///
/// Ref: 1804.09459, 2110.07730
public struct LogisticEfficiency: EfficiencyCurve {
  public static let id = "logistic"
  public static let title = "a/(1+exp(−k(x−x₀))) + d between 0 and 1, times a step"
  public static let references = ["1804.09459"]
  public static let measuredOnAxis = ["x0"]

  /// The plateau above d.
  public var a = 1.0
  /// The steepness per unit of the axis.
  public var k = 1.0
  /// The midpoint in the unit of the axis.
  public var x0 = 0.0
  /// The offset.
  public var d = 0.0
  /// Below each limit the efficiency is multiplied by the factor; the first limit that holds counts.
  public var steps: [Step] = []

  /// A step of the efficiency.
  public struct Step: Sendable, Hashable {
    /// The value on the axis below which the factor applies.
    public let below: Double
    /// The factor.
    public let factor: Double

    /// A factor below a value.
    public init(below: Double, factor: Double) {
      self.below = below
      self.factor = factor
    }
  }

  public init() {}

  public static let parameters: [Parameter<LogisticEfficiency>] = [
    Parameter(
      "detector.response.efficiency.a", \.a, .response, bounds: 0...10, scale: 0.03, symbol: "a", latex: "a",
      "plateau of the efficiency above its offset"),
    Parameter(
      "detector.response.efficiency.k", \.k, .response, bounds: 0...1000, scale: 0.02, symbol: "k",
      latex: "k", "steepness of the efficiency per unit of its axis"),
    Parameter(
      "detector.response.efficiency.x0", \.x0, .response, bounds: 0...1000, scale: 0.3, symbol: "x₀",
      latex: "x_0", "midpoint of the efficiency on its axis"),
    Parameter(
      "detector.response.efficiency.d", \.d, .response, bounds: -10...1, scale: 0.01, symbol: "d",
      latex: "d", "offset of the efficiency; below 0 and above 1 it is cut off"),
  ]

  /// ε(x) = a/(1+e^{−k(x−x₀)}) + d, cut off at 0 and 1, times the step at x.
  ///
  /// Ref: 1804.09459, 2110.07730
  public func callAsFunction(_ x: Double) -> Double {
    let step = steps.first { x < $0.below }?.factor ?? 1
    return step * max(0, min(1, a / (1 + sevens_exp(-k * (x - x0))) + d))
  }

  public var kinks: [Double] {
    // Where the curve meets 0 and 1: e^{−k(x−x₀)} = a/(ε−d) − 1.
    let ends = [0.0, 1].compactMap { level -> Double? in
      let ratio = a / (level - d) - 1
      return k > 0 && ratio > 0 && ratio.isFinite ? x0 - sevens_log(ratio) / k : nil
    }
    return steps.map(\.below) + ends
  }
}
