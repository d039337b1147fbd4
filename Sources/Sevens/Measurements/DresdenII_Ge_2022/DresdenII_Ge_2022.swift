/// Germanium at the boiling-water reactor Dresden-II: 2.924 kg, 96.4 days, 0.2 to 1.5 keVee.
///
/// Ref: 2202.09672, 2202.10829
extension Measurement {
  /// The spectrum with the reactor on, in bins of 10 eVee.
  public static let dresdenII2022 = Measurement(
    setup: .dresdenII2022, dataset: .dresdenII2022Parameters, release: .dresdenII2022,
    fromRelease: { .dresdenII2022($0) })
}

extension Setup {
  /// The forward model of `Measurement.dresdenII2022`, with the quenching factor from neutrons filtered by iron.
  ///
  /// Ref: 2202.09672, 2102.10089, 2202.10829
  public static let dresdenII2022: Setup = {
    let value = PublishedParameters(.dresdenII2022Parameters)
    var source = ReactorAntineutrinos()
    source.flux = ParticleFlux(value["flux"])
    source.fractions = ReactorAntineutrinos.ByIsotope(
      u235: value["fraction-u235"], u238: value["fraction-u238"], pu239: value["fraction-pu239"],
      pu241: value["fraction-pu241"])
    source.capturesPerFission = 0

    var smearing = GaussianSmearing()
    smearing.noise = value["noise"]
    smearing.fano = value["fano"]
    smearing.pairEnergy = value["pair-energy"]
    smearing.tail = .truncated
    var ionisation = StepEfficiency()
    ionisation.threshold = value["pair-energy"]

    var detector = Detector()
    detector.mass = .kg(value["mass"])
    detector.threshold = nil
    detector.response.quenching = TabulatedQuenching(.dresdenIIQuenchingFef)
    detector.response.smearing = smearing
    detector.response.efficiencies = [
      EfficiencyStage(ionisation, on: .electronEquivalent, acts: .beforeSmearing)
    ]
    detector.binning = AxisBinning(from: 0.2, to: 1.5, step: 0.01)

    var setup = Setup(
      id: "dresden-ii-2022",
      title: "Dresden-II 2022: 2.924 kg of Ge at a reactor, 0.2 to 1.5 keVee, 96.4 days",
      source: source, target: .germanium, detector: detector, live: .day(value["live"]))
    setup.channels = .both
    setup.nuclear.formFactor = .helm
    setup.citations = ["2202.09672", "2102.10089", "2202.10829"]
    setup.datasets = [.dresdenII2022Parameters]
    setup.notes = [
      "flux, fractions of fissions, mass and resolution are those of a public analysis (checked, not read)",
      "the quenching factor is contested: CONUS+ sees Lindhard's",
      "assumed: the flux is that of fission alone, as in that analysis; captures on U238 would add to it",
      "assumed: everything above one electron–hole pair is seen: the acceptance is not public",
    ]
    setup.verified = .assumed
    return setup
  }()
}
