/// A reconstructed axis.
public struct Axis: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// The unit of its edges.
  public let unit: String
  /// Ascending edges.
  public let edges: [Double]

  /// An axis with edges in a unit.
  public init(name: String, unit: String, edges: [Double]) {
    self.name = name
    self.unit = unit
    self.edges = edges
  }

  /// The number of bins.
  public var binCount: Int { edges.count - 1 }
}

/// The bins of the axis in which the response ends.
public struct AxisBinning: Declared {
  /// The lower end, in the unit of the axis.
  public var from = 0.0
  /// The upper end.
  public var to = 1.0
  /// The width of a bin; the whole axis is one bin if absent.
  public var step: Double?
  /// Edges of unequal bins, in place of the above.
  public var listed: [Double]?

  public init() {}

  /// Equal bins.
  public init(from: Double, to: Double, step: Double? = nil) {
    (self.from, self.to, self.step) = (from, to, step)
  }

  /// Bins between ascending edges.
  public init(edges: [Double]) { listed = edges }

  /// The ids hold the place of the axis' name, which `Detector` fills in.
  static let prefix = "detector.axes.*"

  private static let equal = Condition<AxisBinning>(
    "no effect: the edges are listed", remedy: "give from, to and step in place of a list"
  ) { $0.listed == nil }

  public static let parameters: [Parameter<AxisBinning>] = [
    Parameter(
      "\(prefix).from", \.from, .response, bounds: 0...1e6, scale: 0.01, symbol: "from", latex: "from",
      "lower end of the axis"
    ).when(equal),
    Parameter(
      "\(prefix).to", \.to, .response, bounds: 0...1e6, scale: 0.01, symbol: "to", latex: "to",
      "upper end of the axis"
    ).when(equal),
    Parameter(
      "\(prefix).step", \.step, .response, bounds: 1e-6...1e6, scale: 0.01, symbol: "step", latex: "step",
      "width of a bin; one bin if absent"
    ).when(equal),
  ]

  /// The edges of the bins in the unit of the axis.
  public var edges: [Double] {
    if let listed { return listed }
    let bins = step.map { max(1, Int(((to - from) / $0).rounded())) } ?? 1
    return (0...bins).map { from + (to - from) * Double($0) / Double(bins) }
  }

  /// What is wrong with the bins of an axis.
  func problems(on axis: ResponseAxis) -> [Problem] {
    let key = "detector.axes.\(axis.name)"
    return listed.map { Self.problems(listed: $0, key, whole: axis.isCount) } ?? equalProblems(key, axis)
  }

  private func equalProblems(_ key: String, _ axis: ResponseAxis) -> [Problem] {
    var found: [Problem] = []
    let values = [("from", from), ("to", to)] + (step.map { [("step", $0)] } ?? [])
    for (name, value) in values where axis.isCount && value != value.rounded() {
      found.append(
        Problem("\(key).\(name)", "\(value) is not a whole number", remedy: "counts are whole numbers"))
    }
    guard found.isEmpty else { return found }
    guard to > from else {
      return [
        Problem(
          key, "the axis ends at \(rounded(to)) \(axis.unit) and begins at \(rounded(from))",
          remedy: "set \(key).to above \(key).from")
      ]
    }
    guard let step else { return [] }
    let bins = (to - from) / step
    return abs(bins - bins.rounded()) < 1e-6 * bins && bins > 0.5 && bins < 100_000
      ? []
      : [
        Problem(
          key,
          "\(rounded(from)) to \(rounded(to)) \(axis.unit) is no whole number of steps of \(rounded(step))",
          remedy: "choose to = from + a multiple of step")
      ]
  }

  /// What is wrong with a list of edges.
  package static func problems(
    listed edges: [Double], _ key: String, whole: Bool, signed: Bool = false
  ) -> [Problem] {
    var found: [Problem] = []
    if edges.count < 2 {
      found.append(Problem(key, "fewer than two edges", remedy: "list two edges or more"))
    }
    for (low, high) in zip(edges, edges.dropFirst()) where !(low < high) {
      found.append(
        Problem(key, "the edge \(rounded(high)) does not ascend", remedy: "list the edges in ascending order")
      )
    }
    for edge in edges where !edge.isFinite || (edge < 0 && !signed) || (whole && edge != edge.rounded()) {
      found.append(
        Problem(
          key, whole ? "the edge \(edge) is no whole number" : "the edge \(edge) is no finite value",
          remedy: whole ? "counts are whole numbers" : "list finite edges" + (signed ? "" : " of 0 or more")))
    }
    return found
  }
}
