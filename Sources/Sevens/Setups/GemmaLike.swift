/// Electrons of germanium at a power reactor, after GEMMA at Kalinin.
///
/// Ref: 1005.2736
extension Setup {
  /// 11 982 hours of 1.5 kg of germanium in a flux of 2.7e13 /cm²/s, in bins of the energy of electrons.
  ///
  /// Ref: 1005.2736
  public static let gemmaLike: Setup = {
    var source = ReactorAntineutrinos()
    source.flux = ParticleFlux(2.7e13)
    var detector = Detector()
    detector.mass = .kg(1.5)
    detector.threshold = nil
    // Electrons are not quenched; this says that energies are those of electrons.
    detector.response.quenching = LindhardQuenching()
    detector.binning = AxisBinning(
      edges: [2.8, 3.4, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22, 27, 33, 40, 47, 55])
    var setup = Setup(
      id: "gemma-like", title: "electrons of 1.5 kg of Ge above 2.8 keVee in 2.7e13 /cm2/s, 11982 h",
      source: source, target: .germanium, detector: detector, live: .day(11982 / 24))
    setup.channels = .electron
    setup.backgrounds = [
      Background(id: "ambient", .flat(BackgroundRate(2.5, ElectronEquivalentRateDimension.table)))
    ]
    setup.citations = ["1005.2736"]
    setup.notes = [
      "1.5 kg, 2.7e13 /cm2/s and the hours are those of the first three years of GEMMA",
      "assumed: a background of 2.5 counts/keVee/kg/day at all energies",
      "assumed: 2.8 to 55 keVee, the threshold from a later result",
      "assumed: every electron is seen, with its energy; nuclei are not counted",
      "assumed: fractions of fissions 58/7/30/5 per cent and 0.6 captures on U238 per fission",
    ]
    setup.verified = .assumed
    return setup
  }()
}
