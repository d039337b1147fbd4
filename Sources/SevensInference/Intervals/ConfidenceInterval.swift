/// A connected range of a parameter in which a profile stays below a threshold.
public struct ConfidenceInterval: Sendable, Hashable {
  /// What ends an interval.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The profile crosses the threshold.
    case crossing
    /// The range of the scan: the interval may go on beyond.
    case range
    /// The profile is not finite beyond.
    case notFinite
  }

  /// One end of an interval.
  public struct End: Sendable, Hashable {
    /// Where, in units of the parameter.
    public let x: Double
    /// Why.
    public let reason: Reason
  }

  /// The lower end.
  public let lower: End
  /// The upper end.
  public let upper: End

  /// Whether a value of the parameter lies in it, ends included.
  public func contains(_ x: Double) -> Bool { lower.x <= x && x <= upper.x }

  /// Whether the range of the scan cuts it.
  public var isClipped: Bool { lower.reason == .range || upper.reason == .range }
}

/// All values of a parameter at which a profile is within a threshold of its minimum: {x : f(x) − min f ≤ t}.
public struct ConfidenceSet: Sendable, Hashable {
  /// t, in units of f.
  public let threshold: Double
  /// Its connected parts in ascending order; one of them holds the minimum.
  public let intervals: [ConfidenceInterval]

  /// Whether a value of the parameter lies in it.
  public func contains(_ x: Double) -> Bool { intervals.contains { $0.contains(x) } }

  /// The upper limit: everything above it in the range is excluded. With several intervals it is the end of the last,
  /// so what lies below it need not be allowed.
  ///
  /// With t = z² of a one-sided Gaussian quantile z (1.642 for 90 %) it is the one-sided limit.
  public var upperLimit: ConfidenceInterval.End? { intervals.last?.upper }

  /// The lower limit: everything below it in the range is excluded.
  public var lowerLimit: ConfidenceInterval.End? { intervals.first?.lower }
}
