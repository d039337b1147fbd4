/// Why a table cannot be interpolated; `index` is the offending point, from 0.
public enum InterpolationError: Error, Equatable {
  /// Fewer than two points.
  case tooFewPoints
  /// x and y differ in length.
  case countsDiffer
  /// x[index] is not above x[index - 1].
  case notAscending(index: Int)
  /// x[index] or y[index] is infinite or NaN, or the slope of the segment that starts there overflows.
  case notFinite(index: Int)
}

// Ref: Steffen1990
/// A smooth curve through a table that never overshoots its data: Steffen's piecewise cubic.
///
/// The first derivative is continuous; between two neighbouring points the curve is monotone, so its extrema
/// are data points and positive data stay positive. Two points give a straight line, and a straight table its
/// line.
///
/// Steffen's slopes rather than Fritsch's and Carlson's: both keep monotonicity, but Steffen's depend on the
/// three nearest points only (moving one point changes four segments and no more) and on no order of passing
/// through the table.
///
/// Outside `domain` the curve keeps the value at the nearer end, with derivative 0.
public struct MonotoneCubic: Sendable, Equatable {
  @usableFromInline let x: [Double]
  @usableFromInline let y: [Double]
  /// y' at the points.
  @usableFromInline let slopes: [Double]

  /// The curve through the points (x[i], y[i]).
  ///
  /// - Parameters:
  ///   - x: At least two values, strictly ascending, in any unit.
  ///   - y: As many values, in any unit.
  /// - Throws: `tooFewPoints`, `countsDiffer`, `notAscending` or `notFinite`.
  public init(x: [Double], y: [Double]) throws(InterpolationError) {
    guard x.count == y.count else { throw .countsDiffer }
    guard x.count >= 2 else { throw .tooFewPoints }
    for i in x.indices {
      guard x[i].isFinite, y[i].isFinite else { throw .notFinite(index: i) }
      guard i == 0 || x[i] > x[i - 1] else { throw .notAscending(index: i) }
    }
    let last = x.count - 1
    var h: [Double] = []
    var s: [Double] = []
    for i in 0..<last {
      h.append(x[i + 1] - x[i])
      s.append((y[i + 1] - y[i]) / h[i])
      guard h[i].isFinite, s[i].isFinite else { throw .notFinite(index: i) }
    }
    var slopes = [Double](repeating: s[0], count: x.count)
    if last > 1 {
      for i in 1..<last where (s[i - 1] < 0) == (s[i] < 0) {
        // Steffen's equations 8 and 11; dividing each h first keeps huge steps from overflowing.
        let left = h[i - 1] / (h[i - 1] + h[i])
        let p = s[i - 1] * (1 - left) + s[i] * left
        let limit = 2 * min(s[i - 1].magnitude, s[i].magnitude)
        slopes[i] = p.magnitude > limit ? (p < 0 ? -limit : limit) : p
      }
      for i in 1..<last where (s[i - 1] < 0) != (s[i] < 0) { slopes[i] = 0 }
      slopes[0] = Self.endSlope(h[0], h[1], s[0], s[1])
      slopes[last] = Self.endSlope(h[last - 1], h[last - 2], s[last - 1], s[last - 2])
    }
    self.x = x
    self.y = y
    self.slopes = slopes
  }

  /// Steffen's equations 24 to 27: the parabola's slope at an end, limited to [0, 2 s] of its segment.
  private static func endSlope(_ h: Double, _ next: Double, _ s: Double, _ sNext: Double) -> Double {
    let part = h / (h + next)
    let p = s * (1 + part) - sNext * part
    if s == 0 || (p < 0) != (s < 0) { return 0 }
    return p.magnitude > 2 * s.magnitude ? 2 * s : p
  }

  /// The first and last x of the table.
  public var domain: ClosedRange<Double> { x[0]...x[x.count - 1] }

  /// The curve at `x`, in units of y.
  ///
  /// Between the two neighbouring values of the table, to the last bit; the end's value outside `domain`; NaN
  /// at NaN.
  @inlinable public func callAsFunction(_ x: Double) -> Double {
    let last = self.x.count - 1
    if x.isNaN { return x }
    if x <= self.x[0] { return y[0] }
    if x >= self.x[last] { return y[last] }
    let i = segment(x)
    let h = self.x[i + 1] - self.x[i]
    let t = (x - self.x[i]) / h
    let rise = y[i + 1] - y[i]
    let a = slopes[i] * h
    let b = slopes[i + 1] * h
    let value = y[i] + t * (a + t * ((3 * rise - 2 * a - b) + t * (a + b - 2 * rise)))
    return max(min(y[i], y[i + 1]), min(max(y[i], y[i + 1]), value))
  }

  /// The curve's first derivative at `x`, in units of y over x.
  ///
  /// At the ends of `domain` the derivative from inside, 0 beyond; NaN at NaN.
  @inlinable public func derivative(at x: Double) -> Double {
    let last = self.x.count - 1
    if x.isNaN { return x }
    if x < self.x[0] || x > self.x[last] { return 0 }
    if x == self.x[last] { return slopes[last] }
    let i = segment(x)
    let h = self.x[i + 1] - self.x[i]
    let t = (x - self.x[i]) / h
    let s = (y[i + 1] - y[i]) / h
    let a = slopes[i]
    let b = slopes[i + 1]
    return a + t * (2 * (3 * s - 2 * a - b) + t * 3 * (a + b - 2 * s))
  }

  /// The i with x[i] <= x < x[i + 1], for x inside the domain, by bisection.
  @inlinable func segment(_ x: Double) -> Int {
    var low = 0
    var high = self.x.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if self.x[middle] <= x { low = middle } else { high = middle }
    }
    return low
  }
}
