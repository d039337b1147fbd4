/// COHERENT's first observation: 14.6 kg of CsI[Na] at 19.3 m, 6 ≤ PE < 30, arrival within 6 µs.
///
/// Ref: 1708.01294, 1804.09459
extension Measurement {
  /// The region in which 547 coincident and 405 anti-coincident events were counted.
  public static let coherentCsI2017 = Measurement(
    setup: .coherentCsI2017,
    counts: Dataset.coherentCsI2017Counts.rows().map { row in
      let table = Dataset.coherentCsI2017Counts
      return ObservedCount(
        beam: String(row[table.column("beam")]), window: String(row[table.column("window")]),
        counts: Int(row[table.column("counts")]) ?? 0)
    },
    dataset: .coherentCsI2017Counts, release: .coherentCsI2017,
    summary: { .coherentCsI2017Summary }, fromRelease: { .coherentCsI2017($0) })
}

extension Setup {
  /// The forward model of `Measurement.coherentCsI2017`.
  ///
  /// Ref: 1708.01294, 1804.09459
  public static let coherentCsI2017: Setup = {
    let value = PublishedParameters(.coherentCsI2017Parameters)
    var source = PionDecayAtRest()
    source.protonsOnTarget = value["protons-on-target"]
    source.neutrinosPerProton = value["neutrinos-per-proton"]
    source.distance = .m(value["distance"])
    source.timing = .coherentCsI2017

    var efficiency = LogisticEfficiency()
    efficiency.a = value["efficiency-a"]
    efficiency.k = value["efficiency-k"]
    efficiency.x0 = value["efficiency-x0"]
    efficiency.steps = [.init(below: 5, factor: 0), .init(below: 6, factor: 0.5)]

    var detector = Detector()
    detector.mass = .kg(value["mass"])
    detector.threshold = nil
    detector.response.quenching = ConstantQuenching(value: value["quenching-factor"])
    detector.response.yield = QuantumYield(value["light-yield"])
    detector.response.smearing = PoissonSmearing()
    detector.response.efficiencies = [EfficiencyStage(efficiency, on: .photoelectrons)]
    detector.binning = AxisBinning(from: 6, to: 30, step: 2)
    detector.timeWindow = TimeWindow()

    var setup = Setup(
      id: "coherent-csi-2017", title: "COHERENT CsI[Na] 2017: 14.6 kg at 19.3 m, 6 to 30 PE, within 6 us",
      source: source, target: .caesiumIodide, detector: detector, live: .day(value["beam-on-live-time"]))
    setup.electroweak.couplings = .erlerSu
    setup.nuclear.formFactor = .helmRMS
    setup.nuclear.radii = .theory2019
    setup.citations = ["1708.01294", "1804.09459"]
    setup.datasets = [.coherentCsI2017Parameters]
    setup.notes = [
      "protons on target and live time are second-hand numbers (checked, not read)",
      "the sodium doping is neglected",
    ]
    return setup
  }()
}

extension PionDecayAtRest.TabulatedTiming {
  /// The arrival-time distributions of the 2017 release, in bins of 0.5 µs.
  ///
  /// Ref: 1804.09459
  static let coherentCsI2017: Self = {
    let table = Dataset.coherentCsI2017ArrivalTime
    let edges =
      (table.numbers("time_low_us") + table.numbers("time_high_us").suffix(1)).map { ($0 ?? .nan) * 1e-6 }
    func times(_ column: String) -> ArrivalTimes {
      ArrivalTimes(edgesSeconds: edges, probabilities: table.numbers(column).map { $0 ?? 0 })
    }
    return Self(prompt: times("prompt_neutrinos"), delayed: times("delayed_neutrinos"), dataset: table)
  }()
}

extension Target {
  /// CsI, which the table of nuclides holds.
  static let caesiumIodide = builtIn("CsI")
  /// Natural germanium.
  static let germanium = builtIn("Ge")

  static func builtIn(_ formula: String) -> Target {
    do { return try Target(formula) } catch {
      preconditionFailure("the table of nuclides lacks part of \(formula)")
    }
  }
}
