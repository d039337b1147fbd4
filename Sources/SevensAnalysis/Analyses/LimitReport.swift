import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens limit`.
public enum LimitReport {
  /// Which sides of a parameter are limited.
  public enum Sides: String, Sendable, CaseIterable {
    /// Intervals, disconnected ones too.
    case both
    /// The highest value allowed.
    case upper
    /// The lowest value allowed.
    case lower
  }

  /// Intervals or limits of one parameter, all others profiled.
  ///
  /// - Parameters:
  ///   - count: the number of pseudo-experiments at every point, where the method needs them.
  ///   - progress: told of pseudo-experiments.
  public static func make(
    _ analysis: Analysis, sides: Sides = .both, count: Int = 1000, threads: Int = 1,
    progress: (any ProgressDisplay)? = nil
  ) throws(Faults) -> Output {
    if analysis.request.method != .profileLikelihood {
      return try ToyLimitReport.make(
        analysis, sides: sides, count: count, threads: threads, progress: progress)
    }
    let one = analysis.interest[0]
    guard let axis = one.axis else { preconditionFailure("a limit has a range") }
    let profile = AnalysisProfile(analysis, of: [one.key])
    let thresholds = thresholds(analysis, sides)
    let scan = ProfileScan(axis, thresholds: thresholds, loop: .threads(threads)) { profile([$0]) }
    if let fault = profile.fault { throw fault }
    let manifest = analysis.manifest
    let unit = one.units?.internalUnit ?? "1"
    let rows = zip(analysis.levels, scan.sets).map { level, set in
      [ConfidenceLevel.text(level), text(set, sides, unit)]
    }
    var notes: [String] = []
    if scan.isFlat {
      notes.append("the likelihood is flat: the data say nothing about \(one.key) in this range")
    }
    if scan.notFinite > 0 {
      notes.append(
        "\(scan.notFinite) of \(scan.evaluations) points are impossible or had no minimum; they are excluded")
    }
    for set in scan.sets where set.intervals.contains(where: \.isClipped) && !scan.isFlat {
      notes.append("the range cuts an interval off: widen it to see where it ends")
      break
    }
    let best =
      scan.best.map { "best fit \(NumberText.digits($0.x, 6))" + (unit == "1" ? "" : " \(unit)") }
      ?? "no minimum"
    let minima = minima(scan, thresholds).filter { $0.x != scan.best?.x }.map {
      "another minimum at \(NumberText.digits($0.x, 6)), −2Δ ln L = \(NumberText.digits($0.value - (scan.best?.value ?? 0), 4))"
    }
    let lines =
      ["\(analysis.id): \(one.key), \(best)", analysis.title, ""]
      + [Table(columns: ["level", sides == .both ? "intervals" : "limit"], rows: rows).aligned, ""]
      + minima + notes + ["", manifest.summary]
    return Output(
      schema: "limit", text: lines.joined(separator: "\n"),
      result: json(one, analysis, scan, sides, thresholds),
      unit: unit,
      table: Table(
        columns: ["level", "threshold", "low", "high", "clipped"],
        rows: zip(zip(analysis.levels, thresholds), scan.sets).flatMap { pair, set in
          set.intervals.map {
            ["\(pair.0)", "\(pair.1)", "\($0.lower.x)", "\($0.upper.x)", "\($0.isClipped)"]
          }
        }), reliable: scan.best != nil && !scan.isFlat, analysis: manifest)
  }

  /// The thresholds of −2Δ ln L of every level.
  static func thresholds(_ analysis: Analysis, _ sides: Sides) -> [Double] {
    // One side of a symmetric distribution holds the quantile of twice the tail.
    sides == .both
      ? analysis.thresholds(degreesOfFreedom: 1)
      : analysis.levels.map {
        ChiSquaredDistribution.threshold(confidence: max(0, 2 * $0 - 1), degreesOfFreedom: 1)
      }
  }

  /// The local minima inside of the widest set: those above the highest threshold are excluded anyway.
  static func minima(_ scan: ProfileScan, _ thresholds: [Double]) -> [ProfileScan.Minimum] {
    let ceiling = (scan.best?.value ?? .infinity) + (thresholds.max() ?? 0)
    return scan.minima.filter { $0.value <= ceiling }
  }

  private static func text(_ set: ConfidenceSet, _ sides: Sides, _ unit: String) -> String {
    let suffix = unit == "1" ? "" : " \(unit)"
    func end(_ end: ConfidenceInterval.End, _ sign: String) -> String {
      (end.reason == .range ? sign : "") + NumberText.digits(end.x, 6)
    }
    switch sides {
    case .both:
      return set.intervals.map { "[\(end($0.lower, "≤ ")), \(end($0.upper, "≥ "))]" }.joined(
        separator: " and ")
        + suffix
    case .upper: return set.upperLimit.map { "< \(end($0, "≥ "))\(suffix)" } ?? "none"
    case .lower: return set.lowerLimit.map { "> \(end($0, "≤ "))\(suffix)" } ?? "none"
    }
  }

  private static func json(
    _ one: Analysis.Interest, _ analysis: Analysis, _ scan: ProfileScan, _ sides: Sides,
    _ thresholds: [Double]
  ) -> JSONValue {
    [
      "parameter": .string(one.key), "method": .string(analysis.request.method.rawValue),
      "oneSided": .bool(sides != .both), "side": .string(sides.rawValue),
      "best": .optional(scan.best?.x), "statistic": .optional(scan.best?.value), "flat": .bool(scan.isFlat),
      "evaluations": .integer(scan.evaluations),
      "minima": .array(
        minima(scan, thresholds).map { ["x": .number($0.x), "statistic": .number($0.value)] }),
      "levels": .array(
        zip(zip(analysis.levels, thresholds), scan.sets).map { pair, set in
          [
            "level": .number(pair.0), "threshold": .number(pair.1),
            "intervals": .array(set.intervals.map { .array([.number($0.lower.x), .number($0.upper.x)]) }),
            "clipped": .array(
              set.intervals.map {
                .array([.bool($0.lower.reason == .range), .bool($0.upper.reason == .range)])
              }),
          ]
        }), "toys": .null,
      "profile": .array(scan.samples.map { ["x": .number($0.x), "statistic": .optional($0.value)] }),
    ]
  }
}
