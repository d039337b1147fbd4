/// How observed counts scatter around expected ones.
public enum Statistic: Sendable, Equatable {
  /// Independent Poisson counts n_b ≥ 0, by the likelihood ratio to the saturated model (Baker and Cousins):
  /// −2 ln L = 2 Σ (μ − n + n ln(n/μ)), with 2μ for n = 0. Data of an Asimov set may be fractions.
  case poisson(observed: [Double])
  /// Counts with a covariance matrix that does not depend on the model: −2 ln L = (μ − d)ᵀ V⁻¹ (μ − d).
  case gaussian(observed: [Double], covariance: [[Double]])
  /// Uncorrelated counts with variances that do not depend on the model: −2 ln L = Σ (μ − d)²/σ².
  case gaussianDiagonal(observed: [Double], variances: [Double])

  /// One number with a standard deviation: a counting experiment in the Gaussian limit.
  public static func counting(observed: Double, uncertainty: Double) -> Statistic {
    .gaussianDiagonal(observed: [observed], variances: [uncertainty * uncertainty])
  }

  /// The observed numbers, one for each bin.
  public var observed: [Double] {
    switch self {
    case .poisson(let observed), .gaussian(let observed, _), .gaussianDiagonal(let observed, _): observed
    }
  }

  /// The same statistic of other observations.
  public func observing(_ observed: [Double]) -> Statistic {
    switch self {
    case .poisson: .poisson(observed: observed)
    case .gaussian(_, let covariance): .gaussian(observed: observed, covariance: covariance)
    case .gaussianDiagonal(_, let variances): .gaussianDiagonal(observed: observed, variances: variances)
    }
  }
}

/// Expected counts, what was observed, and how it scatters.
public struct LikelihoodTerm: Sendable, Equatable {
  /// The id by which results name the term.
  public let id: String
  /// Expected counts of every bin as a polynomial in parameters.
  public let counts: CountPolynomial
  /// Observed counts and their statistic.
  public let statistic: Statistic

  /// A term of a likelihood.
  public init(_ id: String, counts: CountPolynomial, statistic: Statistic) {
    self.id = id
    self.counts = counts
    self.statistic = statistic
  }

  /// What is wrong with the term.
  public var problems: [LikelihoodProblem] {
    var found: [LikelihoodProblem] = []
    let observed = statistic.observed
    if Set(counts.parameters).count != counts.parameters.count {
      for id in Set(counts.parameters.filter { id in counts.parameters.count(where: { $0 == id }) > 1 })
        .sorted()
      {
        found.append(.duplicate(id: id))
      }
    }
    if !counts.coefficients.allSatisfy(\.isFinite) {
      found.append(.notFinite(term: id, what: "a coefficient"))
    }
    if observed.count != counts.binCount {
      found.append(.countMismatch(term: id, bins: counts.binCount, observations: observed.count))
    }
    if !observed.allSatisfy(\.isFinite) { found.append(.notFinite(term: id, what: "an observation")) }
    switch statistic {
    case .poisson:
      for (bin, value) in observed.enumerated() where value < 0 {
        found.append(.negativeCount(term: id, bin: bin, value: value))
      }
    case .gaussian(_, let covariance):
      if let reason = covarianceProblem(covariance, size: observed.count) {
        found.append(.covariance(of: id, reason: reason))
      }
    case .gaussianDiagonal(_, let variances):
      if variances.count != observed.count {
        found.append(.covariance(of: id, reason: "\(variances.count) variances for \(observed.count) bins"))
      } else if !variances.allSatisfy({ $0 > 0 && $0.isFinite }) {
        found.append(.covariance(of: id, reason: "a variance is not a positive number"))
      }
    }
    return found
  }
}
