import SevensInference
import Testing

/// All problems of an input are reported at once, as values.
@Suite struct LikelihoodProblemLaws {
  private func counts(_ ids: [String], _ rows: [Double]) -> CountPolynomial {
    var counts = CountPolynomial(parameters: ids, binCount: rows.count)
    counts.add(ids.isEmpty ? [] : [CountPolynomial.Factor(0)], rows)
    return counts
  }

  private func problems(
    _ parameters: [FitParameter] = [], _ terms: [LikelihoodTerm], _ constraints: [ConstraintTerm] = []
  ) -> [LikelihoodProblem] {
    do throws(LikelihoodProblems) {
      _ = try Likelihood(parameters: parameters, terms: terms, constraints: constraints)
      return []
    } catch {
      return error.problems
    }
  }

  @Test func allAtOnce() {
    let found = problems(
      [
        FitParameter("p"), FitParameter("p"), FitParameter("q", scale: 0),
        FitParameter("r", lower: 2, upper: 1),
        FitParameter("s", start: .nan),
      ],
      [
        LikelihoodTerm("t", counts: counts(["p"], [1, 2]), statistic: .poisson(observed: [1, -2, 3])),
        LikelihoodTerm("t", counts: counts(["p"], [.nan]), statistic: .poisson(observed: [.infinity])),
        LikelihoodTerm(
          "g", counts: counts([], [1, 2]),
          statistic: .gaussian(observed: [1, 2], covariance: [[1, 2], [2, 1]])),
        LikelihoodTerm(
          "h", counts: counts([], [1]), statistic: .gaussianDiagonal(observed: [1], variances: [0])),
      ],
      [
        .normal("nobody", sigma: 1), .normal("p", sigma: -1), .logNormal("q", median: -1, sigma: 1),
        .normal("p", sigma: 1), .flat("p", lower: 1, upper: 0),
        .correlated(["q", "s"], means: [0], covariance: [[1]]),
      ])
    let expected: [LikelihoodProblem] = [
      .duplicate(id: "p"), .duplicate(id: "t"), .unknownParameter(id: "nobody"),
      .countMismatch(term: "t", bins: 2, observations: 3), .negativeCount(term: "t", bin: 1, value: -2),
      .notFinite(term: "t", what: "a coefficient"), .notFinite(term: "t", what: "an observation"),
      .constrainedTwice(id: "p"), .constrainedTwice(id: "q"),
      .constraint(on: "q, s", reason: "1 means for 2 parameters"),
    ]
    for problem in expected { #expect(found.contains(problem), "\(problem)") }
    func named(_ id: String) -> Int {
      found.count {
        switch $0 {
        case .parameter(let one, _), .covariance(let one, _), .constraint(let one, _): one == id
        default: false
        }
      }
    }
    // Two of p: the negative width and the empty range; two of q: its scale and its median.
    #expect(["q", "r", "s", "g", "h", "p"].map(named) == [2, 1, 1, 1, 1, 2], "\(found)")
    #expect(found.count == expected.count + 8, "\(found)")
    #expect(found.allSatisfy { !$0.description.isEmpty })
  }

  @Test func ordersAreFine() {
    #expect(
      problems(
        [], [LikelihoodTerm("t", counts: counts(["p"], [1, 2]), statistic: .poisson(observed: [0, 2.5]))],
        [.normal("p")]
      ).isEmpty)
  }

  @Test func covarianceOfTheWrongForm() {
    for rows in [[[1.0]], [[1, 0], [0.5, 1]], [[1, .nan], [.nan, 1]]] {
      let term = LikelihoodTerm(
        "g", counts: counts([], [1, 2]), statistic: .gaussian(observed: [1, 2], covariance: rows))
      #expect(term.problems.count == 1, "\(rows)")
    }
  }
}
