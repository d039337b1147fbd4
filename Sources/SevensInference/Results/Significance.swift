import SevensNumerics

/// The significance of a difference of −2 ln L by its asymptotic distribution.
public struct Significance: Sendable, Hashable {
  /// Δ(−2 ln L) ≥ 0.
  public let statistic: Double
  /// The probability of at least this difference if the hypothesis is true.
  public let pValue: Double
  /// The number of standard deviations with this probability.
  public let z: Double

  /// The difference between a hypothesis and a wider model with a number of further parameters (Wilks).
  ///
  /// p = P(χ²_k > Δ), and Z such that a normal number lies beyond ±Z with the probability p: Z = √Δ for k = 1. A negative
  /// difference counts as 0.
  public init(difference: Double, degreesOfFreedom k: Int) {
    statistic = max(0, difference)
    pValue = ChiSquaredDistribution.survival(statistic, degreesOfFreedom: k)
    z =
      k == 1
      ? statistic.squareRoot() : max(0, NormalDistribution.quantile(exceededWith: 0.5 * pValue))
  }

  // Ref: 1007.1727
  /// The discovery of a signal that can only be positive: q₀ = −2 ln L(0)/L(ŝ) for ŝ > 0, otherwise 0; Z = √q₀ and
  /// p = P(normal > Z).
  ///
  /// - Parameters:
  ///   - difference: −2 ln L without signal minus that of the best fit.
  ///   - strength: the signal strength ŝ of the best fit.
  public init(discovery difference: Double, strength: Double) {
    statistic = strength > 0 ? max(0, difference) : 0
    z = statistic.squareRoot()
    pValue = NormalDistribution.survival(z)
  }
}

extension Likelihood {
  /// The significance with which a strength parameter differs from 0, from above; nil if a fit finds no minimum.
  ///
  /// - Parameter starts: start values of all parameters; their own if empty.
  public func discovery(of strength: String, starts: [[Double]] = []) -> Significance? {
    let free = minimum(starts: starts)
    let others = parameters.indices.filter { $0 != position(strength) }
    let background = minimum(
      fixing: [strength: 0], starts: starts.map { start in others.map { start[$0] } })
    guard free.status.isMinimum, background.status.isMinimum else { return nil }
    return Significance(
      discovery: background.value - free.value, strength: free.values[position(strength)])
  }
}
