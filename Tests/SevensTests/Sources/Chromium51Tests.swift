import Sevens
import SevensTestSupport
import Testing

/// Validation: decays and counts of a chromium source, computed with mpmath and NumPy from the same lines.
@Suite struct Chromium51Validation {
  // A e^(−λ t_c) (1 − e^(−λ t))/λ with 30 digits: 1 PBq for 10 d; 3 MCi, 5 d old, for 100 d.
  @Test func decaysDuringTheExposure() {
    var source = Chromium51()
    source.activity = .PBq(1)
    #expect(deviation(source.decays(live: .day(10)), from: 7.64392146168e20) < 1e-11)
    (source.activity, source.coolingTime) = (Activity(3 * 3.7e16), .day(5))
    #expect(deviation(source.decays(live: .day(100)), from: 3.10529691415e23) < 1e-11)
  }

  // 1 kg of germanium above 2 eV at 50 cm from that source: Σ over lines and isotopes of K Q_W² (T_max−T₀)²/(2T_max).
  @Test func countsInGermanium() {
    let counts = rate(.chromium).counts
    #expect(deviation(counts, from: 211.29529) < 1e-6, "\(counts)")
  }
}

/// Laws of a chromium source.
@Suite struct Chromium51Laws {
  @Test func theSharesOfTheLinesAddToOne() {
    #expect(abs(Chromium51.lines.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    let beam = Setup.chromium.source.beam(live: .day(1))
    #expect(beam.components.map(\.neutrino.name) == ["nu_e"] && beam.support == .complete)
    #expect(beam.moments.lines.map(\.energy) == Chromium51.lines.map(\.energyMeV))
  }

  @Test func everyDecayGivesOneNeutrinoThroughTheSphere() throws {
    let source = try #require(Setup.chromium.source as? Chromium51)
    let fluence = source.beam(live: .day(30)).fluencesPerCm2[0]
    #expect(deviation(fluence * 4 * Double.pi * 2500, from: source.decays(live: .day(30))) < 1e-12)
  }

  @Test func halfTheSourceIsGoneAfterAHalfLife() {
    var source = Chromium51()
    source.activity = .PBq(1)
    let early = source.decays(live: .day(1))
    source.coolingTime = source.halfLife
    #expect(deviation(source.decays(live: .day(1)), from: early / 2) < 1e-14)
    // One half-life gives half of all decays; a long time gives all, A t_½/ln 2.
    source.coolingTime = TimeSpan(0)
    let all = source.decays(live: .day(5000))
    #expect(deviation(source.decays(live: source.halfLife), from: all / 2) < 1e-14)
    #expect(deviation(all, from: 1e15 * source.halfLife.value / 0.693147180559945309) < 1e-14)
    // A short one A t.
    #expect(deviation(source.decays(live: TimeSpan(1e-3)), from: 1e12) < 1e-9)
  }

  @Test func exposuresAddUp() {
    var source = Chromium51()
    source.activity = .PBq(1)
    let whole = source.decays(live: .day(40))
    let first = source.decays(live: .day(15))
    source.coolingTime = .day(15)
    #expect(deviation(first + source.decays(live: .day(25)), from: whole) < 1e-14)
  }

  // Nothing recoils with more than 2E²/(M+2E) of the highest line: 16.5 to 17.4 eV in germanium.
  @Test func recoilsEndWithTheHighestLine() {
    #expect(rate(Setup.chromium.with { $0.detector.threshold = .keVnr(0.0175) }).counts == 0)
    #expect(rate(Setup.chromium.with { $0.detector.threshold = .keVnr(0.0165) }).counts > 0)
  }

  @Test func whatIsMissingIsSaid() {
    #expect(Chromium51().problems().map(\.key) == ["source.activity", "source.distance"])
    #expect(Chromium51().notes.contains { $0.contains("assumed") })
  }
}
