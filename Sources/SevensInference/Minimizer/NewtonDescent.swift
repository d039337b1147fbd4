/// How a descent ended.
package enum DescentOutcome: Sendable, Hashable {
  /// No step promises more than the tolerance, and no direction goes down.
  case stationary
  /// The function has no finite value where the descent began.
  case notFinite
  /// No step that rounding can tell from none lowers the function, though the gradient promises one.
  case stalled
  /// The iterations ran out.
  case exhausted
}

/// Where a descent ended.
package struct DescentEnd: Sendable {
  package var outcome: DescentOutcome
  package var iterations: Int
  package var evaluations: Int
  /// The decrease that the last quadratic model promised.
  package var edm: Double
}

/// A damped Newton descent within bounds, with the memory for it; for one thread.
///
/// Each step minimises the quadratic model of exact derivatives over the variables that are not held at a bound,
/// truncated at the bounds, with Levenberg damping in units of the curvatures where the model fails. Where the
/// Hessian is not positive definite, its eigenvalues are replaced by their magnitudes, and a stationary point with a
/// descending direction is left along it.
package final class NewtonDescent {
  let scales: [Double]
  let lower: [Double]
  let upper: [Double]
  let tolerance: Double
  let iterationLimit: Int
  let n: Int
  /// The point and, while a step is tried, the next.
  let x: UnsafeMutablePointer<Double>
  let trial: UnsafeMutablePointer<Double>
  let step: UnsafeMutablePointer<Double>
  /// 1/√D_i, with D_i the curvature that measures steps in direction i.
  let unit: UnsafeMutablePointer<Double>
  let matrix: UnsafeMutablePointer<Double>
  /// The Cholesky factor of the damped matrix.
  let factor: UnsafeMutablePointer<Double>
  let right: UnsafeMutablePointer<Double>
  let index: UnsafeMutablePointer<Int>
  /// Whether a variable is kept where it is, or at the bound to which its step was cut.
  let held: UnsafeMutablePointer<Bool>
  var current: Derivatives
  var next: Derivatives
  /// The longest step along a direction that does not curve up, in units of the curvatures.
  var reach = 1.0
  /// Whether the last step is taken without an evaluation where the error of the model is known to be small enough:
  /// derivatives at the end are then those of the point before.
  private let extrapolates: Bool
  /// What the last undamped step was to decrease, and by how much it missed that.
  private var lastPromise = 0.0
  private var lastMiss = 0.0

  package init(
    _ parameters: [FitParameter], tolerance: Double, iterationLimit: Int, extrapolates: Bool = false
  ) {
    self.extrapolates = extrapolates
    n = parameters.count
    scales = parameters.map(\.scale)
    lower = parameters.map(\.lower)
    upper = parameters.map(\.upper)
    self.tolerance = tolerance
    self.iterationLimit = iterationLimit
    let size = max(1, n)
    (x, trial, step) = (.allocate(capacity: size), .allocate(capacity: size), .allocate(capacity: size))
    (unit, right) = (.allocate(capacity: size), .allocate(capacity: size))
    matrix = .allocate(capacity: size * size)
    factor = .allocate(capacity: size * size)
    index = .allocate(capacity: size)
    held = .allocate(capacity: size)
    current = Derivatives(dimension: n)
    next = Derivatives(dimension: n)
  }

  deinit {
    for pointer in [x, trial, step, unit, right, matrix, factor] { pointer.deallocate() }
    index.deallocate()
    held.deallocate()
  }

  /// The values at the end of the last descent.
  package var values: [Double] { (0..<n).map { x[$0] } }

  /// Begins at a point, moved into the bounds.
  package func start(at point: UnsafePointer<Double>) {
    for i in 0..<n { x[i] = min(max(point[i], lower[i]), upper[i]) }
  }

  /// Descends from the point set by `start`; `x` and `current` hold the end.
  package func descend<F: DifferentiableFunction>(_ f: F) -> DescentEnd {
    var end = DescentEnd(outcome: .exhausted, iterations: 0, evaluations: 1, edm: .infinity)
    f.evaluate(at: x, into: current)
    guard isFinite(current) else {
      end.outcome = .notFinite
      return end
    }
    var damping = 0.0
    reach = 1
    lastPromise = 0
    while end.iterations < iterationLimit {
      end.iterations += 1
      let definite = solve(damping: 0)
      let promised = predicted()
      end.edm = promised.magnitude
      let arrived = promised >= 0 && promised <= tolerance
      if arrived, !definite, leaveSaddle(f, &end) {
        damping = 0
        continue
      }
      if arrived || extrapolates && definite && damping == 0 && canExtrapolate(promised) {
        if extrapolates, definite {
          for i in 0..<n { x[i] = min(max(x[i] + step[i], lower[i]), upper[i]) }
          current.value -= promised
        }
        end.outcome = .stationary
        return end
      }
      guard take(f, &damping, promised, &end) else {
        end.outcome = .stalled
        return end
      }
    }
    return end
  }

  /// Whether the next undamped step misses its promise by less than the tolerance.
  ///
  /// The miss is of third order in the step, and so in the power 3/2 of the promise; the last step gives the factor.
  private func canExtrapolate(_ promised: Double) -> Bool {
    guard lastPromise > 0, promised > 0, promised < 0.1 * lastPromise else { return false }
    let ratio = promised / lastPromise
    return 10 * lastMiss * ratio * ratio.squareRoot() < tolerance
  }

  /// Takes a step that lowers the function, with more and more damping; false if there is none.
  private func take<F: DifferentiableFunction>(
    _ f: F, _ damping: inout Double, _ undamped: Double, _ end: inout DescentEnd
  ) -> Bool {
    var promised = undamped
    if damping > 0 {
      _ = solve(damping: damping)
      promised = predicted()
    }
    let noise = 0x1p-50 * (current.value.magnitude + 1)
    while true {
      if promised > 0 {
        for i in 0..<n { trial[i] = min(max(x[i] + step[i], lower[i]), upper[i]) }
        f.evaluate(at: trial, into: next)
        end.evaluations += 1
        let decrease = current.value - next.value
        // A decrease that rounding hides is taken on the word of the model.
        if isFinite(next), decrease > 1e-4 * promised || promised < noise && decrease > -noise {
          lastPromise = damping == 0 ? promised : 0
          lastMiss = max((decrease - promised).magnitude, noise)
          if decrease > 0.75 * promised {
            damping = damping < 1e-3 ? 0 : damping / 10
            reach *= 2
          } else if decrease < 0.25 * promised {
            damping = max(4 * damping, 1e-3)
          }
          x.update(from: trial, count: n)
          (current, next) = (next, current)
          return true
        }
        reach = max(1e-3, reach / 4)
        if promised < noise { return false }
      }
      damping = max(10 * damping, 1e-2)
      if damping > 1e16 { return false }
      _ = solve(damping: damping)
      promised = predicted()
    }
  }

  /// −(g·p + pᵀHp/2), what the undamped quadratic model promises of the step.
  private func predicted() -> Double {
    var sum = 0.0
    for i in 0..<n where step[i] != 0 {
      var slope = current.gradient[i]
      let row = current.hessian + i * n
      for j in 0..<n { slope += 0.5 * row[j] * step[j] }
      sum -= slope * step[i]
    }
    return sum
  }

  private func isFinite(_ d: Derivatives) -> Bool {
    var sum = d.value
    for i in 0..<n {
      sum += d.gradient[i] * 0
      for j in 0..<n { sum += d.hessian[i * n + j] * 0 }
    }
    return sum.isFinite
  }
}
