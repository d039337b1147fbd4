/// A minimiser of smooth functions within bounds by exact first and second derivatives.
///
/// Damped Newton steps (`NewtonDescent`) from one or several starts; the same starts give the same result everywhere.
public struct BoundedNewton: Sendable {
  /// The largest promised decrease of the function at which a descent is at its minimum.
  public var tolerance: Double
  /// The most Newton steps of a descent.
  public var iterationLimit: Int

  /// A minimiser.
  public init(tolerance: Double = 1e-12, iterationLimit: Int = 300) {
    self.tolerance = tolerance
    self.iterationLimit = iterationLimit
  }

  /// The distinct local minima reached from the given starts, or from the parameters' own if there are none, and from
  /// a number of further points that fill the bounds evenly (`StartPoints`).
  public func minimize<F: DifferentiableFunction>(
    _ f: F, parameters: [FitParameter], starts: [[Double]] = [], furtherStarts: Int = 0
  ) -> Minima {
    precondition(f.dimension == parameters.count, "one parameter for each variable")
    let descent = NewtonDescent(parameters, tolerance: tolerance, iterationLimit: iterationLimit)
    let first = starts.isEmpty ? [parameters.map(\.start)] : starts
    var found: [Minimum] = []
    for start in first + StartPoints.points(furtherStarts, parameters) {
      precondition(start.count == parameters.count, "one start value for each parameter")
      descent.start(at: start)
      let end = descent.descend(f)
      let minimum = Minimum(descent, end, parameters)
      if let known = found.firstIndex(where: { $0.isSame(as: minimum, parameters) }) {
        if minimum.edm < found[known].edm, minimum.status.isMinimum { found[known] = minimum }
      } else {
        found.append(minimum)
      }
    }
    return Minima(all: Self.sorted(found))
  }

  /// Minima first, then by value; ends without a value last.
  static func sorted(_ found: [Minimum]) -> [Minimum] {
    func rank(_ m: Minimum) -> (Int, Double) {
      (m.status.isMinimum ? 0 : 1, m.value.isNaN ? .infinity : m.value)
    }
    return found.enumerated().sorted { a, b in
      let (x, y) = (rank(a.element), rank(b.element))
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }
}

extension Minimum {
  /// What a descent found, with the errors and directions that follow from its Hessian.
  init(_ descent: NewtonDescent, _ end: DescentEnd, _ parameters: [FitParameter]) {
    let (n, result, values) = (parameters.count, descent.current, descent.values)
    let limit = (0..<n).map { i in
      values[i] <= parameters[i].lower || values[i] >= parameters[i].upper
    }
    // A parameter that only touches its bound still varies to one side.
    let varying = (0..<n).filter { i in
      !(values[i] <= parameters[i].lower && result.gradient[i] > 0
        || values[i] >= parameters[i].upper && result.gradient[i] < 0
        || parameters[i].lower == parameters[i].upper)
    }
    let curvature = Curvature(result.hessianRows, varying, parameters)
    let status: FitStatus
    if end.outcome == .stationary {
      let atLimit = (0..<n).filter { limit[$0] }.map { parameters[$0].id }
      status =
        !curvature.flat.isEmpty
        ? .flat(curvature.flat) : atLimit.isEmpty ? .converged : .parameterAtLimit(atLimit)
    } else {
      let gradient = varying.map { (result.gradient[$0] * parameters[$0].scale).magnitude }.max() ?? 0
      let reason: NonConvergence.Reason =
        switch end.outcome {
        case .notFinite: .notFinite
        case .exhausted: .iterationLimit
        case .stalled, .stationary: .stalled
        }
      status = .notConverged(
        NonConvergence(reason: reason, iterations: end.iterations, edm: end.edm, gradientNorm: gradient))
    }
    self.init(
      parameters: parameters.map(\.id), status: status, values: values, value: result.value,
      covariance: curvature.covariance, edm: end.edm, iterations: end.iterations,
      evaluations: end.evaluations,
      isAtLimit: limit, hessian: result.hessianRows)
  }

  /// Whether two ends are the same minimum: as far apart as a change of 1e-4 in −2 ln L, or along a flat direction.
  func isSame(as other: Minimum, _ parameters: [FitParameter]) -> Bool {
    guard status.isMinimum == other.status.isMinimum else { return false }
    guard value.isFinite, other.value.isFinite else { return value.isFinite == other.value.isFinite }
    guard (value - other.value).magnitude < 1e-4 * (1 + 1e-6 * value.magnitude) else { return false }
    let apart = zip(values, other.values).map { $0 - $1 }
    var distance = 0.0
    for (i, row) in hessian.enumerated() {
      for (j, h) in row.enumerated() { distance += apart[i] * h * apart[j] / 2 }
    }
    return distance < 1e-4
  }
}
