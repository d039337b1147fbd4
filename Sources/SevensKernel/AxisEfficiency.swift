import SevensNumerics

/// An efficiency along a continuous axis, with cells in which a low-order quadrature resolves it.
///
/// Its values at the nodes of every cell, whole and divided, are found once: what a response integrates for each recoil
/// is then the density alone.
public struct AxisEfficiency: Sendable {
  /// Ascending edges of the cells, from the first edge of the axis to its last.
  let cells: [Double]
  /// ε(x), from 0 to 1.
  let value: @Sendable (Double) -> Double
  /// Where ε or its derivative jumps.
  public let kinks: [Double]
  /// The nodes of the cells in 1, 2, 4 and 8 panels each.
  private let divisions: [Division]
  /// The cells in which ε vanishes.
  private let vanishes: [Bool]

  /// The nodes of all cells, each divided into as many panels.
  fileprivate struct Division: Sendable {
    let panels: Int
    var nodes: [AxisDistribution.Node] = []
    /// Weight times ε.
    var weights: [Double] = []
  }

  /// The rule of a panel, and the two whose agreement makes a cell.
  static let rule = GaussLegendre(order: 12)
  static let fine = GaussLegendre(order: 8)
  static let coarse = GaussLegendre(order: 4)

  /// An efficiency between the ends of an axis.
  ///
  /// Cells are halved until four and eight nodes agree on ∫ε dx to 1e-12 of the cell.
  ///
  /// - Parameters:
  ///   - kinks: the places where it is not smooth.
  ///   - edges: where integrals will begin and end; others are slower.
  public init(
    from low: Double, to high: Double, kinks: [Double], edges: [Double] = [],
    _ value: @escaping @Sendable (Double) -> Double
  ) {
    let kinks = kinks.filter { $0 > low && $0 < high }.sorted()
    let cuts = (kinks + edges.filter { $0 > low && $0 < high }).sorted()
    var cells = [low]
    for edge in cuts + [high] where edge > cells[cells.count - 1] {
      Self.divide(cells[cells.count - 1], edge, value, depth: 0, &cells)
    }
    self.kinks = kinks
    self.cells = cells
    self.value = value
    divisions = [1, 2, 4, 8].map { panels in
      var all = Division(panels: panels)
      for (a, b) in zip(cells, cells.dropFirst()) {
        for i in 0..<panels {
          let left = a + (b - a) * Double(i) / Double(panels)
          let right = i + 1 == panels ? b : a + (b - a) * Double(i + 1) / Double(panels)
          let (centre, half) = ((left + right) / 2, (right - left) / 2)
          for n in Self.rule.nodes.indices {
            let x = centre + half * Self.rule.nodes[n]
            all.nodes.append(AxisDistribution.Node(x))
            all.weights.append(half * Self.rule.weights[n] * value(x))
          }
        }
      }
      return all
    }
    let (finest, length) = (divisions[3].weights, 8 * Self.rule.nodes.count)
    vanishes = (0..<max(0, cells.count - 1)).map { cell in
      finest[(cell * length)..<((cell + 1) * length)].allSatisfy { $0 == 0 }
    }
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
    // Nothing is accepted below the first cell that accepts something.
    guard let first = vanishes.firstIndex(of: false) else { return 0 }
    let a = max(a, cells[first])
    let (low, high) = (max(a, p.support.lowerBound), min(b, p.support.upperBound))
    guard low < high else { return 0 }
    guard p.isRoughAtLowerEnd, low == 0 else { return panels(p, a, b) }
    let top = min(high, 4 * p.sigma)
    var (sum, edge) = (panels(p, top, b), top)
    while edge > top / 1_048_576 {
      sum += panels(p, edge / 2, edge)
      edge /= 2
    }
    return sum + value(0) * (p.cumulative(edge) - p.cumulative(0))
  }

  /// The integral from a to b, as far as the distribution reaches.
  private func panels(_ p: AxisDistribution, _ a: Double, _ b: Double) -> Double {
    let (low, high) = (max(a, p.support.lowerBound), min(b, p.support.upperBound))
    guard low < high else { return 0 }
    let widest = 1.5 * p.sigma
    var (sum, start) = (0.0, low)
    var cell = max(0, Response.lastIndex(of: cells, atMost: low))
    while start < high {
      let isLast = cell + 1 >= cells.count
      let end = isLast ? high : min(high, cells[cell + 1])
      if isLast || !vanishes[cell] {
        // Where the distribution ends inside of a cell the rest adds nothing, and the whole cell is ready.
        if !isLast, cells[cell] >= a, cells[cell + 1] <= b,
          let division = divisions.first(where: {
            cells[cell + 1] - cells[cell] <= widest * Double($0.panels)
          })
        {
          sum += division.integral(p, cell: cell)
        } else {
          sum += divided(p, start, end, widest)
        }
      }
      start = end
      cell += 1
    }
    return sum
  }

  /// The integral over a part of a cell.
  private func divided(_ p: AxisDistribution, _ a: Double, _ b: Double, _ widest: Double) -> Double {
    let count = max(1, Int(((b - a) / widest).rounded(.up)))
    var sum = 0.0
    for i in 0..<count {
      let left = a + (b - a) * Double(i) / Double(count)
      let right = i + 1 == count ? b : a + (b - a) * Double(i + 1) / Double(count)
      sum += Self.integral(Self.rule, left, right) { p.density($0) * value($0) }
    }
    return sum
  }
}

extension AxisEfficiency.Division {
  /// ∫ p(x) ε(x) dx over a cell.
  func integral(_ p: AxisDistribution, cell: Int) -> Double {
    let length = panels * AxisEfficiency.rule.nodes.count
    return nodes.withUnsafeBufferPointer { nodes in
      weights.withUnsafeBufferPointer { weights in
        var sum = 0.0
        for i in (cell * length)..<((cell + 1) * length) { sum += weights[i] * p.density(nodes[i]) }
        return sum
      }
    }
  }
}
