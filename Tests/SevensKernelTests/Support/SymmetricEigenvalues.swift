/// The eigenvalues of a small real symmetric matrix (rows), by cyclic Jacobi rotations.
func eigenvalues(ofSymmetric rows: [[Double]]) -> [Double] {
  var a = rows
  let n = a.count
  for _ in 0..<30 {
    var off = 0.0
    for p in 0..<n { for q in 0..<p { off += a[p][q] * a[p][q] } }
    if off == 0 { break }
    for p in 0..<(n - 1) {
      for q in (p + 1)..<n where a[p][q] != 0 {
        let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<n {
          let (x, y) = (a[k][p], a[k][q])
          (a[k][p], a[k][q]) = (c * x - s * y, s * x + c * y)
        }
        for k in 0..<n {
          let (x, y) = (a[p][k], a[q][k])
          (a[p][k], a[q][k]) = (c * x - s * y, s * x + c * y)
        }
      }
    }
  }
  return (0..<n).map { a[$0][$0] }
}
