import CSevensMath
import SevensNumerics

extension Response {
  /// A continuous axis on which a recoil appears at its mean m(T), Gaussian with standard deviation σ(m).
  ///
  /// R_b(T) = ½[erf((x_{b+1}−m)/√2σ) − erf((x_b−m)/√2σ)]: bins are integrated, never sampled. Where σ = 0 the recoil
  /// falls into the bin of its mean. Nothing is lost; what falls off the axis is *outside*.
  /// - Parameters:
  ///   - edges: ascending edges of the bins, in the unit of m.
  ///   - highestRecoil: the highest recoil energy in MeV of interest, where the search for m(T) = edge ends.
  ///   - sigma: σ(m) ≥ 0 in the unit of m.
  ///   - mean: m(T) for the recoil energy T in MeV.
  public static func gaussian(
    edges: [Double], highestRecoil: Double, sigma: @escaping @Sendable (Double) -> Double,
    mean: @escaping @Sendable (Double) -> Double
  ) -> Response {
    let binCount = edges.count - 1
    let width = sigma(edges[0])
    // Where the response changes fastest: about the ends of the axis, and along it in steps of its width.
    var marks = edges.count <= 64 || width == 0 ? edges : [edges[0], edges[binCount]]
    for offset in [-8.0, -4, -2, 2, 4, 8] {
      marks.append(edges[0] + offset * width)
      marks.append(edges[binCount] + offset * sigma(edges[binCount]))
    }
    let breakpoints = inverseImages(of: marks, highestRecoil: highestRecoil, mean)
    return Response(binCount: binCount, breakpoints: breakpoints) { recoil, bins in
      let m = mean(recoil)
      let s = sigma(m)
      guard s > 0 else { return sharpRow(m, edges, bins) }
      let scale = 1 / (s * 2.0.squareRoot())
      // Beyond nine standard deviations a bin holds less than 1e-18.
      let first = max(0, lastIndex(of: edges, atMost: m - 9 * s))
      let last = min(binCount, lastIndex(of: edges, atMost: m + 9 * s) + 1)
      guard first < last else { return Row(bins: 0..<0, lost: 0) }
      var below = sevens_erf((edges[first] - m) * scale)
      for b in first..<last {
        let above = sevens_erf((edges[b + 1] - m) * scale)
        bins[b] = (above - below) / 2
        below = above
      }
      return Row(bins: first..<last, lost: 0)
    }
  }

  /// The bin of a value that is not smeared.
  private static func sharpRow(_ m: Double, _ edges: [Double], _ bins: UnsafeMutablePointer<Double>) -> Row {
    let index = lastIndex(of: edges, atMost: m)
    guard index >= 0, index < edges.count - 1 else { return Row(bins: 0..<0, lost: 0) }
    bins[index] = 1
    return Row(bins: index..<(index + 1), lost: 0)
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
  static func inverseImages(
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
