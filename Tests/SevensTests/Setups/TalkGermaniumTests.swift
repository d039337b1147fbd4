import Sevens
import SevensTestSupport
import Testing

/// Published: the number of the founding talk.
@Suite struct TalkGermaniumPublished {
  // "7.6e6 per year" from 100 kg of germanium above 0.1 keV, 10 m from a reactor of 1 GW.
  @Test func theChoicesAsPrintedGiveThePrintedNumber() {
    #expect(abs(rate(.talkGermaniumAsPrinted).counts - 7.6e6) < 0.05e6)
  }

  // sin²θ_W = 0.238 ± 0.0022 needs a rate known to 1.44 %: dlnN/ds² = 8Z/Q_W.
  @Test func theWeakMixingAngleOfTheTalkNeedsARateKnownToOnePointFourPerCent() {
    func counts(_ s2: Double) -> Double {
      rate(Setup.talkGermaniumAsPrinted.with { $0.electroweak.sin2ThetaW = s2 }).counts
    }
    let change = (counts(0.2402) - counts(0.2358)) / (2 * counts(0.238))
    #expect(abs(change - 0.0144) < 0.00005, "\(change)")
  }
}

/// Validation: counts of the same detector, integrated independently in arbitrary precision.
@Suite struct TalkGermaniumValidation {
  @Test func theTrueFluxGivesLessThanHalfOfThePrintedNumber() {
    let (physical, printed) = (rate(.talkGermanium).counts, rate(.talkGermaniumAsPrinted).counts)
    #expect(deviation(physical, from: 3.4450e6) < 1e-4, "\(physical)")
    #expect(deviation(printed, from: 7.5987e6) < 1e-4, "\(printed)")
    // Like for like, at the same sin²θ_W.
    let same = rate(Setup.talkGermanium.with { $0.electroweak.sin2ThetaW = 0.238 }).counts
    #expect(deviation(same, from: 3.4286e6) < 1e-4, "\(same)")
    #expect(abs(printed / same - 2.216) < 0.0005, "\(printed / same)")
    let other = rate(Setup.talkGermaniumAsPrinted.with { $0.electroweak.sin2ThetaW = 0.23873 }).counts
    #expect(deviation(other, from: 7.6349e6) < 1e-4, "\(other)")
  }

  @Test(arguments: [(ReactorSpectrum.huberMueller, 3.4804e6), (.vogelEngel, 3.3760e6), (.mueller, 3.4450e6)])
  func everySpectrumGivesItsOwnCounts(spectrum: ReactorSpectrum, expected: Double) throws {
    let setup = try Setup.talkGermanium.with(ReactorAntineutrinos.self) { $0.spectrum = spectrum }
    let counts = rate(setup).counts
    #expect(deviation(counts, from: expected) < 1e-4, "\(counts)")
  }
}
