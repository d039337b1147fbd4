import SevensKernel
import SevensNumerics
import Testing

/// Laws of the bookkeeping of couplings, terms and weights.
@Suite struct AmplitudeCouplingsLaws {
  @Test func everyCouplingHasItsOwnPlace() {
    let couplings = AmplitudeCouplings(termCount: 4, massGroups: [0, 1, 0])
    #expect(couplings.finalCount == 3)
    var places: Set<Int> = []
    for flavor in 0..<AmplitudeCouplings.flavorCount {
      for final in 0..<3 {
        for term in 0..<4 { places.insert(couplings.index(flavor: flavor, final: final, term: term)) }
      }
    }
    #expect(places == Set(couplings.real.indices))
    #expect(couplings.real.count == 72 && couplings.imaginary.count == 72)
    #expect(couplings.real.allSatisfy { $0 == 0 } && couplings.imaginary.allSatisfy { $0 == 0 })
  }

  @Test func coherentWeightsMultiplyAndOthersDoNot() {
    var weights = ScattererWeights()
    weights.protons = 2
    weights.neutrons = 3
    weights.charge = 5
    weights.nucleus = 29
    weights.isoscalarSpin = 7
    weights.isovectorSpin = 11
    weights.spin00 = 13
    weights.spin01 = -17
    weights.spin11 = 19
    weights.electrons = 23
    let amplitudes: [Weight: Double] = [
      .protons: 2, .neutrons: 3, .charge: 5, .isoscalarSpin: 7, .isovectorSpin: 11, .electrons: 0,
      .nucleus: 29,
    ]
    let responses: [Set<Weight>: Double] = [
      [.isoscalarSpin]: 13, [.isoscalarSpin, .isovectorSpin]: -17, [.isovectorSpin]: 19, [.electrons]: 23,
    ]
    for k in Weight.allCases {
      for l in Weight.allCases {
        let expected = responses[[k, l]] ?? (amplitudes[k] ?? .nan) * (amplitudes[l] ?? .nan)
        #expect(weights.pair(k, l) == expected, "\(k)-\(l)")
      }
    }
  }

  @Test func theInjectedLoopKeepsTheOrder() {
    let backwards = ParallelLoop { count, body in
      for i in (0..<count).reversed() { body(i) }
    }
    #expect(ParallelLoop.serial.map(count: 5) { "\($0)" } == ["0", "1", "2", "3", "4"])
    #expect(backwards.map(count: 5) { "\($0)" } == ["0", "1", "2", "3", "4"])
    #expect(backwards.map(count: 0) { $0 } == [])
  }
}
