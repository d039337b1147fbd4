import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens contour`.
public enum ContourReport {
  /// Confidence regions of two parameters as polygons, all others profiled.
  public static func make(_ analysis: Analysis, threads: Int = 1) throws(Faults) -> Output {
    let (first, second) = (analysis.interest[0], analysis.interest[1])
    guard let x = first.axis, let y = second.axis else { preconditionFailure("a contour has ranges") }
    let profile = AnalysisProfile(analysis, of: [first.key, second.key])
    let thresholds = analysis.thresholds(degreesOfFreedom: 2)
    let scan = ContourScan(x, y, thresholds: thresholds, loop: .threads(threads)) { profile([$0, $1]) }
    if let fault = profile.fault { throw fault }
    let manifest = analysis.manifest
    let unresolved = scan.regions.contains { !$0.isResolved }
    let reliable = scan.best != nil && !scan.isFlat && !unresolved
    let rows = zip(zip(analysis.levels, thresholds), scan.regions).map { pair, region in
      let islands = region.polygons.filter { !$0.hole }
      return [
        ConfidenceLevel.text(pair.0), NumberText.digits(pair.1, 5), "\(islands.count)",
        "\(region.polygons.count - islands.count)", NumberText.digits(region.area, 5),
        islands.contains(where: \.clipped) ? "cut off by the range" : "",
      ]
    }
    var notes: [String] = []
    if scan.isFlat { notes.append("the likelihood is flat: the data say nothing in this range") }
    if unresolved { notes.append("the lines are not resolved to the accuracy asked for: narrow the range") }
    if scan.notFinite > 0 { notes.append("\(scan.notFinite) points are impossible or had no minimum") }
    for lost in scan.lost {
      notes.append(
        "an island about \(NumberText.digits(lost.x, 5)), \(NumberText.digits(lost.y, 5)) is too small for a polygon"
      )
    }
    let best = scan.best.map {
      "best fit \(first.key) = \(NumberText.digits($0.x, 6)), \(second.key) = \(NumberText.digits($0.y, 6))"
    }
    if let valley = scan.valley {
      let ends = [valley.from, valley.to].map { end in
        "\(NumberText.digits(end.x, 5)), \(NumberText.digits(end.y, 5))"
      }
      notes.append(
        "the best fit is one point of a valley, which leads from \(ends[0]) to \(ends[1]) or farther")
    }
    let minima = scan.minima.dropFirst().prefix(6).map {
      "another minimum at \(NumberText.digits($0.x, 5)), \(NumberText.digits($0.y, 5)), −2Δ ln L = "
        + NumberText.digits($0.value - (scan.best?.value ?? 0), 4)
    }
    let lines =
      ["\(analysis.id): \(best ?? "no minimum")", analysis.title, ""]
      + [
        Table(columns: ["level", "threshold", "regions", "holes", "area", ""], rows: rows).aligned, "",
        "\(scan.evaluations) points; --csv for the polygons, --json for everything, --figure for a picture",
      ] + minima + notes + ["", manifest.summary]
    return Output(
      schema: "contour", text: lines.joined(separator: "\n"),
      result: json(first, second, scan, zip(analysis.levels, thresholds)),
      table: Table(
        columns: ["level", "polygon", "hole", "clipped", first.label, second.label],
        rows: zip(analysis.levels, scan.regions).flatMap { level, region in
          region.polygons.enumerated().flatMap { index, polygon in
            polygon.ring.map {
              ["\(level)", "\(index)", "\(polygon.hole)", "\(polygon.clipped)", "\($0.x)", "\($0.y)"]
            }
          }
        }), reliable: reliable, analysis: manifest)
  }

  private static func json(
    _ first: Analysis.Interest, _ second: Analysis.Interest, _ scan: ContourScan,
    _ levels: Zip2Sequence<[Double], [Double]>
  ) -> JSONValue {
    func axis(_ one: Analysis.Interest, _ axis: ScanAxis) -> JSONValue {
      [
        "name": .string(one.key), "unit": .string(one.units?.internalUnit ?? "1"),
        "range": .array([.number(axis.lower), .number(axis.upper)]), "scale": .string(axis.scale.rawValue),
      ]
    }
    func point(_ one: ContourScan.Point) -> JSONValue {
      ["x": .number(one.x), "y": .number(one.y), "statistic": .number(one.value)]
    }
    return [
      "x": axis(first, scan.x), "y": axis(second, scan.y), "best": scan.best.map(point) ?? .null,
      "minima": .array(scan.minima.map(point)),
      "valley": scan.valley.map { .array([point($0.from), point($0.to)]) } ?? .null,
      "flat": .bool(scan.isFlat),
      "evaluations": .integer(scan.evaluations), "notFinite": .integer(scan.notFinite),
      "levels": .array(
        zip(levels, scan.regions).map { pair, region in
          [
            "level": .number(pair.0), "threshold": .number(pair.1), "area": .number(region.area),
            "resolved": .bool(region.isResolved),
            "polygons": .array(
              region.polygons.map { polygon in
                [
                  "ring": .array(polygon.ring.map { .array([.number($0.x), .number($0.y)]) }),
                  "hole": .bool(polygon.hole), "clipped": .bool(polygon.clipped),
                ]
              }),
          ]
        }),
    ]
  }
}
