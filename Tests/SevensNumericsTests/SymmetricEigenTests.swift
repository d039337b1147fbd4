import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of the decomposition of symmetric matrices.
@Suite struct SymmetricEigenLaws {
  static func matrix(_ n: Int, _ random: inout SplitMix64) -> [[Double]] {
    var rows = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for a in 0..<n {
      for b in 0...a {
        rows[a][b] = random.uniform(-1, 1)
        rows[b][a] = rows[a][b]
      }
    }
    return rows
  }

  @Test(arguments: [1, 2, 3, 10, 40])
  func theSumOfTheProjectionsIsTheMatrixAndTheVectorsAreOrthonormal(n: Int) {
    var random = SplitMix64(seed: UInt64(n))
    let rows = Self.matrix(n, &random)
    let eigen = SymmetricEigen(rows)
    #expect(eigen.values == eigen.values.sorted(by: >))
    for a in 0..<n {
      for b in 0..<n {
        let sum = (0..<n).reduce(0.0) { $0 + eigen.values[$1] * eigen.vectors[$1][a] * eigen.vectors[$1][b] }
        #expect(abs(sum - rows[a][b]) < 1e-13)
        let product = (0..<n).reduce(0.0) { $0 + eigen.vectors[a][$1] * eigen.vectors[b][$1] }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-13)
      }
    }
  }

  @Test func aDiagonalMatrixIsSortedAndNothingElse() {
    let eigen = SymmetricEigen([[1, 0, 0], [0, -3, 0], [0, 0, 7]])
    #expect(eigen.values == [7, 1, -3])
    #expect(eigen.vectors == [[0, 0, 1], [1, 0, 0], [0, 1, 0]])
    #expect(SymmetricEigen([]).values.isEmpty)
  }

  @Test func aProductOfOneVectorHasOneEigenvalue() {
    let v = [1.0, -2, 3, 0.5]
    let eigen = SymmetricEigen(v.map { a in v.map { a * $0 } })
    #expect(deviation(eigen.values[0], from: 14.25) < 1e-15)
    #expect(eigen.values.dropFirst().allSatisfy { abs($0) < 1e-14 })
  }
}

/// Validation: the eigenvalues of the 4 × 4 Hilbert matrix, by mpmath with 30 digits.
@Suite struct SymmetricEigenValidation {
  @Test func theHilbertMatrix() {
    let eigen = SymmetricEigen((1...4).map { a in (0..<4).map { 1 / Double(a + $0) } })
    let expected = [
      1.5002142800592428232, 0.16914122022145003243, 0.0067382736057607479501, 0.000096702304022586885554,
    ]
    for (value, reference) in zip(eigen.values, expected) { #expect(abs(value - reference) < 1e-15) }
  }
}
