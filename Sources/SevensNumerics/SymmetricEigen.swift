/// Eigenvalues and eigenvectors of a small real symmetric matrix by cyclic Jacobi rotations, A = Σ λ_i v_i v_iᵀ.
///
/// Every rotation makes one off-diagonal pair vanish and keeps the sum of all squares, so that the matrix becomes
/// diagonal quadratically; small eigenvalues are accurate relative to the largest.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, largest first.
  public let values: [Double]
  /// A unit vector for each of them, in the same order.
  public let vectors: [[Double]]

  /// Decomposes a matrix given by its rows, of which the upper triangle is read.
  public init(_ rows: [[Double]]) {
    let n = rows.count
    var a = rows
    for p in 0..<n { for q in 0..<p { a[p][q] = a[q][p] } }
    // Row p is the p-th vector.
    var v = (0..<n).map { p in (0..<n).map { $0 == p ? 1.0 : 0.0 } }
    for _ in 0..<64 {
      var (off, diagonal) = (0.0, 0.0)
      for p in 0..<n {
        diagonal += a[p][p] * a[p][p]
        for q in 0..<p { off += a[p][q] * a[p][q] }
      }
      if off <= 1e-36 * diagonal { break }
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where a[p][q] != 0 { Self.rotate(&a, &v, p, q) }
      }
    }
    let order = (0..<n).sorted { a[$0][$0] > a[$1][$1] }
    values = order.map { a[$0][$0] }
    vectors = order.map { v[$0] }
  }

  private static func rotate(_ a: inout [[Double]], _ v: inout [[Double]], _ p: Int, _ q: Int) {
    // tan φ is the smaller root of t² + 2θt − 1 = 0 with θ = (a_qq − a_pp)/2a_pq.
    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in a.indices {
      let (x, y) = (a[k][p], a[k][q])
      a[k][p] = c * x - s * y
      a[k][q] = s * x + c * y
    }
    for k in a.indices {
      let (x, y) = (a[p][k], a[q][k])
      a[p][k] = c * x - s * y
      a[q][k] = s * x + c * y
      let (u, w) = (v[p][k], v[q][k])
      v[p][k] = c * u - s * w
      v[q][k] = s * u + c * w
    }
    (a[p][q], a[q][p]) = (0, 0)
  }
}
