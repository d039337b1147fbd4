import CSevensMath
import SevensInference
import SevensNumerics

/// Counts as polynomials in parameters that need a new prediction for every value, from a few predictions.
///
/// Along every direction x within its reach, usually ±4 standard deviations, the coefficients are interpolated on Chebyshev points, 5 at
/// first, then 9 and 17 if predictions between them miss by more than 1e-4; for every pair the four corners at ±2 give
/// what the directions do together: c(x, y) = c₀ + Σ_i [c_i(x_i) − c₀] + Σ_{i<j} Σ_{n,m ≤ 2} p_ij^{nm} x_i^n x_j^m.
/// The difference to a prediction at (1, 1) of every pair, like that between the points, is measured.
public struct MorphedCounts: Sendable {
  /// One direction in which predictions change.
  public struct Direction: Sendable {
    /// The id of the parameter, in standard deviations.
    public let id: String
    /// Changes a set-up by a number of standard deviations.
    public let change: @Sendable (_ setup: inout Setup, _ deviations: Double) -> Void

    /// How far the interpolation reaches on both sides, in standard deviations.
    public let reach: Double
    /// Whether it changes nothing but arrival times.
    var isDelay = false

    /// A direction from its parts.
    public init(
      _ id: String, reach: Double = MorphedCounts.reach,
      _ change: @escaping @Sendable (_ setup: inout Setup, _ deviations: Double) -> Void
    ) {
      self.id = id
      self.reach = reach
      self.change = change
    }
  }

  /// The usual reach.
  public static let reach = 4.0
  private static let tolerance = 1e-4
  private static let corner = 2.0

  /// The counts; the directions are parameters behind those of the predictions.
  public let counts: CountPolynomial
  /// The largest measured difference to a prediction, relative to the bin or to 1 % of the largest.
  public let error: Double

