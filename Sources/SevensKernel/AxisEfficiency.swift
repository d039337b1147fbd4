import SevensNumerics

/// An efficiency along a continuous axis, with cells in which a low-order quadrature resolves it.
public struct AxisEfficiency: Sendable {
  /// Ascending edges of the cells, from the first edge of the axis to its last.
  let cells: [Double]
  /// ε(x), from 0 to 1.
  let value: @Sendable (Double) -> Double
  /// Where ε or its derivative jumps.
  public let kinks: [Double]

  /// The rule of a panel, and the two whose agreement makes a cell.
  static let rule = GaussLegendre(order: 12)
  static let fine = GaussLegendre(order: 8)
  static let coarse = GaussLegendre(order: 4)

  /// An efficiency between the ends of an axis; `kinks` are the places where it is not smooth.
  ///
  /// Cells are halved until four and eight nodes agree on ∫ε dx to 1e-12 of the cell.
  public init(
    from low: Double, to high: Double, kinks: [Double], _ value: @escaping @Sendable (Double) -> Double
  ) {
    let kinks = kinks.filter { $0 > low && $0 < high }.sorted()
    var cells = [low]
    for edge in kinks + [high] where edge > cells[cells.count - 1] {
      Self.divide(cells[cells.count - 1], edge, value, depth: 0, &cells)
    }
    self.kinks = kinks
    self.cells = cells
    self.value = value
  }

  /// Appends the upper edges of the cells from a to b.
  private static func divide(
    _ a: Double, _ b: Double, _ value: (Double) -> Double, depth: Int, _ cells: inout [Double]
  ) {
    let fine = integral(fine, a, b, value)
    let difference = (fine - integral(coarse, a, b, value)).magnitude
    if difference <= 1e-12 * (b - a) || depth >= 14 {
      cells.append(b)
    } else {
      let middle = (a + b) / 2
      divide(a, middle, value, depth: depth + 1, &cells)
      divide(middle, b, value, depth: depth + 1, &cells)
    }
  }

  static func integral(
    _ rule: GaussLegendre, _ a: Double, _ b: Double, _ f: (Double) -> Double
  ) -> Double {
    let (centre, half) = ((a + b) / 2, (b - a) / 2)
    var sum = 0.0
    for i in rule.nodes.indices { sum += rule.weights[i] * f(centre + half * rule.nodes[i]) }
    return half * sum
  }

  /// ∫ p(x) ε(x) dx from a to b, both on the axis.
  ///
  /// Panels end at the edges of cells and are at most one and a half standard deviations wide: twelve nodes then resolve
  /// the product of density and efficiency to 1e-12. Towards the lower end of a gamma distribution, where it is a power of x, the
  /// panels shrink by halves, and the rest below a millionth of its width is taken at a constant efficiency.
  func accepted(_ p: AxisDistribution, from a: Double, to b: Double) -> Double {
    let (low, high) = (max(a, p.support.lowerBound), min(b, p.support.upperBound))
    guard low < high else { return 0 }
    guard p.isRoughAtLowerEnd, low == 0 else { return panels(p, low, high) }
    let top = min(high, 4 * p.sigma)
    var (sum, edge) = (panels(p, top, high), top)
    while edge > top / 1_048_576 {
      sum += panels(p, edge / 2, edge)
      edge /= 2
    }
    return sum + value(0) * (p.cumulative(edge) - p.cumulative(0))
  }

  private func panels(_ p: AxisDistribution, _ a: Double, _ b: Double) -> Double {
    guard a < b else { return 0 }
    var cell = max(1, Response.lastIndex(of: cells, atMost: a) + 1)
    var (sum, start) = (0.0, a)
    while start < b {
      let end = cell < cells.count ? min(b, cells[cell]) : b
      let count = max(1, Int(((end - start) / (1.5 * p.sigma)).rounded(.up)))
      for i in 0..<count {
        let left = start + (end - start) * Double(i) / Double(count)
        let right = i + 1 == count ? end : start + (end - start) * Double(i + 1) / Double(count)
        sum += Self.integral(Self.rule, left, right) { p.density($0) * value($0) }
      }
      start = end
      cell += 1
    }
    return sum
  }
}
