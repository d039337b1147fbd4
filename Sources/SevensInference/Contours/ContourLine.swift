/// A closed line being refined, with the cells of its lattice that it runs through.
struct ContourLine {
  struct Vertex {
    let u: Double
    let v: Double
    /// Whether it stands for the border of the range rather than for a crossing of the threshold.
    let isBorder: Bool
  }

  /// A chord next to a sharp turn, where the region may end in a tip too narrow for the lattice.
  struct Tip {
    /// The middle of the chord.
    let middle: (u: Double, v: Double)
    /// A point outside of it.
    let beyond: (u: Double, v: Double)
    /// The distance of the two and the length of the chord, in cells.
    let step: Double
    let length: Double
  }

  let vertices: [Vertex]
  let cells: [LatticeCell]
  let depth: Int
  let tips: [Tip]
  /// The area between the line and its chords, as their angles let expect.
  private let missing: Double
  private let cellArea: Double
  /// Whether the area missed is small enough; decided with the function at the tips.
  private(set) var isSmooth = false

  /// - Parameter cell: The size of a cell in positions.
  init(vertices: [Vertex], cells: [LatticeCell], depth: Int, cell: (u: Double, v: Double)) {
    self.vertices = vertices
    self.cells = cells
    self.depth = depth
    cellArea = cell.u * cell.v
    (missing, tips) = Self.missingArea(vertices, cell)
  }

  /// Decides whether the line is accurate enough.
  ///
  /// A tip reaches as far beyond its chord as the function, followed in a straight line, takes to come up to the level.
  ///
  /// - Parameters:
  ///   - heights: The function above the level in the middle of every tip's chord and beyond it.
  ///   - accuracy: The error of the enclosed area that is allowed, relative to that area.
  mutating func judge(_ heights: [(middle: Double, beyond: Double)], accuracy: Double) {
    var sum = missing
    for (tip, height) in zip(tips, heights) where height.middle < 0 {
      let slope = (height.beyond - height.middle) / tip.step
      sum += slope > 0 ? 2.0 / 3 * tip.length * (-height.middle / slope) * cellArea : .infinity
    }
    isSmooth = sum <= accuracy * Self.area(vertices).magnitude
  }

  /// The area enclosed, in positions: positive counterclockwise.
  private static func area(_ vertices: [Vertex]) -> Double { enclosedArea(vertices.map { ($0.u, $0.v) }) }

  /// An estimate of the area between a line and its chords.
  ///
  /// A chord of length L of a line with curvature κ misses κ L³/12. Three points with chords a and b and a triangle of
  /// area T between them have κ = 4T/(ab(a + b)), and half of each chord belongs to them, hence T (a² − ab + b²)/(6ab).
  /// Corners count in full, so that a line with a kink is refined until its cell no longer matters.
  private static func missingArea(
    _ vertices: [Vertex], _ cell: (u: Double, v: Double)
  ) -> (area: Double, tips: [Tip]) {
    // Where a line cuts the corner of a cell, chords are short, and rounding of the crossings would show as curvature.
    var kept: [Vertex] = []
    for one in vertices {
      if let last = kept.last, !one.isBorder, !last.isBorder,
        (one.u - last.u).magnitude < 0.25 * cell.u && (one.v - last.v).magnitude < 0.25 * cell.v
      {
        continue
      }
      kept.append(one)
    }
    // Too few chords to tell curvature from a corner.
    guard kept.count >= 8 || kept.contains(where: \.isBorder) else { return (.infinity, []) }
    var sum = 0.0
    var tips: [Tip] = []
    for i in kept.indices {
      let (p, q, r) = (kept[i], kept[(i + 1) % kept.count], kept[(i + 2) % kept.count])
      if p.isBorder || q.isBorder || r.isBorder { continue }
      let (au, av) = ((q.u - p.u) / cell.u, (q.v - p.v) / cell.v)
      let (bu, bv) = ((r.u - q.u) / cell.u, (r.v - q.v) / cell.v)
      let (a, b) = ((au * au + av * av).squareRoot(), (bu * bu + bv * bv).squareRoot())
      if a == 0 || b == 0 { continue }
      if au * bu + av * bv < 0.7 * a * b {
        tips.append(Tip(from: p, to: q, length: a, cell))
        tips.append(Tip(from: q, to: r, length: b, cell))
      }
      sum += 0.5 * (au * bv - av * bu).magnitude * (a / b - 1 + b / a) / 6
    }
    return (sum * cell.u * cell.v, tips)
  }

  /// The polygon without repeated points and without points inside of straight parts of the border.
  func polygon(_ x: ScanAxis, _ y: ScanAxis) -> ContourPolygon? {
    var distinct: [Vertex] = []
    for one in vertices {
      if let last = distinct.last, last.u == one.u, last.v == one.v {
        if last.isBorder && !one.isBorder { distinct[distinct.count - 1] = one }
        continue
      }
      distinct.append(one)
    }
    if let first = distinct.first, let last = distinct.last, distinct.count > 1, first.u == last.u,
      first.v == last.v
    {
      distinct.removeLast()
    }
    let corners = distinct.indices.filter { i in
      let p = distinct[(i + distinct.count - 1) % distinct.count]
      let (q, r) = (distinct[i], distinct[(i + 1) % distinct.count])
      return !(q.isBorder && ((p.u == q.u && q.u == r.u) || (p.v == q.v && q.v == r.v)))
    }
    let area = Self.area(distinct)
    guard corners.count >= 3, area != 0 else { return nil }
    let points = corners.map {
      ContourPolygon.Point(x: x.value(at: distinct[$0].u), y: y.value(at: distinct[$0].v))
    }
    return ContourPolygon(ring: points, hole: area < 0, clipped: vertices.contains(where: \.isBorder))
  }
}

extension ContourLine.Tip {
  fileprivate init(
    from p: ContourLine.Vertex, to q: ContourLine.Vertex, length: Double, _ cell: (u: Double, v: Double)
  ) {
    self.length = length
    step = 0.5 * min(length, 1)
    middle = (0.5 * (p.u + q.u), 0.5 * (p.v + q.v))
    // The inside is on the left, so outside is to the right of p → q, in cells.
    let (right, down) = ((q.v - p.v) / cell.v / length, (q.u - p.u) / cell.u / length)
    beyond = (
      min(max(middle.u + step * right * cell.u, 0), 1), min(max(middle.v - step * down * cell.v, 0), 1)
    )
  }
}
