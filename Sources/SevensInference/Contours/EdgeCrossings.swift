import SevensNumerics

/// An edge of a lattice between two neighbouring nodes, the lower or left one first.
struct LatticeEdge: Hashable {
  let first: LatticeNode
  let second: LatticeNode

  init(_ a: LatticeNode, _ b: LatticeNode) {
    (first, second) = (a.i, a.j) < (b.i, b.j) ? (a, b) : (b, a)
  }
}

/// Where edges are crossed by a level, as fractions of their length.
struct EdgeCrossings {
  private var fractions: [LatticeEdge: Double] = [:]

  /// Finds the crossings of edges with one end inside and one outside, all in one wave.
  mutating func find(_ edges: [LatticeEdge], on samples: PlaneSamples, level: Double, depth: Int) {
    let step = 1 << (samples.finest - depth)
    var open: [LatticeEdge] = []
    for edge in edges where samples.isInRange(edge.first) && samples.isInRange(edge.second) {
      if fractions[edge] != nil { continue }
      // Half of the edges are halves of an edge of the lattice before.
      if let fraction = inherited(edge, step) { fractions[edge] = fraction } else { open.append(edge) }
    }
    let ends = open.map { (samples.position($0.first), samples.position($0.second)) }
    let values = open.map { (samples[$0.first], samples[$0.second]) }
    let found = samples.loop.map(count: open.count) { [plane = samples.plane] i -> (Double, Int) in
      let ((au, av), (bu, bv)) = ends[i]
      var evaluations = 0
      func height(_ t: Double) -> Double {
        if t == 0 { return bounded(values[i].0 - level) }
        if t == 1 { return bounded(values[i].1 - level) }
        evaluations += 1
        return bounded(plane.value(au + t * (bu - au), av + t * (bv - av)) - level)
      }
      do throws(RootError) {
        return (try findRoot(from: 0, to: 1, accuracy: Self.accuracy, height), evaluations)
      } catch {
        // Only an edge without change of sign leads here: its inside lies on the level exactly.
        return (values[i].0 <= level ? 0 : 1, evaluations)
      }
    }
    for (edge, (fraction, evaluations)) in zip(open, found) {
      fractions[edge] = fraction
      samples.count(evaluations)
    }
  }

  /// The accuracy of a crossing, as a fraction of the edge on which it was found.
  private static let accuracy = 1e-3

  /// The position of a crossing; on edges that leave the range, of the end inside.
  func vertex(on edge: LatticeEdge, of samples: PlaneSamples) -> ContourLine.Vertex {
    guard samples.isInRange(edge.first), samples.isInRange(edge.second) else {
      let (u, v) = samples.position(samples.isInRange(edge.first) ? edge.first : edge.second)
      return .init(u: u, v: v, isBorder: true)
    }
    let t = fractions[edge] ?? 0.5
    let (a, b) = (samples.position(edge.first), samples.position(edge.second))
    return .init(u: a.u + t * (b.u - a.u), v: a.v + t * (b.v - a.v), isBorder: false)
  }

  private func inherited(_ edge: LatticeEdge, _ step: Int) -> Double? {
    let (di, dj) = (edge.second.i - edge.first.i, edge.second.j - edge.first.j)
    let isHorizontal = dj == 0
    let along = isHorizontal ? edge.first.i : edge.first.j
    let isSecondHalf = along % (2 * step) != 0
    let shift = isSecondHalf ? 1 : 0
    let start = LatticeNode(i: edge.first.i - shift * di, j: edge.first.j - shift * dj)
    let parent = LatticeEdge(start, LatticeNode(i: start.i + 2 * di, j: start.j + 2 * dj))
    guard let fraction = fractions[parent] else { return nil }
    let own = 2 * fraction - Double(shift)
    return own >= 0 && own <= 1 ? own : nil
  }
}

/// Only the sign of what is not finite matters to the search for a root.
private func bounded(_ value: Double) -> Double { min(value, .greatestFiniteMagnitude) }
