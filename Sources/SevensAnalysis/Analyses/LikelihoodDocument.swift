import FoundationEssentials
import Sevens
import SevensInference
import SevensNumerics

/// A likelihood as a document that other programs evaluate: counts as polynomials, what was observed, constraints and
/// parameters. `Documentation/Likelihoods.md` says what its fields mean.
struct LikelihoodDocument {
  let json: JSONValue

  /// The document of a likelihood of an analysis.
  init(_ likelihood: Likelihood, of analysis: Analysis, fixed: [String: Double]) {
    json = [
      "schema": "sevens/likelihood/1", "id": .string(analysis.id), "title": .string(analysis.title),
      "parameters": .array(likelihood.parameters.map(Self.parameter)),
      "fixed": .object(
        analysis.models.reduce(into: fixed) { $0.merge($1.held) { first, _ in first } }
          .mapValues { .number($0) }), "terms": .array(likelihood.terms.map(Self.term)),
      "constraints": .array(likelihood.constraints.map(Self.constraint)), "manifest": analysis.manifest.json,
    ]
  }

  /// An infinite bound is null.
  private static func parameter(_ one: FitParameter) -> JSONValue {
    [
      "id": .string(one.id), "start": .number(one.start), "scale": .number(one.scale),
      "lower": .number(one.lower), "upper": .number(one.upper),
    ]
  }

  private static func term(_ term: LikelihoodTerm) -> JSONValue {
    let counts = term.counts
    return [
      "id": .string(term.id), "bins": .integer(counts.binCount),
      "monomials": .array(
        counts.monomials.map { monomial in
          .object(
            Dictionary(
              uniqueKeysWithValues: monomial.map { (counts.parameters[$0.parameter], .integer($0.power)) }))
        }),
      "coefficients": .array(counts.monomials.indices.map { .numbers(Array(counts.row($0))) }),
      "statistic": statistic(term.statistic),
    ]
  }

  private static func statistic(_ statistic: Statistic) -> JSONValue {
    switch statistic {
    case .poisson(let observed): ["kind": "poisson", "observed": .numbers(observed)]
    case .gaussian(let observed, let covariance):
      [
        "kind": "gaussian", "observed": .numbers(observed),
        "covariance": .array(covariance.map { .numbers($0) }),
      ]
    case .gaussianDiagonal(let observed, let variances):
      ["kind": "gaussian-diagonal", "observed": .numbers(observed), "variances": .numbers(variances)]
    }
  }

  private static func constraint(_ constraint: ConstraintTerm) -> JSONValue {
    let shape: [String: JSONValue] =
      switch constraint.shape {
      case .normal(let sigma): ["shape": "normal", "sigma": .number(sigma)]
      case .logNormal(let sigma): ["shape": "log-normal", "sigma": .number(sigma)]
      case .asymmetric(let minus, let plus):
        ["shape": "asymmetric", "minus": .number(minus), "plus": .number(plus)]
      case .countingPull(let sigma): ["shape": "counting-pull", "sigma": .number(sigma)]
      case .flat(let lower, let upper): ["shape": "flat", "lower": .number(lower), "upper": .number(upper)]
      case .correlated(let covariance):
        ["shape": "correlated", "covariance": .array(covariance.map { .numbers($0) })]
      }
    return .object(
      shape.merging(["parameters": .strings(constraint.parameters), "centre": .numbers(constraint.centre)]) {
        first, _ in first
      })
  }

  /// Writes the document aside and gives it its name when it is whole.
  func write(to path: String, option: String) throws(Faults) {
    try WholeFile.write(json.compactText + "\n", to: path, option: option)
  }
}
