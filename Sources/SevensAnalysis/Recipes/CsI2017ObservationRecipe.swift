import Sevens
import SevensInference

/// The CsI-2017 observation: by counting, and by the likelihood in energy and time where the release is installed.
///
/// Ref: 1708.01294, 1804.09459
struct CsI2017ObservationRecipe: Recipe {
  static let id = "coherent-csi-2017/observation"
  static let title = "134 ± 22 events observed in COHERENT's CsI of 2017"
  static let chapter = Chapter.observations
  static let statement =
    "COHERENT observed 134 ± 22 events in CsI: the discovery of coherent scattering."
  static let formulas = ["poisson-likelihood"]

  static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  static let tables = [Dataset.coherentCsI2017Counts]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() throws(Faults) -> [Claim] {
    let measurement = Measurement.coherentCsI2017
    let excess = excess
    let predicted = EventRate(Prediction(context.setup(measurement.setup))).counts
    func count(_ beam: String, _ window: String, _ published: Double) -> Claim {
      Claim(
        "beam \(beam), \(window)", published: published,
        ours: measurement.count(beam: beam, window: window).map(Double.init) ?? .nan,
        unit: "counts", tolerance: .absolute(0), status: .read, citation: "1804.09459")
    }
    return [
      count("on", "coincidence", 547), count("on", "anti-coincidence", 405),
      Claim(
        "excess by counting, ±\(NumberText.fixed(excess.uncertainty, 0)), against the fitted 134 ± 22",
        published: 134,
        ours: excess.excess, unit: "counts", tolerance: .absolute(excess.uncertainty), status: .memory,
        citation: "1708.01294"),
      Claim(
        "Standard Model (erler-su, helm-rms) against that excess", published: excess.excess, ours: predicted,
        unit: "counts", tolerance: .absolute(excess.uncertainty), status: .read, citation: "1804.09459"),
    ] + (try fitted)
  }

  /// The fit of the release in 12 × 12 bins, the flux and all other factors of the signal in one.
  private var fitted: [Claim] {
    get throws(Faults) {
      guard let fit = try SignalFit(context, "coherent-csi-2017") else { return [] }
      return [
        Claim(
          "signal of the likelihood in energy and time, +\(NumberText.digits(fit.plus, 3)) −\(NumberText.digits(fit.minus, 3))",
          published: 134, ours: fit.counts, unit: "counts", tolerance: .absolute(8), status: .memory,
          citation: "1708.01294"),
        Claim(
          "significance against no signal", published: 6.7, ours: fit.significance, unit: "sigma",
          tolerance: .absolute(0.7), status: .read, citation: "1708.01294"),
      ]
    }
  }

  func explanation(_ claims: [Claim]) -> [String] {
    let excess = excess
    return [
      "counting gives \(NumberText.fixed(excess.excess, 0)) ± \(NumberText.fixed(excess.uncertainty, 0)): the excess "
        + "still holds a few prompt neutrons, and counting ignores the shapes in energy and time that the published "
        + "fit uses"
    ] + (claims.count < 5 ? [RecipeAnalysis.needs("coherent-csi-2017")] : [])
  }

  private var excess: CountingExcess {
    Measurement.coherentCsI2017.excess ?? CountingExcess(on: 0, off: 0)
  }
}

/// The number of signal events that the release of a measurement holds, with what normalises the prediction fixed.
struct SignalFit {
  /// The fitted number of events.
  let counts: Double
  /// Its errors.
  let minus, plus: Double
  /// √(−2Δ ln L) of no signal.
  let significance: Double
  /// The fit.
  let fit: AnalysisFit

  /// Nil if the release is not installed.
  init?(_ context: RecipeContext, _ id: String) throws(Faults) {
    let key = "\(id).signal"
    guard let free = try RecipeAnalysis(context, [id], .full, interest: ["\(key)=0:3"]),
      let built = try? free.analysis.build(loop: .threads(2))
    else { return nil }
    // Factors of the signal are degenerate with its normalisation; they stay at their centres.
    let factors = free.analysis.models.flatMap(\.nuisances).filter {
      switch $0.effect {
      case .multiplies, .scales: true
      case .changes, .delays, .backgrounds, .shapes: false
      }
    }
    let starts = Dictionary(factors.map { ($0.id, $0.start) }) { first, _ in first }
    guard let held = try? built.holding(starts),
      let own = try? AnalysisFit(free.analysis, made: held, loop: .threads(2)),
      let fit = try? AnalysisFit(free.analysis, made: built, loop: .threads(2))
    else { return nil }
    // What gives the published signal its shape also moves its sum: the errors of a number of events are at the best one.
    let shapes = free.analysis.models.flatMap(\.nuisances).filter {
      if case .shapes = $0.effect { true } else { false }
    }
    let best = own.parameters.filter { one in shapes.contains { $0.id == one.id } }
    let values = Dictionary(best.map { ($0.id, $0.value) }) { first, _ in first }
    var counted = own
    if !values.isEmpty {
      guard let fixed = try? held.holding(values),
        let other = try? AnalysisFit(free.analysis, made: fixed, loop: .threads(2))
      else { return nil }
      counted = other
    }
    guard let strength = counted.parameters.first(where: { $0.id == key }), let below = strength.minus,
      let above = strength.plus
    else { return nil }
    significance = max(0, held.likelihood.minimum(fixing: [key: 0]).value - own.best.value).squareRoot()
    counts = own.signals[0].fitted
    let relative = counts / strength.value
    (minus, plus) = (below * relative, above * relative)
    self.fit = fit
  }
}
