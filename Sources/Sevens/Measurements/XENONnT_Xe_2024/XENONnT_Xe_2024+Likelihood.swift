import SevensInference

/// Likelihoods of the search of XENONnT for solar ⁸B neutrinos: the released templates in 81 bins of each science run,
/// or the fitted number alone.
///
/// Ref: 2408.02877, 2409.17868
extension MeasurementModel {
  private static let id = "xenonnt-8b-2024"
  private static let parameters = PublishedParameters(.xenonNT8B2024Parameters)

  private static var flux: Nuisance {
    .flux(
      "solar.8B.flux", nominal: parameters["flux"], relative: parameters["flux-uncertainty"],
      parameters.verified("flux"))
  }

  /// The number of events of the collaboration's fit, 10.7 +3.7 −4.2, of which 11.9 +4.5 −4.2 were expected, both with
  /// the mean of their errors.
  ///
  /// Ref: 2408.02877
  static var xenonNT8B2024Summary: MeasurementModel {
    var setup = Setup.xenonNT8B2024
    let edges = setup.detector.binning?.edges ?? []
    setup.detector.binning = AxisBinning(from: edges[0], to: edges[edges.count - 1])
    func error(_ name: String) -> Double {
      (parameters.moved(name, 1) - parameters.moved(name, -1)) / 2
    }
    let (expected, flux) = (parameters["expected-signal"], parameters["flux-uncertainty"])
    let relative = error("expected-signal") / expected
    return MeasurementModel(
      id: id, mode: .summary, setup: setup,
      nuisances: [
        Self.flux,
        .scale(
          "\(id).prediction", "the prediction without its flux",
          relative: (relative * relative - flux * flux).squareRoot(), parameters.verified("expected-signal")),
      ], backgrounds: [],
      statistic: .counting(observed: parameters["observed-signal"], uncertainty: error("observed-signal")),
      released: ReleasedShape(counts: [expected], bins: [0], reference: EventRate(Prediction(setup)).bins),
      notes: [
        "one number with the mean of its two errors: no shape in energy",
        "the signal is the published 11.9 events times the predicted ratio to the Standard Model",
        "assumed: the errors of 10.7 events hold nothing of those of the prediction",
      ],
      verified: parameters.verified("observed-signal"))
  }

  /// Extended Poisson likelihood of 2 × 81 bins: S2 × shadow of earlier S2 × scores of S1 and of S2, SR0 before SR1.
  ///
  /// The template of ⁸B is that of 2024 as a polynomial of fourth degree in the two yields; for other spectra of recoils
  /// it is multiplied, in every bin, by the predicted ratio to the Standard Model. That of every bin follows from the
  /// accepted recoils T by the released templates M of single energies, Σ_T M_bT S_T/Σ_b M_bT. Constraints are those
  /// of the statistical model beside 2409.17868.
  ///
  /// Ref: 2408.02877, 2409.17868
  static func xenonNT8B2024(_ release: Measurement.ReleaseTables) -> MeasurementModel {
    let setup = Setup.xenonNT8B2024
    let runs = ["sr0", "sr1"].map { Run(name: $0, exposure: parameters["exposure-\($0)"], release) }
    let yields = ["light-yield", "charge-yield"].map { "\(id).\($0)" }
    let signals = runs.map { $0.signals }
    let signal = FittedTemplates(
      yields, degree: 4, points: signals[0].map(\.yields),
      templates: signals[0].indices.map { point in signals.flatMap { $0[point].counts } })
    func pull(_ name: String, _ meaning: String) -> Nuisance {
      Nuisance(
        "\(id).\(name)", "\(meaning), in standard deviations", .normal("\(id).\(name)"), .backgrounds, .read)
    }
    func background(_ name: String, _ counts: [Double]) -> Background {
      Background(
        name,
        CountPolynomial(constant: counts)
          * .pull("\(id).\(name)", relative: parameters.relativeError(name), binCount: counts.count))
    }
    let none = [Double](repeating: 0, count: Run.binCount)
    return MeasurementModel(
      id: id, mode: .full, setup: setup,
      nuisances: [
        flux,
        .scale(
          "\(id).efficiency", "acceptance of the signal",
          relative: parameters.relativeError("signal-efficiency"),
          .read),
        Nuisance(
          yields[0], "light yield, in standard deviations", .normal(yields[0]), .shapes, .read, reach: 3),
        Nuisance(
          yields[1], "charge yield, in standard deviations", .normal(yields[1]), .shapes, .read, reach: 3),
        pull("accidental-sr0", "accidental coincidences in SR0"),
        pull("accidental-sr1", "accidental coincidences in SR1"),
        pull("electronic-recoils", "electronic recoils"), pull("neutrons", "radiogenic neutrons"),
      ],
      backgrounds: [
        background("accidental-sr0", runs[0].template("ac") + none),
        background("accidental-sr1", none + runs[1].template("ac")),
        background("electronic-recoils", runs.flatMap { $0.template("er") }),
        background("neutrons", runs.flatMap(\.neutrons)),
      ],
      statistic: .poisson(observed: runs.flatMap(\.events)),
      released: ReleasedShape(
        counts: signal.counts, fold: Run.fold(runs), reference: EventRate(Prediction(setup)).bins,
        error: signal.error),
      notes: [
        "the shape in energy beyond that of ⁸B is that of the response of 2026; the templates of ⁸B are those of 2024",
        "the template of electronic recoils is that of 2026 (0.674 events; that of 2024, in HDF5 alone, has 0.679)",
        "neutrons have the shape of the median yields",
      ],
      verified: .read)
  }
}

