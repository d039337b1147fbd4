import CSevensMath
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: values computed with mpmath 1.3 `quad` at 40 digits (or the closed form given).
@Suite struct AdaptiveQuadratureValues {
  @Test func gaussian() {
    let result = integrate(from: -1, to: 3) { sevens_exp(-$0 * $0) }
    #expect(deviation(result.value, from: 1.6330314810719482593) < 1e-14)
    #expect(result.converged)
    #expect(result.error <= 1e-10 * result.value)
  }

  @Test func narrowPeak() {
    // 2000 atan(1000)
    let result = integrate(from: -1, to: 1) { 1 / ($0 * $0 + 1e-6) }
    #expect(deviation(result.value, from: 3139.5926542564595051) < 1e-12)
    #expect(result.converged)
  }

  @Test func oscillation() {
    let result = integrate(from: 0, to: 3) { sevens_sin(100 * $0) / (1 + $0) }
    #expect(deviation(result.value, from: 0.010059491490279987712) < 1e-11)
    #expect(result.converged)
  }

  @Test func integrableEnds() {
    let power = integrate(from: 0, to: 2) { $0 * $0 * $0.squareRoot() / (1 + $0) }
    #expect(deviation(power.value, from: 1.2949175051299968876) < 1e-10)
    // integral of sqrt(x) ln x over (0, 1) = -4/9
    let logarithm = integrate(from: 0, to: 1) { $0.squareRoot() * sevens_log($0) }
    #expect(deviation(logarithm.value, from: -4.0 / 9) < 1e-10)
    // Gamma(1/2) P(1/2, 2)
    let inverseRoot = integrate(from: 0, to: 2) { sevens_exp(-$0) / $0.squareRoot() }
    #expect(deviation(inverseRoot.value, from: 1.6918067329451983365) < 1e-10)
    // pi I_1(1)
    let halfCircle = integrate(from: -1, to: 1) { sevens_exp($0) * (1 - $0 * $0).squareRoot() }
    #expect(deviation(halfCircle.value, from: 1.7754996892121809469) < 1e-10)
    #expect(power.converged && logarithm.converged && inverseRoot.converged && halfCircle.converged)
  }

  /// A 21-point Kronrod rule is exact to degree 31 and no further.
  @Test func polynomials() {
    for degree in 0...31 {
      let result = integrate(from: 0, to: 1, relativeAccuracy: 1, maximumEvaluations: 21) {
        sevens_pow($0, Double(degree))
      }
      #expect(deviation(result.value, from: 1 / Double(degree + 1)) < 4e-15, "degree \(degree)")
      // The estimate's lowest null rule annihilates degree 13.
      if degree <= 13 { #expect(result.error < 2e-14 * result.value, "degree \(degree)") }
    }
    let beyond = integrate(from: -1, to: 1, relativeAccuracy: 1, maximumEvaluations: 21) {
      sevens_pow($0, 32)
    }
    // mpmath: the rule's own error at degree 32
    #expect(deviation(beyond.value - 2.0 / 33, from: 4.4e-12) < 0.02)
  }
}

/// Laws of the integral and of the report that comes with it.
@Suite struct AdaptiveQuadratureLaws {
  @Test(arguments: [1e-40, 1e40, 1e-200, 0x1p-130])
  func scaleInvariance(_ scale: Double) {
    let kink = { (x: Double) in (x - 0.3).magnitude + 1 / (1 + 400 * (x - 0.71) * (x - 0.71)) }
    let plain = integrate(from: 0, to: 1, kink)
    let scaled = integrate(from: 0, to: 1) { scale * kink($0) }
    #expect(plain.converged && scaled.converged)
    #expect(plain.evaluations == scaled.evaluations)
    #expect(deviation(scaled.value, from: scale * plain.value) < 1e-14)
    #expect(deviation(scaled.error, from: scale * plain.error) < 1e-3)
  }

  @Test func theVariableHasNoScaleEither() {
    let plain = integrate(from: 0, to: 1) { $0.squareRoot() }
    let tiny = integrate(from: 0, to: 0x1p-120) { $0.squareRoot() }
    #expect(tiny.evaluations == plain.evaluations)
    #expect(deviation(tiny.value, from: plain.value * 0x1p-180) < 1e-14)
  }

  @Test func zero() {
    let result = integrate(from: 0, to: 5) { _ in 0 }
    #expect(result == IntegralEstimate(value: 0, error: 0, evaluations: 21, converged: true))
    let empty = integrate(from: 2, to: 2) { 1 / ($0 - 2) }
    #expect(empty == IntegralEstimate(value: 0, error: 0, evaluations: 0, converged: true))
  }

  @Test func exchangedLimits() {
    let forward = integrate(from: 0, to: 2, breakpoints: [0.5]) { sevens_exp($0) }
    let backward = integrate(from: 2, to: 0, breakpoints: [0.5]) { sevens_exp($0) }
    #expect(forward.value > 0)
    #expect(backward.value == -forward.value)
    #expect(backward.error == forward.error)
  }

  @Test func breakpointsAtKinks() {
    let f = { (x: Double) in (x - 1.0 / 3).magnitude + (x > 0.7 ? 1.0 : 0.0) }
    // (1/9 + 4/9) / 2 + 0.3
    let exact = 5.0 / 18 + 0.3
    let with = integrate(from: 0, to: 1, breakpoints: [0.7, 1.0 / 3], f)
    #expect(deviation(with.value, from: exact) < 1e-15)
    #expect(with.evaluations == 63)
    let without = integrate(from: 0, to: 1, f)
    #expect(deviation(without.value, from: exact) < 1e-10)
    #expect(without.evaluations > 63)
  }

