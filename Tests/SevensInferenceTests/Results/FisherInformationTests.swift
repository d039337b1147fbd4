import SevensInference
import SevensTestSupport
import Testing

@Suite struct FisherInformationLaws {
  /// The formula with derivatives of the counts by central differences, exact for parabolas.
  @Test func formula() throws {
    let likelihood = try Models.poisson()
    let point = [0.4, 0.1, -0.2]
    let term = likelihood.terms[0]
    func slopes(_ i: Int) -> [Double] {
      var (up, down) = (point, point)
      up[i] += 0.5
      down[i] -= 0.5
      return zip(likelihood.counts(of: term, at: up), likelihood.counts(of: term, at: down)).map { $0 - $1 }
    }
    let mean = likelihood.counts(of: term, at: point)
    let information = likelihood.fisherInformation(at: point)
    var worst = Worst()
    for i in 0..<3 {
      for j in 0..<3 {
        let (a, b) = (slopes(i), slopes(j))
        let data = mean.indices.reduce(0) { $0 + a[$1] * b[$1] / mean[$1] }
        worst.see(information.matrix[i][j], equals: data + (i == j && i > 0 ? 1 : 0), "\(i), \(j)")
        let product = (0..<3).reduce(0) { $0 + information.matrix[i][$1] * information.covariance[$1][j] }
        worst.see((product - (i == j ? 1 : 0)).magnitude, "inverse \(i), \(j)")
      }
    }
    #expect(worst.value < 1e-12, "\(worst.value): \(worst.place)")
    #expect(information.parameters == ["e", "a", "c"] && information.flat.isEmpty)
  }

  /// A sum of two couplings determines the sum only.
  @Test func flatDirection() throws {
    var counts = CountPolynomial(parameters: ["u", "d"], binCount: 2)
    counts.add([], [10, 12])
    counts.add([CountPolynomial.Factor(0)], [2, 3])
    counts.add([CountPolynomial.Factor(1)], [4, 6])
    let likelihood = try Likelihood(
      terms: [LikelihoodTerm("t", counts: counts, statistic: .poisson(observed: [14, 13]))])
    let information = likelihood.fisherInformation(at: [0.1, 0.2])
    let parts = try #require(information.flat.first).parts
    #expect(information.flat.count == 1 && ((parts["d"] ?? 0) / (parts["u"] ?? 1) + 0.5).magnitude < 1e-9)
    #expect(information.covariance[0][0] == .infinity && information.covariance[0][1].isNaN)
  }
}
