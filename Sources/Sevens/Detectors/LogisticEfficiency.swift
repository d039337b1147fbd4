import CSevensMath

/// An efficiency a/(1+exp(−k(x−x₀))) on an axis of counts, with steps at its low end.
///
/// Ref: 1804.09459
public struct LogisticEfficiency: Declared {
  /// The plateau.
  public var a = 1.0
  /// The steepness per count.
  public var k = 1.0
  /// The midpoint in counts.
  public var x0 = 0.0
  /// Below each limit the efficiency is multiplied by the factor; the first limit that holds counts.
  public var steps: [Step] = []
  /// Where it is evaluated for a count of n.
  public var point = EfficiencyPoint.binCentre

  /// A step of the efficiency.
  public struct Step: Sendable, Hashable {
    /// The count below which the factor applies.
    public let below: Double
    /// The factor.
    public let factor: Double

    /// A factor below a count.
    public init(below: Double, factor: Double) {
      self.below = below
      self.factor = factor
    }
  }

  public init() {}

  public static let parameters: [Parameter<LogisticEfficiency>] = [
    Parameter(
      "detector.response.efficiency.a", \.a, .response, bounds: 0...1, scale: 0.03, symbol: "a", latex: "a",
      "plateau of the efficiency"),
    Parameter(
      "detector.response.efficiency.k", \.k, .response, bounds: 0...10, scale: 0.02, symbol: "k", latex: "k",
      "steepness of the efficiency per count"),
    Parameter(
      "detector.response.efficiency.x0", \.x0, .response, bounds: 0...1000, scale: 0.3, symbol: "x₀",
      latex: "x_0", "midpoint of the efficiency in counts"),
  ]
  public static let choices: [Choice<LogisticEfficiency>] = [Choice(\.point)]

  /// ε(x) = a/(1+e^{−k(x−x₀)}) times the step at x.
  ///
  /// Ref: 1804.09459
  public func callAsFunction(_ x: Double) -> Double {
    let step = steps.first { x < $0.below }?.factor ?? 1
    return step * a / (1 + sevens_exp(-k * (x - x0)))
  }

  /// The efficiency of a count of n.
  public func efficiency(count n: Int) -> Double {
    self(Double(n) + (point == .binCentre ? 0.5 : 0))
  }
}

/// Where the efficiency of n counts is read off its curve.
public enum EfficiencyPoint: String, NamedChoice {
  /// At n + ½, the centre of the bin that holds n.
  case binCentre = "bin-centre"
  /// At n itself.
  case integer

  public static let choiceID = "efficiency.at"
  public static let choiceMeaning = "where the efficiency of n counts is read off its curve"

  public var meaning: String {
    switch self {
    case .binCentre: "at n + ½, the centre of the 1-PE bin that holds n counts, as the release says"
    case .integer: "at n itself: some 6 % fewer events in CsI 2017"
    }
  }

  public var references: [String] { self == .binCentre ? ["1804.09459"] : [] }
}