  /// Interpolates predictions.
  ///
  /// - Parameter predict: the counts for values of the directions in standard deviations, always in the same parameters.
  public init<Fault: Error>(
    _ directions: [Direction], loop: ParallelLoop,
    _ predict: @Sendable ([Double]) throws(Fault) -> CountPolynomial
  ) throws(Fault) {
    func all(_ points: [[Double]]) throws(Fault) -> [CountPolynomial] {
      let results = loop.map(count: points.count) { index -> Result<CountPolynomial, Fault> in
        do throws(Fault) { return .success(try predict(points[index])) } catch { return .failure(error) }
      }
      var found: [CountPolynomial] = []
      for result in results { found.append(try result.get()) }
      return found
    }
    let origin = directions.map { _ in 0.0 }
    let centre = try predict(origin)
    let ids = centre.parameters + directions.map(\.id)
    var (sum, worst) = (centre.placed(among: ids), 0.0)
    func point(_ values: [(Int, Double)]) -> [Double] {
      var result = origin
      for (direction, value) in values { result[direction] = value }
      return result
    }
    for i in directions.indices {
      var intervals = 4
      // Half of the nodes of twice as many intervals are those before.
      var known: [Double: CountPolynomial] = [:]
      while true {
        let nodes = Self.nodes(intervals, directions[i].reach)
        let between = [0.5 * (nodes[0] + nodes[1]), 0.5 * (nodes[intervals - 1] + nodes[intervals])]
        let wanted = nodes.filter { $0 != 0 } + between
        let new = wanted.filter { known[$0] == nil }
        for (x, prediction) in zip(new, try all(new.map { point([(i, $0)]) })) { known[x] = prediction }
        let found = wanted.compactMap { known[$0] }
        let line = Self.line(nodes, found, centre, ids, place: centre.parameters.count + i)
        let error =
          zip(between, found.suffix(2)).map { x, exact in
            Self.size(of: Self.rest(of: exact, minus: [line, centre], at: point([(i, x)])), in: exact)
          }.max() ?? 0
        if error <= Self.tolerance || intervals >= 16 {
          for (m, monomial) in line.monomials.enumerated() { sum.add(monomial, line.row(m)) }
          worst = max(worst, error)
          break
        }
        intervals *= 2
      }
    }
    let pairs = directions.indices.flatMap { i in directions.indices.filter { $0 > i }.map { (i, $0) } }
    let signs = [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)]
    let corners = try all(
      pairs.flatMap { i, j in
        signs.map { point([(i, $0.0 * Self.corner), (j, $0.1 * Self.corner)]) } + [point([(i, 1), (j, 1)])]
      })
    let alone = sum
    for (index, (i, j)) in pairs.enumerated() {
      let own = corners[(5 * index)..<(5 * index + 5)]
      let places = (centre.parameters.count + i, centre.parameters.count + j)
      for (sign, exact) in zip(signs, own) {
        // The parity in either direction tells x from x² and y from y².
        let values = point([(i, sign.0 * Self.corner), (j, sign.1 * Self.corner)])
        Self.addCorner(Self.rest(of: exact, minus: [alone], at: values), places, sign, to: &sum)
      }
      let values = point([(i, 1), (j, 1)])
      if let exact = own.last {
        worst = max(worst, Self.size(of: Self.rest(of: exact, minus: [sum], at: values), in: exact))
      }
    }
    counts = sum
    error = worst
  }

  /// Chebyshev points of the second kind within the reach, 0 among them.
  private static func nodes(_ intervals: Int, _ reach: Double) -> [Double] {
    (0...intervals).map { 2 * $0 == intervals ? 0 : reach * sevens_cos(.pi * Double($0) / Double(intervals)) }
  }

  /// Σ_k ℓ_k(x) [c(x_k) − c₀] in powers of x.
  private static func line(
    _ nodes: [Double], _ found: [CountPolynomial], _ centre: CountPolynomial, _ ids: [String], place: Int
  ) -> CountPolynomial {
    var result = CountPolynomial(parameters: ids, binCount: centre.binCount)
    for (x, prediction) in zip(nodes.filter { $0 != 0 }, found) {
      var powers = [1.0]
      for other in nodes where other != x {
        // Times (z − other)/(x − other).
        let shifted = [0] + powers
        powers = shifted.indices.map { n in
          (shifted[n] - (n < powers.count ? other * powers[n] : 0)) / (x - other)
        }
      }
      for (n, factor) in powers.enumerated() where n > 0 {
        for (source, sign) in [(prediction, 1.0), (centre, -1.0)] {
          for (m, monomial) in source.monomials.enumerated() {
            result.add(monomial + [.init(place, n)], source.row(m), scale: sign * factor)
          }
        }
      }
    }
    return result
  }

  /// What interpolated parts leave of a prediction at values of the directions.
  private static func rest(
    of exact: CountPolynomial, minus parts: [CountPolynomial], at values: [Double]
  ) -> CountPolynomial {
    let own = exact.parameters.count
    var rest = exact
    for part in parts {
      for (m, monomial) in part.monomials.enumerated() {
        var scale = -1.0
        for factor in monomial where factor.parameter >= own {
          for _ in 0..<factor.power { scale *= values[factor.parameter - own] }
        }
        if scale != 0 { rest.add(monomial.filter { $0.parameter < own }, part.row(m), scale: scale) }
      }
    }
    return rest
  }

  /// Adds a quarter of what is left at a corner to the four products whose parities it holds.
  private static func addCorner(
    _ rest: CountPolynomial, _ places: (Int, Int), _ sign: (Double, Double), to sum: inout CountPolynomial
  ) {
    for (n, m) in [(1, 1), (2, 1), (1, 2), (2, 2)] {
      let parity = (n == 1 ? sign.0 : 1) * (m == 1 ? sign.1 : 1)
      let size = (0..<(n + m)).reduce(1.0) { product, _ in product * corner }
      for (r, monomial) in rest.monomials.enumerated() {
        sum.add(
          monomial + [.init(places.0, n), .init(places.1, m)], rest.row(r), scale: parity / (4 * size))
      }
    }
  }

  /// The largest part of a prediction that is left, row by row relative to the bin or to 1 % of the largest one.
  private static func size(of rest: CountPolynomial, in exact: CountPolynomial) -> Double {
    var worst = 0.0
    for (m, monomial) in rest.monomials.enumerated() {
      guard let place = exact.monomials.firstIndex(of: monomial) else { continue }
      let row = exact.row(place).map { abs($0) }
      let largest = row.max() ?? 0
      for (value, size) in zip(rest.row(m), row) where largest > 0 {
        worst = max(worst, abs(value) / max(size, 1e-2 * largest))
      }
    }
    return worst
  }
}
