/// How an auxiliary measurement of a parameter θ with the result c constrains it.
public enum ConstraintShape: Sendable, Hashable {
  /// (θ − c)²/σ².
  case normal(sigma: Double)
  /// (ln(θ/c)/σ)² with c > 0: ln c is measured with the standard deviation σ.
  case logNormal(sigma: Double)
  /// (θ − c)²/σ² with σ = minus below the centre and plus above it.
  case asymmetric(minus: Double, plus: Double)
  /// 2(θ − c + (1 + c) ln((1 + c)/(1 + θ)))/σ², at c = 0 the pull 2(θ − ln(1 + θ))/σ² of a relative normalisation
  /// that a Poisson count of mean (1 + θ)/σ² measures.
  case countingPull(sigma: Double)
  /// 0 within a range, outside of which the parameter does not go; it has no centre.
  case flat(lower: Double, upper: Double)
  /// (θ − c)ᵀ V⁻¹ (θ − c) of several parameters.
  case correlated(covariance: [[Double]])
}

/// What is known of one or several parameters beside the data: a term of −2 ln L with its centre.
///
/// The centre is the result of the auxiliary measurement (the global observable): pseudo-experiments shift it, the
/// Asimov data set has it at the assumed values of the parameters.
public struct ConstraintTerm: Sendable, Hashable {
  /// The ids of the parameters.
  public let parameters: [String]
  /// The centres, one for each parameter; none for a flat constraint.
  public let centre: [Double]
  /// The shape around the centre.
  public let shape: ConstraintShape

  init(_ parameters: [String], centre: [Double], _ shape: ConstraintShape) {
    self.parameters = parameters
    self.centre = centre
    self.shape = shape
  }

  /// A Gaussian of a mean and a standard deviation.
  public static func normal(_ id: String, mean: Double = 0, sigma: Double = 1) -> ConstraintTerm {
    ConstraintTerm([id], centre: [mean], .normal(sigma: sigma))
  }

  /// A Gaussian in ln θ around ln(median), of a standard deviation of the logarithm.
  public static func logNormal(_ id: String, median: Double, sigma: Double) -> ConstraintTerm {
    ConstraintTerm([id], centre: [median], .logNormal(sigma: sigma))
  }

  /// Two half Gaussians with different standard deviations below and above the mean.
  public static func asymmetric(
    _ id: String, mean: Double = 0, minus: Double, plus: Double
  ) -> ConstraintTerm {
    ConstraintTerm([id], centre: [mean], .asymmetric(minus: minus, plus: plus))
  }

  /// The pull 2(α − ln(1 + α))/σ² of a relative normalisation.
  public static func countingPull(_ id: String, sigma: Double) -> ConstraintTerm {
    ConstraintTerm([id], centre: [0], .countingPull(sigma: sigma))
  }

  /// Any value within a range, none outside.
  public static func flat(_ id: String, lower: Double, upper: Double) -> ConstraintTerm {
    ConstraintTerm([id], centre: [], .flat(lower: lower, upper: upper))
  }

  /// A Gaussian of several parameters with a covariance matrix.
  public static func correlated(
    _ ids: [String], means: [Double], covariance: [[Double]]
  ) -> ConstraintTerm {
    ConstraintTerm(ids, centre: means, .correlated(covariance: covariance))
  }

  /// The same constraint around another centre.
  public func centred(at centre: [Double]) -> ConstraintTerm {
    precondition(centre.count == self.centre.count, "as many centres as before")
    return ConstraintTerm(parameters, centre: centre, shape)
  }

  /// A typical width of the constraint in each parameter, in its unit.
  public var scales: [Double] {
    switch shape {
    case .normal(let sigma), .countingPull(let sigma): [sigma]
    case .logNormal(let sigma): [sigma * (centre.first ?? 1).magnitude]
    case .asymmetric(let minus, let plus): [(minus + plus) / 2]
    case .flat(let lower, let upper): [(upper - lower) / 4]
    case .correlated(let rows): rows.indices.map { rows[$0][$0].squareRoot() }
    }
  }

  /// What is wrong with the constraint.
  public var problems: [LikelihoodProblem] {
    let name = parameters.joined(separator: ", ")
    func problem(_ reason: String) -> [LikelihoodProblem] { [.constraint(on: name, reason: reason)] }
    func positive(_ widths: Double...) -> [LikelihoodProblem] {
      widths.allSatisfy { $0 > 0 && $0.isFinite }
        ? [] : problem("a standard deviation of \(widths) is not a positive number")
    }
    guard centre.allSatisfy(\.isFinite) else { return problem("the centre is infinite or not a number") }
    switch shape {
    case .normal(let sigma): return positive(sigma)
    case .logNormal(let sigma):
      return positive(sigma) + (centre[0] > 0 ? [] : problem("the median \(centre[0]) is not positive"))
    case .asymmetric(let minus, let plus): return positive(minus, plus)
    case .countingPull(let sigma):
      return positive(sigma)
        + (centre[0] >= -1 ? [] : problem("the centre \(centre[0]) is a normalisation below 0"))
    case .flat(let lower, let upper):
      return lower < upper ? [] : problem("the range from \(lower) to \(upper) is empty")
    case .correlated(let covariance):
      if Set(parameters).count != parameters.count { return problem("an id appears twice") }
      if centre.count != parameters.count {
        return problem("\(centre.count) means for \(parameters.count) parameters")
      }
      return covarianceProblem(covariance, size: centre.count).map { [.covariance(of: name, reason: $0)] }
        ?? []
    }
  }
}

extension ConstraintTerm {
  /// The same constraint of parameters with other ids.
  public func renamed(_ name: (String) -> String) -> ConstraintTerm {
    ConstraintTerm(parameters.map(name), centre: centre, shape)
  }
}
