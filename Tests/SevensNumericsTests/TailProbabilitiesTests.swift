import SevensNumerics
import SevensTestSupport
import Testing

/// mpmath with 30 digits: gammainc(a, x, regularized=True), erfc, and findroot on the logarithms of the tails.
@Suite struct TailProbabilitiesValidation {
  @Test func upperGamma() {
    var worst = Worst()
    let upper: [(Double, Double, Double)] = [
      (0.5, 2, 0.045500263896358414), (1, 50, 1.9287498479639178e-22), (3, 1, 0.9196986029286058),
      (10, 60, 2.8515077555520202e-16), (2.5, 200, 2.9666446590828849e-84), (40, 20, 0.99994679797488754),
    ]
    for (a, x, expected) in upper {
      worst.see(regularizedGammaUpper(shape: a, x), equals: expected, "Q(\(a), \(x))")
    }
    #expect(worst.value < 3e-13, "\(worst.value): \(worst.place)")
    #expect(regularizedGammaUpper(shape: 2, -1) == 1 && regularizedGammaUpper(shape: 2, .infinity) == 0)
  }

  @Test func chiSquared() {
    var worst = Worst()
    let survivals: [(Double, Int, Double)] = [
      (3.84, 1, 0.050043521248705103), (25, 1, 5.7330314375838782e-7), (4.61, 2, 0.099758800653618622),
      (100, 2, 1.9287498479639178e-22), (7.5, 5, 0.18602983360286702), (120, 100, 0.08440668109369183),
      (1e-3, 3, 0.99999159208094195),
    ]
    for (x, k, expected) in survivals {
      worst.see(ChiSquaredDistribution.survival(x, degreesOfFreedom: k), equals: expected, "\(x), \(k)")
    }
    let quantiles: [(Double, Int, Double)] = [
      (0.1, 1, 2.7055434540954146), (0.05, 2, 5.991464547107982), (1e-10, 1, 41.821456364761294),
      (1e-200, 4, 933.3295406707144), (0.5, 50, 49.334936733976835), (0.999, 3, 0.024297585815692733),
      (0.9, 1, 0.015790774093431225),
    ]
    for (p, k, expected) in quantiles {
      worst.see(
        ChiSquaredDistribution.quantile(exceededWith: p, degreesOfFreedom: k), equals: expected, "\(p), \(k)")
    }
    #expect(worst.value < 3e-13, "\(worst.value): \(worst.place)")
  }

  @Test func normal() {
    var worst = Worst()
    for (p, expected) in [
      (0.4, 0.2533471031357998), (0.05, 1.6448536269514727), (2.866515718791939e-7, 5),
      (1e-20, 9.2623400897984076), (1e-300, 37.047096299361199),
    ] {
      worst.see(NormalDistribution.quantile(exceededWith: p), equals: expected, "\(p)")
      worst.see(
        -NormalDistribution.quantile(exceededWith: 1 - p), equals: p < 1e-10 ? .infinity : expected,
        "1 − \(p)")
    }
    worst.see(NormalDistribution.survival(5), equals: 2.8665157187919391e-7, "5σ")
    #expect(worst.value < 1e-9, "\(worst.value): \(worst.place)")
  }
}

@Suite struct TailProbabilitiesPublished {
  /// The thresholds that every paper quotes, for 68.27, 90 and 95 % and one or two parameters.
  @Test func thresholds() {
    for (k, expected) in [(1, [1.00, 2.71, 3.84]), (2, [2.30, 4.61, 5.99])] {
      for (confidence, value) in zip([0.6826894921370859, 0.90, 0.95], expected) {
        let found = ChiSquaredDistribution.threshold(confidence: confidence, degreesOfFreedom: k)
        #expect((found * 100).rounded() == (value * 100).rounded(), "\(confidence), \(k): \(found)")
      }
    }
  }
}

@Suite struct TailProbabilitiesLaws {
  /// Quantiles invert survival functions, ends are infinite or 0, and what is no probability gives NaN.
  @Test func inverses() {
    var worst = Worst()
    for p in [1e-12, 1e-3, 0.2, 0.5, 0.8, 0.999] {
      worst.see(
        NormalDistribution.survival(NormalDistribution.quantile(exceededWith: p)), equals: p, "normal \(p)")
      for k in [1, 2, 7, 300] {
        let x = ChiSquaredDistribution.quantile(exceededWith: p, degreesOfFreedom: k)
        worst.see(ChiSquaredDistribution.survival(x, degreesOfFreedom: k), equals: p, "χ² \(p), \(k)")
      }
      // The square of a normal number is χ² with one degree of freedom.
      let z = NormalDistribution.quantile(exceededWith: p / 2)
      worst.see(
        ChiSquaredDistribution.quantile(exceededWith: p, degreesOfFreedom: 1), equals: z * z, "z² \(p)")
    }
    #expect(worst.value < 1e-11, "\(worst.value): \(worst.place)")
    #expect(NormalDistribution.quantile(exceededWith: 0) == .infinity)
    #expect(NormalDistribution.quantile(exceededWith: 1) == -.infinity)
    #expect(NormalDistribution.quantile(exceededWith: 0.5) == 0)
    #expect(NormalDistribution.quantile(exceededWith: -1).isNaN)
    #expect(ChiSquaredDistribution.quantile(exceededWith: 0, degreesOfFreedom: 3) == .infinity)
    #expect(ChiSquaredDistribution.quantile(exceededWith: 1, degreesOfFreedom: 3) == 0)
    #expect(ChiSquaredDistribution.quantile(exceededWith: 2, degreesOfFreedom: 3).isNaN)
    #expect(ChiSquaredDistribution.survival(-1, degreesOfFreedom: 1) == 1)
  }
}
