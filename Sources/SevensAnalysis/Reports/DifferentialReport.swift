import Sevens
import SevensKernel

/// The answer to `sevens spectrum --differential`.
public enum DifferentialReport {
  /// The accuracy to which the cells sum to the counts.
  public static let accuracy = 1e-6

  /// d²N/(dE dT) in cells of true neutrino energy and true recoil energy, before the response, for every nuclide and
  /// every component of the source. The cells sum to what was counted, fell outside or was lost to efficiency; for a
  /// detector with only a threshold they begin there and sum to the counts.
  public static func make(
    _ request: SetupRequest, energyBins: Int? = nil, recoilBins: Int? = nil, threads: Int = 1
  ) throws(Faults) -> Output {
    var faults = FaultCollector()
    for (option, bins) in [("--energy-bins", energyBins), ("--bins", recoilBins)] {
      if let bins, !(1...2000).contains(bins) {
        faults.add(
          Diagnostic(option, "\(bins) is no sensible number of bins", remedy: "between 1 and 2000"))
      }
    }
    let setup = request.setup
    if setup.channels.includesElectrons {
      faults.add(
        Diagnostic(
          "--differential", "the cells hold recoils of nuclei only", remedy: "set detector.channels=nuclear"))
    }
    try faults.finish()
    let beam = setup.beam
    let highestRecoil = Prediction.highestRecoilMeV(setup, beam)
    let lowest = min(
      setup.detector.isRecoilThreshold ? (setup.detector.threshold?.value ?? 0) * 1e-3 : 0, highestRecoil)
    let lightest = setup.target.constituents.map(\.nuclide.massMeV).min() ?? 1
    let minimum = lowest > 0 ? Kinematics.minimumEnergy(recoil: lowest, mass: lightest) : 0
    // A line at the very end belongs to the last cell.
    let end = (1 + 1e-9)
    let rate = DifferentialRate(
      setup, energyEdgesMeV: edges(minimum, beam.moments.highestEnergy * end, energyBins ?? 50),
      recoilEdgesMeV: edges(lowest, highestRecoil * end, recoilBins ?? 50), loop: .threads(threads))

    let prediction = Prediction(setup, loop: .threads(threads))
    let counted = EventRate(prediction)
    let expected =
      setup.detector.isRecoilThreshold
      ? counted.counts : counted.counts + counted.outside + counted.lostToEfficiency
    let error = expected == 0 ? abs(rate.total) : abs(rate.total / expected - 1)
    let manifest = request.manifest(
      warnings: RateReport.warnings(prediction)
        + (error > accuracy
          ? ["the cells sum to \(NumberText.digits(rate.total, 10)), not \(NumberText.digits(expected, 10))"]
          : []))
    return Output(
      schema: "differential", text: text(request, rate, manifest), result: json(rate, expected),
      unit: "counts/(MeV keVnr)", table: table(rate), accuracy: (accuracy, error),
      reliable: error <= accuracy,
      manifest: manifest)
  }

  private static func edges(_ low: Double, _ high: Double, _ bins: Int) -> [Double] {
    let high = high > low ? high : 2 * low + 1e-6
    return (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
  }

  /// The cells of one part with their sizes, divided by energy and recoil.
  private static func density(_ rate: DifferentialRate, _ part: DifferentialRate.Part) -> [[Double]] {
    let (E, T) = (rate.energyEdgesMeV, rate.recoilEdgesMeV)
    let columns = T.count - 1
    return (0..<(E.count - 1)).map { i in
      (0..<columns).map { j in
        part.counts[i * columns + j] / (E[i + 1] - E[i]) / ((T[j + 1] - T[j]) * 1e3)
      }
    }
  }

  private static func json(_ rate: DifferentialRate, _ expected: Double) -> JSONValue {
    [
      "axes": [
        ["name": "E", "unit": "MeV", "edges": .numbers(rate.energyEdgesMeV)],
        ["name": "T", "unit": "keVnr", "edges": .numbers(rate.recoilEdgesMeV.map { $0 * 1e3 })],
      ],
      "parts": .array(
        rate.parts.map { part in
          [
            "nuclide": .string(part.nuclide.symbol), "component": .string(part.component),
            "neutrino": .string(part.neutrino.name), "counts": .number(part.counts.reduce(0, +)),
            "density": .array(density(rate, part).map { .numbers($0) }),
          ]
        }),
      "counts": .number(rate.total), "expected": .number(expected),
    ]
  }

  private static func table(_ rate: DifferentialRate) -> Table {
    let (E, T) = (rate.energyEdgesMeV, rate.recoilEdgesMeV.map { $0 * 1e3 })
    return Table(
      columns: [
        "nuclide", "component", "neutrino", "E_low_MeV", "E_high_MeV", "T_low_keVnr", "T_high_keVnr",
        "counts_per_MeV_keVnr",
      ],
      rows: rate.parts.flatMap { part in
        density(rate, part).enumerated().flatMap { i, row in
          row.enumerated().map { j, value in
            [part.nuclide.symbol, part.component, part.neutrino.name]
              + [E[i], E[i + 1], T[j], T[j + 1], value].map { "\($0)" }
          }
        }
      })
  }

  private static func text(_ request: SetupRequest, _ rate: DifferentialRate, _ manifest: Manifest) -> String
  {
    let (E, T) = (rate.energyEdgesMeV, rate.recoilEdgesMeV)
    let rows = rate.parts.map { part in
      [
        part.nuclide.symbol, part.component, part.neutrino.name,
        NumberText.digits(part.counts.reduce(0, +), 8),
      ]
    }
    let cells = [
      "\(NumberText.digits(rate.total, 8)) interactions in cells of true energies",
      "  E   \(E.count - 1) bins from \(NumberText.short(E[0])) to \(NumberText.short(E[E.count - 1])) MeV",
      "  T   \(T.count - 1) bins from \(NumberText.short(T[0] * 1e3)) to "
        + "\(NumberText.short(T[T.count - 1] * 1e3)) keVnr",
    ]
    let table = Table(columns: ["nuclide", "component", "neutrino", "counts"], rows: rows).aligned
    return
      ([request.setup.title] + manifest.changeLines + [""] + cells + [
        "", table, "", "the cells: --csv or --json",
      ]
      + [manifest.summary]).joined(separator: "\n")
  }
}
