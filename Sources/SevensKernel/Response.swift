/// The response of a detector to a true recoil energy T: the probability R_b(T) of every reconstructed bin.
///
/// Σ_b R_b + lost + outside = 1, where *lost* is removed by efficiency inside the axes and *outside* falls off them.
public struct Response: Sendable {
  /// What one recoil becomes.
  @frozen
  public struct Row: Sendable {
    /// The range of bins that may be non-zero; the evaluation wrote exactly these.
    public var bins: Range<Int>
    /// The probability of being inside the axes but rejected.
    public var lost: Double

    /// A row from the bins written and the probability lost.
    public init(bins: Range<Int>, lost: Double) {
      self.bins = bins
      self.lost = lost
    }
  }

  /// The number of bins.
  public let binCount: Int
  /// Recoil energies in MeV at which some R_b is not smooth.
  public let breakpoints: [Double]
  /// The recoil energy in MeV below which every R_b vanishes.
  public let lowestRecoil: Double
  /// The edges in MeV where every bin is an interval of the recoil energy itself: R_b is 1 inside, 0 outside.
  public let recoilEdges: [Double]?
  /// Writes the non-zero R_b(T) for T in MeV at their index.
  public let evaluate: @Sendable (_ recoil: Double, _ into: UnsafeMutablePointer<Double>) -> Row

  /// A response from its parts.
  public init(
    binCount: Int, breakpoints: [Double] = [], lowestRecoil: Double = 0, recoilEdges: [Double]? = nil,
    evaluate: @escaping @Sendable (_ recoil: Double, _ into: UnsafeMutablePointer<Double>) -> Row
  ) {
    self.binCount = binCount
    self.breakpoints = breakpoints
    self.lowestRecoil = lowestRecoil
    self.recoilEdges = recoilEdges
    self.evaluate = evaluate
  }

  /// Bins of the true recoil energy itself, between ascending edges in MeV; nothing is lost.
  public static func recoilBins(edges: [Double]) -> Response {
    let last = edges.count - 1
    return Response(binCount: last, breakpoints: edges, lowestRecoil: edges[0], recoilEdges: edges) {
      recoil, bins in
      guard recoil >= edges[0], recoil < edges[last] else { return Row(bins: 0..<0, lost: 0) }
      var (low, high) = (0, last)
      while high - low > 1 {
        let middle = (low + high) / 2
        if recoil < edges[middle] { high = middle } else { low = middle }
      }
      bins[low] = 1
      return Row(bins: low..<high, lost: 0)
    }
  }

  /// The same response to recoils that are seen at all with a probability ε(T) only; what is not seen of those inside
  /// the axes is *lost*.
  ///
  /// - Parameters:
  ///   - kinks: recoil energies in MeV at which ε is not smooth.
  ///   - efficiency: ε(T), from 0 to 1, for T in MeV.
  public func seen(kinks: [Double] = [], _ efficiency: @escaping @Sendable (Double) -> Double) -> Response {
    let evaluate = evaluate
    return Response(binCount: binCount, breakpoints: breakpoints + kinks, lowestRecoil: lowestRecoil) {
      recoil, bins in
      var row = evaluate(recoil, bins)
      let seen = efficiency(recoil)
      var inside = 0.0
      for b in row.bins {
        inside += bins[b]
        bins[b] *= seen
      }
      row.lost += inside * (1 - seen)
      return row
    }
  }
}
