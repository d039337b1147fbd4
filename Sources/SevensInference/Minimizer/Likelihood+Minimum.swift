extension Likelihood {
  /// The minima of −2 ln L over all parameters, some of which may be held fixed.
  ///
  /// - Parameters:
  ///   - fixed: values of parameters that do not vary; they do not appear in the result.
  ///   - starts: values of the varying parameters in their order; their own starts if empty.
  ///   - furtherStarts: how many more starts to spread over the bounds.
  public func minima(
    fixing fixed: [String: Double] = [:], starts: [[Double]] = [], furtherStarts: Int = 0,
    by minimizer: BoundedNewton = BoundedNewton()
  ) -> Minima {
    let ids = fixed.keys.sorted()
    let evaluator = evaluator(fixing: ids)
    evaluator.fix(ids.compactMap { fixed[$0] })
    let minima = minimizer.minimize(
      evaluator, parameters: evaluator.free, starts: starts, furtherStarts: furtherStarts)
    let judged = minima.all.map { isImpossible(at: point($0, fixing: fixed)) ? $0.impossible() : $0 }
    return Minima(all: BoundedNewton.sorted(judged))
  }

  /// The values of all parameters at a minimum of those that varied.
  public func point(_ minimum: Minimum, fixing fixed: [String: Double] = [:]) -> [Double] {
    var point = start
    for (id, value) in fixed { point[position(id)] = value }
    for (id, value) in zip(minimum.parameters, minimum.values) { point[position(id)] = value }
    return point
  }

  /// The lowest minimum of −2 ln L.
  public func minimum(
    fixing fixed: [String: Double] = [:], starts: [[Double]] = [], furtherStarts: Int = 0,
    by minimizer: BoundedNewton = BoundedNewton()
  ) -> Minimum {
    minima(fixing: fixed, starts: starts, furtherStarts: furtherStarts, by: minimizer).best
  }
}

extension Minimum {
  /// The same end where the data are impossible: −2 ln L is infinite, and there is no minimum.
  func impossible() -> Minimum {
    let evidence = NonConvergence(
      reason: .impossibleCounts, iterations: iterations, edm: edm, gradientNorm: .infinity)
    return Minimum(
      parameters: parameters, status: .notConverged(evidence), values: values, value: .infinity,
      covariance: covariance, edm: edm, iterations: iterations, evaluations: evaluations,
      isAtLimit: isAtLimit,
      hessian: hessian)
  }
}
