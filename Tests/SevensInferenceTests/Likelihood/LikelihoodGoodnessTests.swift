import SevensInference
import SevensTestSupport
import Testing

@Suite struct LikelihoodGoodnessLaws {
  /// Contributions of bins and constraints add up to −2 ln L; numbers are counted.
  @Test func contributionsAddUp() throws {
    for likelihood in [try Models.poisson(), try Models.gaussian()] {
      let point = [0.4, 0.1, -0.2]
      let goodness = likelihood.goodness(at: point)
      let constraints = try Likelihood(
        parameters: likelihood.parameters, terms: [], constraints: likelihood.constraints)
      let sum = goodness.reduce(0) { $0 + $1.value } + constraints.value(at: point)
      #expect(deviation(sum, from: likelihood.value(at: point)) < 1e-13)
      #expect(goodness[0].expected == likelihood.counts(of: likelihood.terms[0], at: point))
      #expect(likelihood.degreesOfFreedom() == 5 && likelihood.degreesOfFreedom(fixing: 1) == 6)
    }
  }

  /// The Poisson contributions at e = 0.4, a = 0.1, c = −0.2 with numpy 2.4: 2 (mu − n + n log(n/mu)).
  @Test func poissonBins() throws {
    let bins = try Models.poisson().goodness(at: [0.4, 0.1, -0.2])[0].contributions
    var worst = Worst()
    for (value, expected) in zip(bins, Self.expected) { worst.see((value - expected).magnitude, "\(value)") }
    #expect(worst.value < 1e-12 && bins.count == 6, "\(worst.value)")
  }

  private static let expected: [Double] = [
    0.2864360901052354, 2.3091308844434906, 0.23614293265322406, 1.0613275250498955, 0.17712029456682954,
    4.120480000000001,
  ]
}
