/// What is wrong with the input of a likelihood.
public enum LikelihoodProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// An id that several parameters, or several terms, have.
  case duplicate(id: String)
  /// A parameter whose start, scale or bounds are not numbers, whose scale is not positive or range empty.
  case parameter(id: String, reason: String)
  /// A term with a number of observations that is not its number of bins.
  case countMismatch(term: String, bins: Int, observations: Int)
  /// An observed count of a Poisson bin below 0.
  case negativeCount(term: String, bin: Int, value: Double)
  /// An observation, variance or coefficient that is infinite or not a number.
  case notFinite(term: String, what: String)
  /// A covariance that is not symmetric, not positive definite or of the wrong size.
  case covariance(of: String, reason: String)
  /// A constraint of a parameter that neither a term nor the list of parameters declares.
  case unknownParameter(id: String)
  /// A constraint whose numbers make no sense.
  case constraint(on: String, reason: String)
  /// Several constraints on one parameter, which must be one constraint.
  case constrainedTwice(id: String)

  /// Place, reason and remedy.
  public var description: String {
    switch self {
    case .duplicate(let id):
      "'\(id)' is declared more than once: give every parameter and every term an id of its own"
    case .parameter(let id, let reason): "parameter '\(id)': \(reason)"
    case .countMismatch(let term, let bins, let observations):
      "term '\(term)': \(observations) observations for \(bins) bins: give one for each"
    case .negativeCount(let term, let bin, let value):
      "term '\(term)', bin \(bin): \(value) counts observed: a Poisson count is at least 0 (use a Gaussian term for "
        + "subtracted data)"
    case .notFinite(let term, let what): "term '\(term)': \(what) is infinite or not a number"
    case .covariance(let of, let reason): "covariance of '\(of)': \(reason)"
    case .unknownParameter(let id):
      "a constraint names the parameter '\(id)', which no term depends on and nobody declares: correct the id or "
        + "drop the constraint"
    case .constraint(let on, let reason): "constraint on '\(on)': \(reason)"
    case .constrainedTwice(let id):
      "parameter '\(id)' has more than one constraint: combine them, or use one correlated block"
    }
  }
}

/// Everything that is wrong with the input of a likelihood, at once.
public struct LikelihoodProblems: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problems, in the order of parameters, terms, constraints.
  public let problems: [LikelihoodProblem]

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
