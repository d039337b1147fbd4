import SevensNumerics

extension NewtonDescent {
  /// Pivots of the matrix with unit diagonal, and eigenvalues, below this are no curvature.
  private static let smallestPivot = 1e-10

  /// Writes the step that minimises the damped quadratic model within the bounds; returns whether the Hessian of the
  /// variables that are not held is positive definite.
  func solve(damping: Double) -> Bool {
    for i in 0..<n {
      let g = current.gradient[i]
      held[i] =
        x[i] <= lower[i] && g > 0 || x[i] >= upper[i] && g < 0 || lower[i] == upper[i]
      step[i] = 0
      let (h, scale) = (current.hessian[i * n + i].magnitude, scales[i])
      unit[i] = h * scale * scale > 1e-12 ? 1 / h.squareRoot() : scale
    }
    var definite = true
    var first = true
    // Every round holds at least one more variable.
    for _ in 0...n {
      var count = 0
      for i in 0..<n where !held[i] {
        index[count] = i
        count += 1
      }
      if count == 0 { break }
      for a in 0..<count {
        let i = index[a]
        var slope = current.gradient[i]
        // Variables already cut at their bounds have moved.
        for j in 0..<n where held[j] { slope += current.hessian[i * n + j] * step[j] }
        right[a] = -slope * unit[i]
        for b in 0..<count {
          matrix[a * count + b] = current.hessian[i * n + index[b]] * unit[i] * unit[index[b]]
        }
      }
      let solved = factorise(count, damping: damping)
      if first { definite = solved }
      first = false
      if !solved { solveByMagnitudes(count, damping: damping) }
      var cut = false
      for a in 0..<count {
        let i = index[a]
        let move = right[a] * unit[i]
        let goal = x[i] + move
        if goal < lower[i] || goal > upper[i] {
          step[i] = (goal < lower[i] ? lower[i] : upper[i]) - x[i]
          held[i] = true
          cut = true
        } else {
          step[i] = move
        }
      }
      if !cut { break }
    }
    return definite
  }

  /// Solves for `right` by Cholesky factors in `matrix`; false, with both unchanged, if a pivot is not positive.
  private func factorise(_ count: Int, damping: Double) -> Bool {
    let (l, m) = (factor, matrix)
    for i in 0..<count {
      for j in 0...i {
        var rest = m[i * count + j] + (i == j ? damping : 0)
        for k in 0..<j { rest -= l[i * count + k] * l[j * count + k] }
        if i == j {
          guard rest > Self.smallestPivot else { return false }
          l[i * count + i] = rest.squareRoot()
        } else {
          l[i * count + j] = rest / l[j * count + j]
        }
      }
    }
    for i in 0..<count {
      for k in 0..<i { right[i] -= l[i * count + k] * right[k] }
      right[i] /= l[i * count + i]
    }
    for i in stride(from: count - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(count, i + 1) { right[i] -= l[k * count + i] * right[k] }
      right[i] /= l[i * count + i]
    }
    return true
  }

  /// Solves for `right` with the magnitudes of the eigenvalues, the step at most `reach` long along every
  /// eigenvector that does not curve up.
  private func solveByMagnitudes(_ count: Int, damping: Double) {
    let eigen = SymmetricEigen(rows(count))
    let old = (0..<count).map { right[$0] }
    for a in 0..<count { right[a] = 0 }
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      let slope = zip(vector, old).reduce(0) { $0 + $1.0 * $1.1 }
      var length = slope / max(value.magnitude + damping, Self.smallestPivot)
      if value < Self.smallestPivot {
        // What rounding leaves of a slope is no reason to move.
        if slope.magnitude < 1e-13 * (current.value.magnitude + 1) { continue }
        length = min(max(length, -reach), reach) / (1 + damping)
      }
      for a in 0..<count { right[a] += length * vector[a] }
    }
  }

  private func rows(_ count: Int) -> [[Double]] {
    (0..<count).map { a in (0..<count).map { matrix[a * count + $0] } }
  }

  /// Moves along the most strongly descending direction at a stationary point; false if nothing is lower there.
  func leaveSaddle<F: DifferentiableFunction>(_ f: F, _ end: inout DescentEnd) -> Bool {
    var count = 0
    for i in 0..<n where !held[i] || step[i] != 0 {
      index[count] = i
      count += 1
    }
    guard count > 0 else { return false }
    let eigen = SymmetricEigen(
      (0..<count).map { a in
        (0..<count).map { b in
          current.hessian[index[a] * n + index[b]] * unit[index[a]] * unit[index[b]]
        }
      })
    guard let lowest = eigen.values.last, lowest < -1e-7, let vector = eigen.vectors.last else {
      return false
    }
    for length in [1, 0.1, 0.01, 0.001] {
      for sign in [1.0, -1] {
        trial.update(from: x, count: n)
        for a in 0..<count {
          let i = index[a]
          trial[i] = min(max(x[i] + sign * length * vector[a] * unit[i], lower[i]), upper[i])
        }
        f.evaluate(at: trial, into: next)
        end.evaluations += 1
        if next.value < current.value - 1e-3 * lowest.magnitude * length * length {
          x.update(from: trial, count: n)
          (current, next) = (next, current)
          return true
        }
      }
    }
    return false
  }
}
