/// The value of an integral with what is known of its accuracy.
@frozen public struct IntegralEstimate: Sendable, Equatable {
  /// The integral, in units of the integrand times units of its variable; NaN if the integrand was not
  /// finite.
  public var value: Double
  /// Estimate of |value - exact|, in the units of `value`, never negative.
  public var error: Double
  /// How many times the integrand was called.
  public var evaluations: Int
  /// Whether the accuracy asked for was reached; of a fixed rule, whether its value and error are finite.
  public var converged: Bool

  /// All four parts, unchecked.
  @inlinable public init(value: Double, error: Double, evaluations: Int, converged: Bool) {
    self.value = value
    self.error = error
    self.evaluations = evaluations
    self.converged = converged
  }

  /// What an integral is when the integrand (or a limit) was not finite: NaN +- infinity, not converged.
  @inlinable static func notFinite(evaluations: Int) -> IntegralEstimate {
    IntegralEstimate(value: .nan, error: .infinity, evaluations: evaluations, converged: false)
  }
}
