import SevensNumerics

/// Follows the lines at which a function of two positions crosses a level, on nested lattices.
///
/// A cell is crossed if the function is below the level at some of its corners and not at others. Crossed cells are
/// halved; lines are followed from cell to cell, so that what a coarse lattice showed in part is found whole on a finer
/// one. Beyond the range the function counts as above the level, which closes lines along the border.
struct LevelTracer {
  let samples: PlaneSamples
  let level: Double
  let depths: ClosedRange<Int>
  let accuracy: Double
  let maximumEvaluations: Int
  /// Lines that need no further refinement; nil once a finer line turned out to run through the same cells.
  private(set) var lines: [ContourLine?] = []
  private var finished: [Int: [LatticeCell: [Int]]] = [:]
  private var crossings = EdgeCrossings()

  init(
    _ samples: PlaneSamples, level: Double, depths: ClosedRange<Int>, accuracy: Double,
    maximumEvaluations: Int
  ) {
    self.samples = samples
    self.level = level
    self.depths = depths
    self.accuracy = accuracy
    self.maximumEvaluations = maximumEvaluations
  }

  /// Finds all lines that the starting grid shows and those around minima between its nodes.
  ///
  /// - Returns: The minima around which no line was found down to the finest lattice.
  mutating func trace(around minima: [PlaneMinimum]) -> [PlaneMinimum] {
    var candidates = [[LatticeCell]](repeating: [], count: depths.upperBound + 2)
    for i in -1...samples.columns {
      for j in -1...samples.rows { candidates[0].append(LatticeCell(i: i, j: j)) }
    }
    var lost: [PlaneMinimum] = []
    for minimum in minima where minimum.value <= level {
      if let (depth, cells) = cells(around: minimum) {
        candidates[depth] += cells
      } else {
        lost.append(minimum)
      }
    }
    for depth in 0...depths.upperBound {
      let crossed = connected(candidates[depth], depth)
      if depth < depths.lowerBound {
        candidates[depth + 1] += crossed.flatMap { samples.children($0, depth: depth) }
        continue
      }
      for line in follow(crossed, depth) {
        if line.isSmooth || depth == depths.upperBound || samples.evaluations >= maximumEvaluations {
          for cell in line.cells { finished[depth, default: [:]][cell, default: []].append(lines.count) }
          lines.append(line)
        } else {
          candidates[depth + 1] += line.cells.flatMap { samples.children($0, depth: depth) }
        }
      }
    }
    return lost
  }

  private func isInside(_ node: LatticeNode) -> Bool { samples[node] <= level }

  private func isCrossed(_ cell: LatticeCell, _ depth: Int) -> Bool {
    let inside = samples.corners(cell, depth: depth).count { isInside($0) }
    return inside > 0 && inside < 4
  }

  /// The cells around a minimum on the coarsest lattice that has a node inside of its island; none to add on the
  /// starting grid.
  private func cells(around minimum: PlaneMinimum) -> (depth: Int, cells: [LatticeCell])? {
    for depth in 0...depths.upperBound {
      let cell = samples.cell(u: minimum.u, v: minimum.v, depth: depth)
      let corners = samples.corners(cell, depth: depth)
      samples.evaluate(corners)
      if !corners.contains(where: isInside) { continue }
      if depth == 0 { return (0, []) }
      // Its parent has no corner inside, so one of the parent's children is crossed.
      let parent = samples.cell(u: minimum.u, v: minimum.v, depth: depth - 1)
      return (depth, samples.children(parent, depth: depth - 1))
    }
    return nil
  }

  /// The crossed ones of some cells and all that their lines run through, in ascending order.
  ///
  /// Where such a line runs through a cell of a line that was finished on a coarser lattice, that one is taken up again.
  private mutating func connected(_ candidates: [LatticeCell], _ depth: Int) -> [LatticeCell] {
    var seen: Set<LatticeCell> = []
    var crossed: [LatticeCell] = []
    var wave = candidates.filter { seen.insert($0).inserted }
    while !wave.isEmpty {
      samples.evaluate(wave.flatMap { samples.corners($0, depth: depth) })
      var next: [LatticeCell] = []
      for cell in wave where isCrossed(cell, depth) {
        crossed.append(cell)
        next += neighbours(of: cell, depth)
        next += reopened(at: cell, depth)
      }
      wave = next.filter { seen.insert($0).inserted }
    }
    return crossed.sorted()
  }

