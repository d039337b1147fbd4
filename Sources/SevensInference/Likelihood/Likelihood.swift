/// −2 ln L of data under a model given as count polynomials: a sum of terms and constraints.
///
/// Poisson terms are relative to the saturated model and constraints to their centres, so that −2 ln L is at least 0
/// and, for enough counts, distributed as χ².
public struct Likelihood: Sendable {
  /// The parameters: the declared ones in their order, then those of the terms that nobody declared.
  public let parameters: [FitParameter]
  /// The terms.
  public let terms: [LikelihoodTerm]
  /// The constraints.
  public let constraints: [ConstraintTerm]
  let compiled: [CompiledTerm]
  let observations: [LaneBuffer]
  let compiledConstraints: CompiledConstraints
  let positions: [String: Int]

  /// A likelihood whose terms share the parameters of the same id.
  ///
  /// A parameter that is not declared starts at the centre of its constraint with the constraint's width as scale, or
  /// at 0 with scale 1. A flat constraint becomes bounds.
  ///
  /// - Throws: everything that is wrong with the input.
  public init(
    parameters declared: [FitParameter] = [], terms: [LikelihoodTerm], constraints: [ConstraintTerm] = []
  ) throws(LikelihoodProblems) {
    let problems = Self.problems(declared, terms, constraints)
    guard problems.isEmpty else { throw LikelihoodProblems(problems: problems) }
    var merged = declared
    var known = Set(declared.map(\.id))
    for id in terms.flatMap(\.counts.parameters) where known.insert(id).inserted {
      merged.append(Self.undeclared(id, constraints))
    }
    for constraint in constraints {
      guard case .flat(let low, let high) = constraint.shape,
        let i = merged.firstIndex(where: { $0.id == constraint.parameters[0] })
      else { continue }
      merged[i] = merged[i].restricted(to: low, high)
    }
    let positions = Dictionary(uniqueKeysWithValues: merged.enumerated().map { ($1.id, $0) })
    self.init(
      parameters: merged, terms: terms, constraints: constraints, positions: positions,
      compiled: terms.map { CompiledTerm($0, positions: positions) })
  }

  private init(
    parameters: [FitParameter], terms: [LikelihoodTerm], constraints: [ConstraintTerm],
    positions: [String: Int],
    compiled: [CompiledTerm]
  ) {
    self.parameters = parameters
    self.terms = terms
    self.constraints = constraints
    self.positions = positions
    self.compiled = compiled
    observations = zip(compiled, terms).map { $0.observations($1.statistic.observed) }
    compiledConstraints = CompiledConstraints(constraints, positions: positions)
  }

  /// The same model with other observations and centres: pseudo-experiments and Asimov data.
  ///
  /// - Parameters:
  ///   - observed: the observations of every term; Poisson counts are at least 0.
  ///   - centres: the centres of every constraint.
  public func replacing(observed: [[Double]], centres: [[Double]]) -> Likelihood {
    precondition(observed.count == terms.count && centres.count == constraints.count, "data of all terms")
    let terms = zip(terms, observed).map {
      LikelihoodTerm($0.id, counts: $0.counts, statistic: $0.statistic.observing($1))
    }
    return Likelihood(
      parameters: parameters, terms: terms, constraints: zip(constraints, centres).map { $0.centred(at: $1) },
      positions: positions, compiled: compiled)
  }

  /// The same likelihood with a parameter that stays within further bounds.
  public func restricted(_ id: String, to range: ClosedRange<Double>) -> Likelihood {
    var changed = parameters
    changed[position(id)] = changed[position(id)].restricted(to: range.lowerBound, range.upperBound)
    return Likelihood(
      parameters: changed, terms: terms, constraints: constraints, positions: positions, compiled: compiled)
  }

