/// A number that a fit may vary.
public struct FitParameter: Sendable, Hashable {
  /// The id by which terms and constraints name it.
  public let id: String
  /// Where a fit starts, in the parameter's units.
  public let start: Double
  /// A change that matters, > 0, in the same units; only its order of magnitude enters.
  public let scale: Double
  /// The smallest allowed value; −∞ if there is none.
  public let lower: Double
  /// The largest allowed value; +∞ if there is none.
  public let upper: Double

  /// A parameter with bounds; a start outside them is moved to the nearer one.
  public init(
    _ id: String, start: Double = 0, scale: Double = 1, lower: Double = -.infinity, upper: Double = .infinity
  ) {
    self.id = id
    self.start = min(max(start, lower), upper)
    self.scale = scale
    self.lower = lower
    self.upper = upper
  }

  /// The same parameter, within bounds of its own and others.
  func restricted(to low: Double, _ high: Double) -> FitParameter {
    FitParameter(id, start: start, scale: scale, lower: max(lower, low), upper: min(upper, high))
  }
}
