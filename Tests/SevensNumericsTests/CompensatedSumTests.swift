import SevensNumerics
import SevensTestSupport
import Testing

@Suite struct CompensatedSumLaws {
  @Test func keepsWhatPlainSumsLose() {
    var sum = CompensatedSum()
    for term in [1.0, 1e100, 1.0, -1e100] { sum.add(term) }
    #expect(sum.value == 2)
  }

  @Test func whatIsAddedAndTakenAwayLeavesNothing() {
    var generator = SplitMix64(seed: 7)
    let terms = (0..<1000).map { _ in Double.random(in: -1...1, using: &generator) * 1e12 }
    var sum = CompensatedSum()
    sum.add(0.125)
    for term in terms { sum.add(term) }
    for term in terms { sum.add(-term) }
    #expect(sum.value == 0.125)
  }

  @Test func startsEmptyAndShowsNonFiniteTerms() {
    #expect(CompensatedSum().value == 0)
    var sum = CompensatedSum()
    sum.add(1)
    sum.add(.nan)
    #expect(!sum.value.isFinite)
  }
}
