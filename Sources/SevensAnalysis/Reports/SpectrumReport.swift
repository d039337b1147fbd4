import Sevens
import SevensKernel

/// The answer to `sevens spectrum`.
public enum SpectrumReport {
  /// Expected counts in the bins of the reconstructed axis.
  ///
  /// - Parameter bins: the number of equal recoil bins from the threshold to the highest recoil, for a set-up that has
  ///   a threshold and no axis of its own.
  public static func make(_ request: SetupRequest, bins: Int?, threads: Int = 1) throws(Faults) -> Output {
    let setup = request.setup
    if !setup.detector.isPlain, bins != nil {
      throw Faults([
        Diagnostic(
          "--bins", "\(setup.id) has an axis of its own", remedy: "change it by --set detector.axes.PE.step=…"
        )
      ])
    }
    if let bins, !(1...100_000).contains(bins) {
      throw Faults([
        Diagnostic("--bins", "\(bins) is no sensible number of bins", remedy: "between 1 and 100000")
      ])
    }
    let edges = setup.detector.isPlain ? recoilEdges(setup, bins ?? 100) : nil
    let prediction = Prediction(setup, recoilEdgesMeV: edges, loop: .threads(threads))
    let rate = EventRate(prediction)
    var warnings = RateReport.warnings(prediction)
    if edges != nil, bins == nil {
      warnings.append("100 equal bins from the threshold up, since none were asked for")
    }
    let manifest = request.manifest(warnings: warnings)
    let axis = prediction.axis
    let table = Table(
      columns: ["\(axis.name)_low_\(axis.unit)", "\(axis.name)_high_\(axis.unit)", "counts"]
        + rate.binsByFlavor.map(\.name),
      rows: rate.bins.indices.map { b in
        ([axis.edges[b], axis.edges[b + 1], rate.bins[b]] + rate.binsByFlavor.map { $0.bins[b] }).map {
          "\($0)"
        }
      })
    return Output(
      schema: "spectrum", text: text(request, rate, axis, manifest),
      result: [
        "axes": [["name": .string(axis.name), "unit": .string(axis.unit), "edges": .numbers(axis.edges)]],
        "counts": .numbers(rate.bins),
        "components": .array(
          rate.binsByFlavor.map { ["name": .string($0.name), "counts": .numbers($0.bins)] }),
        "compare": .null, "outside": .number(rate.outside),
        "lostToEfficiency": .number(rate.lostToEfficiency),
      ],
      unit: "counts", table: table, accuracy: (setup.accuracy, prediction.estimatedError),
      reliable: prediction.converged, manifest: manifest)
  }

  private static func recoilEdges(_ setup: Setup, _ bins: Int) -> [Double] {
    let low = setup.detector.lowestRecoil.value
    let highest = Prediction.highestRecoilMeV(setup, setup.source.beam(live: setup.live))
    let high = highest > low ? highest : 2 * low + 1e-6
    return (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
  }

  private static func text(
    _ request: SetupRequest, _ rate: EventRate, _ axis: Axis, _ manifest: Manifest
  ) -> String {
    let largest = rate.bins.max() ?? 0
    let rows = rate.bins.indices.map { b -> [String] in
      let length = largest > 0 ? Int((40 * rate.bins[b] / largest).rounded()) : 0
      return [
        "\(NumberText.short(axis.edges[b]))", "\(NumberText.short(axis.edges[b + 1]))",
        NumberText.short(rate.bins[b]), String(repeating: "#", count: max(0, length)),
      ]
    }
    let table = Table(columns: ["\(axis.name) from", "to \(axis.unit)", "counts", ""], rows: rows)
    let sum = "sum \(NumberText.digits(rate.counts, 8)) counts"
    return
      ([request.setup.title] + manifest.changeLines + ["", table.aligned, "", sum, manifest.summary])
      .joined(separator: "\n")
  }
}
