import SevensInference
import SevensTestSupport
import Testing

@Suite struct LikelihoodLaws {
  /// Exact derivatives are those of the value, for Poisson and Gaussian terms, also below the floor of a mean.
  @Test func derivatives() throws {
    var worst = Worst()
    for likelihood in [try Models.poisson(), try Models.gaussian()] {
      for point in [[0.8, 0.1, -0.2], [-1.5, -0.3, 0.4], [0.3, -0.9, 0.1]] {
        let off = Differences.deviation(of: likelihood.evaluator(), at: point, scales: [1, 1, 1])
        worst.see(max(off.gradient, off.hessian), "\(point): \(off)")
      }
    }
    let negative = Differences.deviation(
      of: try Models.poisson().evaluator(), at: [0.8, -8, 0.1], scales: [1, 1, 1], step: 1e-7)
    #expect(try Models.poisson().value(at: [0.8, -8, 0.1]) == .infinity)
    worst.see(negative.gradient, "negative means")
    #expect(worst.value < 2e-6, "\(worst.value): \(worst.place)")
  }

  /// Products of high powers of several parameters, free or fixed in every combination, give the same value and the
  /// same derivatives: contraction changes nothing.
  @Test func contraction() throws {
    var random = SplitMix64(seed: 11)
    typealias Factor = CountPolynomial.Factor
    var counts = CountPolynomial(parameters: ["w", "x", "y", "z"], binCount: 11)
    let monomials: [CountPolynomial.Monomial] = [
      [], [Factor(0)], [Factor(1)], [Factor(0), Factor(2)], [Factor(1, 2)], [Factor(0, 3), Factor(3)],
      [Factor(0), Factor(1, 2), Factor(2)], [Factor(3, 2)],
    ]
    for monomial in monomials {
      counts.add(
        monomial, (0..<11).map { _ in random.uniform(monomial.isEmpty ? 30 : -1, monomial.isEmpty ? 40 : 1) })
    }
    let observed = (0..<11).map { _ in random.uniform(20, 50).rounded() }
    let likelihood = try Likelihood(
      terms: [
        LikelihoodTerm("p", counts: counts, statistic: .poisson(observed: observed)),
        LikelihoodTerm(
          "g", counts: counts, statistic: .gaussianDiagonal(observed: observed, variances: observed)),
      ],
      constraints: [
        .normal("w", mean: 0.1, sigma: 0.4),
        .correlated(["x", "z"], means: [0.2, -0.1], covariance: [[1, 0.3], [0.3, 2]]),
      ])
    let point = [0.7, -1.1, 0.4, 1.3]
    let all = likelihood.derivatives(at: point)
    let off = Differences.deviation(of: likelihood.evaluator(), at: point, scales: [1, 1, 1, 1])
    #expect(max(off.gradient, off.hessian) < 1e-7, "\(off)")
    var worst = Worst()
    for subset in 0..<16 {
      let fixed = (0..<4).filter { subset & (1 << $0) != 0 }
      let free = (0..<4).filter { !fixed.contains($0) }
      let evaluator = likelihood.evaluator(fixing: fixed.map { likelihood.parameters[$0].id })
      let result = Derivatives(dimension: free.count)
      // A second point leaves nothing of the first behind.
      for shift in [0.5, 0] {
        evaluator.fix(fixed.map { point[$0] + shift })
        evaluator.evaluate(at: free.map { point[$0] + shift }, into: result)
      }
      worst.see(result.value, equals: all.value, "value of \(subset)")
      for (a, i) in free.enumerated() {
        worst.see(result.gradient[a], equals: all.gradient[i], "gradient of \(subset)")
        for (b, j) in free.enumerated() {
          worst.see(result.hessianRows[a][b], equals: all.hessianRows[i][j], "Hessian of \(subset)")
        }
      }
    }
    #expect(worst.value < 1e-11, "\(worst.value): \(worst.place)")
  }

  /// Parameters of the same id are one, in the order of declaration; undeclared ones start at their constraints.
  @Test func merging() throws {
    let likelihood = try Likelihood(
      parameters: [FitParameter("c", start: 0.2, scale: 3)],
      terms: [
        LikelihoodTerm(
          "one", counts: Models.signal(u: 1, w: 1), statistic: .poisson(observed: Models.observed)),
        Models.counting(observed: 3, uncertainty: 1, slope: 2, constant: 1),
      ],
      constraints: [.normal("a", mean: 0.3, sigma: 0.1)])
    #expect(
      likelihood.parameters == [
        FitParameter("c", start: 0.2, scale: 3), FitParameter("e"), FitParameter("a", start: 0.3, scale: 0.1),
        FitParameter("x"),
      ])
    #expect(likelihood.start == [0.2, 0, 0.3, 0])
    #expect(likelihood.position("a") == 2)
  }

  /// Other data in the same model are the likelihood made from them.
  @Test func replacingData() throws {
    let likelihood = try Models.gaussian()
    let observed = Models.observed.map { $0 + 1 }
    let other = likelihood.replacing(observed: [observed], centres: [[0.1], [-0.2]])
    let fresh = try Likelihood(
      parameters: likelihood.parameters,
      terms: [
        LikelihoodTerm(
          "six", counts: likelihood.terms[0].counts,
          statistic: likelihood.terms[0].statistic.observing(observed))
      ],
      constraints: zip(likelihood.constraints, [[0.1], [-0.2]]).map { $0.centred(at: $1) })
    #expect(other.value(at: [0.3, 0.1, 0.2]) == fresh.value(at: [0.3, 0.1, 0.2]))
    #expect(other.value(at: [0.3, 0.1, 0.2]) != likelihood.value(at: [0.3, 0.1, 0.2]))
  }
}
