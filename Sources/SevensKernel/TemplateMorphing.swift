import CSevensMath

/// Templates as smooth functions of parameters of the response, from templates built once at a few values of each.
///
/// Every entry is interpolated on Chebyshev points of ±4σ and never as a ratio, for entries may pass through zero:
///
///     B(θ) = B₀ + Σ_i [B_i(θ_i) − B₀] + Σ_{i<j} x_i x_j P_ij,   x = (θ − θ₀)/σ
///
/// with B_i along one parameter and the product P_ij measured at one corner of each pair. The number of points is
/// doubled until templates built between them agree to 1e-4; where one built at the opposite corner misses 1e-3, and
/// beyond ±4σ, templates are built anew at every value that is asked for.
public struct TemplateMorphing: Sendable {
  /// One parameter.
  public struct Direction: Sendable, Hashable {
    /// θ₀.
    public let centre: Double
    /// σ.
    public let sigma: Double
    /// The values that make sense.
    public let bounds: ClosedRange<Double>

    /// A parameter of a value, an uncertainty and bounds that hold the value.
    public init(
      centre: Double, sigma: Double, bounds: ClosedRange<Double> = -Double.infinity...Double.infinity
    ) {
      self.centre = centre
      self.sigma = sigma
      self.bounds = bounds
    }

    /// ±4σ, as far as it makes sense.
    public var domain: ClosedRange<Double> {
      max(bounds.lowerBound, centre - 4 * sigma)...min(bounds.upperBound, centre + 4 * sigma)
    }

    /// A value a number of σ from the centre, moved into the domain.
    func value(_ x: Double) -> Double {
      min(max(centre + x * sigma, domain.lowerBound), domain.upperBound)
    }
  }

  /// Builds the templates for values of the parameters.
  public typealias Build = @Sendable (_ values: [Double]) -> [RateTemplate]

  /// The parameters.
  public let directions: [Direction]
  /// Twice the largest difference between interpolated and built templates, relative to entries above 1e-6 of their
  /// row: the two places where it is measured are near the largest, not at it.
  public let measuredError: Double
  /// False if the opposite corner missed: templates are then built anew for all values.
  public let isInterpolated: Bool
  /// How many times templates were built.
  public let buildCount: Int

  private let build: Build
  private let centre: [RateTemplate]
  private let lines: [Line]
  private let products: [Product]

  /// The entries along one parameter, less those at the centre.
  private struct Line: Sendable {
    let points: [Double]
    let weights: [Double]
    var changes: [[Double]]
  }

  /// P of a pair of parameters.
  private struct Product: Sendable {
    let first, second: Int
    let entries: [Double]
  }

  /// What two rebuilds between the points have to agree to.
  public static let lineTolerance = 1e-4
  /// What the rebuild at the opposite corner has to agree to.
  public static let cornerTolerance = 1e-3
  private static let mostIntervals = 64
  private static let corner = 2.0

  /// Builds templates at the centre, along every parameter, and at the corners of every pair.
  public init(_ directions: [Direction], build: @escaping Build) {
    let centreValues = directions.map { $0.centre }
    let centre = build(centreValues)
    let base = Self.entries(centre)
    var (count, error, lines): (Int, Double, [Line]) = (1, 0, [])
    for (i, direction) in directions.enumerated() {
      let along: (Double) -> [Double] = { value in
        var values = centreValues
        values[i] = value
        return zip(Self.entries(build(values)), base).map { $0 - $1 }
      }
      let (line, lineError, builds) = Self.line(direction.domain, base, centre, along)
      lines.append(line)
      error = max(error, lineError)
      count += builds
    }
    self.directions = directions
    self.build = build
    self.centre = centre
    self.lines = lines

    func sum(_ values: [Double], _ products: [Product]) -> [Double] {
      Self.sum(base, directions, lines, products, at: values)
    }
    var products: [Product] = []
    for i in directions.indices {
      for j in directions.indices where j > i {
        var values = centreValues
        values[i] = directions[i].value(Self.corner)
        values[j] = directions[j].value(Self.corner)
        let x = (values[i] - centreValues[i]) / directions[i].sigma
        let y = (values[j] - centreValues[j]) / directions[j].sigma
        guard x * y != 0 else { continue }
        let built = Self.entries(build(values))
        count += 1
        products.append(
          Product(
            first: i, second: j, entries: zip(built, sum(values, [])).map { ($0 - $1) / (x * y) }))
      }
    }
    self.products = products
    if directions.count > 1 {
      let opposite = directions.map { $0.value(-Self.corner) }
      let built = Self.entries(build(opposite))
      count += 1
      let miss = Self.difference(sum(opposite, products), built, centre)
      isInterpolated = miss <= Self.cornerTolerance
      measuredError = isInterpolated ? 2 * max(error, miss) : 0
    } else {
      isInterpolated = true
      measuredError = 2 * error
    }
    buildCount = count
  }

