import CSevensMath

/// ε at every value.
public struct ConstantEfficiency: EfficiencyCurve {
  public static let id = "constant"
  public static let title = "the same at every value"

  /// ε.
  public var value = 1.0

  public init() {}

  public static let parameters: [Parameter<ConstantEfficiency>] = [
    Parameter(
      "detector.response.efficiency.value", \.value, .response, bounds: 0...1, scale: 0.01, symbol: "ε",
      latex: #"\varepsilon"#, "efficiency")
  ]

  public func callAsFunction(_ x: Double) -> Double { value }
}

/// One efficiency below a threshold and another from it on.
public struct StepEfficiency: EfficiencyCurve {
  public static let id = "step"
  public static let title = "one value below a threshold, another from it on"
  public static let measuredOnAxis = ["threshold"]

  /// The threshold in the unit of the axis.
  public var threshold = 0.0
  /// ε below.
  public var below = 0.0
  /// ε from there on.
  public var above = 1.0

  public init() {}

  public static let parameters: [Parameter<StepEfficiency>] = [
    Parameter(
      "detector.response.efficiency.threshold", \.threshold, .response, bounds: 0...1e6, scale: 0.1,
      symbol: "x₀",
      latex: "x_0", "threshold of the efficiency on its axis"),
    Parameter(
      "detector.response.efficiency.below", \.below, .response, bounds: 0...1, scale: 0.01, symbol: "ε₁",
      latex: #"\varepsilon_1"#, "efficiency below the threshold"),
    Parameter(
      "detector.response.efficiency.above", \.above, .response, bounds: 0...1, scale: 0.01, symbol: "ε₂",
      latex: #"\varepsilon_2"#, "efficiency from the threshold on"),
  ]

  public func callAsFunction(_ x: Double) -> Double { x < threshold ? below : above }
  public var kinks: [Double] { [threshold] }
}

/// An efficiency that rises in a straight line from 0 to a plateau.
public struct LinearEfficiency: EfficiencyCurve {
  public static let id = "linear"
  public static let title = "a straight line from 0 to a plateau"
  public static let measuredOnAxis = ["from", "to"]

  /// Where it begins to rise, in the unit of the axis.
  public var from = 0.0
  /// Where it reaches the plateau.
  public var to = 1.0
  /// The plateau.
  public var plateau = 1.0

  public init() {}

  public static let parameters: [Parameter<LinearEfficiency>] = [
    Parameter(
      "detector.response.efficiency.from", \.from, .response, bounds: 0...1e6, scale: 0.1, symbol: "x₁",
      latex: "x_1", "where the efficiency begins to rise, on its axis"),
    Parameter(
      "detector.response.efficiency.to", \.to, .response, bounds: 0...1e6, scale: 0.1, symbol: "x₂",
      latex: "x_2", "where the efficiency reaches its plateau, on its axis"),
    Parameter(
      "detector.response.efficiency.plateau", \.plateau, .response, bounds: 0...1, scale: 0.01,
      symbol: "ε₀", latex: #"\varepsilon_0"#, "plateau of the efficiency"),
  ]

  public func problems() -> [Problem] {
    from < to
      ? []
      : [
        Problem(
          "detector.response.efficiency.to", "the plateau is reached before the rise begins",
          remedy: "set 'to' above 'from', or use the model step")
      ]
  }

  public func callAsFunction(_ x: Double) -> Double { plateau * max(0, min(1, (x - from) / (to - from))) }
  public var kinks: [Double] { [from, to] }
}

/// The error function, as a threshold with Gaussian noise gives it: ε(x) = (a/2)(1 + erf((x−x₀)/(√2 σ))).
public struct ErrorFunctionEfficiency: EfficiencyCurve {
  public static let id = "error-function"
  public static let title = "(a/2)(1 + erf((x−x₀)/(√2 σ))): a threshold with Gaussian noise"
  public static let measuredOnAxis = ["x0", "width"]

  /// The plateau.
  public var a = 1.0
  /// The threshold x₀, in the unit of the axis.
  public var x0 = 0.0
  /// σ, in the unit of the axis.
  public var width = 1.0

  public init() {}

  public static let parameters: [Parameter<ErrorFunctionEfficiency>] = [
    Parameter(
      "detector.response.efficiency.a", \.a, .response, bounds: 0...1, scale: 0.01, symbol: "a", latex: "a",
      "plateau of the efficiency"),
    Parameter(
      "detector.response.efficiency.x0", \.x0, .response, bounds: 0...1e6, scale: 0.1, symbol: "x₀",
      latex: "x_0", "threshold of the efficiency on its axis"),
    Parameter(
      "detector.response.efficiency.width", \.width, .response, bounds: 1e-9...1e6, scale: 0.1, symbol: "σ",
      latex: #"\sigma"#, "width of the rise on its axis"),
  ]

  public func callAsFunction(_ x: Double) -> Double {
    a / 2 * sevens_erfc((x0 - x) / (width * 2.0.squareRoot()))
  }
}
