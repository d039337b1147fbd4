import CSevensMath
import SevensKernel

/// How what is reconstructed spreads about its mean.
public protocol Smearing: Declared {
  /// The name of the model.
  static var id: String { get }
  /// One line of what it is.
  static var title: String { get }
  /// Citation keys.
  static var references: [String] { get }
  /// The parameters measured in the unit of the axis.
  static var measuredOnAxis: [String] { get }
  /// The spread on a continuous axis where a keVee is worth a number of its units; nil for integer counts.
  func spread(on axis: ResponseAxis, perkeVee: Double) -> AxisSpread?
  /// What is wrong with the smearing on an axis.
  func problems(on axis: ResponseAxis, quenched: Bool) -> [Problem]
}

extension Smearing {
  /// None, unless said.
  public static var references: [String] { [] }
  /// None, unless said.
  public static var measuredOnAxis: [String] { [] }
}

/// Integer counts, Poisson distributed about their mean.
///
/// Ref: 1804.09459
public struct PoissonSmearing: Smearing {
  public static let id = "poisson"
  public static let title = "integer counts, Poisson distributed about their mean"
  public static let references = ["1804.09459"]

  public init() {}

  public func spread(on axis: ResponseAxis, perkeVee: Double) -> AxisSpread? { nil }

  public func problems(on axis: ResponseAxis, quenched: Bool) -> [Problem] {
    axis.isCount
      ? []
      : [
        Problem(
          "detector.response.smearing", "Poisson counts of \(axis.unit), which is no number of quanta",
          remedy: "add a yield above it, as in - light: { yield: 13.35 PE/keVee }")
      ]
  }
}

/// Normal smearing with σ² = σ₀² + F ε x + a² x + c² x² about the mean x.
///
/// σ₀ is the noise, F the Fano factor and ε the energy of an electron–hole pair; a/√x and c are relative resolutions:
/// that of CENNS-10 is a = 0.58 √keVee. Below 0 it goes on or ends, as the choice `gaussian-tail` says.
///
/// Ref: 2003.10630, 2202.10829
public struct GaussianSmearing: Smearing {
  public static let id = "gaussian"
  public static let title = "normal with σ² = σ₀² + Fεx + a²x + c²x²"
  public static let measuredOnAxis = ["noise", "pair-energy"]

  /// σ₀ in the unit of the axis.
  public var noise = 0.0
  /// F.
  public var fano = 0.0
  /// ε in the unit of the axis.
  public var pairEnergy = 0.00296
  /// a in the square root of the unit of the axis.
  public var stochastic = 0.0
  /// c.
  public var constant = 0.0
  /// What is below 0.
  public var tail = GaussianTail.normal

  public init() {}

  public static let choices: [Choice<GaussianSmearing>] = [Choice(\.tail)]

  public static let parameters: [Parameter<GaussianSmearing>] = [
    Parameter(
      "detector.response.smearing.noise", \.noise, .response, bounds: 0...1000, scale: 0.005, symbol: "σ₀",
      latex: #"\sigma_0"#, "standard deviation of the noise"),
    Parameter(
      "detector.response.smearing.fano", \.fano, .response, bounds: 0...10, scale: 0.01, symbol: "F",
      latex: "F", "Fano factor"),
    Parameter(
      "detector.response.smearing.pair-energy", \.pairEnergy, .response, bounds: 0...1, scale: 1e-4,
      symbol: "ε", latex: #"\varepsilon"#, "energy of an electron–hole pair"
    ).when(
      Condition("no effect: the Fano factor is 0", remedy: "set detector.response.smearing.fano") {
        $0.fano > 0
      }),
    Parameter(
      "detector.response.smearing.stochastic", \.stochastic, .response, bounds: 0...100, scale: 0.01,
      symbol: "a", latex: "a", "relative resolution times the root of the value on the axis"),
    Parameter(
      "detector.response.smearing.constant", \.constant, .response, bounds: 0...10, scale: 0.01,
      symbol: "c", latex: "c", "relative resolution at high values"),
  ]

  public func spread(on axis: ResponseAxis, perkeVee: Double) -> AxisSpread? {
    let (noise2, slope, square) = (
      noise * noise, fano * pairEnergy + stochastic * stochastic, constant * constant
    )
    let sigma: @Sendable (Double) -> Double = { x in
      let x = max(0, x)
      return (noise2 + slope * x + square * x * x).squareRoot()
    }
    switch tail {
    case .normal: return .gaussian(sigma: sigma)
    case .truncated: return .truncatedGaussian(sigma: sigma)
    }
  }

  public func problems(on axis: ResponseAxis, quenched: Bool) -> [Problem] { [] }
}

/// What becomes of the tail of a normal resolution below 0.
public enum GaussianTail: String, NamedChoice {
  /// It is there.
  case normal
  /// It is not, and what is above 0 is scaled up to everything.
  case truncated

  public static let choiceID = "gaussian-tail"
  public static let choiceMeaning = "what becomes of the tail of a normal resolution below 0"

  public var meaning: String {
    switch self {
    case .normal: "it goes on below 0"
    case .truncated: "it ends at 0, and what is above is scaled by 2/(1 + erf(x/√2σ)) to hold everything"
    }
  }

  public var references: [String] { self == .truncated ? ["2202.10829"] : [] }
  public var verified: Verification { self == .truncated ? .checked : .read }
}

/// Gamma smearing with the shape 1 + s·E_ee of the light of CsI: σ/x = (1 + s E_ee)^(−1/2).
///
/// Ref: 2110.07730
public struct GammaSmearing: Smearing {
  public static let id = "gamma"
  public static let title = "gamma distributed with shape 1 + s·E_ee about its mean"
  public static let references = ["2110.07730"]

  /// s per keVee.
  ///
  /// Ref: 2110.07730
  public var slope = 9.56

  public init() {}

  public static let parameters: [Parameter<GammaSmearing>] = [
    Parameter(
      "detector.response.smearing.shape-per-keVee", \.slope, .response, bounds: 0...1e6, scale: 0.1,
      symbol: "s", latex: "s", "growth of the shape of the gamma distribution per keVee")
  ]

  /// The shape of a mean x is 1 + s x/Y, Y being the units of the axis per keVee.
  public func spread(on axis: ResponseAxis, perkeVee: Double) -> AxisSpread? {
    let perUnit = slope / perkeVee
    return .gamma { 1 + perUnit * $0 }
  }

  public func problems(on axis: ResponseAxis, quenched: Bool) -> [Problem] {
    quenched
      ? []
      : [
        Problem(
          "detector.response.smearing",
          "a gamma distribution whose shape grows with keVee, without quenching",
          remedy: "add quenching above it")
      ]
  }
}
