import CSevensMath
import SevensNumerics

/// How a quantity on a continuous axis is reconstructed about its mean m.
public enum AxisSpread: Sendable {
  /// At its mean.
  case none
  /// Normal with a standard deviation σ(m) ≥ 0 in the unit of the axis; at its mean where σ = 0.
  case gaussian(sigma: @Sendable (Double) -> Double)
  /// The same above 0, where all of it is: p(x|m) = 2/(1 + erf(m/√2σ)) times the normal density.
  case truncatedGaussian(sigma: @Sendable (Double) -> Double)
  /// Gamma distributed with a shape a(m) > 0: mean m, variance m²/a.
  case gamma(shape: @Sendable (Double) -> Double)

  /// The standard deviation about m.
  func sigma(_ m: Double) -> Double {
    switch self {
    case .none: 0
    case .gaussian(let sigma), .truncatedGaussian(let sigma): sigma(m)
    case .gamma(let shape): max(0, m) / shape(m).squareRoot()
    }
  }

  /// The value above which less than 1e-18 is found about m.
  public func reach(about m: Double) -> Double { distribution(about: m)?.support.upperBound ?? m }

  /// The distribution about m, or nil where all of it is at m.
  func distribution(about m: Double) -> AxisDistribution? {
    switch self {
    case .none: return nil
    case .gaussian(let sigma):
      let s = sigma(m)
      return s > 0 ? AxisDistribution(normal: m, sigma: s) : nil
    case .truncatedGaussian(let sigma):
      let s = sigma(m)
      return s > 0 ? AxisDistribution(normal: m, sigma: s, isTruncated: true) : nil
    case .gamma(let shape):
      return m > 0 ? AxisDistribution(gamma: m, shape: shape(m)) : nil
    }
  }
}

/// The probability density of a reconstructed quantity.
struct AxisDistribution {
  private let isGamma: Bool
  /// 1, or what a normal distribution has above 0 where it ends there.
  private let share: Double
  private let mean: Double
  private let shape: Double
  /// 1/(√2σ), or the rate of the gamma distribution.
  private let scale: Double
  private let logNorm: Double
  /// The standard deviation.
  let sigma: Double
  /// Outside of this less than 1e-18 is found.
  let support: ClosedRange<Double>

  /// A normal distribution; above 0 alone if truncated, for m ≥ 0.
  init(normal m: Double, sigma: Double, isTruncated: Bool = false) {
    (isGamma, mean, shape, self.sigma) = (false, m, 0, sigma)
    scale = 1 / (sigma * 2.0.squareRoot())
    share = isTruncated ? (1 + sevens_erf(m * scale)) / 2 : 1
    logNorm = -sevens_log(sigma * (2 * Double.pi).squareRoot() * share)
    let low = m - 9 * sigma
    support = (isTruncated ? max(0, low) : low)...(m + 9 * sigma)
  }

  init(gamma m: Double, shape: Double) {
    (isGamma, share, mean, self.shape) = (true, 1, m, shape)
    sigma = m / shape.squareRoot()
    scale = shape / m
    logNorm = shape * sevens_log(scale) - sevens_lgamma(shape)
    // The upper tail falls as e^(−x·rate): 45 more of those than the normal's nine standard deviations.
    support = max(0, m - 9 * sigma)...(m + 9 * sigma + 45 / scale)
  }

  /// True where the density is no smooth function, as a gamma's at its lower end.
  var isRoughAtLowerEnd: Bool { isGamma && support.lowerBound == 0 }

  /// Half of erf for the normal distribution, so that differences keep the digits of both tails.
  func cumulative(_ x: Double) -> Double {
    isGamma
      ? regularizedGamma(shape: shape, x * scale)
      : sevens_erf((max(x, support.lowerBound) - mean) * scale) / (2 * share)
  }

  /// A place on the axis, with its logarithm, which many distributions ask for.
  struct Node: Sendable {
    let x: Double
    let logarithm: Double

    init(_ x: Double) {
      self.x = x
      logarithm = x > 0 ? sevens_log(x) : -.infinity
    }
  }

  /// The density at x, per unit of the axis.
  func density(_ x: Double) -> Double {
    isGamma ? density(Node(x)) : density(x, logarithm: 0)
  }

  /// The density at a place.
  func density(_ node: Node) -> Double { density(node.x, logarithm: node.logarithm) }

  private func density(_ x: Double, logarithm: Double) -> Double {
    guard isGamma else {
      let z = (x - mean) * scale
      return sevens_exp(logNorm - z * z)
    }
    guard x > 0 else { return 0 }
    return sevens_exp(logNorm + (shape - 1) * logarithm - x * scale)
  }
}
