import CSevensMath

extension Response {
  /// Counts n of quanta, Poisson distributed about a mean μ(T), accepted with an efficiency per count.
  ///
  /// R_b(T) = Σ_{n ∈ b} e^{−μ} μⁿ/n! · ε_n. Counts off the bins are *outside* whatever their efficiency.
  /// - Parameters:
  ///   - edges: ascending non-negative integer edges; bin b holds edges[b] ≤ n < edges[b+1].
  ///   - efficiency: ε_n for n = edges.first ..< edges.last.
  ///   - breakpoints: recoil energies in MeV at which μ(T) is not smooth.
  ///   - mean: μ(T) ≥ 0 for the recoil energy T in MeV.
  public static func poissonCounts(
    edges: [Int], efficiency: [Double], breakpoints: [Double] = [],
    mean: @escaping @Sendable (Double) -> Double
  ) -> Response {
    let first = edges[0]
    let total = edges[edges.count - 1] - first
    let binCount = edges.count - 1
    var binOf: [Int] = []
    for b in 0..<binCount { binOf += [Int](repeating: b, count: edges[b + 1] - edges[b]) }
    let bin = binOf
    let logFactorial = (0..<total).map { sevens_lgamma(Double(first + $0) + 1) }
    let inverse = (0..<total).map { 1 / Double(first + $0 + 1) }

    return Response(binCount: binCount, breakpoints: breakpoints) { recoil, bins in
      for b in 0..<binCount { bins[b] = 0 }
      let mu = max(mean(recoil), .leastNormalMagnitude)
      var lost = 0.0
      func add(_ index: Int, _ probability: Double) {
        let accepted = probability * efficiency[index]
        bins[bin[index]] += accepted
        lost += probability - accepted
      }
      // From the most probable count outwards: recurring up from a small n underflows for large means.
      let mode = min(max(Int(min(mu, 1e9)) - first, 0), total - 1)
      let peak = sevens_exp(Double(first + mode) * sevens_log(mu) - mu - logFactorial[mode])
      var probability = peak
      for index in mode..<total {
        add(index, probability)
        probability *= mu * inverse[index]
      }
      probability = peak
      let perMu = 1 / mu
      for index in stride(from: mode - 1, through: 0, by: -1) {
        probability *= Double(first + index + 1) * perMu
        add(index, probability)
      }
      return Row(bins: 0..<binCount, lost: lost)
    }
  }
}