  /// The cells across crossed edges.
  private func neighbours(of cell: LatticeCell, _ depth: Int) -> [LatticeCell] {
    let inside = samples.corners(cell, depth: depth).map { isInside($0) }
    let across = [(0, -1), (1, 0), (0, 1), (-1, 0)]
    return (0..<4).filter { inside[$0] != inside[($0 + 1) % 4] }.map {
      LatticeCell(i: cell.i + across[$0].0, j: cell.j + across[$0].1)
    }
  }

  /// The cells, on the present lattice, of lines finished on a coarser one that run through the same place.
  private mutating func reopened(at cell: LatticeCell, _ depth: Int) -> [LatticeCell] {
    var result: [LatticeCell] = []
    for coarser in 0..<depth {
      let ancestor = LatticeCell(i: cell.i >> (depth - coarser), j: cell.j >> (depth - coarser))
      for index in finished[coarser]?[ancestor] ?? [] {
        guard var cells = lines[index]?.cells else { continue }
        lines[index] = nil
        for level in coarser..<depth {
          cells = cells.flatMap { samples.children($0, depth: level) }
          samples.evaluate(cells.flatMap { samples.corners($0, depth: level + 1) })
          cells = cells.filter { isCrossed($0, level + 1) }
        }
        result += cells
      }
    }
    return result
  }

  /// Joins the parts of lines in crossed cells to closed lines.
  private mutating func follow(_ crossed: [LatticeCell], _ depth: Int) -> [ContourLine] {
    let half = 1 << (samples.finest - depth - 1)
    func middle(_ corners: [LatticeNode]) -> LatticeNode {
      LatticeNode(i: corners[0].i + half, j: corners[0].j + half)
    }
    let saddles = crossed.map { samples.corners($0, depth: depth) }.filter { corners in
      isInside(corners[0]) == isInside(corners[2]) && isInside(corners[1]) == isInside(corners[3])
    }
    samples.evaluate(saddles.map(middle))

    var parts: [LatticeEdge: (end: LatticeEdge, cell: LatticeCell)] = [:]
    var starts: [LatticeEdge] = []
    for cell in crossed {
      let corners = samples.corners(cell, depth: depth)
      let inside = corners.map { isInside($0) }
      let isJoined = isInside(middle(corners))
      for k in 0..<4 where inside[k] && !inside[(k + 1) % 4] {
        // From the edge where a walk around the cell leaves the inside to the one where it enters: the next one if the
        // inside is joined in the middle of a saddle, else the one before. Without a saddle both are the same.
        var entry = k
        repeat { entry = (entry + (isJoined ? 1 : 3)) % 4 } while inside[entry] || !inside[(entry + 1) % 4]
        let start = LatticeEdge(corners[k], corners[(k + 1) % 4])
        parts[start] = (LatticeEdge(corners[entry], corners[(entry + 1) % 4]), cell)
        starts.append(start)
      }
    }
    crossings.find(starts, on: samples, level: level, depth: depth)

    let cellSize = (u: 1 / Double(samples.columns << depth), v: 1 / Double(samples.rows << depth))
    var lines: [ContourLine] = []
    for first in starts {
      var vertices: [ContourLine.Vertex] = []
      var cells: [LatticeCell] = []
      var edge = first
      while let part = parts.removeValue(forKey: edge) {
        vertices.append(crossings.vertex(on: edge, of: samples))
        cells.append(part.cell)
        edge = part.end
      }
      if vertices.isEmpty { continue }
      lines.append(ContourLine(vertices: vertices, cells: cells, depth: depth, cell: cellSize))
    }
    judge(&lines)
    return lines
  }

  /// Looks at the tips of all lines in one wave.
  private func judge(_ lines: inout [ContourLine]) {
    let points = lines.flatMap { $0.tips.flatMap { [$0.middle, $0.beyond] } }
    let values = samples.loop.map(count: points.count) { [plane = samples.plane] i in
      plane.value(points[i].u, points[i].v)
    }
    samples.count(points.count)
    var next = 0
    for index in lines.indices {
      var heights: [(middle: Double, beyond: Double)] = []
      for _ in lines[index].tips {
        heights.append((values[next] - level, values[next + 1] - level))
        next += 2
      }
      lines[index].judge(heights, accuracy: accuracy)
    }
  }
}
