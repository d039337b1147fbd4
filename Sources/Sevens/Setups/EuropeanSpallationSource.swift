/// Cold caesium iodide at the European Spallation Source.
///
/// Ref: 1911.00762
extension Setup {
  /// One year of 5 MW at full power in front of 31.6 kg of caesium iodide at 20 m.
  ///
  /// Ref: 1911.00762
  public static let essCsI: Setup = {
    var source = PionDecayAtRest()
    source.protonsOnTarget = 2.8e23
    source.neutrinosPerProton = 0.3
    source.distance = .m(20)
    var detector = Detector()
    detector.mass = .kg(31.6)
    detector.threshold = .keVnr(1)
    var setup = Setup(
      id: "ess-csi", title: "31.6 kg of CsI above 1 keVnr at 20 m from the ESS, one year", source: source,
      target: .caesiumIodide, detector: detector, live: .day(365.25))
    setup.citations = ["1911.00762"]
    setup.notes = [
      "assumed: 2.8e23 protons on target, which are 5000 h of 5 MW at 2 GeV",
      "assumed: 0.3 neutrinos of each flavour per proton", "assumed: 31.6 kg of CsI at 20 m",
      "assumed: every recoil above 1 keVnr is seen, none below",
    ]
    setup.verified = .assumed
    return setup
  }()
}
