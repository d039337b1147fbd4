import Sevens
import SevensInference
import SevensNumerics

extension Figure {
  /// The regions of `sevens contour`: filled, nested, with their outlines and the best fit.
  public init(contour output: Output, of analysis: Analysis) {
    let result = output.result
    var curves: [Curve] = []
    // The widest region lies below.
    let levels = (result["levels"]?.items ?? []).sorted {
      ($0["threshold"]?.double ?? 0) > ($1["threshold"]?.double ?? 0)
    }
    for level in levels {
      let name = ConfidenceLevel.text(level["level"]?.double ?? 0)
      let polygons = (level["polygons"]?.items ?? []).map { Ring($0) }
      let islands = polygons.filter { !$0.isHole }
      for (index, island) in islands.enumerated() {
        let whole = island.around(polygons.filter { $0.isHole && island.contains($0.points[0]) })
        curves.append(
          Curve(index == 0 ? name : "", x: whole.map(\.x), y: whole.map(\.y), style: .region))
      }
      for ring in polygons {
        let closed = ring.points + [ring.points[0]]
        curves.append(Curve("", x: closed.map(\.x), y: closed.map(\.y), style: .outline))
      }
    }
    let minima = result["minima"]?.items ?? []
    for (index, point) in minima.prefix(6).enumerated() {
      curves.append(
        Curve(
          index == 0 ? "best fit" : index == 1 ? "other minima" : "", x: [point["x"]?.double ?? .nan],
          y: [point["y"]?.double ?? .nan], style: index == 0 ? .mark : .otherMark))
    }
    self.init(
      id: "contour", title: Figure.plain(analysis.title), x: Axis(analysis.interest[0]),
      y: Axis(analysis.interest[1]), curves: curves, notes: Self.notes(output))
  }

  /// The profile of `sevens limit` with what the levels allow.
  public init(limit output: Output, of analysis: Analysis, scale: Scale = .linear) {
    let result = output.result
    let isProfile = result["method"]?.string == StatisticalMethod.profileLikelihood.rawValue
    let isCLs = result["method"]?.string == StatisticalMethod.cls.rawValue
    let levels = result["levels"]?.items ?? []
    var curves: [Curve] = []
    let lowest = result["statistic"]?.double ?? 0
    let points = (isProfile ? result["profile"]?.items : result["toys"]?["points"]?.items) ?? []
    let x = points.map { $0["x"]?.double ?? .nan }
    let y = points.map { point -> Double in
      isProfile ? (point["statistic"]?.double ?? .nan) - lowest : point["pValue"]?.double ?? .nan
    }
    let heights = levels.map { level -> Double in
      isProfile ? level["threshold"]?.double ?? 0 : 1 - (level["level"]?.double ?? 0)
    }
    let top = isProfile ? 3 * (heights.max() ?? 1) : 1.05
    let floor = scale == .log ? (isProfile ? 1e-3 : 1e-4) : 0
    // The widest lie below.
    let order = zip(levels, heights).sorted {
      ($0.0["level"]?.double ?? 0) > ($1.0["level"]?.double ?? 0)
    }
    for (level, height) in order {
      let name = "allowed at \(ConfidenceLevel.text(level["level"]?.double ?? 0))"
      for (index, interval) in (level["intervals"]?.items ?? []).enumerated() {
        let ends = (interval.items ?? []).map { $0.double ?? .nan }
        let (low, high) = (ends.first ?? .nan, ends.last ?? .nan)
        let height = isProfile ? height : top
        curves.append(
          Curve(
            index == 0 ? name : "", x: [low, high, high, low, low], y: [floor, floor, height, height, floor],
            style: .region))
      }
    }
    let reach = [x.min() ?? 0, x.max() ?? 1]
    curves += heights.map { Curve("", x: reach, y: [$0, $0], style: .guide) }
    let what = isProfile ? "−2Δ ln {/:Italic L}" : isCLs ? "CL_{s}" : "p-value"
    curves.append(Curve(what, x: x, y: y))
    if isProfile, let best = result["best"]?.double {
      curves.append(Curve("best fit", x: [best], y: [floor], style: .mark))
    }
    self.init(
      id: "limit", title: Figure.plain(analysis.title), x: Axis(analysis.interest[0]),
      y: Axis(what, unit: "1", column: isProfile ? "statistic" : "p", scale: scale, range: floor...top),
      curves: curves, notes: Self.notes(output))
  }

