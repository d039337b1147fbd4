import SevensInference

/// COHERENT's argon detector CENNS-10, analysis A: 24.4 kg at 27.5 m, 0 to 120 keVee, −0.1 to 4.9 µs.
///
/// Ref: 2003.10630, 2006.12659
extension Measurement {
  /// The region of 3752 events.
  public static let coherentLAr2020 = Measurement(
    setup: .coherentLAr2020, counts: [ObservedCount(beam: "on", window: "coincidence", counts: 3752)],
    dataset: .coherentLAr2020Parameters, release: .coherentLAr2020,
    summary: { .coherentLAr2020Summary }, fromRelease: { .coherentLAr2020($0) })
}

extension Setup {
  /// The forward model of `Measurement.coherentLAr2020`.
  ///
  /// Ref: 2006.12659
  public static let coherentLAr2020: Setup = {
    let value = PublishedParameters(.coherentLAr2020Parameters)
    var source = PionDecayAtRest()
    source.protonsOnTarget = value["protons-on-target"]
    source.neutrinosPerProton = value["neutrinos-per-proton"]
    source.distance = .m(value["distance"])
    source.pulseMean = .us(value["pulse-mean"])
    source.pulseSigma = .us(value["pulse-sigma"])

    var quenching = PolynomialQuenching()
    (quenching.q0, quenching.q1PerkeV) = (value["quenching-a"], value["quenching-b"])
    var smearing = GaussianSmearing()
    smearing.stochastic = value["resolution"]
    let table = Dataset.coherentLAr2020Efficiency
    let efficiency = TabulatedEfficiency(
      positions: table.numbers("E_keVee").map { $0 ?? .nan },
      values: table.numbers("efficiency").map { $0 ?? .nan }, origin: table.id)
    var window = TimeWindow()
    window.listed = (0...10).map { .us(Double($0) / 2 - 0.1) }

    var detector = Detector()
    detector.mass = .kg(value["mass"])
    detector.threshold = nil
    detector.response.quenching = quenching
    detector.response.smearing = smearing
    detector.response.efficiencies = [EfficiencyStage(efficiency, on: .electronEquivalent)]
    detector.binning = AxisBinning(edges: (0...12).map { 10 * Double($0) })
    detector.timeWindow = window

    var setup = Setup(
      id: "coherent-lar-2020", title: "COHERENT CENNS-10 2020: 24.4 kg of Ar at 27.5 m, 0 to 120 keVee",
      source: source, target: .argon, detector: detector, live: .day(1))
    setup.electroweak.couplings = .erlerSu
    setup.nuclear.formFactor = .helmRMS
    setup.nuclear.radii = .protonRadius
    setup.citations = ["2003.10630", "2006.12659"]
    setup.datasets = [.coherentLAr2020Parameters, .coherentLAr2020Efficiency]
    setup.notes = ["the distributions of F90 are those of the release, in its likelihood"]
    return setup
  }()
}

extension Target {
  /// Natural argon.
  static let argon = builtIn("Ar")
}
