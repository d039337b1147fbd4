import Foundation
import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of the efficiency on an axis of counts.
@Suite struct LogisticEfficiencyLaws {
  static let csI = Setup.coherentCsI2017.detector.photoelectrons?.efficiency ?? LogisticEfficiency()

  @Test func itRisesFromItsStepsToItsPlateau() {
    let efficiency = Self.csI
    #expect(efficiency(4.999) == 0 && efficiency(-3) == 0)
    let (below, above) = (efficiency((6.0).nextDown), efficiency(6))
    #expect(deviation(above, from: 2 * below) < 1e-12)
    #expect(deviation(efficiency(efficiency.x0), from: efficiency.a / 2) < 1e-14)
    #expect(deviation(efficiency(200), from: 0.6655) < 1e-14)
    for x in stride(from: 5.0, to: 60, by: 0.5) { #expect(efficiency(x + 0.5) > efficiency(x)) }
  }

  @Test func aCountIsReadOffAtItselfOrAtTheCentreOfItsBin() {
    var efficiency = Self.csI
    #expect(efficiency.point == .binCentre)
    for n in 0...40 { #expect(efficiency.efficiency(count: n) == efficiency(Double(n) + 0.5)) }
    efficiency.point = .integer
    for n in 0...40 { #expect(efficiency.efficiency(count: n) == efficiency(Double(n))) }
  }

  @Test func theFirstStepThatHoldsCounts() {
    var efficiency = LogisticEfficiency()
    (efficiency.k, efficiency.x0) = (10, -100)
    efficiency.steps = [.init(below: 1, factor: 0.25), .init(below: 2, factor: 0.5)]
    #expect([0.5, 1, 1.5, 2, 3].map { efficiency($0) } == [0.25, 0.5, 0.5, 1, 1])
  }
}

/// Laws of the chain from a recoil to counted photo-electrons.
@Suite struct PhotoelectronChainLaws {
  static func chain(_ change: (inout PhotoelectronChain) -> Void) -> PhotoelectronChain {
    var chain = Setup.coherentCsI2017.detector.photoelectrons ?? PhotoelectronChain()
    change(&chain)
    return chain
  }

  static func probabilities(_ chain: PhotoelectronChain, _ keVnr: Double) -> [Double] {
    let response = chain.response(of: Nuclide.all[0])
    var buffer = [Double](repeating: .nan, count: response.binCount)
    let row = buffer.withUnsafeMutableBufferPointer { response.evaluate(keVnr * 1e-3, $0.baseAddress!) }
    return buffer.indices.map { row.bins.contains($0) ? buffer[$0] : 0 } + [row.lost]
  }

  @Test func theAxisRunsFromItsFirstCountToBeyondItsLast() {
    #expect(Self.chain { _ in }.edges == Array(stride(from: 6, through: 30, by: 2)))
    #expect(Setup.coherentCsI2017.detector.axis.edges.count == 13)
    #expect(Setup.coherentCsI2017.detector.axis.unit == "PE")
    #expect(Setup.talkGermanium.detector.axis.unit == "keVnr")
  }

  // Poisson about T·Q·Y: at 10 keVnr in CsI 2017 it is 11.7195 photo-electrons.
  @Test func theMeanIsRecoilTimesQuenchingTimesYield() {
    let chain = Self.chain {
      ($0.from, $0.to, $0.step) = (0, 120, 1)
      ($0.efficiency.a, $0.efficiency.k, $0.efficiency.x0, $0.efficiency.steps) = (1, 10, -1000, [])
    }
    for (keVnr, mean) in [(10.0, 11.719544), (1, 1.1719544), (30, 35.158632)] {
      let p = Self.probabilities(chain, keVnr).dropLast()
      #expect(abs(p.reduce(0, +) - 1) < 1e-12)
      let average = p.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      let square = p.enumerated().reduce(0) { $0 + Double($1.offset * $1.offset) * $1.element }
      #expect(deviation(average, from: mean) < 1e-10)
      #expect(deviation(square - average * average, from: mean) < 1e-9)
    }
  }

  @Test func lessLightOrLessQuenchingIsTheSameRecoilMadeSmaller() {
    let chain = Self.chain { _ in }
    let half = Self.chain { $0.lightYield.value /= 2 }
    let quenched = Self.chain { $0.quenching = ConstantQuenching(value: 0.0439) }
    for keVnr in [5.0, 12, 40] {
      let expected = Self.probabilities(chain, keVnr / 2)
      for other in [half, quenched] {
        for (a, b) in zip(Self.probabilities(other, keVnr), expected) { #expect(abs(a - b) < 1e-14) }
      }
    }
  }
}
