import SevensInference

/// Small models that several suites fit.
enum Models {
  typealias Factor = CountPolynomial.Factor

  static let observed: [Double] = [14, 31, 16, 13, 4, 0]

  /// (s₀ + s₁ e + s₂ e²)(1 + u a) + b (1 + w c) in six bins.
  static func signal(u: Double, w: Double) -> CountPolynomial {
    var signal = CountPolynomial(parameters: ["e"], binCount: 6)
    signal.add([], [12, 20, 15, 8, 3, 1])
    signal.add([Factor(0)], [-6, -9, -5, -4, -1, -0.2])
    signal.add([Factor(0, 2)], [9, 16, 11, 7, 2, 1])
    let background = CountPolynomial(constant: [5, 4, 3, 2, 2, 1])
    let first = signal * CountPolynomial.pull("a", relative: u, binCount: 6)
    return first + background * CountPolynomial.pull("c", relative: w, binCount: 6)
  }

  /// Poisson counts with two Gaussian pulls.
  static func poisson() throws -> Likelihood {
    try Likelihood(
      parameters: [FitParameter("e", start: 0.8)],
      terms: [
        LikelihoodTerm("six", counts: signal(u: 0.28, w: 0.25), statistic: .poisson(observed: observed))
      ],
      constraints: [.normal("a"), .normal("c")])
  }

  /// The same counts with V = diag(n + 4) + (n/10)(n/10)ᵀ, an asymmetric pull of mean 0.05 and a counting pull.
  static func gaussian() throws -> Likelihood {
    let covariance = observed.indices.map { i in
      observed.indices.map { j in
        observed[i] * observed[j] / 100 + (i == j ? observed[i] + 4 : 0)
      }
    }
    return try Likelihood(
      parameters: [FitParameter("e", start: 0.8)],
      terms: [
        LikelihoodTerm(
          "six", counts: signal(u: 1, w: 1), statistic: .gaussian(observed: observed, covariance: covariance))
      ],
      constraints: [.asymmetric("a", mean: 0.05, minus: 0.2, plus: 0.3), .countingPull("c", sigma: 0.25)])
  }

  /// One number with an uncertainty and an expectation linear in a parameter.
  static func counting(observed: Double, uncertainty: Double, slope: Double, constant: Double)
    -> LikelihoodTerm
  {
    var counts = CountPolynomial(parameters: ["x"], binCount: 1)
    counts.add([], [constant])
    counts.add([Factor(0)], [slope])
    return LikelihoodTerm(
      "counting", counts: counts, statistic: .counting(observed: observed, uncertainty: uncertainty))
  }
}
