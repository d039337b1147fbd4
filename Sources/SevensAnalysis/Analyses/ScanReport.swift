import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens scan`.
public enum ScanReport {
  /// −2Δ ln L on a grid of one or two parameters, all others profiled.
  public static func make(_ analysis: Analysis, threads: Int = 1) throws(Faults) -> Output {
    let axes = analysis.interest.compactMap(\.axis)
    let profile = AnalysisProfile(analysis, of: analysis.interest.map(\.key))
    let loop = ParallelLoop.threads(threads)
    let grid =
      axes.count == 1
      ? ProfileGrid(axes[0], loop: loop) { profile([$0]) }
      : ProfileGrid(axes[0], axes[1], loop: loop) { profile([$0, $1]) }
    if let fault = profile.fault { throw fault }
    let manifest = analysis.manifest
    let (points, differences) = (grid.points, grid.differences)
    let best = grid.best.map { point in
      zip(analysis.interest, point.coordinates).map { "\($0.key) = \(NumberText.digits($1, 6))" }
        .joined(separator: ", ") + ", −2 ln L = \(NumberText.digits(point.value, 8))"
    }
    let lines =
      [
        "\(analysis.id): \(points.count) points, lowest at \(best ?? "none")", analysis.title, "",
        "use --csv for the table, --json for everything, --figure for a picture",
      ] + (grid.notFinite > 0 ? ["\(grid.notFinite) points are impossible or had no minimum"] : [])
      + ["", manifest.summary]
    return Output(
      schema: "scan", text: lines.joined(separator: "\n"),
      result: [
        "axes": .array(
          zip(analysis.interest, axes).map { one, axis in
            [
              "name": .string(one.key), "unit": .string(one.units?.internalUnit ?? "1"),
              "points": .array(axis.grid.map { .number($0) }), "scale": .string(axis.scale.rawValue),
            ]
          }),
        "statistic": .array(grid.values.map { .number($0) }),
        "best": grid.best.map {
          ["coordinates": .array($0.coordinates.map { .number($0) }), "statistic": .number($0.value)]
        } ?? .null, "notFinite": .integer(grid.notFinite),
      ],
      table: Table(
        columns: analysis.interest.map(\.label) + ["-2 Delta ln L"],
        rows: zip(points, differences).map { point, difference in
          point.coordinates.map { "\($0)" } + [difference.isFinite ? "\(difference)" : ""]
        }), reliable: grid.best != nil, analysis: manifest)
  }
}
