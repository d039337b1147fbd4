import SevensNumerics
import SevensTestSupport
import Testing

@Suite struct CholeskyLaws {
  private let rows: [[Double]] = [[4, 2, -1], [2, 5, 0.5], [-1, 0.5, 3]]

  /// L⁻¹ inverts L, A A⁻¹ = 1, and the whitened length is that of A⁻¹.
  @Test func inverses() throws {
    let factor = try #require(Cholesky(rows))
    let x = [0.3, -1.2, 2.5]
    var worst = Worst()
    for (a, b) in zip(factor.whiten(factor.colour(x)), x) { worst.see((a - b).magnitude, "L⁻¹L") }
    for (i, row) in factor.inverse.enumerated() {
      for j in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + row[$1] * rows[$1][j] }
        worst.see((product - (i == j ? 1 : 0)).magnitude, "A⁻¹A at \(i), \(j)")
      }
    }
    let length = factor.whiten(x).reduce(0) { $0 + $1 * $1 }
    let form = zip(x, factor.solve(x)).reduce(0) { $0 + $1.0 * $1.1 }
    worst.see((length - form).magnitude, "length")
    #expect(worst.value < 1e-14, "\(worst.value): \(worst.place)")
  }

  /// scipy 1.17: `scipy.linalg.solve([[4,2,-1],[2,5,.5],[-1,.5,3]], [1,2,3])`.
  @Test func againstScipy() throws {
    let factor = try #require(Cholesky(rows))
    var worst = Worst()
    let expected = [0.49375000000000013, 0.08749999999999997, 1.1500000000000001]
    for (a, b) in zip(factor.solve([1, 2, 3]), expected) { worst.see(a, equals: b, "solve") }
    #expect(worst.value < 1e-14, "\(worst.place)")
  }

  @Test func refusesWhatIsNotPositiveDefinite() {
    #expect(Cholesky([[1, 2], [2, 1]]) == nil)
    #expect(Cholesky([[1, 1], [1, 1]]) == nil)
    #expect(Cholesky([[0]]) == nil)
    #expect(Cholesky([[1, 0]]) == nil)
    #expect(Cholesky([[.nan]]) == nil)
    #expect(Cholesky([]) != nil)
  }
}
