/// A combination of parameters along which −2 ln L does not curve.
public struct FlatDirection: Sendable, Hashable {
  /// The change of every parameter along the direction, in units of its scale; the largest magnitude is 1.
  public let components: [Double]
  /// The ids of the parameters that take part, with their components.
  public let parts: [String: Double]
}

/// Why a fit has no minimum to report.
public struct NonConvergence: Sendable, Hashable {
  /// What stopped the descent.
  public enum Reason: Sendable, Hashable {
    /// The function has no finite value at the start.
    case notFinite
    /// The iterations ran out.
    case iterationLimit
    /// No step lowers the function although its gradient promises one.
    case stalled
    /// At the lowest point an observed Poisson count is impossible.
    case impossibleCounts
  }

  /// What stopped the descent.
  public let reason: Reason
  /// Newton steps taken.
  public let iterations: Int
  /// The estimated distance to the minimum in the function.
  public let edm: Double
  /// The largest component of the gradient in units of the scales, of parameters not held at a bound.
  public let gradientNorm: Double
}

/// How far the result of a fit can be trusted.
public enum FitStatus: Sendable, Hashable {
  /// A minimum inside the bounds with a positive definite Hessian.
  case converged
  /// A minimum with parameters at a bound; errors are those of the others.
  case parameterAtLimit([String])
  /// A minimum along which the function is flat: the parameters involved are not determined.
  case flat([FlatDirection])
  /// No minimum was found, with the evidence.
  case notConverged(NonConvergence)

  /// Whether a minimum was found, determined or not.
  public var isMinimum: Bool {
    if case .notConverged = self { false } else { true }
  }
}

/// A local minimum of −2 ln L, or the end of a fit that found none.
public struct Minimum: Sendable {
  /// The ids of the parameters.
  public let parameters: [String]
  /// How far the result can be trusted.
  public let status: FitStatus
  /// The values of the parameters.
  public let values: [Double]
  /// −2 ln L.
  public let value: Double
  /// 2 H⁻¹ over the parameters not held at a bound, where rows are 0. A parameter that takes part in a flat direction
  /// has an infinite variance and undefined (NaN) covariances.
  public let covariance: [[Double]]
  /// Estimated distance to the minimum in −2 ln L, gᵀ H⁻¹ g / 2.
  public let edm: Double
  /// Newton steps taken.
  public let iterations: Int
  /// Evaluations of the function with its derivatives.
  public let evaluations: Int
  /// For every parameter, whether it lies at a bound.
  public let isAtLimit: [Bool]
  /// ∂²(−2 ln L)/∂θ_i∂θ_j at the values.
  public let hessian: [[Double]]

  /// The standard deviation of a parameter, √(covariance).
  public func uncertainty(_ position: Int) -> Double { covariance[position][position].squareRoot() }
}

/// The minima that a fit from several starts found.
public struct Minima: Sendable {
  /// Every distinct end, lowest first; those without a minimum come last.
  public let all: [Minimum]

  /// The lowest.
  public var best: Minimum { all[0] }
}
