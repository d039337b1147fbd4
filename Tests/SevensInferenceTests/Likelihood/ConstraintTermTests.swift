import SevensInference
import SevensTestSupport
import Testing

/// A likelihood of constraints alone, on parameters that a term without data names.
private func constrained(_ constraint: ConstraintTerm) throws -> Likelihood {
  try Likelihood(
    parameters: constraint.parameters.map { FitParameter($0) }, terms: [], constraints: [constraint])
}

/// The formulas of the shapes with mpmath, 30 digits; the block with numpy 2.4, r @ solve(V, r).
@Suite struct ConstraintTermValidation {
  @Test func values() throws {
    var worst = Worst()
    let pull = ConstraintTerm.countingPull("a", sigma: 0.28)
    let table: [(ConstraintTerm, [Double], Double)] = [
      (.normal("a", mean: 1, sigma: 0.5), [2], 4),
      (.asymmetric("a", mean: 1, minus: 0.5, plus: 2), [3], 1),
      (.asymmetric("a", mean: 1, minus: 0.5, plus: 2), [0], 4),
      (pull, [0.1], 0.119638270297835203), (pull, [-0.5], 4.92722399387615585),
      (ConstraintTerm.countingPull("a", sigma: 0.2).centred(at: [0.1]), [0.3], 0.81202534352585944),
      (.logNormal("a", median: 1, sigma: 0.2), [1.3], 1.7208751817391897),
      (.logNormal("a", median: 0.5, sigma: 0.1), [0.4], 4.97930444931173624),
      (.flat("a", lower: 0, upper: 1), [0.7], 0),
      (.correlated(["a", "b"], means: [1, -1], covariance: [[4, 1], [1, 2]]), [2, 1], 14.0 / 7),
    ]
    for (constraint, point, expected) in table {
      let value = try constrained(constraint).value(at: point)
      worst.see((value - expected).magnitude, "\(constraint.shape) at \(point): \(value)")
    }
    #expect(worst.value < 1e-13, "\(worst.value): \(worst.place)")
  }
}

@Suite struct ConstraintTermLaws {
  private static let all: [ConstraintTerm] = [
    .normal("a", mean: 0.2, sigma: 0.5), .asymmetric("a", mean: 0.2, minus: 0.3, plus: 0.7),
    .countingPull("a", sigma: 0.3), ConstraintTerm.countingPull("a", sigma: 0.3).centred(at: [0.4]),
    .logNormal("a", median: 0.8, sigma: 0.3),
    .correlated(
      ["a", "b", "c"], means: [1, -1, 0], covariance: [[4, 1, 0.5], [1, 2, -0.3], [0.5, -0.3, 1]]),
  ]

  /// Exact derivatives are those of the value, also where logarithms are continued.
  @Test func derivatives() throws {
    var worst = Worst()
    for constraint in Self.all {
      let likelihood = try constrained(constraint)
      for x in [-1.7, -0.4, 0.5, 1.3] {
        let point = constraint.parameters.indices.map { x + 0.3 * Double($0) }
        let off = Differences.deviation(
          of: likelihood.evaluator(), at: point, scales: point.map { _ in 1 }, step: 1e-5)
        worst.see(max(off.gradient, off.hessian), "\(constraint.shape) at \(x): \(off)")
      }
    }
    #expect(worst.value < 1e-7, "\(worst.value): \(worst.place)")
  }

  /// Each vanishes at its centre, which is its minimum.
  @Test func centres() throws {
    for constraint in Self.all {
      let there = try constrained(constraint).derivatives(at: constraint.centre)
      #expect(there.value.magnitude < 1e-14 && there.gradientValues.allSatisfy { $0.magnitude < 1e-13 })
    }
  }

  /// A flat constraint becomes bounds and joins those of the parameter.
  @Test func flatBounds() throws {
    let likelihood = try Likelihood(
      parameters: [FitParameter("a", start: 5, lower: 0)], terms: [],
      constraints: [.flat("a", lower: -1, upper: 2)])
    #expect(likelihood.parameters == [FitParameter("a", start: 2, lower: 0, upper: 2)])
  }
}
