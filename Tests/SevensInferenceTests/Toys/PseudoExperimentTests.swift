import CSevensMath
import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

@Suite struct PseudoExperimentLaws {
  private let point = [0.4, 0.1, -0.2]

  /// Asimov data have their minimum, 0, at the point they come from.
  @Test func asimov() throws {
    for likelihood in [try Models.poisson(), try Models.gaussian()] {
      let there = likelihood.asimov(at: point).derivatives(at: point)
      #expect(there.value.magnitude < 1e-12 && there.gradientValues.allSatisfy { $0.magnitude < 1e-12 })
    }
  }

  /// A pseudo-experiment is the same whenever it is made; another index, or seed, is another.
  @Test func reproducible() throws {
    let likelihood = try Models.gaussian()
    func value(_ seed: UInt64, _ index: Int) -> Double {
      likelihood.pseudoExperiment(at: point, seed: seed, index: index).value(at: point)
    }
    #expect(value(1, 5) == value(1, 5))
    #expect(Set([value(1, 5), value(1, 6), value(2, 5)]).count == 3)
  }

  /// Observations and centres of every kind have the mean and variance of their distribution.
  @Test func momentsOfEveryKind() throws {
    typealias Factor = CountPolynomial.Factor
    let ids = ["n", "l", "p", "m", "x", "y"]
    let truth = [0.3, 2, 0.1, -0.5, 1, -1]
    let covariance = [[4, 1.5], [1.5, 2]]
    let likelihood = try Likelihood(
      parameters: ids.map { FitParameter($0) },
      terms: [
        LikelihoodTerm(
          "p", counts: CountPolynomial(constant: [3, 40]), statistic: .poisson(observed: [0, 0])),
        LikelihoodTerm(
          "g", counts: CountPolynomial(constant: [7, -2]),
          statistic: .gaussian(observed: [0, 0], covariance: covariance)),
        LikelihoodTerm(
          "d", counts: CountPolynomial(constant: [5]), statistic: .counting(observed: 0, uncertainty: 3)),
      ],
      constraints: [
        .normal("n", sigma: 0.5), .logNormal("l", median: 1, sigma: 0.2), .countingPull("p", sigma: 0.28),
        .asymmetric("m", minus: 1, plus: 3), .correlated(["x", "y"], means: [0, 0], covariance: covariance),
      ])
    let toys = 20_000
    var sums = [[Double]](repeating: [0, 0, 0], count: 11)
    for index in 0..<toys {
      let toy = likelihood.pseudoExperiment(at: truth, seed: 9, index: index)
      var numbers = toy.terms.flatMap(\.statistic.observed)
      numbers += toy.constraints.flatMap(\.centre)
      numbers[6] = sevens_log(numbers[6])
      for (i, x) in numbers.enumerated() {
        sums[i][0] += x
        sums[i][1] += x * x
      }
      // The products of the correlated pairs.
      sums[2][2] += numbers[2] * numbers[3]
      sums[9][2] += numbers[9] * numbers[10]
    }
    // A two-piece normal around −0.5, below it with σ 3 and above with 1: mean shift √(2/π)(1 − 3).
    let shift = (2 / Double.pi).squareRoot() * -2
    let spread = (1 - 2 / Double.pi) * 4 + 3
    let expected: [(Double, Double)] = [
      (3, 3), (40, 40), (7, 4), (-2, 2), (5, 9), (0.3, 0.25), (sevens_log(2), 0.04), (0.1, 1.1 * 0.28 * 0.28),
      (-0.5 + shift, spread), (1, 4), (-1, 2),
    ]
    var worst = Worst()
    let n = Double(toys)
    for (i, (mean, variance)) in expected.enumerated() {
      let found = sums[i][0] / n
      worst.see((found - mean).magnitude / (variance / n).squareRoot(), "mean \(i): \(found)")
      let scatter = sums[i][1] / n - found * found
      // √(2/n) for normal numbers, more for Poisson and skew ones.
      worst.see((scatter / variance - 1).magnitude / (3 / n).squareRoot(), "variance \(i): \(scatter)")
    }
    for i in [2, 9] {
      let found = sums[i][2] / n - sums[i][0] * sums[i + 1][0] / (n * n)
      worst.see((found - 1.5).magnitude / ((8 + 2.25) / n).squareRoot(), "covariance \(i): \(found)")
    }
    #expect(worst.value < 4.5, "\(worst.value): \(worst.place)")
  }
}
