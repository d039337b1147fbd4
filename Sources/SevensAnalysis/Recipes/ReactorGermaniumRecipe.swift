import Sevens
import SevensNumerics

/// Germanium close to reactors: what MINER and CONUS may count, against threshold and quenching.
///
/// Ref: Xu2019Talk, 1609.02066, 2011.00210, 2401.07684
package struct ReactorGermaniumRecipe: Recipe {
  package static let id = "reactor-germanium-rates"
  package static let title = "counts per day in germanium of MINER and CONUS, against threshold and quenching"
  package static let chapter = Chapter.sources
  package static let statement =
    "Experiments at reactors need very low thresholds, and how much of a recoil is seen is uncertain; they promise small detectors with high statistics."
  package static let formulas = ["count-rate", "reactor-flux", "quenching-lindhard"]
  package static let predictions: [(setup: String, sets: [String])] = [("miner", []), ("conus-like", [])]
  package static let varied = ["target"]
  package static let references = ["1609.02066", "2011.00210", "2401.07684", "Lindhard1963"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// Counts per kg and day of a set-up above thresholds in the unit of its axis.
  package static func perKilogramDay(_ setup: Setup, above thresholds: [Double]) -> [Double] {
    var setup = setup
    setup.detector.threshold = Threshold(thresholds[0], on: setup.detector.response.axis)
    let exposure = setup.detector.mass.value / 1000 * setup.live.value / 86400
    let bins = EventRate(Prediction(setup, edges: thresholds + [1e3 * thresholds[thresholds.count - 1]])).bins
    var (sum, above) = (0.0, [Double](repeating: 0, count: bins.count))
    for b in bins.indices.reversed() {
      sum += bins[b]
      above[b] = sum / exposure
    }
    return above
  }

  /// conus-like with what is ionised of a recoil by Lindhard's theory.
  package func quenched(k: Double, keVee: Double) -> Setup {
    var setup = context.setup(.conusLike)
    setup.detector.response.quenching = LindhardQuenching(k: k)
    setup.detector.threshold = .keVee(keVee)
    return setup
  }

  private var silicon: Setup {
    var setup = context.setup(.miner)
    if let target = try? Target("Si") { setup.target = target }
    return setup
  }

  package func claims() -> [Claim] {
    func alone(_ quantity: String, _ ours: Double, _ citation: String) -> Claim {
      Claim(
        quantity, published: nil, ours: ours, unit: "kg^-1 day^-1", tolerance: .relative(0.1), status: .read,
        citation: citation)
    }
    func rate(_ setup: Setup) -> Double {
      Self.perKilogramDay(setup, above: [setup.detector.threshold?.value ?? 0])[0]
    }
    let (miner, conus) = (context.setup(.miner), context.setup(.conusLike))
    let recoils = [
      alone("miner, Ge, above its threshold of recoils", rate(miner), "1609.02066"),
      alone("miner, Si, above the same threshold", rate(silicon), "1609.02066"),
      alone("conus-like, above its threshold of recoils", rate(conus), "2011.00210"),
    ]
    return recoils
      + [0.157, 0.162, 0.18].map { k in
        alone(
          "conus-like, above 0.21 keVee with k = \(NumberText.short(k))", rate(quenched(k: k, keVee: 0.21)),
          "2401.07684")
      }
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let values = claims.map { NumberText.digits($0.ours, 3) }
    return [
      "what MINER and CONUS expect was not read: rates of ours under the assumptions that the set-ups name",
      "above 0.21 keVee the rate goes from \(values[3]) to \(values[5]) per kg and day between k = 0.157 and 0.18: the "
        + "quenching factor has to be known; CONUS at Brokdorf finds less than 0.34 per kg and day (90 %)",
    ]
  }

  package func figures() -> [Figure] {
    let recoils = (0...60).map { 0.01 * tenTo(Double($0) / 60 * 2.5) }
    let ionisations = (0...40).map { 0.06 * tenTo(Double($0) / 40 * 0.92) }
    func curve(_ name: String, _ setup: Setup, _ thresholds: [Double]) -> Figure.Curve {
      let rates = Self.perKilogramDay(setup, above: thresholds)
      let last = rates.lastIndex { $0 > 1e-4 }.map { $0 + 1 } ?? 0
      return Figure.Curve(name, x: Array(thresholds[..<last]), y: Array(rates[..<last]))
    }
    func figure(_ id: String, _ title: String, _ x: Figure.Axis, _ curves: [Figure.Curve], _ notes: [String])
      -> Figure
    {
      Figure(
        id: id, title: title, x: x,
        y: Figure.Axis(
          "counts above threshold", unit: "(kg day)^{−1}", column: "rate_per_kg_day", scale: .log,
          range: 1e-3...1e3), curves: curves, notes: notes)
    }
    return [
      figure(
        Self.id, "Nuclear recoils at reactors, MINER-like and CONUS-like",
        Figure.Axis(
          "threshold of recoils {/:Italic T}_{thr}", unit: "keV", column: "threshold_keV", scale: .log,
          range: 0.01...3.2),
        [
          curve("Ge, MINER-like", context.setup(.miner), recoils),
          curve("Si, MINER-like", silicon, recoils),
          curve("Ge, CONUS-like", context.setup(.conusLike), recoils),
        ], ["every recoil above the threshold is seen; assumptions as the set-ups name them"]),
      figure(
        "\(Self.id)-quenching", "CONUS-like: what quenching makes of a threshold in ionisation",
        Figure.Axis(
          "threshold of ionisation", unit: "keVee", column: "threshold_keVee", scale: .log, range: 0.06...0.5),
        [0.15, 0.162, 0.18, 0.2].map { k in
          curve(
            "Lindhard, {/:Italic k} = \(NumberText.short(k))", quenched(k: k, keVee: ionisations[0]),
            ionisations)
        },
        ["no resolution; below 0.3 keV of recoil measurements of germanium disagree with Lindhard's theory"]),
    ]
  }
}
