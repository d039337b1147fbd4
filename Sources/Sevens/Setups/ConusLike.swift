/// Germanium at a power reactor, after CONUS at Brokdorf.
///
/// Ref: 2011.00210, 2401.07684
extension Setup {
  /// One year of 4 kg of germanium at 17.1 m from 3.9 GW, with a threshold in recoil energy.
  ///
  /// Ref: 2011.00210, 2401.07684
  public static let conusLike: Setup = {
    var source = ReactorAntineutrinos()
    source.power = .GW(3.9)
    source.distance = .m(17.1)
    var detector = Detector()
    detector.mass = .kg(4)
    detector.threshold = .keVnr(1.2)
    var setup = Setup(
      id: "conus-like", title: "4 kg of Ge above 1.2 keVnr at 17.1 m from 3.9 GW, one year", source: source,
      target: .germanium, detector: detector, live: .day(365.25))
    setup.nuclear.formFactor = .helm
    setup.citations = ["2011.00210", "2401.07684"]
    setup.notes = [
      "3.9 GW and 17.1 m are those of CONUS; everything else is assumed", "assumed: 4 kg",
      "assumed: the threshold, about 0.21 keVee over an ionisation of 18 per cent of the recoil energy",
      "assumed: every recoil above the threshold is seen, none below",
      "assumed: fractions of fissions 58/7/30/5 per cent and 0.6 captures on U238 per fission",
      "assumed: a year without stops",
    ]
    setup.verified = .assumed
    return setup
  }()
}
