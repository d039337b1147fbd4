import SevensNumerics

/// Several functions on one panel as Legendre expansions, and their integrals from its beginning to many points.
///
/// With c_k the coefficients of a function, its integral from −1 to x is Σ_k c_k J_k(x), where J₀ = x + 1 and
/// J_k = (P_{k+1} − P_{k−1})/(2k+1).
///
/// Ref: Szego1939
struct PanelExpansion: ~Copyable {
  /// Values at the nodes, function after function.
  let values: UnsafeMutablePointer<Double>
  /// Integrals of one function up to the points last given.
  let integrals: UnsafeMutablePointer<Double>

  /// How many polynomials.
  let order: Int
  private let functionCount: Int
  /// By node, then by degree.
  private let projection: [Double]
  private let coefficients: UnsafeMutablePointer<Double>
  /// J_k at all points, degree after degree, and two rows for the polynomials themselves.
  private let basis: UnsafeMutablePointer<Double>
  private let polynomials: UnsafeMutablePointer<Double>
  private let mostPoints: Int
  /// How many points were given.
  private(set) var pointCount = 0

  /// Expansions by the projection of a rule, by node and then by degree.
  init(_ projection: [Double], order: Int, functionCount: Int, mostPoints: Int) {
    self.projection = projection
    self.order = order
    self.functionCount = functionCount
    self.mostPoints = mostPoints
    values = .allocate(capacity: functionCount * order)
    coefficients = .allocate(capacity: functionCount * order)
    basis = .allocate(capacity: order * mostPoints)
    polynomials = .allocate(capacity: 2 * mostPoints)
    integrals = .allocate(capacity: mostPoints)
  }

  deinit {
    for pointer in [values, coefficients, basis, polynomials, integrals] { pointer.deallocate() }
  }

  /// Turns values into coefficients.
  func project() {
    projection.withUnsafeBufferPointer { projection in
      for function in 0..<functionCount {
        let (value, row) = (values + function * order, coefficients + function * order)
        for k in 0..<order { row[k] = 0 }
        for i in 0..<order {
          let (factor, column) = (value[i], projection.baseAddress! + i * order)
          for k in 0..<order { row[k] += factor * column[k] }
        }
      }
    }
  }

  /// Sets the points in [−1, 1] to integrate up to.
  mutating func setPoints(_ points: UnsafePointer<Double>, count: Int) {
    pointCount = count
    let (below, here) = (polynomials, polynomials + mostPoints)
    for e in 0..<count {
      below[e] = 1
      here[e] = points[e]
      basis[e] = points[e] + 1
    }
    for k in 1..<order {
      let (a, b) = (Double(2 * k + 1) / Double(k + 1), Double(k) / Double(k + 1))
      let (row, scale) = (basis + k * mostPoints, 1 / Double(2 * k + 1))
      for e in 0..<count {
        let next = a * points[e] * here[e] - b * below[e]
        row[e] = (next - below[e]) * scale
        below[e] = here[e]
        here[e] = next
      }
    }
  }

  /// Writes the integrals of a function up to every point.
  func integrate(_ function: Int) {
    let c = coefficients + function * order
    for e in 0..<pointCount { integrals[e] = c[0] * basis[e] }
    for k in 1..<order {
      let (factor, row) = (c[k], basis + k * mostPoints)
      for e in 0..<pointCount { integrals[e] += factor * row[e] }
    }
  }

  /// The size of the last two coefficients of a function.
  func lastTerms(of function: Int) -> Double {
    let last = coefficients + (function + 1) * order - 2
    return abs(last[0]) + abs(last[1])
  }
}
