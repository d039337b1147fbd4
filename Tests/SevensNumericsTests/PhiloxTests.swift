import CSevensMath
import SevensNumerics
import SevensTestSupport
import Testing

/// The known answers that the authors of the generator publish with it: zeros, ones, and the digits of π.
@Suite struct PhiloxPublished {
  @Test func knownAnswers() {
    #expect(
      Philox.block(counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }
}

@Suite struct CounterRandomLaws {
  private let count = 40_000

  /// The sequence of a place is its own: other indices or seeds give others, the same gives the same.
  @Test func places() {
    var seen: Set<Double> = []
    for indices in [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0), (-1, 0, 0)] {
      for seed in [1, 2, 1 << 32 as UInt64] {
        var random = CounterRandom(seed: seed, indices.0, indices.1, indices.2)
        var again = random
        for _ in 0..<5 {
          let x = random.uniform()
          #expect(x > 0 && x < 1 && x == again.uniform() && seen.insert(x).inserted)
        }
      }
    }
  }

  /// Moments of uniform and normal numbers, within five standard errors.
  @Test func moments() {
    var random = CounterRandom(seed: 5, 0, 0, 0)
    let n = Double(count)
    let uniform = (0..<count).map { _ in random.uniform() }
    let normal = (0..<count).map { _ in random.normal() }
    func mean(_ x: [Double], _ power: Int) -> Double {
      x.reduce(0) { sum, one in sum + (0..<power).reduce(1) { product, _ in product * one } } / n
    }
    var worst = Worst()
    for (power, moment, second) in [(1, 0.5, 1.0 / 3), (2, 1.0 / 3, 0.2), (3, 0.25, 1.0 / 7)] {
      let error = ((second - moment * moment) / n).squareRoot()
      worst.see((mean(uniform, power) - moment).magnitude / error, "uniform \(power)")
    }
    for (power, moment, second) in [(1, 0.0, 1.0), (2, 1, 3), (3, 0, 15), (4, 3, 105)] {
      let error = ((second - moment * moment) / n).squareRoot()
      worst.see((mean(normal, power) - moment).magnitude / error, "normal \(power)")
    }
    #expect(worst.value < 5, "\(worst.value): \(worst.place)")
  }

  /// Pearson's χ² of Poisson numbers against e^−μ μ^n/n!, by both methods, with a probability above 1e-5.
  @Test func poisson() {
    for mean in [0.05, 0.7, 4, 9.99, 10, 35, 400, 12_345.6] {
      var random = CounterRandom(seed: 17, 3, 0, Int(mean))
      var observed: [Int: Int] = [:]
      for _ in 0..<count { observed[Int(random.poisson(mean: mean)), default: 0] += 1 }
      // Neighbours are joined until at least 10 numbers are expected.
      var (chi2, bins, expected, seen) = (0.0, -1, 0.0, 0)
      var left = Double(count)
      var leftSeen = count
      let width = 12 * mean.squareRoot() + 10
      for n in Int(max(0, mean - width))...Int(mean + width) {
        expected += Double(count) * sevens_exp(Double(n) * sevens_log(mean) - mean - logGamma(Double(n) + 1))
        seen += observed[n] ?? 0
        if expected >= 10, left - expected >= 10 {
          chi2 += (Double(seen) - expected) * (Double(seen) - expected) / expected
          bins += 1
          left -= expected
          leftSeen -= seen
          (expected, seen) = (0, 0)
        }
      }
      chi2 += (Double(leftSeen) - left) * (Double(leftSeen) - left) / left
      bins += 1
      let p = ChiSquaredDistribution.survival(chi2, degreesOfFreedom: max(1, bins))
      #expect(p > 1e-5 && p < 1 - 1e-5, "μ = \(mean): χ² = \(chi2) for \(bins)")
    }
    var random = CounterRandom(seed: 1, 0, 0, 0)
    #expect(
      random.poisson(mean: 0) == 0 && random.poisson(mean: -1).isNaN && random.poisson(mean: .infinity).isNaN)
  }
}
