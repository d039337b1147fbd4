import SevensNumerics

/// One cell of a `MomentTable` under construction, below the moments of all cells above it.
///
/// With v = (E_high − E)/width, the values of φ E⁻ⁿ at Gauss nodes give Legendre coefficients c_k in x = 1 − 2v, and
/// Φ_n(v) = Φ_n(E_high) + width Σ_k c_k ∫₀ᵛ P_k: a polynomial in v without a constant but the moment above.
struct MomentCell {
  /// The number of nodes, one more than the degree of the polynomial through them.
  static let order = 10

  let componentCount: Int
  /// The coefficients of the moments in v, the highest power first; those of one power by component and moment.
  private(set) var coefficients: [Double]
  /// A bound on the error of the moments, relative to the largest moment down to the lower end of the cell.
  private(set) var error = 0.0

  /// The moments above the cell, and the largest so far: an oscillating spectrum may have moments that vanish.
  private var above: [Double]
  private var largest: [Double]
  /// Values at the nodes, by node, component and moment, and their Legendre coefficients by degree.
  private var values: [Double]
  private var legendre: [Double]
  private var integrals: [Double]
  private var flux: [Double]

  private static let rule = GaussLegendre(order: order)
  private static let projection = rule.legendreProjection
  /// Row k: the coefficients of v, v², … in ∫₀ᵛ P_k(1−2v) dv.
  private static let antiderivatives = makeAntiderivatives()

  init(componentCount: Int) {
    self.componentCount = componentCount
    let count = 3 * componentCount
    coefficients = [Double](repeating: 0, count: (Self.order + 1) * count)
    above = [Double](repeating: 0, count: count)
    (largest, integrals) = (above, above)
    values = [Double](repeating: 0, count: Self.order * count)
    legendre = values
    flux = [Double](repeating: 0, count: componentCount)
  }

  /// Fits a cell that ends where the last accepted one began.
  mutating func fit(
    from low: Double, to high: Double, _ spectra: (Double, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    let (count, order, width) = (3 * componentCount, Self.order, high - low)
    for node in 0..<order {
      let energy = high - width * (1 - Self.rule.nodes[node]) / 2
      flux.withUnsafeMutableBufferPointer { spectra(energy, $0) }
      let inverse = 1 / energy
      for s in 0..<componentCount {
        let at = node * count + 3 * s
        values[at] = flux[s]
        values[at + 1] = flux[s] * inverse
        values[at + 2] = flux[s] * inverse * inverse
      }
    }
    Self.multiply(Self.projection, rows: order, values, columns: count, into: &legendre)
    for i in 0..<count { coefficients[order * count + i] = above[i] }
    error = 0
    for i in 0..<count {
      // Powers 1 … order, from Legendre coefficients that fall: no cancellation between large terms is left.
      for power in 0..<order {
        var sum = 0.0
        for k in 0..<order { sum += legendre[k * count + i] * Self.antiderivatives[k * order + power] }
        coefficients[(order - 1 - power) * count + i] = width * sum
      }
      integrals[i] = width * legendre[i]
      // |∫₀ᵛ P_k| ≤ 1/(2k+1); what is left out is smaller than the last two terms where they fall at all.
      let last = abs(legendre[(order - 1) * count + i]) + abs(legendre[(order - 2) * count + i])
      let size = max(largest[i], abs(above[i] + integrals[i]))
      let missed = width * last / Double(2 * order - 3)
      if missed > 0 { error = max(error, missed / size) }
    }
  }

  /// Keeps the cell: its integral belongs to all cells below.
  mutating func accept() {
    for i in above.indices {
      above[i] += integrals[i]
      largest[i] = max(largest[i], abs(above[i]))
    }
  }

  private static func multiply(
    _ matrix: [Double], rows: Int, _ values: [Double], columns: Int, into result: inout [Double]
  ) {
    for k in 0..<rows {
      for i in 0..<columns { result[k * columns + i] = 0 }
      for node in 0..<rows {
        let factor = matrix[k * rows + node]
        for i in 0..<columns { result[k * columns + i] += factor * values[node * columns + i] }
      }
    }
  }

  private static func makeAntiderivatives() -> [Double] {
    // (k+1) P_{k+1} = (2k+1)(1−2v) P_k − k P_{k−1} in powers of v; the coefficients are whole numbers.
    var (rows, previous): ([[Double]], [Double]) = (
      [[1] + [Double](repeating: 0, count: order - 1)], [Double](repeating: 0, count: order)
    )
    for k in 0..<(order - 1) {
      let P = rows[k]
      var next = [Double](repeating: 0, count: order)
      for power in 0..<order {
        let shifted = power > 0 ? P[power - 1] : 0
        let sum = Double(2 * k + 1) * (P[power] - 2 * shifted) - Double(k) * previous[power]
        next[power] = sum / Double(k + 1)
      }
      previous = P
      rows.append(next)
    }
    return rows.flatMap { row in row.indices.map { row[$0] / Double($0 + 1) } }
  }
}
