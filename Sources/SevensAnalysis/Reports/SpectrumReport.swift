import Sevens
import SevensKernel

/// The answer to `sevens spectrum`.
public enum SpectrumReport {
  /// How a spectrum is wanted.
  public struct Options: Sendable {
    /// The number of equal bins from the threshold to the highest value, for a set-up that has a threshold and no axis
    /// of its own.
    public var bins: Int?
    /// A second prediction: an interaction, or settings as in `couplings=pdg`.
    public var compare: String?
    /// What the counts are divided by, as in "kg day".
    public var per: String?

    /// Whether the error of every bin is wanted.
    public var errors: Bool

    /// Options, each left out if nil.
    public init(bins: Int? = nil, compare: String? = nil, per: String? = nil, errors: Bool = false) {
      self.errors = errors
      self.bins = bins
      self.compare = compare
      self.per = per
    }
  }

  /// Expected counts in the bins of the reconstructed axis.
  public static func make(_ request: SetupRequest, _ options: Options, threads: Int = 1) throws(Faults)
    -> Output
  {
    let setup = request.setup
    var faults = FaultCollector()
    if let bins = options.bins {
      if !setup.detector.isPlain {
        faults.add(
          Diagnostic(
            "--bins", "\(setup.id) has an axis of its own",
            remedy: setup.detector.binning?.listed == nil
              ? "change it by --set detector.axes.\(setup.detector.axis.name).step=…"
              : "change its edges in the file"))
      } else if !(1...100_000).contains(bins) {
        faults.add(
          Diagnostic("--bins", "\(bins) is no sensible number of bins", remedy: "between 1 and 100000"))
      }
    }
    let comparison = options.compare.flatMap { Comparison($0, to: setup, noting: &faults) }
    let per = options.per.flatMap { ExposureUnit($0, setup, noting: &faults) }
    try faults.finish()

    let plain = setup.detector.isPlain
    let edges =
      plain
      ? Prediction.equalEdges([setup] + (comparison.map { [$0.setup] } ?? []), options.bins ?? 100) : nil
    let prediction = Prediction(setup, edges: edges, loop: .threads(threads))
    let other = comparison.map { Prediction($0.setup, edges: edges, loop: .threads(threads)) }
    var warnings = RateReport.warnings(prediction)
    if let other, !other.converged {
      warnings += RateReport.warnings(other).map { "--compare \(comparison?.label ?? ""): \($0)" }
    }
    if plain, options.bins == nil {
      warnings.append("100 equal bins from the threshold up, since none were asked for")
    }
    let spectrum = Spectrum(
      EventRate(prediction), prediction.axes, backgrounds: setup.backgroundCounts,
      errors: options.errors
        ? SpectrumErrors(prediction) { Prediction($0, edges: edges, loop: .threads(threads)) } : nil,
      compare: comparison.flatMap { c in other.map { (c.label, EventRate($0)) } },
      per: per)
    let manifest =
      comparison.map { request.manifest(warnings: warnings, beside: $0.setup) }
      ?? request.manifest(warnings: warnings)
    return Output(
      schema: "spectrum", text: text(request, spectrum, manifest), result: spectrum.json, unit: spectrum.unit,
      table: spectrum.table,
      accuracy: (setup.accuracy, max(prediction.estimatedError, other?.estimatedError ?? 0)),
      reliable: prediction.converged && other?.converged ?? true, manifest: manifest)
  }

  private static func text(_ request: SetupRequest, _ spectrum: Spectrum, _ manifest: Manifest) -> String {
    let largest = spectrum.counts.max() ?? 0
    let rows = spectrum.counts.indices.map { b -> [String] in
      let length = largest > 0 ? Int((40 * spectrum.counts[b] / largest).rounded()) : 0
      var cells = (spectrum.edges(of: b) + [spectrum.counts[b]]).map(NumberText.short)
      if let compare = spectrum.compare {
        cells += [
          NumberText.short(compare.counts[b]), spectrum.ratios[b].map { NumberText.digits($0, 5) } ?? "–",
        ]
      }
      cells += spectrum.backgrounds.map { NumberText.short($0.bins[b]) }
      cells +=
        spectrum.errors.map { [NumberText.digits($0.numerical[b], 2), NumberText.short($0.total[b])] } ?? []
      return cells + [String(repeating: "#", count: max(0, length))]
    }
    let compared = spectrum.compare.map { [$0.label, "ratio"] } ?? []
    let table = Table(
      columns: spectrum.axes.flatMap { ["\($0.name) from", "to \($0.unit)"] } + [spectrum.unit] + compared
        + spectrum.backgrounds.map(\.id) + (spectrum.errors == nil ? [] : ["numerical error", "sigma"]) + [
          ""
        ],
      rows: rows)
    let sums = ["sum \(NumberText.digits(spectrum.sum, 8)) \(spectrum.sumUnit)"] + spectrum.compareSum
    return
      ([request.setup.title] + manifest.changeLines + ["", table.aligned, ""] + sums + [manifest.summary])
      .joined(separator: "\n")
  }
}
