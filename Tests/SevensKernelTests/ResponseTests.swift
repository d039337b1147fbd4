import SevensKernel
import SevensTestSupport
import Testing

extension Response {
  /// The probabilities of all bins, 0 where nothing was written, and *lost*.
  func probabilities(_ recoil: Double) -> (bins: [Double], lost: Double) {
    // What is not written must not be read.
    var buffer = [Double](repeating: .nan, count: binCount)
    let row = buffer.withUnsafeMutableBufferPointer { evaluate(recoil, $0.baseAddress!) }
    return ((0..<binCount).map { row.bins.contains($0) ? buffer[$0] : 0 }, row.lost)
  }
}

/// Laws of the bins of true recoil energy.
@Suite struct ResponseLaws {
  @Test func recoilBinsPartitionTheirRange() {
    let edges = [0.001, 0.002, 0.005, 0.0051, 0.2]
    let response = Response.recoilBins(edges: edges)
    #expect(response.binCount == 4)
    #expect(response.breakpoints == edges)
    #expect(response.lowestRecoil == 0.001)
    var random = SplitMix64(seed: 5)
    for _ in 0..<500 {
      let recoil = random.uniform(0, 0.25)
      let (bins, lost) = response.probabilities(recoil)
      let inside = recoil >= edges[0] && recoil < edges[4]
      #expect(bins.reduce(0, +) == (inside ? 1 : 0))
      #expect(lost == 0)
      for b in 0..<4 { #expect(bins[b] == (recoil >= edges[b] && recoil < edges[b + 1] ? 1 : 0)) }
    }
  }

  @Test func anEdgeBelongsToTheBinAboveIt() {
    let response = Response.recoilBins(edges: [1, 2, 3])
    #expect(response.probabilities(1).bins == [1, 0])
    #expect(response.probabilities(2).bins == [0, 1])
    #expect(response.probabilities(3).bins == [0, 0])
    #expect(response.probabilities((1.0).nextDown).bins == [0, 0])
  }
}

/// Validation: Poisson probabilities evaluated with 40 digits by mpmath.
@Suite struct CountingResponseValidation {
  // exp(n ln μ − μ − ln n!) is a difference of numbers of the size n ln μ, so 1e-16 of that is lost.
  @Test func singleCountsHaveTheirPoissonProbability() {
    let values: [(mean: Double, count: Int, probability: Double)] = [
      (0.3, 0, 0.740818220681717866), (0.3, 4, 0.00025002614948007978),
      (17.25, 3, 0.0000275826656476425053), (17.25, 17, 0.0961095097561852421),
      (17.25, 60, 6.24584643782155602e-16), (250, 200, 0.000131066776553423572),
      (1500, 1300, 9.49058412470108856e-9), (1500, 1500, 0.0103000731451122248),
      (1500, 1999, 2.21351996774028271e-35), (20000, 19800, 0.00103950415769079685),
    ]
    var worst = Worst()
    for (mean, count, probability) in values {
      let size = max(1, Double(count) * 10)
      for (low, high) in [(0, 2 * count + 10), (count, count + 1), (max(0, count - 3), count + 40)] {
        let response = Response.poissonCounts(
          edges: Array(low...high), efficiency: [Double](repeating: 1, count: high - low)
        ) { $0 * mean }
        let value = response.probabilities(1).bins[count - low]
        worst.see(
          abs(value / probability - 1) / size, "μ = \(mean), n = \(count), counts \(low)..<\(high): \(value)")
      }
    }
    #expect(worst.value < 4e-16, "\(worst.place)")
  }

  @Test func binsOfManyCountsAreSums() {
    let broad = Response.poissonCounts(
      edges: [0, 1400, 1500, 4000], efficiency: [Double](repeating: 1, count: 4000)
    ) {
      $0
    }
    #expect(abs(broad.probabilities(1500).bins[1] - 0.492174618584850544) < 5e-12)
    let narrow = Response.poissonCounts(edges: [5, 30], efficiency: [Double](repeating: 1, count: 25)) { $0 }
    #expect(abs(narrow.probabilities(17.25).bins[0] - 0.996504582387613369) < 1e-14)
  }
}

/// Laws of Poisson counting.
@Suite struct CountingResponseLaws {
  @Test(arguments: [0.0, 1e-300, 0.2, 3, 80, 1500])
  func allCountsTogetherAreCertain(mean: Double) {
    let response = Response.poissonCounts(
      edges: Array(0...2000), efficiency: [Double](repeating: 1, count: 2000)
    ) { _ in mean }
    let (bins, lost) = response.probabilities(1)
    #expect(abs(bins.reduce(0, +) - 1) < 5e-12)
    #expect(lost == 0)
    #expect(bins.allSatisfy { $0 >= 0 })
    if mean > 0.1 {
      let average = (0..<2000).reduce(0) { $0 + Double($1) * bins[$1] }
      #expect(abs(average / mean - 1) < 5e-12)
    } else {
      #expect(bins[0] == 1)
    }
  }

  @Test func whatEfficiencyTakesFromABinIsLost() {
    let efficiency = (0..<60).map { 1 - 0.8 / Double($0 + 1) }
    let all = Response.poissonCounts(edges: Array(4...64), efficiency: [Double](repeating: 1, count: 60)) {
      10 * $0
    }
    let some = Response.poissonCounts(edges: [4, 10, 31, 64], efficiency: efficiency) { 10 * $0 }
    for recoil in [0.05, 0.7, 2, 5] {
      let (single, _) = all.probabilities(recoil)
      let (bins, lost) = some.probabilities(recoil)
      for (b, range) in [4..<10, 10..<31, 31..<64].enumerated() {
        let expected = range.reduce(0) { $0 + efficiency[$1 - 4] * single[$1 - 4] }
        #expect(abs(bins[b] - expected) < 1e-14)
      }
      let removed = (0..<60).reduce(0) { $0 + (1 - efficiency[$1]) * single[$1] }
      #expect(abs(lost - removed) < 1e-14)
      #expect(lost > 0)
    }
  }

  // A mean far off the axis must neither overflow nor leave anything inside.
  @Test func countsOffTheAxisAreOutside() {
    let response = Response.poissonCounts(edges: [10, 20, 30], efficiency: [Double](repeating: 1, count: 20))
    { $0 }
    for recoil in [0, 1e-9, 1e6, 1e12] {
      let (bins, lost) = response.probabilities(recoil)
      #expect(bins.reduce(0, +) < 1e-50)
      #expect(lost == 0)
    }
  }

  @Test func theMeanIsAFunctionOfTheRecoil() {
    let response = Response.poissonCounts(
      edges: [0, 1], efficiency: [1], breakpoints: [0.004]
    ) { 13.35 * 1000 * 0.09 * $0 }
    #expect(response.breakpoints == [0.004])
    // P(0) = e^−μ.
    let (bins, _) = response.probabilities(0.001)
    #expect(abs(bins[0] - 0.300742759268464) < 1e-13)
  }
}
