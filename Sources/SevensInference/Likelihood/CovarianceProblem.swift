import SevensNumerics

/// Why rows are no covariance matrix of a number of quantities; nil if they are one.
func covarianceProblem(_ rows: [[Double]], size: Int) -> String? {
  guard rows.count == size, rows.allSatisfy({ $0.count == size }) else {
    return
      "\(rows.count) rows of \(Set(rows.map(\.count)).sorted()) elements, where \(size) × \(size) are needed"
  }
  guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
    return "an element is infinite or not a number"
  }
  for i in 0..<size {
    for j in 0..<i {
      let largest = (rows[i][i].magnitude * rows[j][j].magnitude).squareRoot()
      guard (rows[i][j] - rows[j][i]).magnitude <= 1e-9 * largest else {
        return "elements (\(i), \(j)) and (\(j), \(i)) differ: \(rows[i][j]) and \(rows[j][i])"
      }
    }
  }
  return Cholesky(rows) == nil
    ? "it is not positive definite: drop redundant bins or add the missing variance" : nil
}
