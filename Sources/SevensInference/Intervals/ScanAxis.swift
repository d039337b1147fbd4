import CSevensMath

/// Why a range cannot be scanned: everything that is wrong with it.
public struct ScanAxisError: Error, Equatable {
  /// One thing wrong with a range.
  public enum Problem: Sendable, Hashable {
    /// An end is infinite or NaN.
    case notFinite
    /// The upper end is not above the lower one.
    case empty
    /// A logarithmic axis reaches 0 or below.
    case notPositive
    /// Fewer than three points.
    case tooFewPoints
  }

  /// What is wrong, in the order of the cases.
  public let problems: [Problem]
}

/// The range of a parameter in a scan, with the number of points the scan starts from.
///
/// Positions u in [0, 1] are proportional to x on a linear axis and to log x on a logarithmic one. Everything a scan
/// does (halving, interpolating, measuring distances) happens in positions.
public struct ScanAxis: Sendable, Hashable {
  /// What is equidistant on an axis.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// Equal steps of x.
    case linear
    /// Equal ratios of x.
    case logarithmic
  }

  /// The lower end, in units of the parameter.
  public let lower: Double
  /// The upper end, in units of the parameter.
  public let upper: Double
  /// What is equidistant.
  public let scale: Scale
  /// The number of points of the starting grid, both ends included.
  public let points: Int

  /// A range with its starting grid.
  ///
  /// - Parameters:
  ///   - lower: The lower end, in units of the parameter; above 0 on a logarithmic axis.
  ///   - upper: The upper end, in the same units.
  ///   - scale: What is equidistant.
  ///   - points: Points of the starting grid, at least three.
  /// - Throws: All that is wrong with these.
  public init(
    from lower: Double, to upper: Double, scale: Scale = .linear, points: Int = 33
  ) throws(ScanAxisError) {
    var problems: [ScanAxisError.Problem] = []
    if !lower.isFinite || !upper.isFinite { problems.append(.notFinite) }
    if !(lower < upper) { problems.append(.empty) }
    if scale == .logarithmic && !(lower > 0) { problems.append(.notPositive) }
    if points < 3 { problems.append(.tooFewPoints) }
    guard problems.isEmpty else { throw ScanAxisError(problems: problems) }
    self.lower = lower
    self.upper = upper
    self.scale = scale
    self.points = points
  }

  /// x at a position; the ends of the range at 0 and 1 exactly.
  public func value(at position: Double) -> Double {
    if position <= 0 { return lower }
    if position >= 1 { return upper }
    switch scale {
    // Not lower + u (upper − lower): the difference of huge ends would overflow.
    case .linear: return lower * (1 - position) + upper * position
    case .logarithmic: return lower * sevens_exp(position * (sevens_log(upper) - sevens_log(lower)))
    }
  }

  /// The coordinate in which the axis is equidistant: x, or log10 x.
  public func coordinate(_ x: Double) -> Double { scale == .linear ? x : sevens_log(x) / sevens_log(10) }

  /// The position of x, the inverse of `value(at:)`; 0 or 1 beyond the ends.
  public func position(of x: Double) -> Double {
    if x <= lower { return 0 }
    if x >= upper { return 1 }
    switch scale {
    case .linear: return (0.5 * x - 0.5 * lower) / (0.5 * upper - 0.5 * lower)
    case .logarithmic: return (sevens_log(x) - sevens_log(lower)) / (sevens_log(upper) - sevens_log(lower))
    }
  }

  /// The points of the starting grid, in ascending order.
  public var grid: [Double] { (0..<points).map { value(at: Double($0) / Double(points - 1)) } }
}
