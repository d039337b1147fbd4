import SevensInference

/// A binned Poisson likelihood in two couplings with three linear pulls, of the size of a time × energy histogram.
enum LikelihoodWorkloads {
  private static let bins = 144

  /// Positive numbers without a pattern that the pulls could follow.
  private static func row(_ k: Int) -> [Double] {
    (0..<bins).map { 1 + 5 * Double(($0 * (k + 7)) % 23) / 23 }
  }

  /// A quadratic form in two couplings with a pull of 28 %, and two backgrounds with pulls of 25 and 10 %.
  private static func counts() -> CountPolynomial {
    typealias Factor = CountPolynomial.Factor
    var signal = CountPolynomial(parameters: ["first", "second"], binCount: bins)
    let monomials: [CountPolynomial.Monomial] = [
      [], [Factor(0)], [Factor(1)], [Factor(0, 2)], [Factor(0), Factor(1)], [Factor(1, 2)],
    ]
    for (k, monomial) in monomials.enumerated() { signal.add(monomial, row(k)) }
    let pulled = signal * CountPolynomial.pull("normalisation", relative: 0.28, binCount: bins)
    let steady =
      CountPolynomial(constant: row(6)) * CountPolynomial.pull("steady", relative: 0.25, binCount: bins)
    let beam = CountPolynomial(constant: row(8)) * CountPolynomial.pull("beam", relative: 0.1, binCount: bins)
    return pulled + steady + beam
  }

  static func all() throws -> [Workload] {
    let counts = counts()
    let expected = counts.counts(at: counts.parameters.map { _ in 0 })
    let observed: [Double] = expected.enumerated().map { b, mean in
      let pull = Double((b * 37) % 41) / 20 - 1
      return (mean + mean.squareRoot() * pull).rounded()
    }
    let likelihood = try Likelihood(
      terms: [LikelihoodTerm("histogram", counts: counts, statistic: .poisson(observed: observed))],
      constraints: ["normalisation", "steady", "beam"].map { ConstraintTerm.normal($0) })
    let interest = ["first", "second"]
    let axis = (0..<50).map { -0.5 + 0.02 * Double($0) }
    let points = axis.flatMap { first in axis.map { second in [first, second] } }
    let profiler = Profiler(likelihood, interest: interest)
    return [
      Workload(name: "50 × 50 likelihood, 144 bins, 3 pulls profiled", peer: 34e-3, target: 10e-3) {
        keep(likelihood.profile(over: interest, at: points, continuing: true)[1275].value)
      },
      Workload(name: "50 × 50 likelihood, every point by itself") {
        keep(likelihood.profile(over: interest, at: points)[1275].value)
      },
      Workload(name: "one profiled point, 144 bins, 3 pulls", target: 4e-6) {
        keep(profiler([0.1, 0.2]).value)
      },
      Workload(name: "fit of 2 couplings and 3 pulls, 144 bins") {
        keep(likelihood.minimum().value)
      },
    ]
  }
}
