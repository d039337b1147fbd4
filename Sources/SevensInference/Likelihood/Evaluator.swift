/// −2 ln L of a likelihood as a function of its free parameters, with the memory for it; for one thread.
public final class Evaluator: DifferentiableFunction {
  /// The free parameters, in the order of the point of `evaluate`.
  public let free: [FitParameter]
  /// The parameters held fixed, in the order of `fix`.
  public let fixed: [FitParameter]
  /// Whether the last evaluation met an expected count at which its observed count is impossible.
  public private(set) var metImpossibleCounts = false
  private let terms: [TermEvaluator]
  private let constraints: CompiledConstraints
  private let place: [Int]
  private let freePositions: [Int]
  private let fixedPositions: [Int]
  /// The values of all parameters.
  private let values: UnsafeMutablePointer<Double>

  init(_ likelihood: Likelihood, fixedPositions: [Int]) {
    let all = likelihood.parameters
    self.fixedPositions = fixedPositions
    freePositions = all.indices.filter { !fixedPositions.contains($0) }
    var place = [Int](repeating: -1, count: all.count)
    for (i, position) in freePositions.enumerated() { place[position] = i }
    self.place = place
    free = freePositions.map { all[$0] }
    fixed = fixedPositions.map { all[$0] }
    terms = zip(likelihood.compiled, likelihood.observations).map {
      TermEvaluator($0, observed: $1, place: place)
    }
    constraints = likelihood.compiledConstraints
    values = .allocate(capacity: max(1, all.count))
    for (i, parameter) in all.enumerated() { values[i] = parameter.start }
    for term in terms { term.fix(values) }
  }

  deinit { values.deallocate() }

  /// The number of free parameters.
  public var dimension: Int { free.count }

  /// Sets the values of the fixed parameters.
  public func fix(_ fixed: [Double]) {
    precondition(fixed.count == fixedPositions.count, "one value for each fixed parameter")
    for (i, position) in fixedPositions.enumerated() { values[position] = fixed[i] }
    for term in terms { term.fix(values) }
  }

  /// Writes −2 ln L, its gradient and its Hessian in the free parameters.
  public func evaluate(at point: UnsafePointer<Double>, into result: Derivatives) {
    for (i, position) in freePositions.enumerated() { values[position] = point[i] }
    result.clear()
    metImpossibleCounts = false
    for term in terms where term.add(to: result, at: point) { metImpossibleCounts = true }
    constraints.add(to: result, at: values, place: place)
  }
}
