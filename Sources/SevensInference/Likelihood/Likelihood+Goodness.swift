import SevensNumerics

/// How well a term describes its bins.
public struct TermGoodness: Sendable, Hashable {
  /// The id of the term.
  public let term: String
  /// The expected counts.
  public let expected: [Double]
  /// What every bin adds to −2 ln L.
  ///
  /// 2(μ − n + n ln(n/μ)) of a Poisson term; (μ − d)_b (V⁻¹(μ − d))_b of a Gaussian one, which may be negative where
  /// bins are correlated.
  public let contributions: [Double]

  /// −2 ln L of the term.
  public var value: Double { contributions.reduce(0, +) }
}

extension Likelihood {
  /// Observed numbers, those of constraints included, minus the parameters that are fitted to them.
  ///
  /// A parameter held fixed counts as none; one in a flat direction counts although it fits nothing.
  public func degreesOfFreedom(fixing fixed: Int = 0) -> Int {
    terms.reduce(0) { $0 + $1.counts.binCount } + constraints.reduce(0) { $0 + $1.centre.count }
      - (parameters.count - fixed)
  }

  /// The contributions of all bins at values of all parameters.
  public func goodness(at point: [Double]) -> [TermGoodness] {
    terms.map { term in
      let expected = counts(of: term, at: point)
      return TermGoodness(
        term: term.id, expected: expected, contributions: term.statistic.contributions(expected))
    }
  }
}

extension Statistic {
  /// What every bin adds to −2 ln L for expected counts.
  func contributions(_ expected: [Double]) -> [Double] {
    switch self {
    case .poisson(let observed):
      return zip(expected, observed).map { PoissonDeviance(mean: $0, count: $1).value }
    case .gaussianDiagonal(let observed, let variances):
      return expected.indices.map {
        (expected[$0] - observed[$0]) * (expected[$0] - observed[$0]) / variances[$0]
      }
    case .gaussian(let observed, let covariance):
      let residual = zip(expected, observed).map { $0 - $1 }
      let solved = Cholesky(covariance)?.solve(residual) ?? residual.map { _ in .nan }
      return zip(residual, solved).map { $0 * $1 }
    }
  }
}