/// One science run of the release, in the 81 bins of its data.
private struct Run {
  static let binCount = 81

  let name: String
  /// In t yr.
  let exposure: Double
  private let eventTable, yieldTable, energyTable: ReleaseTable

  init(name: String, exposure: Double, _ release: Measurement.ReleaseTables) {
    (self.name, self.exposure) = (name, exposure)
    eventTable = release.table("\(name).csv")
    yieldTable = release.table("compact_b8_rg_\(name).csv")
    energyTable = release.table("compact_templates_\(name).csv")
  }

  /// The bins of one row, in counts of the run.
  private func counts(_ table: ReleaseTable, _ row: Int) -> [Double] {
    table.values.suffix(Self.binCount).map { $0[row] * exposure }
  }

  /// The template of an ingredient that has one.
  func template(_ name: String) -> [Double] { counts(energyTable.rows(named: name), 0) }

  /// The templates of ⁸B with the standard deviations of the yields of light and charge.
  var signals: [(yields: [Double], counts: [Double])] {
    let rows = yieldTable.rows(named: "b8")
    return (0..<rows.rowCount).map { ([rows["t_ly"][$0], rows["t_qy"][$0]], counts(rows, $0)) }
  }

  /// Radiogenic neutrons at the median yields.
  var neutrons: [Double] { medians(yieldTable.rows(named: "rg"))[0] }

  /// The templates of single recoil energies at the median yields, the energy ascending.
  private var energies: [[Double]] { medians(energyTable.rows(named: "mono")) }

  private func medians(_ rows: ReleaseTable) -> [[Double]] {
    (0..<rows.rowCount).filter { rows["t_ly"][$0] == 0 && rows["t_qy"][$0] == 0 }.map { counts(rows, $0) }
  }

  /// For every bin of the data of all runs, the recoil energies that it holds: where what is accepted at one energy goes.
  static func fold(_ runs: [Run]) -> [[MeasurementModel.ReleasedShape.Share]] {
    let energies = runs.map(\.energies)
    let columns = energies[0].indices.map { energy in
      let column = energies.flatMap { $0[energy] }
      let sum = column.reduce(0, +)
      return column.map { $0 / sum }
    }
    return columns[0].indices.map { bin in
      columns.enumerated().map { MeasurementModel.ReleasedShape.Share($0, $1[bin]) }
    }
  }

  /// The events in the bins.
  var events: [Double] {
    let table = Dataset.xenonNT8B2024Binning
    let run = table.column("run")
    let own = table.rows().map { $0.map(String.init) }.filter { $0[run] == name }
    let axes = own.map { row in (0...3).map { Double(row[table.column("edge\($0)")]) ?? .nan } }
    var counts = [Double](repeating: 0, count: Self.binCount)
    let quantities = eventTable.columns.suffix(axes.count).map { eventTable[$0.name] }
    for event in 0..<eventTable.rowCount {
      var index = 0
      for (edges, values) in zip(axes, quantities) {
        index = 3 * index + edges[1...2].count(where: { $0 <= values[event] })
      }
      counts[index] += 1
    }
    return counts
  }
}
