import CSevensMath

/// Counts that are no polynomial in some parameters, such as a line with its centre and width, as one within ranges.
///
/// N_b(x) is interpolated on the products of Chebyshev points x_k = m + h cos(πk/n), k = 0 … n, of every range m ± h:
/// P_b(x) = Σ_k N_b(x_k) Π_i ℓ_{k_i}(x_i), with ℓ in powers of x_i. Every range has the least even n with which the
/// others, held at their middles and ends, leave no more than the tolerance between the points. The error is measured
/// on the products of the points of n + 1 intervals, the corners among them, from the polynomial itself, so that the
/// digits lost in powers of x are part of it: ranges about 0 lose fewest.
public struct InterpolatedCounts: Sendable {
  /// A parameter with the range in which the counts are interpolated; nothing holds outside.
  public struct Axis: Sendable {
    /// The id of the parameter.
    public let id: String
    /// The range.
    public let range: ClosedRange<Double>

    /// A parameter with a range, which is not empty.
    public init(_ id: String, _ range: ClosedRange<Double>) {
      precondition(range.lowerBound < range.upperBound, "a range from one value to another")
      self.id = id
      self.range = range
    }

    var middle: Double { (range.lowerBound + range.upperBound) / 2 }

    /// The Chebyshev points of the second kind of a number of intervals.
    func points(_ intervals: Int) -> [Double] {
      let half = (range.upperBound - range.lowerBound) / 2
      return (0...intervals).map { k in
        2 * k == intervals ? middle : middle + half * sevens_cos(.pi * Double(k) / Double(intervals))
      }
    }
  }

  /// The usual tolerance, relative to the largest bin.
  public static let tolerance = 1e-8
  private static let mostIntervals = 30

  /// The counts as a polynomial in the parameters of the axes, in their order.
  public let counts: CountPolynomial
  /// The largest measured difference to the counts, relative to their largest bin.
  public let error: Double
  /// The number of intervals of every axis.
  public let intervals: [Int]

  /// Interpolates counts.
  ///
  /// - Parameters:
  ///   - axes: the parameters.
  ///   - tolerance: the error aimed for, relative to the largest bin.
  ///   - function: the counts of the bins at values of the parameters.
  public init(
    _ axes: [Axis], tolerance: Double = Self.tolerance, _ function: ([Double]) -> [Double]
  ) {
    let intervals = axes.indices.map { Self.intervals(along: $0, of: axes, tolerance, function) }
    let found = Self.polynomial(axes, intervals, function)
    let between = Self.products(zip(axes, intervals).map { $0.points($1 + 1) })
    (counts, self.intervals) = (found, intervals)
    error = between.reduce(0) { max($0, Self.difference(found.counts(at: $1), function($1))) }
  }

  /// The least even number of intervals of one axis.
  private static func intervals(
    along index: Int, of axes: [Axis], _ tolerance: Double, _ function: ([Double]) -> [Double]
  ) -> Int {
    let others = axes.enumerated().map { place, axis in
      place == index ? [axis.middle] : [axis.range.lowerBound, axis.middle, axis.range.upperBound]
    }
    func isEnough(_ intervals: Int) -> Bool {
      products(others).allSatisfy { point in
        func along(_ x: Double) -> [Double] {
          var moved = point
          moved[index] = x
          return function(moved)
        }
        let line = polynomial([axes[index]], [intervals]) { along($0[0]) }
        return axes[index].points(intervals + 1).allSatisfy {
          difference(line.counts(at: [$0]), along($0)) <= tolerance
        }
      }
    }
    var intervals = 2
    while intervals < mostIntervals, !isEnough(intervals) { intervals += 2 }
    return intervals
  }

  /// P(x) of given numbers of intervals.
  private static func polynomial(
    _ axes: [Axis], _ intervals: [Int], _ function: ([Double]) -> [Double]
  ) -> CountPolynomial {
    let points = zip(axes, intervals).map { $0.points($1) }
    let bases = points.map(basis)
    let places = products(points.map { $0.indices.map(Double.init) }).map { $0.map { Int($0) } }
    let samples = places.map { place in function(zip(points, place).map { $0[$1] }) }
    var result = CountPolynomial(parameters: axes.map(\.id), binCount: samples[0].count)
    for powers in places {
      let monomial = powers.enumerated().compactMap { $1 == 0 ? nil : CountPolynomial.Factor($0, $1) }
      for (place, sample) in zip(places, samples) {
        let factor = axes.indices.reduce(1.0) { $0 * bases[$1][place[$1]][powers[$1]] }
        if factor != 0 { result.add(monomial, sample, scale: factor) }
      }
    }
    return result
  }

  /// The coefficients of ℓ_k(x) in powers of x for every point k.
  private static func basis(_ points: [Double]) -> [[Double]] {
    points.map { x in
      points.filter { $0 != x }.reduce([1.0]) { powers, other in
        // Times (z − other)/(x − other).
        let shifted = [0] + powers
        return shifted.indices.map { n in
          (shifted[n] - (n < powers.count ? other * powers[n] : 0)) / (x - other)
        }
      }
    }
  }

  /// All combinations of one value of each list, the last running fastest.
  private static func products(_ lists: [[Double]]) -> [[Double]] {
    lists.reduce([[]]) { found, list in found.flatMap { start in list.map { start + [$0] } } }
  }

  private static func difference(_ a: [Double], _ b: [Double]) -> Double {
    let largest = b.reduce(0) { max($0, abs($1)) }
    return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / max(largest, .leastNormalMagnitude)
  }
}
