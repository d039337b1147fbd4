/// What is known about a parameter besides the data of a fit, in its internal unit: a term of the likelihood.
public enum Constraint: Sendable, Hashable {
  /// A normal distribution.
  case normal(mean: Double, sigma: Double)

  /// A pull: mean 0, standard deviation 1.
  public static let pull = Constraint.normal(mean: 0, sigma: 1)
}