  /// The templates for values of the parameters.
  public func templates(at values: [Double]) -> [RateTemplate] {
    precondition(values.count == directions.count, "one value for each parameter")
    guard isInterpolated, zip(values, directions).allSatisfy({ $1.domain.contains($0) }) else {
      return build(values)
    }
    let all = Self.sum(Self.entries(centre), directions, lines, products, at: values)
    var (result, start) = (centre, 0)
    for t in result.indices {
      let end = start + result[t].entries.count
      result[t].entries = Array(all[start..<end])
      result[t].estimatedError += measuredError
      start = end
    }
    return result
  }

  private static func sum(
    _ base: [Double], _ directions: [Direction], _ lines: [Line], _ products: [Product], at values: [Double]
  ) -> [Double] {
    var result = base
    for (line, value) in zip(lines, values) { add(line, at: value, to: &result) }
    let x = zip(values, directions).map { ($0 - $1.centre) / $1.sigma }
    for product in products {
      let factor = x[product.first] * x[product.second]
      for e in result.indices { result[e] += factor * product.entries[e] }
    }
    return result
  }

  /// Adds the change along one parameter by the barycentric formula.
  private static func add(_ line: Line, at value: Double, to result: inout [Double]) {
    if let exact = line.points.firstIndex(of: value) {
      for e in result.indices { result[e] += line.changes[exact][e] }
      return
    }
    var factors = line.points.indices.map { line.weights[$0] / (value - line.points[$0]) }
    let total = factors.reduce(0, +)
    for k in factors.indices {
      factors[k] /= total
      for e in result.indices { result[e] += factors[k] * line.changes[k][e] }
    }
  }

  /// The entries along a parameter: Chebyshev points of the second kind, whose intervals are halved until two templates
  /// built between them agree.
  private static func line(
    _ domain: ClosedRange<Double>, _ base: [Double], _ centre: [RateTemplate], _ along: (Double) -> [Double]
  ) -> (Line, Double, Int) {
    var (intervals, known, builds): (Int, [[Double]], Int) = (4, [], 0)
    func point(_ angle: Double) -> Double {
      let (low, high) = (domain.lowerBound, domain.upperBound)
      return (low + high) / 2 - (high - low) / 2 * sevens_cos(angle * Double.pi)
    }
    while true {
      var (points, changes, weights): ([Double], [[Double]], [Double]) = ([], [], [])
      for k in 0...intervals {
        let value = point(Double(k) / Double(intervals))
        points.append(value)
        let end = k == 0 || k == intervals ? 0.5 : 1
        weights.append(k % 2 == 0 ? end : -end)
        if !known.isEmpty, k % 2 == 0 {
          changes.append(known[k / 2])
        } else {
          changes.append(along(value))
          builds += 1
        }
      }
      let line = Line(points: points, weights: weights, changes: changes)
      var error = 0.0
      for k in [0, intervals / 2] {
        let value = point((Double(k) + 0.5) / Double(intervals))
        let built = zip(along(value), base).map { $0 + $1 }
        builds += 1
        var guess = base
        add(line, at: value, to: &guess)
        error = max(error, difference(guess, built, centre))
      }
      if error <= lineTolerance || intervals >= mostIntervals { return (line, error, builds) }
      known = changes
      intervals *= 2
    }
  }

  private static func entries(_ templates: [RateTemplate]) -> [Double] { templates.flatMap { $0.entries } }

  /// The largest difference relative to what was built, over entries above 1e-6 of their row.
  private static func difference(_ guess: [Double], _ built: [Double], _ shape: [RateTemplate]) -> Double {
    var (error, start) = (0.0, 0)
    for template in shape {
      for row in stride(from: start, to: start + template.entries.count, by: template.rowLength) {
        var total = 0.0
        for e in row..<(row + template.rowLength) { total += built[e].magnitude }
        for e in row..<(row + template.rowLength) where built[e].magnitude > 1e-6 * total {
          error = max(error, ((guess[e] - built[e]) / built[e]).magnitude)
        }
      }
      start += template.entries.count
    }
    return error
  }
}