  /// The profile of `sevens scan`: a line over one parameter, colours over two.
  public init(scan output: Output, of analysis: Analysis, scale: Scale = .linear) {
    let result = output.result
    let lowest = result["best"]?["statistic"]?.double ?? 0
    let values = (result["statistic"]?.items ?? []).map { ($0.double ?? .nan) - lowest }
    let grids = (result["axes"]?.items ?? []).map { axis in
      (axis["points"]?.items ?? []).map { $0.double ?? .nan }
    }
    let what = "−2Δ ln {/:Italic L}"
    func axis(_ range: ClosedRange<Double>?) -> Axis {
      Axis(what, unit: "1", column: "statistic", scale: scale, range: range)
    }
    let (title, notes) = (Figure.plain(analysis.title), Self.notes(output))
    guard grids.count == 2 else {
      self.init(
        id: "scan", title: title, x: Axis(analysis.interest[0]), y: axis(nil),
        curves: [Curve(what, x: grids.first ?? [], y: values)], notes: notes)
      return
    }
    let points = grids[0].flatMap { x in grids[1].map { (x: x, y: $0) } }
    let best = (result["best"]?["coordinates"]?.items ?? []).compactMap(\.double)
    // Beyond twice the threshold of 99.73 % everything is excluded alike.
    let top = 2 * ChiSquaredDistribution.threshold(confidence: 0.9973, degreesOfFreedom: 2)
    self.init(
      id: "scan", title: title, x: Axis(analysis.interest[0]), y: Axis(analysis.interest[1]),
      colour: axis((scale == .log ? 0.01 : 0)...top),
      curves: [Curve("", x: points.map(\.x), y: points.map(\.y), yHigh: values, style: .cells)]
        + (best.count == 2
          ? [Curve("lowest point of the grid", x: [best[0]], y: [best[1]], style: .mark)] : []),
      notes: notes)
  }

  /// A plain symbol, as in ε^u_ee, with its indices where they belong.
  package static func markup(_ symbol: String) -> String {
    let parts = symbol.split(maxSplits: 8, omittingEmptySubsequences: false) { "^_".contains($0) }
    guard let name = parts.first, name.endIndex < symbol.endIndex else { return plain(symbol) }
    let both = symbol.contains("^") && symbol.contains("_")
    var result = plain(String(name))
    for part in parts.dropFirst() {
      let sign = symbol[symbol.index(before: part.startIndex)]
      // The first of two indices takes no room, so that the other stands below it.
      result += "\(both && part.startIndex == parts[1].startIndex ? "@" : "")\(sign){\(plain(String(part)))}"
    }
    return result
  }

  private static func notes(_ output: Output) -> [String] {
    output.analysis?.summary.split(separator: "\n").map(String.init) ?? []
  }
}

extension Figure.Axis {
  /// The axis of a parameter of interest, over its range.
  init(_ one: Analysis.Interest) {
    let unit = one.units?.internalUnit ?? "1"
    self.init(
      one.symbol == one.key
        ? Figure.plain(one.key) : "\(Figure.markup(one.symbol))   (\(Figure.plain(one.key)))",
      unit: Figure.plain(unit),
      column: unit == "1" ? one.key : "\(one.key)_\(unit)",
      scale: one.axis?.scale == .logarithmic ? .log : .linear, range: one.axis.map { $0.lower...$0.upper })
  }
}

/// A closed line of a region.
private struct Ring {
  let points: [(x: Double, y: Double)]
  let isHole: Bool

  init(_ polygon: JSONValue) {
    points = (polygon["ring"]?.items ?? []).map { ($0.items?[0].double ?? .nan, $0.items?[1].double ?? .nan) }
    isHole = polygon["hole"] == .bool(true)
  }

  /// Whether a point lies inside: a ray from it crosses the line an odd number of times.
  func contains(_ point: (x: Double, y: Double)) -> Bool {
    var isInside = false
    for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) where (a.y > point.y) != (b.y > point.y)
    {
      if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
    }
    return isInside
  }

  /// One line around the region and along its holes, each entered and left by the same bridge.
  func around(_ holes: [Ring]) -> [(x: Double, y: Double)] {
    holes.reduce(points + [points[0]]) { line, hole in
      guard let start = line.last, let first = hole.points.first else { return line }
      return line + hole.points + [first, start]
    }
  }
}
