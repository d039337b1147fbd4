/// Germanium close to a research reactor, after MINER.
///
/// Ref: 1609.02066
extension Setup {
  /// One year of 30 kg of germanium at 2 m from 1 MW.
  ///
  /// Ref: 1609.02066
  public static let miner: Setup = {
    var source = ReactorAntineutrinos()
    source.power = Power(1e6)
    source.distance = .m(2)
    source.fractions = ReactorAntineutrinos.ByIsotope(
      u235: 0.966, u238: 0.013, pu239: 0.020, pu241: 0.001)
    source.capturesPerFission = 0.2
    var detector = Detector()
    detector.mass = .kg(30)
    detector.threshold = .keVnr(0.1)
    var setup = Setup(
      id: "miner", title: "30 kg of Ge above 0.1 keVnr at 2 m from a research reactor of 1 MW, one year",
      source: source, target: .germanium, detector: detector, live: .day(365.25))
    setup.nuclear.formFactor = .helm
    setup.citations = ["1609.02066"]
    setup.notes = [
      "assumed: 1 MW, and 2 m as one distance between 1 and 3 m",
      "assumed: 30 kg; target=Si makes it silicon",
      "assumed: fractions of fissions in low-enriched fuel, U235 0.966, U238 0.013, Pu239 0.02, Pu241 0.001",
      "assumed: 0.2 captures on U238 per fission, fewer than in a power reactor",
      "assumed: every recoil above 0.1 keVnr is seen, none below", "assumed: a year without stops",
    ]
    setup.verified = .assumed
    return setup
  }()
}