  @Test func breakpointsAreSortedDeduplicatedAndFiltered() {
    let f = { (x: Double) in sevens_exp(x) }
    let clean = integrate(from: 0, to: 1, breakpoints: [0.25, 0.5], f)
    let messy = integrate(
      from: 0, to: 1, breakpoints: [0.5, 7, 0.25, 0.5, -1, 0, 1, .nan, .infinity, 0.25], f)
    #expect(messy == clean)
    #expect(clean.evaluations == 63)
  }

  @Test func additivity() {
    let f = { (x: Double) in x.squareRoot() * sevens_cos(3 * x) }
    let whole = integrate(from: 0, to: 3, f)
    let parts = integrate(from: 0, to: 1.1, f).value + integrate(from: 1.1, to: 3, f).value
    #expect(deviation(whole.value, from: parts) < 2e-10)
  }

  /// The estimate must not promise more than it keeps, for integrands from analytic to discontinuous.
  @Test func errorsBoundTheTruth() {
    let cases: [(exact: Double, f: (Double) -> Double)] = [
      (sevens_exp(1) - 1, { sevens_exp($0) }),
      (2.0 / 3, { $0.squareRoot() }),
      (1.0 / 3, { $0 < 1.0 / 3 ? 1 : 0 }),
      (5.0 / 18, { ($0 - 1.0 / 3).magnitude }),
      (-1, { sevens_log($0) }),
    ]
    for accuracy in [1e-3, 1e-6, 1e-9, 1e-12] {
      for (index, entry) in cases.enumerated() {
        let result = integrate(from: 0, to: 1, relativeAccuracy: accuracy, entry.f)
        #expect(result.converged, "case \(index) at \(accuracy)")
        #expect((result.value - entry.exact).magnitude <= result.error, "case \(index) at \(accuracy)")
      }
    }
  }

  @Test func divergenceIsReported() {
    let result = integrate(from: 0, to: 1) { 1 / $0 }
    #expect(!result.converged)
    #expect(!(result.error < 1e-4 * result.value.magnitude))
    #expect(result.evaluations <= 100_000)
  }

  @Test func limitedEvaluationsAreReported() {
    let result = integrate(from: 0, to: 1, maximumEvaluations: 200) { $0 < 1.0 / 3 ? 1 : 0 }
    #expect(!result.converged)
    #expect(result.evaluations > 21 && result.evaluations <= 200)
    #expect((result.value - 1.0 / 3).magnitude <= result.error)
    let none = integrate(from: 0, to: 1, maximumEvaluations: 0) { $0.squareRoot() }
    #expect(none.evaluations == 21 && !none.converged)
  }

  @Test func valuesThatAreNotFiniteAreReported() {
    for bad in [Double.nan, .infinity, -.infinity] {
      let result = integrate(from: 0, to: 1) { $0 > 0.9 ? bad : 1 }
      #expect(result.value.isNaN && result.error == .infinity && !result.converged)
      let limit = integrate(from: 0, to: bad) { _ in 1 }
      #expect(limit.value.isNaN && limit.evaluations == 0 && !limit.converged)
    }
    let late = integrate(from: 0, to: 1) { $0 < 1e-4 ? .nan : 1 / $0.squareRoot() }
    #expect(late.value.isNaN && late.evaluations > 21 && !late.converged)
    let overflow = integrate(from: -1e308, to: 1e308) { _ in 1e10 }
    #expect(!overflow.converged)
  }

  @Test func cancellationIsNotCalledConverged() {
    let odd = integrate(from: -1, to: 1.0) { sevens_sin($0) + 1e-18 * $0 * $0 }
    #expect(!odd.converged)
    #expect(odd.value.magnitude <= odd.error)
    #expect(odd.error < 1e-13)
  }

  @Test func noiseStopsTheHalving() {
    // A reproducible error of 1e-7 that no halving removes.
    let noisy = { (x: Double) in
      var generator = SplitMix64(seed: x.bitPattern)
      return 1 + 1e-7 * Double.random(in: -1...1, using: &generator)
    }
    let result = integrate(from: 0, to: 1, noisy)
    #expect(!result.converged)
    #expect(result.evaluations < 20_000)
    #expect((result.value - 1).magnitude < 1e-7)
  }

  /// The noise detector must not stop honest cusps, kinks and jumps, and a cusp must not be missed by an
  /// accident of the samples, wherever it falls between the nodes.
  @Test func cuspsAnywhere() {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<500 {
      let c = Double.random(in: 0...1, using: &generator)
      #expect(
        integrate(from: 0, to: 1, relativeAccuracy: 1e-12) { ($0 - c).magnitude }.converged, "kink at \(c)")
      #expect(integrate(from: 0, to: 1, relativeAccuracy: 1e-12) { $0 < c ? 2 : 1 }.converged, "jump at \(c)")
      let cusp = integrate(from: 0, to: 1, relativeAccuracy: 1e-8) { ($0 - c).magnitude.squareRoot() }
      let exact = (c * c.squareRoot() + (1 - c) * (1 - c).squareRoot()) * 2 / 3
      #expect(cusp.converged && (cusp.value - exact).magnitude <= cusp.error, "cusp at \(c)")
    }
  }

  @Test func unreachableAccuracyIsReported() {
    let result = integrate(from: 0, to: 1, relativeAccuracy: 1e-16) { sevens_exp($0) }
    #expect(!result.converged)
    #expect(deviation(result.value, from: sevens_expm1(1)) < 1e-15)
    #expect(!integrate(from: 0, to: 1, relativeAccuracy: .nan) { sevens_exp($0) }.converged)
  }
}
