/// Which parameters of a likelihood are free, and how its terms contract to them; made once, used by any thread.
struct EvaluationPlan: Sendable {
  let free: [FitParameter]
  let fixed: [FitParameter]
  let freePositions: [Int]
  let fixedPositions: [Int]
  /// The position of every parameter among the free ones; −1 for a fixed one.
  let place: [Int]
  let contractions: [CountContraction]

  init(_ likelihood: Likelihood, fixing ids: [String]) {
    let all = likelihood.parameters
    let fixedPositions = ids.map(likelihood.position)
    let freePositions = all.indices.filter { !fixedPositions.contains($0) }
    var place = [Int](repeating: -1, count: all.count)
    for (i, position) in freePositions.enumerated() { place[position] = i }
    contractions = likelihood.compiled.map { CountContraction($0.monomials, place: place) }
    free = freePositions.map { all[$0] }
    fixed = fixedPositions.map { all[$0] }
    self.fixedPositions = fixedPositions
    self.freePositions = freePositions
    self.place = place
  }
}

/// −2 ln L of a likelihood as a function of its free parameters, with the memory for it; for one thread.
public final class Evaluator: DifferentiableFunction {
  /// The free parameters, in the order of the point of `evaluate`.
  public var free: [FitParameter] { plan.free }
  /// The parameters held fixed, in the order of `fix`.
  public var fixed: [FitParameter] { plan.fixed }
  /// Whether the last evaluation met an expected count at which its observed count is impossible.
  public private(set) var metImpossibleCounts = false
  private let terms: [TermEvaluator]
  private let constraints: CompiledConstraints
  private let plan: EvaluationPlan
  /// The values of all parameters.
  private let values: UnsafeMutablePointer<Double>

  init(_ likelihood: Likelihood, _ plan: EvaluationPlan) {
    self.plan = plan
    terms = likelihood.compiled.indices.map {
      TermEvaluator(
        likelihood.compiled[$0], observed: likelihood.observations[$0], plan: plan.contractions[$0])
    }
    constraints = likelihood.compiledConstraints
    values = .allocate(capacity: max(1, likelihood.parameters.count))
    for (i, parameter) in likelihood.parameters.enumerated() { values[i] = parameter.start }
    for term in terms { term.fix(values) }
  }

  deinit { values.deallocate() }

  /// The number of free parameters.
  public var dimension: Int { plan.free.count }

  /// Sets the values of the fixed parameters.
  public func fix(_ fixed: [Double]) {
    precondition(fixed.count == plan.fixedPositions.count, "one value for each fixed parameter")
    for (i, position) in plan.fixedPositions.enumerated() { values[position] = fixed[i] }
    for term in terms { term.fix(values) }
  }

  /// Writes −2 ln L, its gradient and its Hessian in the free parameters.
  public func evaluate(at point: UnsafePointer<Double>, into result: Derivatives) {
    for (i, position) in plan.freePositions.enumerated() { values[position] = point[i] }
    result.clear()
    metImpossibleCounts = false
    for term in terms where term.add(to: result, at: point) { metImpossibleCounts = true }
    constraints.add(to: result, at: values, place: plan.place)
  }
}
