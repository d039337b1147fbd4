import SevensInference
import SevensTestSupport
import Testing

/// iminuit 2.33 (MIGRAD with strategy 2 and tolerance 1e-8, HESSE) on the same functions written in numpy 2.4.
@Suite struct LikelihoodMinimumValidation {
  /// Two minima of the Poisson model. MIGRAD stops at (−0.2697408, −0.2104699, −0.4299538) with −2 ln L 7.122938453785
  /// and at (0.6861261, 0.0155293, −0.3409009) with 7.929275752713; since HESSE's differences are good to 5e-4 only,
  /// the numbers here are those of mpmath (findroot on the gradient, diff for the Hessian, 40 digits).
  @Test func poisson() throws {
    let minima = try Models.poisson().minima(starts: [[0.8, 0, 0], [-0.4, 0, 0]])
    let expected: [(Double, [Double], [Double], Double)] = [
      (
        7.1229384537848507, [-0.2697409082190177, -0.21047019809057703, -0.42995404021183496],
        [0.419374304027735, 0.93918134342518, 0.982415295584504], 0.346670555636778
      ),
      (
        7.9292757527107907, [0.68612679155913609, 0.015527750498172413, -0.34090071241080159],
        [0.62807788410525, 1.15382593524965, 0.985586155654139], -0.660724640401397
      ),
    ]
    #expect(minima.all.count == 2)
    compare(minima.all, expected, accuracy: 1e-7)
  }

  /// Full covariance, an asymmetric and a counting pull; HESSE's differences meet the kink of the asymmetric one.
  @Test func gaussian() throws {
    let minimum = try Models.gaussian().minimum()
    compare(
      [minimum],
      [
        (
          3.603941696872940, [-0.04969382370160249, 0.02167582345666093, -0.06779674704422944],
          [0.527520982474405, 0.1899756438315441, 0.2285526711895007], 0.06372345973850355
        )
      ], accuracy: 2e-4)
  }

  private func compare(
    _ found: [Minimum], _ expected: [(Double, [Double], [Double], Double)], accuracy: Double
  ) {
    var worst = Worst()
    for (minimum, (value, values, errors, covariance)) in zip(found, expected) {
      #expect(minimum.status == .converged)
      #expect((minimum.value - value).magnitude < 1e-9, "\(minimum.value)")
      for i in 0..<3 {
        worst.see(
          (minimum.values[i] - values[i]).magnitude / errors[i] / 10, "value \(i): \(minimum.values)")
        worst.see(
          deviation(minimum.uncertainty(i), from: errors[i]), "error \(i): \(minimum.uncertainty(i))")
      }
      worst.see(
        (minimum.covariance[0][1] - covariance).magnitude, "covariance \(minimum.covariance[0][1])")
    }
    #expect(worst.value < accuracy, "\(worst.value): \(worst.place)")
  }

  /// Profiles at fixed e, by the fit and by the profiler.
  @Test func profiles() throws {
    let table: [(Likelihood, [(Double, Double)])] = [
      (
        try Models.poisson(),
        [(-1, 9.713408725752588), (0, 7.448347759072951), (2, 12.975854009945209)]
      ),
      (
        try Models.gaussian(),
        [(-1, 9.92963990806275), (0, 3.6119087787070545), (2, 15.676105872147659)]
      ),
    ]
    var worst = Worst()
    for (likelihood, rows) in table {
      let points = likelihood.profile(over: ["e"], at: rows.map { [$0.0] })
      for ((e, expected), point) in zip(rows, points) {
        let minimum = likelihood.minimum(fixing: ["e": e])
        worst.see((minimum.value - expected).magnitude, "fit at \(e): \(minimum.value)")
        worst.see((point.value - expected).magnitude / 100, "profile at \(e): \(point.value)")
        #expect(point.isMinimum && minimum.parameters == ["a", "c"])
      }
    }
    #expect(worst.value < 2e-9, "\(worst.value): \(worst.place)")
  }
}

