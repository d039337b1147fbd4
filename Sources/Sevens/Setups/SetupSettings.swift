extension Setup: Configurable {
  /// Every parameter and choice that applies to the set-up as it stands.
  public var settings: [Setting<Setup>] {
    var all = Setting<Setup>.all(of: source, get: { $0.source }, set: { $0.source = $1 }).map {
      $0.id.hasPrefix("source.timing.") ? $0.when(Self.timesCount) : $0
    }
    all += Setting<Setup>.all(of: detector, get: { $0.detector }, set: { $0.detector = $1 })
    all += responseSettings
    if let window = detector.timeWindow {
      all += Setting<Setup>.all(
        of: window, get: { $0.detector.timeWindow }, set: { $0.detector.timeWindow = $1 })
    }
    return all + theorySettings + backgroundSettings + [Self.exposureSetting, Self.accuracySetting]
  }

  private static let timesCount = Condition<Setup>(
    "no effect: no arrival times, or none that are cut", remedy: "give both, and set time-window=analysis"
  ) { setup in
    setup.detector.timeWindow?.use == .analysis
      && (setup.source as? PionDecayAtRest)?.knowsArrivalTimes == true
  }

  private static let exposureSetting = Setting<Setup>(
    id: "exposure.live", alias: "exposure", symbol: "t",
    meaning: "live time",
    form: .number(kind: .rate, units: TimeDimension.table, bounds: 0...1e12, isOptional: false),
    scale: 86_400,
    condition: Condition(
      "no effect: the source is not normalised by time, and no background is given per time",
      remedy: "see sevens list parameters for what does it"
    ) { type(of: $0.source).usesLiveTime || $0.backgrounds.contains(where: \.isPerTime) },
    read: { .number($0.live.value) },
    write: { if case .number(let value?) = $1 { $0.live = TimeSpan(value) } })

  private static let accuracySetting = Setting<Setup>(
    id: "accuracy", symbol: "δ", meaning: "relative accuracy aimed for",
    form: .number(kind: .shape, units: nil, bounds: 1e-15...0.1, isOptional: false), scale: 1e-9,
    read: { .number($0.accuracy) },
    write: { if case .number(let value?) = $1 { $0.accuracy = value } })
}
