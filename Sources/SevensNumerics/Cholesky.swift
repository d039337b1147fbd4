/// The Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ with L lower triangular.
///
/// The factor whitens correlated quantities: if A is the covariance of x, the components of L⁻¹x are uncorrelated
/// with variance 1, and L times uncorrelated unit variates has covariance A.
public struct Cholesky: Sendable {
  /// The number of rows.
  public let count: Int
  /// The rows of L below and on the diagonal, one after the other.
  private var factor: [Double]

  /// Factorises a matrix given by its rows, of which the lower triangle is read; nil if it is not positive definite
  /// (a pivot within rounding of 0 counts as not positive) or not square.
  public init?(_ rows: [[Double]]) {
    count = rows.count
    guard rows.allSatisfy({ $0.count == rows.count }) else { return nil }
    factor = []
    factor.reserveCapacity(count * (count + 1) / 2)
    for (i, row) in rows.enumerated() {
      let start = factor.count
      for j in 0...i {
        let above = j * (j + 1) / 2
        var rest = row[j]
        for k in 0..<j { rest -= factor[start + k] * factor[above + k] }
        if j < i {
          factor.append(rest / factor[above + j])
        } else {
          guard rest > row[i].magnitude * 0x1p-50, rest.isFinite else { return nil }
          factor.append(rest.squareRoot())
        }
      }
    }
  }

  /// The element of L in a row and a column ≤ row.
  private func element(_ row: Int, _ column: Int) -> Double { factor[row * (row + 1) / 2 + column] }

  /// L⁻¹ x.
  public func whiten(_ x: [Double]) -> [Double] {
    precondition(x.count == count, "one component for each row")
    var y = x
    for i in 0..<count {
      for k in 0..<i { y[i] -= element(i, k) * y[k] }
      y[i] /= element(i, i)
    }
    return y
  }

  /// L x, which gives unit variates the covariance A.
  public func colour(_ x: [Double]) -> [Double] {
    precondition(x.count == count, "one component for each row")
    return (0..<count).map { i in (0...i).reduce(0) { $0 + element(i, $1) * x[$1] } }
  }

  /// A⁻¹ x.
  public func solve(_ x: [Double]) -> [Double] {
    var y = whiten(x)
    for i in stride(from: count - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(count, i + 1) { y[i] -= element(k, i) * y[k] }
      y[i] /= element(i, i)
    }
    return y
  }

  /// The rows of A⁻¹.
  public var inverse: [[Double]] {
    (0..<count).map { i in solve((0..<count).map { $0 == i ? 1 : 0 }) }
  }
}
