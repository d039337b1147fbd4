import SevensInference

/// Likelihoods of the first observation in argon: the released three-dimensional templates, or the fitted number alone.
///
/// Ref: 2003.10630, 2006.12659
extension MeasurementModel {
  private static let id = "coherent-lar-2020"
  private static let parameters = PublishedParameters(.coherentLAr2020Parameters)

  private static var prediction: Nuisance {
    .scale(
      "\(id).prediction", "the prediction without its flux",
      relative: (parameters["signal-uncertainty"] * parameters["signal-uncertainty"] - 0.01).squareRoot(),
      parameters.verified("signal-uncertainty"))
  }

  private static var flux: Nuisance {
    .flux("sns.flux", relative: parameters.relativeError("neutrinos-per-proton"), .read)
  }

  /// The number of events of the collaboration's fit, 159 ± 43, of which 128 were predicted.
  ///
  /// Ref: 2006.12659
  static var coherentLAr2020Summary: MeasurementModel {
    var setup = Setup.coherentLAr2020
    setup.detector.binning = AxisBinning(from: 0, to: 120)
    setup.detector.timeWindow?.listed = [.us(-0.1), .us(4.9)]
    let reference = EventRate(Prediction(setup)).bins
    return MeasurementModel(
      id: id, mode: .summary, setup: setup, nuisances: [flux, prediction], backgrounds: [],
      statistic: .counting(
        observed: parameters["observed-cevns"], uncertainty: parameters.error("observed-cevns")),
      released: ReleasedShape(counts: [parameters["cevns"]], bins: [0], reference: reference),
      notes: [
        "one number: no shape in energy, F90 or time",
        "the signal is the published 128 events times the predicted ratio to the Standard Model",
      ],
      verified: .read)
  }

  /// Poisson likelihood of 12 bins of energy times 8 of F90 times 10 of time, with the released templates.
  ///
  /// The template of the signal is multiplied, in every bin of energy and time, by the predicted ratio to the Standard
  /// Model of the unchanged set-up. Normalisations of the backgrounds are constrained as the release says; their shapes
  /// are fixed, as in its central fit.
  ///
  /// Ref: 2006.12659
  static func coherentLAr2020(_ release: Measurement.ReleaseTables) -> MeasurementModel {
    let setup = Setup.coherentLAr2020
    let reference = EventRate(Prediction(setup)).bins
    let (energies, ratios, times) = (12, 8, 10)
    let bins = (0..<energies).flatMap { e in
      (0..<ratios).flatMap { _ in (0..<times).map { e * times + $0 } }
    }
    func counts(_ file: String) -> [Double] { release.table(file)["counts"] }
    func background(_ name: String, _ file: String) -> Background {
      Background(
        name,
        CountPolynomial(constant: counts(file))
          * .pull("\(id).\(name)", relative: parameters.relativeError(name), binCount: bins.count))
    }
    func pull(_ name: String, _ meaning: String) -> Nuisance {
      Nuisance(
        "\(id).\(name)", "\(meaning), in standard deviations", .normal("\(id).\(name)"), .backgrounds, .read)
    }
    return MeasurementModel(
      id: id, mode: .full, setup: setup,
      nuisances: [
        flux, prediction, pull("prompt-neutrons", "prompt neutrons of the beam"),
        pull("delayed-neutrons", "delayed neutrons of the beam"),
        pull("steady-state", "steady-state background"),
      ],
      backgrounds: [
        background("prompt-neutrons", "brnpdf.txt"), background("delayed-neutrons", "delbrnpdf.txt"),
        background("steady-state", "bkgpdf.txt"),
      ],
      statistic: .poisson(observed: counts("datanobkgsub.txt")),
      released: ReleasedShape(counts: counts("cevnspdf.txt"), bins: bins, reference: reference),
      notes: ["shapes are those of the central fit of the release; its alternative shapes are not varied"],
      verified: .read)
  }
}
