import SevensNumerics

extension TemplateIntegrator {
  /// All entries where bins are intervals of the recoil energy, by expansions in Legendre polynomials on wide panels,
  /// and the largest relative size of their last terms.
  ///
  /// With t = centre + half·x the integrand is expanded on a panel and integrated up to the edges of the bins: nodes are
  /// needed for the integrand, not for every bin.
  func expand(_ panels: [[Double]], order: Int) -> Integral {
    var entries = emptyEntries()
    var differences = entries
    var scratch = Scratch(self)
    let index = Self.rules.firstIndex { $0.nodes.count == order } ?? 0
    let rule = Self.rules[index]
    let edges = (response.recoilEdges ?? []).map { $0.squareRoot() }
    var points = [Double](repeating: 0, count: edges.count + 1)
    var expansion = PanelExpansion(
      Self.projections[index], order: order, functionCount: pairs.count * request.components.count,
      mostPoints: points.count)
    for (group, panelEdges) in panels.enumerated() where !panelEdges.isEmpty {
      scratch.begin(group)
      for (low, high) in zip(panelEdges, panelEdges.dropFirst()) {
        let (centre, half) = ((low + high) / 2, (high - low) / 2)
        for (i, node) in rule.nodes.enumerated() {
          let t = centre + half * node
          scratch.fold(t)
          let jacobian = 2 * t * half * scatterer.count * scatterer.prefactor
          scratch.write(times: jacobian, to: expansion.values + i, stride: order)
        }
        expansion.project()
        let first = Response.lastIndex(of: edges, atMost: low) + 1
        var count = 0
        while first + count < edges.count, edges[first + count] < high {
          points[count] = (edges[first + count] - centre) / half
          count += 1
        }
        points[count] = 1
        points.withUnsafeBufferPointer { expansion.setPoints($0.baseAddress!, count: count + 1) }
        entries.withUnsafeMutableBufferPointer { entries in
          differences.withUnsafeMutableBufferPointer { differences in
            distribute(
              expansion, scratch, points, first: first, edgeCount: edges.count, to: entries.baseAddress!,
              differences.baseAddress!)
          }
        }
      }
    }
    return (entries, differences, largestError(entries, differences))
  }

  /// Adds the integrals of a panel between consecutive points to the columns of every row.
  private func distribute(
    _ expansion: borrowing PanelExpansion, _ scratch: borrowing Scratch, _ points: [Double], first: Int,
    edgeCount: Int, to entries: UnsafeMutablePointer<Double>, _ differences: UnsafeMutablePointer<Double>
  ) {
    let (outside, count) = (response.binCount, expansion.pointCount)
    // |P_k| ≤ 1 and |J_k| ≤ 1/(2k+1): what a term can add between two points.
    let widest = 2 / Double(2 * expansion.order - 3)
    points.withUnsafeBufferPointer { points in
      for p in pairs.indices {
        for s in request.components.indices {
          let (function, row) = (p * request.components.count + s, scratch.rowStart(s, p))
          expansion.integrate(function)
          let (integrals, last) = (expansion.integrals, expansion.lastTerms(of: function))
          var (from, reached) = (-1.0, 0.0)
          for e in 0..<count {
            // Below the first edge and beyond the last one recoils are *outside*, the column after the bins.
            let edge = first + e
            let column = row + (edge == 0 || edge == edgeCount ? outside : edge - 1)
            entries[column] += integrals[e] - reached
            differences[column] += last * min(points[e] - from, widest)
            (from, reached) = (points[e], integrals[e])
          }
        }
      }
    }
  }
}
