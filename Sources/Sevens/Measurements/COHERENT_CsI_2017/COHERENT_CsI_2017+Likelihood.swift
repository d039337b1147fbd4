import SevensInference

/// Likelihoods of COHERENT's first observation: the released events in energy and time, or the count alone.
///
/// Ref: 1708.01294, 1804.09459, 2008.06062
extension MeasurementModel {
  private static let id = "coherent-csi-2017"
  private static let parameters = PublishedParameters(.coherentCsI2017Parameters)

  /// The errors of the collaboration's prediction, relative to it.
  private enum Uncertainty {
    /// Of the quenching factor as first measured.
    static let quenching = 0.25
    /// Of acceptance and of form factor, each.
    static let acceptance = 0.05
    static let formFactor = 0.05
    /// Of all together with that of the flux.
    static let all = 0.28
  }

  private static func neutrons(_ effect: Nuisance.Effect = .backgrounds) -> Nuisance {
    Nuisance(
      "\(id).prompt-neutrons", "prompt neutrons, in standard deviations", .normal("\(id).prompt-neutrons"),
      effect, .read)
  }

  /// The counting χ² of the first papers: 142 coincident events above the steady state, ± √(547 + 405), against signal
  /// and prompt neutrons, with the uncertainty of the prediction in one pull.
  ///
  /// Ref: 1708.01294
  static var coherentCsI2017Summary: MeasurementModel {
    let measurement = Measurement.coherentCsI2017
    let on = measurement.count(beam: "on", window: "coincidence") ?? 0
    let off = measurement.count(beam: "on", window: "anti-coincidence") ?? 0
    let excess = CountingExcess(on: on, off: off)
    var setup = Setup.coherentCsI2017
    setup.detector.binning = AxisBinning(from: 6, to: 30)
    let neutronError = parameters.relativeError("prompt-neutron-normalisation")
    return MeasurementModel(
      id: id, mode: .summary, setup: setup,
      nuisances: [
        .scale("\(id).prediction", "the prediction as a whole", relative: Uncertainty.all, .assumed),
        neutrons(),
      ],
      backgrounds: [
        Background(
          "prompt-neutrons",
          CountPolynomial(constant: [parameters["prompt-neutron-events"]])
            * .pull("\(id).prompt-neutrons", relative: neutronError, binCount: 1))
      ],
      statistic: .counting(observed: excess.excess, uncertainty: excess.uncertainty), released: nil,
      notes: [
        "one number: no shape in energy or time",
        "28 % on the prediction (quenching 25, flux 10, acceptance 5, form factor 5): assumed, not read",
      ],
      verified: .checked)
  }

  /// Poisson likelihood of 12 bins of energy times 12 bins of time.
  ///
  /// The steady-state background is the product of its distributions in energy and in time, each from all 821 events
  /// that no beam caused: in anti-coincidence with the beam on, and in both windows with the beam off, weighted by live
  /// times. Its normalisation is constrained as that number of events constrains it.
  ///
  /// Ref: 1804.09459, 2008.06062
  static func coherentCsI2017(_ release: Measurement.ReleaseTables) -> MeasurementModel {
    func grid(_ file: String) -> [Double] {
      let table = release.table(file)
      let times = table.axes[1].count
      return (3..<15).flatMap { energy in (0..<12).map { table["counts"][energy * times + $0] } }
    }
    let observed = grid("data_coincidence_beamOn.txt")
    let beamless = [
      "data_anticoincidence_beamOn.txt", "data_coincidence_beamOff.txt", "data_anticoincidence_beamOff.txt",
    ].map(grid)
    let events = observed.indices.map { b in beamless.reduce(0) { $0 + $1[b] } }
    let total = events.reduce(0, +)
    let energies = (0..<12).map { e in (0..<12).reduce(0) { $0 + events[12 * e + $1] } }
    let times = (0..<12).map { t in (0..<12).reduce(0) { $0 + events[12 * $1 + t] } }
    let live = (on: parameters["beam-on-live-time"], off: parameters["beam-off-live-time"])
    let weight = live.on / (live.on + 2 * live.off)
    let steady = energies.flatMap { e in times.map { weight * e * $0 / total } }

    var setup = Setup.coherentCsI2017
    setup.detector.timeWindow?.step = .us(0.5)
    let neutronError = parameters.relativeError("prompt-neutron-normalisation")
    return MeasurementModel(
      id: id, mode: .full, setup: setup,
      nuisances: [
        .flux("sns.flux", relative: 0.1, .read),
        .scale("\(id).quenching", "quenching factor", relative: Uncertainty.quenching, .assumed),
        .scale("\(id).acceptance", "acceptance", relative: Uncertainty.acceptance, .assumed),
        .scale("\(id).form-factor", "form factor", relative: Uncertainty.formFactor, .assumed),
        neutrons(),
        Nuisance(
          "\(id).steady-state", "steady-state background relative to the events without beam",
          .countingPull("\(id).steady-state", sigma: 1 / total.squareRoot()), .backgrounds, .read),
      ],
      backgrounds: [
        Background(
          "prompt-neutrons",
          CountPolynomial(constant: promptNeutrons(release))
            * .pull("\(id).prompt-neutrons", relative: neutronError, binCount: 144)),
        Background(
          "steady-state",
          CountPolynomial(constant: steady) * .pull("\(id).steady-state", relative: 1, binCount: 144)),
      ],
      statistic: .poisson(observed: observed), released: nil,
      notes: [
        "errors of the prediction: 25 % quenching, 5 % acceptance, 5 % form factor are assumed, not read",
        "neutrino-induced neutrons are neglected",
      ],
      verified: .read)
  }

  /// Prompt neutrons per bin: the released spectrum times exposure and efficiency, at the times of the release.
  private static func promptNeutrons(_ release: Measurement.ReleaseTables) -> [Double] {
    let spectrum = release.table("promptPDF.txt")["neutrons"]
    let times = release.table("arrivalTimePDF_promptNeutrons.txt")["probability"]
    let efficiency = Setup.coherentCsI2017.detector.response.efficiencies.map(\.curve)
    let exposure = parameters["beam-exposure"]
    let counts = spectrum.indices.map { pe in
      spectrum[pe] * exposure * efficiency.reduce(1) { $0 * $1(Double(pe) + 0.5) }
    }
    return (3..<15).flatMap { bin in
      times.prefix(12).map { (counts[2 * bin] + counts[2 * bin + 1]) * $0 }
    }
  }
}
