import CSevensMath
import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens limit` by pseudo-experiments: Feldman–Cousins intervals, or upper limits by CLs.
///
/// At every point of the grid of the axis the statistic is compared with its own distribution there; between points,
/// ends are interpolated linearly.
enum ToyLimitReport {
  /// One point of the grid.
  private struct Point {
    let x: Double
    let observed: Double
    /// The p-value, or CLs, with its standard error.
    let p: (value: Double, uncertainty: Double)
    /// The critical value of every level; none for CLs.
    let critical: [Double]
    let failures: Int
    /// How far the point is outside of the set of every level; inside at 0 and below.
    let margins: [Double]
  }

  static func make(
    _ analysis: Analysis, sides: LimitReport.Sides, count: Int, threads: Int, progress: (any ProgressDisplay)?
  ) throws(Faults) -> Output {
    let one = analysis.interest[0]
    guard let axis = one.axis else { preconditionFailure("a limit has a range") }
    let isFC = analysis.request.method == .feldmanCousins
    var faults = FaultCollector()
    let wanted: LimitReport.Sides = isFC ? .both : .upper
    if sides != wanted {
      faults.add(
        Diagnostic(
          "--side \(sides.rawValue)",
          isFC ? "Feldman and Cousins decide themselves on one or two sides" : "CLs gives upper limits",
          remedy: "write --side \(wanted.rawValue)"))
    }
    if count < 1 { faults.add(Diagnostic("--count \(count)", "too few", remedy: "at least one")) }
    if !isFC, one.isRebuilt, !one.bounds.contains(0) {
      faults.add(
        Diagnostic(
          one.key, "none of its values stands for no signal, which CLs compares with",
          remedy: "use --method feldman-cousins or profile-likelihood"))
    } else if !isFC, !one.bounds.contains(0), one.axis.map({ $0.lower > 0 }) != true {
      faults.add(Diagnostic(one.key, "its range holds no background-only value 0", remedy: "begin at 0"))
    }
    try faults.finish()
    let family = try analysis.family(with: isFC ? [:] : [one.key: 0], loop: .threads(threads))
    let study = analysis.toys(family, count: count, loop: .threads(threads, progress))
    progress?.begin(axis.points * count * (isFC ? 1 : 2))
    let points = axis.grid.compactMap {
      isFC ? feldmanCousins($0, one.key, study, analysis) : cls($0, one, study, analysis)
    }
    progress?.end()
    let sets = analysis.levels.indices.map { level in
      intervals(points.map { ($0.x, $0.margins[level]) }, axis)
    }
    return output(
      analysis, one, sides, sets, points, missing: axis.points - points.count, count,
      note: analysis.familyNote(family))
  }

  private static func feldmanCousins(
    _ x: Double, _ key: String, _ study: ToyStudy, _ analysis: Analysis
  ) -> Point? {
    guard let test = study.feldmanCousins(at: [key: x]) else { return nil }
    let critical = analysis.levels.map { test.critical(confidence: $0).value }
    return Point(
      x: x, observed: test.observed, p: test.pValue, critical: critical, failures: test.toys.failures,
      // Roots, which are straight lines in x for a Gaussian estimate.
      margins: critical.map { max(0, test.observed).squareRoot() - max(0, $0).squareRoot() })
  }

  private static func cls(
    _ x: Double, _ one: Analysis.Interest, _ study: ToyStudy, _ analysis: Analysis
  ) -> Point? {
    // The least value of the range stands for no signal where it has no 0, as on a logarithmic axis.
    let null = one.bounds.contains(0) ? 0 : one.bounds.lowerBound
    guard let found = study.cls(of: one.key, at: x, null: null) else { return nil }
    let (signal, background) = (found.signal.pValue, found.null.pValue)
    let relative = [signal, background].map { $0.value > 0 ? $0.uncertainty / $0.value : 0 }
    let error = found.value * (relative[0] * relative[0] + relative[1] * relative[1]).squareRoot()
    return Point(
      x: x, observed: found.signal.observed, p: (found.value, error), critical: [],
      failures: found.signal.toys.failures + found.null.toys.failures,
      // Logarithms, in which the tail of CLs is nearly straight; a CLs of 0 is one below what the toys can tell.
      margins: analysis.levels.map { sevens_log((1 - $0) / max(found.value, 0.5 / Double(study.count))) })
  }

  /// The parts of the grid at which a margin is not positive, with interpolated ends.
  private static func intervals(_ points: [(x: Double, margin: Double)], _ axis: ScanAxis)
    -> [(low: Double, high: Double, clipped: (Bool, Bool))]
  {
    func end(_ a: (x: Double, margin: Double), _ b: (x: Double, margin: Double)) -> Double {
      guard a.margin.isFinite, b.margin.isFinite else { return a.margin <= 0 ? a.x : b.x }
      let t = a.margin / (a.margin - b.margin)
      let (u, v) = (axis.position(of: a.x), axis.position(of: b.x))
      return axis.value(at: u + t * (v - u))
    }
    var found: [(low: Double, high: Double, clipped: (Bool, Bool))] = []
    var start: (Double, Bool)?
    for (i, point) in points.enumerated() {
      let isInside = point.margin <= 0
      if isInside, start == nil { start = i == 0 ? (point.x, true) : (end(points[i - 1], point), false) }
      if !isInside, let low = start {
        found.append((low.0, end(points[i - 1], point), (low.1, false)))
        start = nil
      }
    }
    if let low = start, let last = points.last { found.append((low.0, last.x, (low.1, true))) }
    return found
  }

  private static func output(
    _ analysis: Analysis, _ one: Analysis.Interest, _ sides: LimitReport.Sides,
    _ sets: [[(low: Double, high: Double, clipped: (Bool, Bool))]], _ points: [Point], missing: Int,
    _ count: Int, note: String?
  ) -> Output {
    let (unit, manifest) = (one.units?.internalUnit ?? "1", analysis.manifest)
    let isFC = analysis.request.method == .feldmanCousins
    let suffix = unit == "1" ? "" : " \(unit)"
    func number(_ x: Double, _ isClipped: Bool, _ sign: String) -> String {
      (isClipped ? sign : "") + NumberText.digits(x, 5)
    }
    let rows = zip(analysis.levels, sets).map { level, set in
      let text =
        isFC
        ? set.map { "[\(number($0.low, $0.clipped.0, "≤ ")), \(number($0.high, $0.clipped.1, "≥ "))]" }
          .joined(
            separator: " and ")
        : set.last.map { "< \(number($0.high, $0.clipped.1, "≥ "))" } ?? "everything is excluded"
      return [ConfidenceLevel.text(level), text.isEmpty ? "none" : text + suffix]
    }
    let failures = points.reduce(0) { $0 + $1.failures }
    let all = count * points.count * (isFC ? 1 : 2)
    var notes = [
      "\(points.count) points of \(count) pseudo-experiments\(isFC ? "" : " under each hypothesis"), seed "
        + "\(analysis.request.seed); ends are interpolated between points"
    ]
    if let note { notes.append(note) }
    if failures > 0 { notes.append("\(failures) of \(all) pseudo-experiments found no minimum") }
    if missing > 0 { notes.append("at \(missing) points the data have no minimum; they are excluded") }
    let method = isFC ? "Feldman–Cousins" : "CLs"
    let lines =
      ["\(analysis.id): \(one.key) by \(method)", analysis.title, ""]
      + [Table(columns: ["level", isFC ? "intervals" : "limit"], rows: rows).aligned, ""] + notes
      + ["", manifest.summary]
    let lowest = points.filter { $0.observed.isFinite }.min { $0.observed < $1.observed }
    return Output(
      schema: "limit", text: lines.joined(separator: "\n"),
      result: [
        "parameter": .string(one.key), "method": .string(analysis.request.method.rawValue),
        "oneSided": .bool(!isFC), "side": .string(sides.rawValue),
        "best": isFC ? .optional(lowest?.x) : .null, "statistic": .null, "flat": false,
        "evaluations": .integer(points.count), "minima": [], "profile": [],
        "levels": .array(
          zip(analysis.levels, sets).map { level, set in
            [
              "level": .number(level), "threshold": .null,
              "intervals": .array(set.map { .numbers([$0.low, $0.high]) }),
              "clipped": .array(set.map { .array([.bool($0.clipped.0), .bool($0.clipped.1)]) }),
            ]
          }),
        "toys": [
          "count": .integer(count), "seed": .integer(Int(analysis.request.seed)),
          "points": .array(
            points.map {
              [
                "x": .number($0.x), "observed": .number($0.observed), "pValue": .number($0.p.value),
                "uncertainty": .number($0.p.uncertainty), "critical": .numbers($0.critical),
                "failures": .integer($0.failures),
              ]
            }),
        ],
      ], unit: unit,
      table: Table(
        columns: [one.label, isFC ? "observed" : "statistic", isFC ? "p" : "CLs", "uncertainty"]
          + (isFC ? analysis.levels.map { "critical at \($0)" } : []),
        rows: points.map { point in
          ([point.x, point.observed, point.p.value, point.p.uncertainty] + point.critical).map { "\($0)" }
        }), reliable: missing == 0 && Double(failures) <= 0.01 * Double(all), analysis: manifest)
  }
}
