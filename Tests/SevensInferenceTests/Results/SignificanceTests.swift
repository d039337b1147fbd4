import CSevensMath
import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

/// A count on the source and one off it with τ times the exposure: n ~ s + b, m ~ τ b.
private func onOff(_ on: Double, _ off: Double, tau: Double) throws -> Likelihood {
  typealias Factor = CountPolynomial.Factor
  var counts = CountPolynomial(parameters: ["s", "b"], binCount: 2)
  counts.add([Factor(0)], [1, 0])
  counts.add([Factor(1)], [1, tau])
  return try Likelihood(
    parameters: [FitParameter("s", start: 1, scale: 3), FitParameter("b", start: 10, scale: 3)],
    terms: [LikelihoodTerm("on-off", counts: counts, statistic: .poisson(observed: [on, off]))])
}

@Suite struct SignificanceLaws {
  /// The on/off problem in closed form (Li and Ma 1983, eq. 17): ŝ = n − m/τ, σ² = n + m/τ² and
  /// q₀ = 2 n ln((1 + τ) n/(n + m)) + 2 m ln((1 + 1/τ) m/(n + m)).
  @Test func onOffProblem() throws {
    var worst = Worst()
    for (n, m, tau) in [(15.0, 40.0, 4.0), (6, 3, 1), (120, 900, 10), (1, 0, 2)] {
      let likelihood = try onOff(n, m, tau: tau)
      let found = try #require(likelihood.discovery(of: "s"))
      let b = (n + m) / (1 + tau)
      let background = m > 0 ? m * sevens_log(m / (tau * b)) : 0
      worst.see(found.statistic, equals: 2 * (n * sevens_log(n / b) + background), "q₀ at \(n), \(m), \(tau)")
      worst.see(found.z, equals: found.statistic.squareRoot(), "Z")
      if m > 0 {
        let minimum = likelihood.minimum()
        worst.see(minimum.values[0], equals: n - m / tau, "strength")
        worst.see(minimum.covariance[0][0] / 1e3 + 1, equals: (n + m / (tau * tau)) / 1e3 + 1, "variance")
      }
    }
    // By hand for n = 15, m = 40, τ = 4: python math.
    worst.see(
      try onOff(15, 40, tau: 4).discovery(of: "s")?.statistic ?? 0, equals: 1.6798334647691915, "15, 40, 4")
    #expect(worst.value < 1e-6, "\(worst.value): \(worst.place)")
    // Too few counts are no discovery.
    #expect(try onOff(5, 40, tau: 4).discovery(of: "s")?.z == 0)
    #expect(try onOff(5, 40, tau: 4).discovery(of: "s")?.pValue == 0.5)
  }

  /// Z = √Δ for one parameter, less for more; 5σ has the probability 5.7e-7 of both tails.
  @Test func wilks() {
    #expect(Significance(difference: 25, degreesOfFreedom: 1).z == 5)
    #expect(
      deviation(Significance(difference: 25, degreesOfFreedom: 1).pValue, from: 5.733031437583878e-7) < 1e-13)
    // mpmath: erfc(z/√2) = e^(−25/2).
    #expect(deviation(Significance(difference: 25, degreesOfFreedom: 2).z, from: 4.6260722655790142) < 1e-12)
    #expect(Significance(difference: -1e-9, degreesOfFreedom: 2).z == 0)
  }
}
