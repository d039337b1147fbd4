/// The axis of arrival times: one window, or bins of it.
public struct TimeWindow: Sendable, Hashable, Declared {
  /// Its beginning.
  public var start: TimeSpan = .us(0)
  /// Its end.
  public var end: TimeSpan = .us(6)
  /// The width of a bin; the window is one bin if absent.
  public var step: TimeSpan?
  /// Edges of unequal bins, in place of the above.
  public var listed: [TimeSpan]?
  /// The unit in which edges are shown.
  public var unit = "us"
  /// Whether it is applied.
  public var use = TimeWindowChoice.analysis

  public init() {}

  public static let parameters: [Parameter<TimeWindow>] = [
    Parameter(
      "detector.time-window.start", \.start, .response, bounds: 0...1, scale: 1e-7, symbol: "t₁",
      latex: "t_1",
      "beginning of the window of arrival times"
    ).when(inUse),
    Parameter(
      "detector.time-window.end", \.end, .response, bounds: 0...1, scale: 1e-7, symbol: "t₂", latex: "t_2",
      "end of the window of arrival times"
    ).when(inUse),
    Parameter(
      "detector.time-window.step", \.step, .response, bounds: 1e-12...1, scale: 1e-7, symbol: "Δt",
      latex: #"\Delta t"#, "width of a bin of arrival times; one bin if absent"
    ).when(inUse),
  ]

  private static let inUse = Condition<TimeWindow>(
    "no effect: the window is not applied, or its edges are listed",
    remedy: "set time-window=analysis, and give from, to and step in place of a list"
  ) { $0.use == .analysis && $0.listed == nil }

  public static let choices: [Choice<TimeWindow>] = [Choice(\.use)]

  /// The edges of the bins in s.
  public var edgesSeconds: [Double] {
    if let listed { return listed.map(\.value) }
    let bins = step.map { max(1, Int(((end.value - start.value) / $0.value).rounded())) } ?? 1
    return (0...bins).map {
      $0 == bins ? end.value : start.value + (end.value - start.value) * Double($0) / Double(bins)
    }
  }

  /// The axis, if arrival times are told apart.
  public var axis: Axis? {
    let edges = edgesSeconds
    guard use == .analysis, edges.count > 2, let size = TimeDimension.table.size(of: unit) else { return nil }
    // Twelve digits: 1.5e-6 s is 1.5 us, not 1.4999999999999998.
    return Axis(name: "time", unit: unit, edges: edges.map { ($0 / size * 1e9).rounded() / 1e9 })
  }

  public func problems() -> [Problem] {
    if let listed {
      return AxisBinning.problems(listed: listed.map(\.value), "detector.time-window", whole: false)
    }
    guard start < end else {
      return [
        Problem(
          "detector.time-window.end", "the window ends before it begins", remedy: "set an end above the start"
        )
      ]
    }
    guard let step else { return [] }
    let bins = (end.value - start.value) / step.value
    return abs(bins - bins.rounded()) < 1e-6 * bins && bins > 0.5 && bins < 100_000
      ? []
      : [
        Problem(
          "detector.time-window.step", "the window is no whole number of steps",
          remedy: "choose end = start + a multiple of step")
      ]
  }

  /// The part of the arrivals in every bin; all of them in one bin where the window is not applied.
  public func fractions(of arrival: ArrivalTimes?) -> [Double] {
    guard use == .analysis else { return [1] }
    let edges = edgesSeconds
    guard let arrival else {
      return edges.count == 2 ? [1] : [Double](repeating: .nan, count: edges.count - 1)
    }
    return zip(edges, edges.dropFirst()).map {
      arrival.fraction(from: TimeSpan($0), to: TimeSpan($1))
    }
  }
}

/// Whether the window of arrival times is applied.
public enum TimeWindowChoice: String, NamedChoice {
  /// Count what arrives inside.
  case analysis
  /// Count at all times.
  case none

  public static let choiceID = "time-window"
  public static let choiceMeaning = "the window of arrival times"

  public var meaning: String {
    switch self {
    case .analysis: "count arrivals inside the window of the analysis"
    case .none: "count at all times"
    }
  }
}
