import SevensNumerics

/// A point of the finest lattice.
struct LatticeNode: Hashable {
  let i: Int
  let j: Int
}

/// A square of the lattice of some depth; −1 and the number of cells are the strips just outside of the range.
struct LatticeCell: Hashable, Comparable {
  let i: Int
  let j: Int

  static func < (a: LatticeCell, b: LatticeCell) -> Bool { (a.i, a.j) < (b.i, b.j) }
}

/// A function of two parameters, at positions in the unit square; +infinity where it is not finite.
struct Plane: Sendable {
  let x: ScanAxis
  let y: ScanAxis
  let f: @Sendable (Double, Double) -> Double

  func value(_ u: Double, _ v: Double) -> Double {
    let value = f(x.value(at: u), y.value(at: v))
    return value.isFinite ? value : .infinity
  }
}

/// A function of two parameters where it has been evaluated, on nested lattices that share their nodes.
///
/// The lattice of depth 0 is the starting grid; each further depth halves its cells. Nodes are numbered on the finest.
final class PlaneSamples {
  let plane: Plane
  let loop: ParallelLoop
  /// The depth of the finest lattice.
  let finest: Int
  let columns: Int
  let rows: Int
  private var values: [LatticeNode: Double] = [:]
  private(set) var evaluations = 0
  private(set) var notFinite = 0
  private(set) var lowest = PlaneMinimum(u: 0.5, v: 0.5, value: .infinity)

  init(_ plane: Plane, finest: Int, loop: ParallelLoop) {
    self.plane = plane
    self.loop = loop
    self.finest = finest
    columns = plane.x.points - 1
    rows = plane.y.points - 1
    evaluate(grid)
  }

  /// The nodes of the starting grid, the second parameter running fastest.
  var grid: [LatticeNode] {
    (0...columns).flatMap { i in (0...rows).map { LatticeNode(i: i << finest, j: $0 << finest) } }
  }

  func position(_ node: LatticeNode) -> (u: Double, v: Double) {
    (Double(node.i) / Double(columns << finest), Double(node.j) / Double(rows << finest))
  }

  func isInRange(_ node: LatticeNode) -> Bool {
    node.i >= 0 && node.j >= 0 && node.i <= columns << finest && node.j <= rows << finest
  }

  /// The function; +infinity outside of the range and where it was not evaluated.
  subscript(node: LatticeNode) -> Double { values[node] ?? .infinity }

  /// Evaluates the function at those nodes where it is not known, in one wave.
  func evaluate(_ nodes: [LatticeNode]) {
    var fresh: [LatticeNode] = []
    for node in nodes where isInRange(node) && values[node] == nil {
      values[node] = .infinity
      fresh.append(node)
    }
    let positions = fresh.map { position($0) }
    let found = loop.map(count: fresh.count) { [plane] in plane.value(positions[$0].u, positions[$0].v) }
    evaluations += fresh.count
    for (index, value) in found.enumerated() {
      values[fresh[index]] = value
      if !value.isFinite { notFinite += 1 }
      if value < lowest.value {
        lowest = PlaneMinimum(u: positions[index].u, v: positions[index].v, value: value)
      }
    }
  }

  func count(_ calls: Int) { evaluations += calls }

  /// The corners of a cell, counterclockwise from the lower left.
  func corners(_ cell: LatticeCell, depth: Int) -> [LatticeNode] {
    let shift = finest - depth
    let (left, right) = (cell.i << shift, (cell.i + 1) << shift)
    let (bottom, top) = (cell.j << shift, (cell.j + 1) << shift)
    return [
      LatticeNode(i: left, j: bottom), LatticeNode(i: right, j: bottom), LatticeNode(i: right, j: top),
      LatticeNode(i: left, j: top),
    ]
  }

  /// The cells of the next depth that a cell consists of; of the strips outside, those that touch the range.
  func children(_ cell: LatticeCell, depth: Int) -> [LatticeCell] {
    let (right, top) = (columns << (depth + 1), rows << (depth + 1))
    var result: [LatticeCell] = []
    for i in [2 * cell.i, 2 * cell.i + 1] where i >= -1 && i <= right {
      for j in [2 * cell.j, 2 * cell.j + 1] where j >= -1 && j <= top {
        result.append(LatticeCell(i: i, j: j))
      }
    }
    return result
  }

  /// The cell of a depth that holds a position.
  func cell(u: Double, v: Double, depth: Int) -> LatticeCell {
    let (across, up) = (columns << depth, rows << depth)
    return LatticeCell(
      i: min(Int(u * Double(across)), across - 1), j: min(Int(v * Double(up)), up - 1))
  }

  /// The nodes of the starting grid that no neighbour is below, lowest first; of equal neighbours the first only.
  var gridMinima: [PlaneMinimum] {
    var result: [PlaneMinimum] = []
    for node in grid where self[node].isFinite {
      let value = self[node]
      var isLowest = true
      for di in -1...1 {
        for dj in -1...1 where di != 0 || dj != 0 {
          let other = self[LatticeNode(i: node.i + di << finest, j: node.j + dj << finest)]
          if other < value || (other == value && (di, dj) < (0, 0)) { isLowest = false }
        }
      }
      let (u, v) = position(node)
      if isLowest { result.append(PlaneMinimum(u: u, v: v, value: value)) }
    }
    return result.sorted { $0.value < $1.value }
  }
}
