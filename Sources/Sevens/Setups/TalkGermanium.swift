/// The reactor example of the founding talk: 100 kg of germanium, 0.1 keV threshold, 1 GW at 10 m, one year.
///
/// Ref: Xu2019Talk, 1612.04150
extension Setup {
  /// The example with the true flux of 1 GW at 10 m.
  ///
  /// Ref: Xu2019Talk
  public static let talkGermanium: Setup = {
    var source = ReactorAntineutrinos()
    source.power = .GW(1)
    source.distance = .m(10)
    source.spectrum = .mueller
    source.outsideRange = .truncate
    return talk(
      "talk-germanium", "100 kg of Ge above 0.1 keV at 10 m from 1 GW, one year", source)
  }()

  /// The example with the choices that give the printed number.
  ///
  /// Ref: Xu2019Talk, 1612.04150
  public static let talkGermaniumAsPrinted: Setup = {
    var source = ReactorAntineutrinos()
    source.flux = ParticleFlux(1e13)
    source.spectrum = .mueller
    source.outsideRange = .polynomial
    var setup = talk(
      "talk-germanium-as-printed", "the same with a total flux of 1e13 /cm2/s, as the talk's number needs",
      source,
      notes: [
        "that the printed number used a flux of 1e13 /cm2/s was inferred by matching it, not read anywhere"
      ])
    setup.electroweak.sin2ThetaW = 0.238
    setup.verified = .assumed
    return setup
  }()

  private static func talk(
    _ id: String, _ title: String, _ source: ReactorAntineutrinos, notes: [String] = []
  ) -> Setup {
    var detector = Detector()
    detector.mass = .kg(100)
    detector.threshold = .keVnr(0.1)
    var setup = Setup(
      id: id, title: title, source: source, target: .germanium, detector: detector, live: .day(365.25))
    setup.nuclear.formFactor = .unity
    setup.citations = ["Xu2019Talk", "1612.04150"]
    setup.notes = notes
    return setup
  }
}