@Suite struct LikelihoodMinimumLaws {
  /// A Gaussian likelihood linear in its parameters is minimised by one Newton step, pulls included: they are profiled
  /// in closed form. χ² = (n − s − b)²/(σ² + s²σ_a² + b²σ_c²) for n = s (1 + σ_a a) + b (1 + σ_c c).
  @Test func linearPullsInOneStep() throws {
    let signal = CountPolynomial(constant: [120]) * CountPolynomial.pull("a", relative: 0.28, binCount: 1)
    let background = CountPolynomial(constant: [6]) * CountPolynomial.pull("c", relative: 0.25, binCount: 1)
    let likelihood = try Likelihood(
      terms: [
        LikelihoodTerm(
          "csi", counts: signal + background, statistic: .counting(observed: 142, uncertainty: 31))
      ],
      constraints: [.normal("a"), .normal("c")])
    let minimum = likelihood.minimum(starts: [[3, -2]])
    let expected = 16.0 * 16 / (31 * 31 + 33.6 * 33.6 + 1.5 * 1.5)
    #expect(deviation(minimum.value, from: expected) < 1e-13)
    // The second iteration only finds that nothing is left to gain.
    #expect(minimum.evaluations == 2 && minimum.edm < 1e-20)
    #expect(minimum.status == .converged)
  }

  /// Poisson counts of one free rate: μ̂ = n, σ² = n; with a lower bound above n the bound.
  @Test func oneRate() throws {
    func fit(_ parameter: FitParameter, _ n: Double) throws -> Minimum {
      var counts = CountPolynomial(parameters: ["x"], binCount: 1)
      counts.add([CountPolynomial.Factor(0)], [1])
      return try Likelihood(
        parameters: [parameter],
        terms: [LikelihoodTerm("n", counts: counts, statistic: .poisson(observed: [n]))]
      ).minimum()
    }
    let free = try fit(FitParameter("x", start: 1e-3, scale: 10), 17)
    #expect(deviation(free.values[0], from: 17) < 1e-6 && deviation(free.covariance[0][0], from: 17) < 1e-5)
    // From a negative mean, which the continuation leads back.
    let back = try fit(FitParameter("x", start: -40), 17)
    #expect(back.status == .converged && deviation(back.values[0], from: 17) < 1e-6)
    let bound = try fit(FitParameter("x", start: 30, lower: 20), 17)
    #expect(bound.status == .parameterAtLimit(["x"]) && bound.values == [20])
    let empty = try fit(FitParameter("x", start: 3, lower: 0), 0)
    #expect(empty.values == [0] && empty.value == 0 && empty.status == .parameterAtLimit(["x"]))
  }

  /// Two couplings of which only the sum enters: the direction is named.
  @Test func degenerateCouplings() throws {
    var counts = CountPolynomial(parameters: ["u", "d"], binCount: 2)
    counts.add([], [10, 12])
    counts.add([CountPolynomial.Factor(0)], [2, 3])
    counts.add([CountPolynomial.Factor(1)], [2, 3])
    let likelihood = try Likelihood(
      terms: [LikelihoodTerm("t", counts: counts, statistic: .poisson(observed: [14, 13]))])
    guard case .flat(let directions) = likelihood.minimum().status else {
      Issue.record("not flat")
      return
    }
    #expect(
      directions.count == 1
        && ((directions[0].parts["u"] ?? 0) + (directions[0].parts["d"] ?? 1)).magnitude < 1e-6)
  }

  /// Counts where none are expected: impossible, and said so; contradictory data end as well.
  @Test func impossibleAndContradictory() throws {
    let nothing = try Likelihood(
      terms: [
        LikelihoodTerm(
          "t", counts: CountPolynomial(constant: [0, 2]), statistic: .poisson(observed: [3, 2]))
      ])
    let minimum = nothing.minimum()
    guard case .notConverged(let evidence) = minimum.status else {
      Issue.record("\(minimum.status)")
      return
    }
    #expect(evidence.reason == .impossibleCounts && minimum.value == .infinity)
    let profile = nothing.profile(over: [], at: [[]])
    #expect(profile.count == 1 && !profile[0].isMinimum)
    func counting(_ id: String, _ observed: Double) -> LikelihoodTerm {
      let term = Models.counting(observed: observed, uncertainty: 1e-3, slope: 1, constant: 0)
      return LikelihoodTerm(id, counts: term.counts, statistic: term.statistic)
    }
    let torn = try Likelihood(terms: [counting("low", -1e6), counting("high", 1e6)]).minimum()
    #expect(torn.status == .converged && deviation(torn.value, from: 2e18) < 1e-12)
  }
}
