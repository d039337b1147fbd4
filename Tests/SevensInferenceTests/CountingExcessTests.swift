import SevensInference
import Testing

/// Published: COHERENT's first observation of coherent scattering on CsI.
@Suite struct CountingExcessPublished {
  @Test func theCountsOfCsI2017AreAnExcessOf142With31() {
    let excess = CountingExcess(on: 547, off: 405)
    #expect(excess.excess == 142)
    #expect(abs(excess.uncertainty - 31) < 0.5)
  }

  // 134 ± 22 is the two-dimensional likelihood fit to the same events.
  @Test func theExcessAgreesWithTheFitToEnergyAndTime() {
    let excess = CountingExcess(on: 547, off: 405)
    #expect(abs(excess.excess - 134) <= 8)
  }
}

/// Laws of the difference of two counts.
@Suite struct CountingExcessLaws {
  @Test(arguments: [(547, 405), (405, 547), (209, 207), (1, 0), (0, 0)])
  func countsExchangedChangeTheSignOnly(on: Int, off: Int) {
    let (one, other) = (CountingExcess(on: on, off: off), CountingExcess(on: off, off: on))
    #expect(one.excess == -other.excess)
    #expect(one.uncertainty == other.uncertainty)
    #expect(one.excess == Double(on) - Double(off))
  }

  // The variance of a difference of independent Poisson counts is the sum of their variances, each its mean.
  @Test func variancesAddUp() {
    for (on, off) in [(547, 405), (9, 16), (0, 25), (100, 0)] {
      let variance = CountingExcess(on: on, off: off).uncertainty
      #expect(abs(variance * variance - Double(on + off)) < 1e-12 * Double(on + off))
    }
    #expect(CountingExcess(on: 9, off: 16).uncertainty == 5)
    #expect(CountingExcess(on: 0, off: 0).uncertainty == 0)
  }
}
