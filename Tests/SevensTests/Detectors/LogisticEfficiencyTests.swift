import Sevens
import SevensTestSupport
import Testing

/// Laws of the logistic efficiency of COHERENT's CsI.
@Suite struct LogisticEfficiencyLaws {
  static let csI =
    Setup.coherentCsI2017.detector.response.efficiencies.first?.curve as? LogisticEfficiency
    ?? LogisticEfficiency()

  @Test func itRisesFromItsStepsToItsPlateau() {
    let efficiency = Self.csI
    #expect(efficiency(4.999) == 0 && efficiency(-3) == 0)
    let (below, above) = (efficiency((6.0).nextDown), efficiency(6))
    #expect(deviation(above, from: 2 * below) < 1e-12)
    #expect(deviation(efficiency(efficiency.x0), from: efficiency.a / 2) < 1e-14)
    #expect(deviation(efficiency(200), from: 0.6655) < 1e-14)
    for x in stride(from: 5.0, to: 60, by: 0.5) { #expect(efficiency(x + 0.5) > efficiency(x)) }
  }

  @Test func theFirstStepThatHoldsCounts() {
    var efficiency = LogisticEfficiency()
    (efficiency.k, efficiency.x0) = (10, -100)
    efficiency.steps = [.init(below: 1, factor: 0.25), .init(below: 2, factor: 0.5)]
    #expect([0.5, 1, 1.5, 2, 3].map { efficiency($0) } == [0.25, 0.5, 0.5, 1, 1])
  }

  // The curve of 2021 is negative below 6.2 PE and would be above 1 far up.
  @Test func anOffsetIsCutOffAtNothingAndAtAll() {
    var efficiency = LogisticEfficiency()
    (efficiency.a, efficiency.k, efficiency.x0, efficiency.d) = (1.5, 0.3, 11, -0.33)
    #expect(efficiency(2) == 0 && efficiency(60) == 1)
    for kink in efficiency.kinks {
      #expect(efficiency(kink - 1e-6) != efficiency(kink + 1e-6))
      let flat = efficiency(kink) < 0.5 ? (efficiency(kink - 0.1), 0.0) : (efficiency(kink + 0.1), 1.0)
      #expect(flat.0 == flat.1)
    }
    #expect(efficiency.kinks.count == 2)
  }
}
