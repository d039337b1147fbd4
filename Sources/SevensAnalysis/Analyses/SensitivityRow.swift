import Sevens
import SevensInference
import SevensNumerics

/// Expected limits for one value of what is varied.
struct SensitivityRow {
  /// An end of an interval.
  enum End: String {
    case lower, upper
  }

  /// The expectation at one level.
  struct Level {
    let set: ConfidenceSet
    /// −2, −1, 0, 1, 2 standard deviations; infinite beyond the range.
    let bands: [End: [Double]]

    /// The ends for Asimov data with their numbers from the lowest interval up: of one side the outermost, of both
    /// sides those of every interval. A value beyond the range is nil.
    func ends(_ sides: LimitReport.Sides) -> [(end: End, interval: Int, value: Double?)] {
      let last = max(1, set.intervals.count)
      switch sides {
      case .lower: return [(.lower, 1, Self.value(set, .lower))]
      case .upper: return [(.upper, last, Self.value(set, .upper))]
      case .both:
        guard !set.intervals.isEmpty else { return [(.lower, 1, nil), (.upper, 1, nil)] }
        return set.intervals.enumerated().flatMap { index, interval in
          [(End.lower, interval.lower), (.upper, interval.upper)].map { end, found in
            (end, index + 1, found.reason == .range ? nil : found.x)
          }
        }
      }
    }

    /// Pseudo-experiments scatter the outermost ends; those in between need not exist in each.
    func band(_ end: End, ofInterval interval: Int) -> [Double?]? {
      let isOutermost = end == .lower ? interval == 1 : interval >= set.intervals.count
      return isOutermost ? band(end) : nil
    }

    func band(_ end: End) -> [Double?]? { bands[end].map { $0.map { $0.isFinite ? $0 : nil } } }

    /// The end of a set; nil beyond the range.
    static func value(_ set: ConfidenceSet, _ end: End) -> Double? {
      let found = end == .lower ? set.lowerLimit : set.upperLimit
      return found.flatMap { $0.reason == .range ? nil : $0.x }
    }
  }

  let value: String?
  let levels: [Level]
  let isFlat: Bool
  /// Pseudo-experiments without a finite profile.
  let failures: Int

  private static let deviations = [-2.0, -1, 0, 1, 2]

  init(
    _ analysis: Analysis, value: String?, _ options: SensitivityReport.Options, loop: ParallelLoop,
    progress: (any ProgressDisplay)?
  ) throws(Faults) {
    let one = analysis.interest[0]
    guard let axis = one.axis else { preconditionFailure("a sensitivity has a range") }
    let thresholds = LimitReport.thresholds(analysis, options.sides)
    let profile = AnalysisProfile(analysis, of: [one.key])
    let scan = ProfileScan(axis, thresholds: thresholds, loop: loop) { profile([$0]) }
    if let fault = profile.fault { throw fault }
    self.value = value
    isFlat = scan.isFlat
    switch options.bands {
    case .none:
      levels = scan.sets.map { Level(set: $0, bands: [:]) }
      failures = 0
    case .asymptotic:
      levels = zip(scan.sets, thresholds).map { set, threshold in
        Level(set: set, bands: Self.asymptotic(set, one.start, threshold.squareRoot()))
      }
      failures = 0
    case .toys:
      let likelihood = try analysis.likelihood(loop: loop)
      let toys = Self.toys(likelihood, analysis, axis, thresholds, options.count, loop, progress)
      levels = scan.sets.indices.map { level in
        var bands: [End: [Double]] = [:]
        for end in [End.lower, .upper] {
          let beyond = end == .lower ? -Double.infinity : .infinity
          let distribution = ToyDistribution(
            toys.map { sets in sets.isEmpty ? .nan : Level.value(sets[level], end) ?? beyond })
          bands[end] = Self.deviations.map { n in
            let x = distribution.quantile(NormalDistribution.survival(-n))
            return x.isNaN ? beyond : x
          }
        }
        return Level(set: scan.sets[level], bands: bands)
      }
      failures = toys.count { $0.isEmpty }
    }
  }

  // Ref: 1007.1727
  /// The ends of a Gaussian estimate μ̂ = truth + Nσ: truth + σ(N ± z), where σ z is the distance of the median end.
  private static func asymptotic(_ set: ConfidenceSet, _ truth: Double, _ z: Double) -> [End: [Double]] {
    var bands: [End: [Double]] = [:]
    for end in [End.lower, .upper] {
      let sign = end == .lower ? -1.0 : 1
      guard let x = Level.value(set, end), z > 0 else { continue }
      bands[end] = deviations.map { truth + (x - truth).magnitude * ($0 / z + sign) }
    }
    return bands
  }

  /// The sets of every pseudo-experiment; none where its profile is nowhere finite.
  private static func toys(
    _ likelihood: Likelihood, _ analysis: Analysis, _ axis: ScanAxis, _ thresholds: [Double], _ count: Int,
    _ loop: ParallelLoop, _ progress: (any ProgressDisplay)?
  ) -> [[ConfidenceSet]] {
    let key = analysis.interest[0].key
    let starts = Analysis.starts(
      of: likelihood.parameters.filter { $0.id != key }, couplings: analysis.startedAnew)
    return loop.map(count: count) { index -> [ConfidenceSet] in
      let data = likelihood.pseudoExperiment(at: likelihood.start, seed: analysis.request.seed, index: index)
      let profile = ProfileFunction(data, interest: [key], starts: starts)
      let scan = ProfileScan(axis, thresholds: thresholds, accuracy: 1e-5, halvings: 2) { profile([$0]) }
      progress?.step()
      return scan.best == nil ? [] : scan.sets
    }
  }

  func json(_ values: [Double]) -> JSONValue {
    func numbers(_ band: [Double?]?) -> JSONValue { band.map { .array($0.map { .optional($0) }) } ?? .null }
    return [
      "value": .optional(value), "failures": .integer(failures),
      "levels": .array(
        zip(values, levels).map { level, found in
          [
            "level": .number(level),
            "intervals": .array(found.set.intervals.map { .numbers([$0.lower.x, $0.upper.x]) }),
            "clipped": .array(
              found.set.intervals.map {
                .array([.bool($0.lower.reason == .range), .bool($0.upper.reason == .range)])
              }), "lower": numbers(found.band(.lower)), "upper": numbers(found.band(.upper)),
          ]
        }),
    ]
  }
}
