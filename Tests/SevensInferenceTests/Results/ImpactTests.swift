import SevensInference
import SevensTestSupport
import Testing

@Suite struct ImpactLaws {
  /// In a Gaussian likelihood linear in its parameters the impact is the covariance over the nuisance's σ.
  @Test func linear() throws {
    var counts = CountPolynomial(parameters: ["s", "a", "b"], binCount: 3)
    counts.add([], [10, 10, 10])
    for (i, row) in [[3, 5, 2.0], [1, 0.5, 0.2], [2, 2.5, 3]].enumerated() {
      counts.add([CountPolynomial.Factor(i)], row)
    }
    let likelihood = try Likelihood(
      terms: [
        LikelihoodTerm(
          "t", counts: counts, statistic: .gaussianDiagonal(observed: [14, 17, 11], variances: [14, 17, 11]))
      ],
      constraints: [.normal("a"), .normal("b", mean: 0.2, sigma: 0.7)])
    let minimum = likelihood.minimum()
    let impacts = likelihood.impacts(on: "s", at: minimum)
    var worst = Worst()
    #expect(impacts.map(\.nuisance) == ["b", "a"])
    for impact in impacts {
      let i = likelihood.position(impact.nuisance)
      let expected = minimum.covariance[0][i] / minimum.uncertainty(i)
      worst.see(impact.up ?? .nan, equals: expected, "up \(impact.nuisance)")
      worst.see(impact.down ?? .nan, equals: -expected, "down \(impact.nuisance)")
      worst.see(impact.uncertainty, equals: minimum.uncertainty(i), "σ")
    }
    #expect(worst.value < 1e-11, "\(worst.value): \(worst.place)")
  }

  /// A nuisance that nothing determines has no impact to report.
  @Test func undetermined() throws {
    let term = Models.counting(observed: 3, uncertainty: 1, slope: 2, constant: 1)
    let likelihood = try Likelihood(parameters: [FitParameter("x"), FitParameter("idle")], terms: [term])
    let impacts = likelihood.impacts(on: "x", at: likelihood.minimum())
    #expect(impacts.count == 1 && impacts[0].up == nil && impacts[0].down == nil)
  }
}
