/// The axis of arrival times: one window, or bins of it, and how the acceptance falls along it.
///
/// ε(t) = 1 up to t₀ and e^{−(t−t₀)/τ} after it, as of events that end at the first pulse seen.
public struct TimeWindow: Sendable, Hashable, Declared {
  /// Its beginning.
  public var start: TimeSpan = .us(0)
  /// Its end.
  public var end: TimeSpan = .us(6)
  /// The width of a bin; the window is one bin if absent.
  public var step: TimeSpan?
  /// Edges of unequal bins, in place of the above.
  public var listed: [TimeSpan]?
  /// t₀.
  public var acceptanceOnset: TimeSpan = .us(0)
  /// τ; everything inside is accepted if absent.
  public var acceptanceLifetime: TimeSpan?
  /// The unit in which edges are shown.
  public var unit = "us"
  /// Whether it is applied.
  public var use = TimeWindowChoice.analysis

  public init() {}

  public static let parameters: [Parameter<TimeWindow>] = [
    Parameter(
      "detector.time-window.start", \.start, .response, bounds: -1...1, scale: 1e-7, symbol: "t₁",
      latex: "t_1",
      "beginning of the window of arrival times"
    ).when(inUse),
    Parameter(
      "detector.time-window.end", \.end, .response, bounds: -1...1, scale: 1e-7, symbol: "t₂", latex: "t_2",
      "end of the window of arrival times"
    ).when(inUse),
    Parameter(
      "detector.time-window.step", \.step, .response, bounds: 1e-12...1, scale: 1e-7, symbol: "Δt",
      latex: #"\Delta t"#, "width of a bin of arrival times; one bin if absent"
    ).when(inUse),
    Parameter(
      "detector.time-window.acceptance-onset", \.acceptanceOnset, .response, bounds: -1...1, scale: 1e-7,
      symbol: "t₀", latex: "t_0", "when the acceptance begins to fall"
    ).when(
      Condition("no effect: the acceptance is the same at all times", remedy: "set acceptance-lifetime") {
        $0.use == .analysis && $0.acceptanceLifetime != nil
      }),
    Parameter(
      "detector.time-window.acceptance-lifetime", \.acceptanceLifetime, .response, bounds: 1e-9...1,
      scale: 1e-6, symbol: "τ", latex: #"\tau"#,
      "time in which the acceptance then falls by e; it stays if absent"
    ).when(
      Condition("no effect: the window is not applied", remedy: "set time-window=analysis") {
        $0.use == .analysis
      }),
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
      return AxisBinning.problems(
        listed: listed.map(\.value), "detector.time-window", whole: false, signed: true)
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

  /// The part of the arrivals that is accepted in every bin; all of them in one bin where the window is not applied.
  public func fractions(of arrival: ArrivalTimes?) -> [Double] {
    perBin(arrival) { accepted($0, from: $1, to: $2) }
  }

  /// The part of the arrivals in every bin, accepted or not.
  public func arrivals(of arrival: ArrivalTimes?) -> [Double] {
    perBin(arrival) { $0.fraction(from: TimeSpan($1), to: TimeSpan($2)) }
  }

  private func perBin(
    _ arrival: ArrivalTimes?, _ fraction: (ArrivalTimes, Double, Double) -> Double
  ) -> [Double] {
    guard use == .analysis else { return [1] }
    let edges = edgesSeconds
    guard let arrival else {
      return edges.count == 2 ? [1] : [Double](repeating: .nan, count: edges.count - 1)
    }
    return zip(edges, edges.dropFirst()).map { fraction(arrival, $0, $1) }
  }

  /// ∫ g ε dt between two times in s.
  private func accepted(_ arrival: ArrivalTimes, from start: Double, to end: Double) -> Double {
    func fraction(_ a: Double, _ b: Double) -> Double { arrival.fraction(from: TimeSpan(a), to: TimeSpan(b)) }
    let onset = acceptanceOnset.value
    guard let lifetime = acceptanceLifetime?.value, end > onset else { return fraction(start, end) }
    return (start < onset ? fraction(start, onset) : 0)
      + arrival.fraction(from: max(start, onset), to: end, fallingBy: 1 / lifetime, since: onset)
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
