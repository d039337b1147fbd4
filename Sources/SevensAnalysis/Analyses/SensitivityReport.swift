import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens sensitivity`.
public enum SensitivityReport {
  /// How the scatter of limits is found.
  public enum Bands: String, Sendable, CaseIterable {
    /// Limits of pseudo-experiments.
    case toys
    /// Those of a Gaussian estimate with the width that the Asimov data set gives.
    case asymptotic
    /// Not at all.
    case none
  }

  /// What is asked beside the analysis.
  public struct Options: Sendable {
    /// Which sides are limited.
    public var sides = LimitReport.Sides.both
    /// How bands are made.
    public var bands = Bands.toys
    /// The number of pseudo-experiments.
    public var count = 400
    /// `KEY=v1,v2,…`: a setting; as `sigma:ID=…` the standard deviation of a nuisance.
    public var vary: String?

    /// The usual ones.
    public init() {}
  }

  /// Expected limits of one parameter if the set-ups as they are tell the truth, with the ranges of 1 and 2 standard
  /// deviations in which they scatter; and how they depend on one setting.
  public static func make(
    _ options: AnalysisOptions, _ own: Options, store: ReleaseStore, command: [String], threads: Int = 1,
    progress: (any ProgressDisplay)? = nil
  ) throws(Faults) -> Output {
    if own.count < 1 {
      throw Faults([Diagnostic("--count \(own.count)", "too few", remedy: "at least one")])
    }
    let variation = try SensitivityVariation(options, own.vary, store: store, command: command)
    let one = variation.analyses[0].interest[0]
    if own.bands == .toys, one.isRebuilt {
      throw Faults([
        Diagnostic(
          "--bands toys", "'\(one.key)' would need new templates for every pseudo-experiment",
          remedy: "take --bands asymptotic, or none")
      ])
    }
    if own.bands == .toys { progress?.begin(own.count * variation.analyses.count) }
    var rows: [SensitivityRow] = []
    for (analysis, value) in zip(variation.analyses, variation.values) {
      rows.append(
        try SensitivityRow(analysis, value: value, own, loop: .threads(threads), progress: progress))
    }
    progress?.end()
    return output(variation, one, own, rows)
  }

  /// An end of an interval.
  private struct Cell {
    /// The value of what is varied.
    let varied: String?
    let level: Double
    let end: SensitivityRow.End
    /// The number of its interval, from below.
    let interval: Int
    /// Nil beyond the range, as the numbers of the band.
    let expected: Double?
    /// Nil if there is none.
    let band: [Double?]?
  }

  private static func output(
    _ variation: SensitivityVariation, _ one: Analysis.Interest, _ own: Options, _ rows: [SensitivityRow]
  ) -> Output {
    let analysis = variation.analyses[0]
    let (manifest, unit) = (analysis.manifest, one.units?.internalUnit ?? "1")
    let bandNames = own.bands == .none ? [] : ["-2 sigma", "-1 sigma", "median", "+1 sigma", "+2 sigma"]
    let key = variation.key
    let cells = rows.flatMap { row in
      zip(analysis.levels, row.levels).flatMap { level, found in
        found.ends(own.sides).map { end in
          Cell(
            varied: row.value, level: level, end: end.end, interval: end.interval, expected: end.value,
            band: found.band(end.end, ofInterval: end.interval))
        }
      }
    }
    // The number of the interval stands where there are several.
    let areSeveral = own.sides == .both && cells.contains { $0.interval > 1 }
    let head =
      (key.map { [$0] } ?? []) + ["level"] + (areSeveral ? ["interval"] : []) + ["end", "expected"]
      + bandNames
    func table(_ level: (Double) -> String, _ number: (Double?) -> String, missing: String) -> Table {
      Table(
        columns: head,
        rows: cells.map { cell in
          (key == nil ? [] : [cell.varied ?? ""]) + [level(cell.level)]
            + (areSeveral ? ["\(cell.interval)"] : []) + [cell.end.rawValue, number(cell.expected)]
            + (cell.band?.map(number) ?? bandNames.map { _ in missing })
        })
    }
    let shown = table(
      ConfidenceLevel.text, { $0.map { NumberText.digits($0, 5) } ?? "beyond" }, missing: "–")
    let bands =
      switch own.bands {
      case .toys: "bands: \(own.count) pseudo-experiments, seed \(analysis.request.seed)"
      case .asymptotic: "bands: asymptotic, of a Gaussian estimate with the width of the Asimov data set"
      case .none: "no bands"
      }
    let failures = rows.reduce(0) { $0 + $1.failures }
    let lines =
      [
        "\(analysis.id): expected \(own.sides == .both ? "intervals" : "limits") of \(one.key)"
          + (unit == "1" ? "" : " in \(unit)") + ", truth \(NumberText.digits(one.start, 6))",
        analysis.title, "", shown.aligned, "", "expected: of the Asimov data set; \(bands)",
      ] + (failures > 0 ? ["\(failures) pseudo-experiments without a limit"] : [])
      + (areSeveral && own.bands != .none
        ? ["ends between intervals have no band: not every pseudo-experiment has them"] : [])
      + (cells.contains { ([$0.expected] + ($0.band ?? [])).contains(nil) }
        ? ["beyond: outside of the range, which can be widened"] : []) + ["", manifest.summary]
    return Output(
      schema: "sensitivity", text: lines.joined(separator: "\n"),
      result: [
        "parameter": .string(one.key), "side": .string(own.sides.rawValue), "truth": .number(one.start),
        "varied": .optional(key), "bands": .string(own.bands.rawValue),
        "count": .integer(own.bands == .toys ? own.count : 0), "seed": .integer(Int(analysis.request.seed)),
        "rows": .array(rows.map { $0.json(analysis.levels) }),
      ], unit: unit, table: table({ "\($0)" }, { $0.map { "\($0)" } ?? "" }, missing: ""),
      reliable: rows.allSatisfy { !$0.isFlat }, analysis: manifest)
  }
}
