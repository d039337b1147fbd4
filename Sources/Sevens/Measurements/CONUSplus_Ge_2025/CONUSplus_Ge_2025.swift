import SevensInference

/// Germanium at the power reactor of Leibstadt, CONUS+: 327 kg days at 20.7 m, above 160 eVee.
///
/// Ref: 2501.05206, 2407.11912, 2202.03754
extension Measurement {
  /// The number of antineutrinos in 119 days; spectra are not public.
  public static let conusPlus2025 = Measurement(
    setup: .conusPlus2025, dataset: .conusPlus2025Parameters, summary: { .conusPlus2025Summary })
}

extension MeasurementModel {
  /// 395 ± 106 observed, 347 ± 59 predicted: χ² = (395 − 347 r (1 + α))²/106² + α²/(59/347)², with r the prediction
  /// of the set-up relative to the Standard Model of the unchanged one.
  ///
  /// Ref: 2501.05206
  static var conusPlus2025Summary: MeasurementModel {
    let id = "conus-plus-2025"
    let parameters = PublishedParameters(.conusPlus2025Parameters)
    var setup = Setup.conusPlus2025
    setup.detector.binning?.step = nil
    return MeasurementModel(
      id: id, mode: .summary, setup: setup,
      nuisances: [
        .scale(
          "\(id).prediction", "the prediction as a whole", relative: parameters.relativeError("predicted"),
          parameters.verified("predicted"))
      ],
      backgrounds: [],
      statistic: .counting(observed: parameters["observed"], uncertainty: parameters.error("observed")),
      released: ReleasedShape(
        counts: [parameters["predicted"]], bins: [0], reference: EventRate(Prediction(setup)).bins),
      notes: [
        "one number: no shape in energy",
        "the signal is the published 347 events times the predicted ratio to the Standard Model",
      ],
      verified: .read)
  }
}

extension Setup {
  /// The forward model of `Measurement.conusPlus2025`, above one threshold for all detectors.
  ///
  /// Ref: 2501.05206, 2407.11912, 2202.03754
  public static let conusPlus2025: Setup = {
    let value = PublishedParameters(.conusPlus2025Parameters)
    var source = ReactorAntineutrinos()
    source.power = .GW(value["power"])
    source.distance = .m(value["distance"])
    var smearing = GaussianSmearing()
    smearing.noise = value["noise"]
    smearing.fano = value["fano"]
    var detector = Detector()
    detector.mass = .kg(value["mass"])
    detector.response.quenching = LindhardQuenching(k: value["lindhard-k"])
    detector.response.smearing = smearing
    detector.threshold = nil
    detector.binning = AxisBinning(from: value["threshold"], to: 0.8, step: 0.01)
    var setup = Setup(
      id: "conus-plus-2025",
      title: "CONUS+ 2025: 2.83 kg of Ge at 20.7 m from 3.6 GW, 160 to 800 eVee, 327 kg days",
      source: source, target: .germanium, detector: detector, live: .day(value["exposure"] / value["mass"]))
    setup.nuclear.formFactor = .helm
    setup.citations = ["2501.05206", "2407.11912", "2202.03754"]
    setup.datasets = [.conusPlus2025Parameters]
    setup.notes = [
      "power, distance, active mass of three detectors, exposure and k of Lindhard's theory are published",
      "the detectors have thresholds from 160 to 180 eVee; the lowest is taken here, sevens reproduce takes three",
      "assumed: a resolution of 48 eV (full width at half maximum) and a Fano factor of 0.11",
      "assumed: everything above the threshold is seen: the efficiency of the trigger is not public",
      "assumed: fractions of fissions 58/7/30/5 per cent and 0.6 captures on U238 per fission",
    ]
    setup.verified = .assumed
    return setup
  }()
}
