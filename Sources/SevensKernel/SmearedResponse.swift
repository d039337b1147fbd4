import CSevensMath
import SevensNumerics

extension Response {
  /// A continuous axis on which a recoil of mean m(T) is spread about it, and accepted with an efficiency.
  ///
  /// R_b(T) = ∫_b p(x|m) ε(x) dx: bins are integrated, never sampled. Where nothing spreads, the recoil falls into the
  /// bin of its mean and is accepted with ε(m). What efficiency takes from a bin is *lost*; what falls off the axis is
  /// *outside*.
  /// - Parameters:
  ///   - edges: ascending edges of the bins, in the unit of m.
  ///   - highestRecoil: the highest recoil energy in MeV of interest, where the search for m(T) = edge ends.
  ///   - spread: p(x|m).
  ///   - efficiency: ε(x); 1 if absent.
  ///   - breakpoints: recoil energies in MeV at which m(T) is not smooth.
  ///   - mean: m(T) for the recoil energy T in MeV.
  public static func spread(
    edges: [Double], highestRecoil: Double, _ spread: AxisSpread, efficiency: AxisEfficiency? = nil,
    breakpoints: [Double] = [], mean: @escaping @Sendable (Double) -> Double
  ) -> Response {
    let binCount = edges.count - 1
    let width = spread.sigma(edges[0])
    // Where the response changes fastest: about the ends of the axis, and along it in steps of its width.
    var marks = edges.count <= 64 || width == 0 ? edges : [edges[0], edges[binCount]]
    for offset in [-8.0, -4, -2, 2, 4, 8] {
      marks.append(edges[0] + offset * width)
      marks.append(edges[binCount] + offset * spread.sigma(edges[binCount]))
    }
    marks += efficiency?.kinks ?? []
    let all = breakpoints + inverseImages(of: marks, highestRecoil: highestRecoil, mean)
    return Response(binCount: binCount, breakpoints: all) { recoil, bins in
      let m = mean(recoil)
      guard let p = spread.distribution(about: m) else { return sharpRow(m, edges, efficiency, bins) }
      let first = max(0, lastIndex(of: edges, atMost: p.support.lowerBound))
      let last = min(binCount, lastIndex(of: edges, atMost: p.support.upperBound) + 1)
      guard first < last else { return Row(bins: 0..<0, lost: 0) }
      var (below, lost) = (p.cumulative(edges[first]), 0.0)
      for b in first..<last {
        let above = p.cumulative(edges[b + 1])
        bins[b] = above - below
        if let efficiency {
          let accepted = efficiency.accepted(p, from: edges[b], to: edges[b + 1])
          lost += bins[b] - accepted
          bins[b] = accepted
        }
        below = above
      }
      return Row(bins: first..<last, lost: lost)
    }
  }

  /// The bin of a value that is not smeared.
  private static func sharpRow(
    _ m: Double, _ edges: [Double], _ efficiency: AxisEfficiency?, _ bins: UnsafeMutablePointer<Double>
  ) -> Row {
    let index = lastIndex(of: edges, atMost: m)
    guard index >= 0, index < edges.count - 1 else { return Row(bins: 0..<0, lost: 0) }
    bins[index] = efficiency?.value(m) ?? 1
    return Row(bins: index..<(index + 1), lost: 1 - bins[index])
  }

  /// The index of the last edge that is not above a value, −1 if all are.
  static func lastIndex(of edges: [Double], atMost value: Double) -> Int {
    var (low, high) = (-1, edges.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

  /// Recoil energies in MeV at which m(T) takes one of some values, as far as a logarithmic search sees them.
  public static func inverseImages(
    of values: [Double], highestRecoil: Double, _ mean: (Double) -> Double
  ) -> [Double] {
    let steps = 400
    let (low, high) = (sevens_log(1e-9), sevens_log(highestRecoil))
    let grid = (0...steps).map { sevens_exp(low + (high - low) * Double($0) / Double(steps)) }
    let means = grid.map { mean($0) }
    var found: [Double] = []
    for value in values {
      for i in 0..<steps where (means[i] < value) != (means[i + 1] < value) {
        let root = try? findRoot(from: grid[i], to: grid[i + 1], accuracy: grid[i] * 1e-13) {
          mean($0) - value
        }
        if let root { found.append(root) }
      }
    }
    return found
  }
}