  /// The function of the parameters that are not held fixed, with its own memory: make one for each thread.
  ///
  /// The count polynomials are contracted to the free parameters each time values are fixed, so that a profile at
  /// fixed parameters of interest costs what the free ones cost. Fixed parameters begin at their start values.
  public func evaluator(fixing ids: [String] = []) -> Evaluator {
    Evaluator(self, EvaluationPlan(self, fixing: ids))
  }

  /// The position of a parameter that exists.
  public func position(_ id: String) -> Int {
    guard let position = positions[id] else { preconditionFailure("no parameter '\(id)'") }
    return position
  }

  /// −2 ln L at values of all parameters, in their order.
  ///
  /// Infinite where an observed count is impossible: a Poisson mean of 0 with counts, or a negative one.
  public func value(at point: [Double]) -> Double {
    precondition(point.count == parameters.count, "one value for each parameter")
    if isImpossible(at: point) { return .infinity }
    return derivatives(at: point).value
  }

  /// −2 ln L with exact gradient and Hessian at values of all parameters; below the floor of a Poisson mean those of
  /// its continuation.
  public func derivatives(at point: [Double]) -> Derivatives {
    precondition(point.count == parameters.count, "one value for each parameter")
    let result = Derivatives(dimension: point.count)
    evaluator().evaluate(at: point, into: result)
    return result
  }

  /// Whether a Poisson mean is negative (by more than the width of the continuation), or 0 where counts were observed.
  public func isImpossible(at point: [Double]) -> Bool {
    terms.contains { term in
      guard case .poisson(let observed) = term.statistic else { return false }
      return zip(counts(of: term, at: point), observed).contains {
        PoissonDeviance.isImpossible(mean: $0, count: $1)
      }
    }
  }

  /// The expected counts of a term at values of all parameters.
  public func counts(of term: LikelihoodTerm, at point: [Double]) -> [Double] {
    term.counts.counts(at: term.counts.parameters.map { point[position($0)] })
  }

  /// The start values of all parameters.
  public var start: [Double] { parameters.map(\.start) }
}

extension Likelihood {
  private static func undeclared(_ id: String, _ constraints: [ConstraintTerm]) -> FitParameter {
    for constraint in constraints {
      if let i = constraint.parameters.firstIndex(of: id), !constraint.centre.isEmpty {
        return FitParameter(id, start: constraint.centre[i], scale: constraint.scales[i])
      }
    }
    return FitParameter(id)
  }

  private static func problems(
    _ declared: [FitParameter], _ terms: [LikelihoodTerm], _ constraints: [ConstraintTerm]
  ) -> [LikelihoodProblem] {
    func repeated(_ ids: [String]) -> [LikelihoodProblem] {
      var seen: Set<String> = []
      return Set(ids.filter { !seen.insert($0).inserted }).sorted().map { .duplicate(id: $0) }
    }
    var found = repeated(declared.map(\.id)) + declared.compactMap(\.problem)
    found += repeated(terms.map(\.id)) + terms.flatMap(\.problems)
    let known = Set(declared.map(\.id)).union(terms.flatMap(\.counts.parameters))
    var constrained: Set<String> = []
    for constraint in constraints {
      found += constraint.problems
      for id in constraint.parameters where !known.contains(id) { found.append(.unknownParameter(id: id)) }
      if case .flat = constraint.shape { continue }
      for id in Set(constraint.parameters).sorted() where !constrained.insert(id).inserted {
        found.append(.constrainedTwice(id: id))
      }
    }
    return found
  }
}

extension FitParameter {
  /// What is wrong with the declaration.
  var problem: LikelihoodProblem? {
    if lower.isNaN || upper.isNaN { return .parameter(id: id, reason: "a bound is not a number") }
    if lower > upper { return .parameter(id: id, reason: "the range from \(lower) to \(upper) is empty") }
    if !start.isFinite { return .parameter(id: id, reason: "the start \(start) is not a finite number") }
    if !(scale > 0 && scale.isFinite) {
      return .parameter(id: id, reason: "the scale \(scale) is not a positive number")
    }
    return nil
  }
}
