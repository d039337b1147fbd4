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
    let likelihood = built.likelihood
    // Factors of the signal are degenerate with its normalisation; they stay at their centres.
    let factors = free.analysis.models.flatMap(\.nuisances).filter {
      switch $0.effect {
      case .multiplies, .scales: true
      case .changes, .backgrounds: false
      }
    }
    var fixed = Dictionary(uniqueKeysWithValues: factors.map { ($0.id, $0.start) })
    let best = likelihood.minimum(fixing: fixed)
    guard let fit = try? AnalysisFit(free.analysis, made: built, loop: .threads(2)), best.status.isMinimum,
      let place = best.parameters.firstIndex(of: key)
    else { return nil }
    fixed[key] = 0
    significance = max(0, likelihood.minimum(fixing: fixed).value - best.value).squareRoot()
    var point = likelihood.start
    for (id, value) in zip(best.parameters, best.values) { point[likelihood.position(id)] = value }
    let signal = built.signals[0]
    counts = signal.counts(at: signal.parameters.map { point[likelihood.position($0)] }).reduce(0, +)
    let relative = counts / best.values[place]
    func rise(_ value: Double) -> Double {
      fixed[key] = value
      return likelihood.minimum(fixing: fixed).value - best.value - 1
    }
    let (x, sigma) = (best.values[place], best.uncertainty(place))
    let ends = [-1.0, 1].map { side -> Double in
      var far = x + side * sigma
      while rise(far) < 0 { far += 0.5 * side * sigma }
      var (low, high) = (x, far)
      for _ in 0..<40 {
        let middle = 0.5 * (low + high)
        if rise(middle) < 0 { low = middle } else { high = middle }
      }
      return abs(0.5 * (low + high) - x)
    }
    (minus, plus) = (ends[0] * relative, ends[1] * relative)
    self.fit = fit
  }
}
