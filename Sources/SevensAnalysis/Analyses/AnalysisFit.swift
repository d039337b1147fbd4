import Sevens
import SevensInference
import SevensNumerics

/// The minima of an analysis and the errors of what is of interest.
struct AnalysisFit {
  /// A parameter at the best fit, in `unit`.
  struct Parameter {
    let id: String
    let unit: String
    let value: Double
    let sigma: Double
    /// Distances to where the profile rises by 1; nil for what is not of interest, or beyond the range.
    let minus: Double?
    let plus: Double?
    let atLimit: Bool
  }

  let best: Minimum
  let minima: [Minimum]
  let parameters: [Parameter]
  let likelihood: Likelihood
  /// The values of the parameters that needed a new likelihood.
  let rebuilt: [String: Double]
  /// The counts of the signal of every measurement at the best fit, and at the start values.
  let signals: [(id: String, fitted: Double, predicted: Double)]
  /// The largest error of interpolated counts.
  let interpolationError: Double
  /// The number of bins and constraints less that of parameters.
  let degreesOfFreedom: Int

  /// - Parameter made: the likelihood, where it is known and nothing of interest needs another one.
  init(_ analysis: Analysis, made: Analysis.Built? = nil, loop: ParallelLoop) throws(Faults) {
    let outer = analysis.interest.filter(\.isRebuilt)
    guard outer.count <= 1 else {
      throw Faults([
        Diagnostic(
          "interest", "\(outer.map(\.key).joined(separator: " and ")) both need new templates at every value",
          remedy: "fit one of them, or scan both")
      ])
    }
    var (rebuilt, interval): ([String: Double], ConfidenceInterval?) = ([:], nil)
    if let one = outer.first {
      guard let axis = one.axis else {
        throw Faults([
          Diagnostic("--interest \(one.key)", "no range", remedy: "its values need new templates: give one")
        ])
      }
      let profile = AnalysisProfile(analysis, of: [one.key])
      let scan = ProfileScan(axis, thresholds: [1], accuracy: 1e-5, halvings: 3, loop: loop) { profile([$0]) }
      if let fault = profile.fault { throw fault }
      let x = scan.best?.x ?? one.start
      rebuilt[one.key] = x
      interval = scan.sets[0].intervals.first { $0.contains(x) }
    }
    let built = if let made, outer.isEmpty { made } else { try analysis.build(at: rebuilt, loop: loop) }
    let likelihood = built.likelihood
    let found = likelihood.minima(
      starts: Analysis.starts(of: likelihood.parameters, couplings: analysis.startedAnew),
      furtherStarts: analysis.interest.contains { $0.axis != nil && !$0.isRebuilt } ? 16 : 0)
    self.rebuilt = rebuilt
    self.likelihood = likelihood
    best = found.best
    minima = found.all
    interpolationError = built.interpolationError
    var point = likelihood.start
    for (id, value) in zip(found.best.parameters, found.best.values) {
      point[likelihood.position(id)] = value
    }
    signals = zip(analysis.models, built.signals).map { model, signal in
      func counts(_ values: [Double]) -> Double {
        signal.counts(at: signal.parameters.map { values[likelihood.position($0)] }).reduce(0, +)
      }
      return (model.id, counts(point), counts(likelihood.start))
    }
    let free = found.best.parameters.count
    degreesOfFreedom =
      likelihood.terms.reduce(0) { $0 + $1.counts.binCount }
      + likelihood.constraints.reduce(0) { $0 + $1.centre.count }
      - free - outer.count
    var all: [Parameter] = []
    for one in outer {
      let unit = one.units?.internalUnit ?? "1"
      let x = rebuilt[one.key] ?? .nan
      let ends = interval.map {
        (
          $0.lower.reason == .crossing ? x - $0.lower.x : nil,
          $0.upper.reason == .crossing ? $0.upper.x - x : nil
        )
      }
      let sides = [ends?.0, ends?.1].compactMap { $0 ?? nil }
      all.append(
        Parameter(
          id: one.key, unit: unit, value: x,
          sigma: sides.isEmpty ? .nan : sides.reduce(0, +) / Double(sides.count),
          minus: ends?.0 ?? nil, plus: ends?.1 ?? nil, atLimit: interval?.isClipped ?? false))
    }
    for (index, id) in best.parameters.enumerated() {
      // A nuisance is in standard deviations, unless it is a setting.
      let nuisance = analysis.models.lazy.flatMap(\.nuisances).first { $0.id == id }
      let key = nuisance.map(\.setting) ?? id
      let units = key.flatMap { key in analysis.models.lazy.compactMap { $0.setup.number(key) }.first?.units }
      let ends =
        analysis.interest.contains { $0.key == id } ? Self.ends(likelihood, best, index, loop) : (nil, nil)
      all.append(
        Parameter(
          id: id, unit: units?.internalUnit ?? "1", value: best.values[index],
          sigma: best.uncertainty(index), minus: ends.0, plus: ends.1, atLimit: best.isAtLimit[index]))
    }
    parameters = all
  }

  /// Whether there is a minimum, and no direction in which the data say nothing.
  var isDetermined: Bool {
    if case .flat = best.status { return false }
    return best.status.isMinimum
  }

  /// How far a parameter goes to either side until the profile has risen by 1.
  private static func ends(
    _ likelihood: Likelihood, _ best: Minimum, _ index: Int, _ loop: ParallelLoop
  ) -> (Double?, Double?) {
    let (x, sigma) = (best.values[index], best.uncertainty(index))
    guard sigma.isFinite, sigma > 0, best.status.isMinimum else { return (nil, nil) }
    let id = best.parameters[index]
    let parameter = likelihood.parameters[likelihood.position(id)]
    let start = best.parameters.indices.filter { $0 != index }.map { best.values[$0] }
    func side(_ direction: Double) -> Double? {
      let profiler = Profiler(likelihood, interest: [id], start: start)
      func rise(_ distance: Double) -> Double {
        let found = profiler([x + direction * distance])
        return found.isMinimum ? found.value - best.value - 1 : .nan
      }
      let room = direction < 0 ? x - parameter.lower : parameter.upper - x
      var (low, high) = (0.0, min(sigma, room))
      for _ in 0..<12 where !(rise(high) >= 0) {
        if high >= room { return nil }
        (low, high) = (high, min(2 * high, room))
      }
      guard rise(high) >= 0 else { return nil }
      return try? findRoot(from: low, to: high, accuracy: 1e-7 * sigma, rise)
    }
    return (side(-1), side(1))
  }
}
