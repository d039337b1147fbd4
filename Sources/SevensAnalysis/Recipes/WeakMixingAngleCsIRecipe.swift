import Sevens
import SevensNumerics

/// The weak mixing angle at low energies from COHERENT.
///
/// Ref: 1711.09773, 2303.09360
struct WeakMixingAngleCsIRecipe: Recipe {
  static let id = "weak-mixing-angle-csi"
  static let title = "sin²θ_W from the counts of CsI 2017 and from the later data"
  static let chapter = Chapter.electroweak
  static let statement =
    "Counts of CsI measure the weak mixing angle at low momentum transfer."
  static let formulas = ["weak-charge", "counting-chi2"]
  static let predictions: [(setup: String, sets: [String])] = [
    ("coherent-csi-2017", []), ("coherent-csi-2021", []),
  ]
  static let varied = ["electroweak.sin2-theta-w"]
  static let references = ["1711.09773", "2303.09360"]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  private struct Source {
    let name: String
    let measurement: String
    let mode: DataMode
    let published: [Double]
    let citation: String
  }

  private static let sources = [
    Source(
      name: "CsI 2017, counts", measurement: "coherent-csi-2017", mode: .summary,
      published: [0.197, 0.080, 0.128], citation: "1711.09773"),
    Source(
      name: "CsI 2021, energy and time", measurement: "coherent-csi-2021", mode: .full,
      published: [0.231, 0.024, 0.027], citation: "2303.09360"),
  ]
  private static let parts = ["best fit", "lower error", "upper error"]

  func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for source in Self.sources {
      guard let found = try interval(source, "1 sigma") else { continue }
      claims += zip(Self.parts, zip(source.published, found.numbers)).map { part, pair in
        Claim(
          "\(source.name), \(part)", published: pair.0, ours: pair.1, unit: "1", tolerance: .relative(0.2),
          status: .memory, citation: source.citation)
      }
    }
    return claims
  }

  /// A best fit with the ends of its interval.
  private struct Found {
    let best, low, high: Double
    var numbers: [Double] { [best, best - low, high - best] }
  }

  private func interval(
    _ source: Source, _ level: String, _ change: ((inout MeasurementModel) -> Void)? = nil
  ) throws(Faults) -> Found? {
    guard
      var found = try RecipeAnalysis(
        context, [source.measurement], source.mode, interest: ["electroweak.sin2-theta-w=0.02:0.6"],
        levels: [level])
    else { return nil }
    if let change { found = found.changing(change) }
    let scan = found.scan
    guard let best = scan.best else { return nil }
    let ends = RecipeAnalysis.ends(of: scan)
    return Found(best: best.x, low: ends.low, high: ends.high)
  }

  func explanation(_ claims: [Claim]) -> [String] {
    [
      "all published values are quoted from memory; the errors follow from those of the prediction, which analyses "
        + "take differently: 28 % in all here for the counts of 2017"
    ] + (claims.count < 4 ? [RecipeAnalysis.needs("coherent-csi-2021")] : [])
  }

  func alternatives(_ claims: [Claim]) throws(Faults) -> [Alternative] {
    guard let source = Self.sources.first else { return [] }
    var found: [Alternative] = []
    func add(_ changed: String, _ interval: Found?) {
      for (part, value) in zip(Self.parts, interval?.numbers ?? []) {
        found.append(Alternative("\(source.name), \(part)", changed: changed, ours: value))
      }
    }
    add("90 % in place of one standard deviation", try interval(source, "90 %"))
    add(
      "134 ± 22 signals of the fit in energy and time in place of 142 ± 31 counts",
      try interval(source, "1 sigma") { $0.useFittedSignal() })
    add(
      "90 %, and 134 ± 22 signals of the fit", try interval(source, "90 %") { $0.useFittedSignal() })
    return found
  }

  /// A value with its error and the momentum transfers behind it.
  private struct Value {
    let name: String
    let setup: Setup
    let found: Found
  }

  func figures() throws(Faults) -> [Figure] {
    var values: [Value] = []
    let (reactor, centre) = (WeakMixingAngleRecipe(context), context.setup(.talkGermaniumAsPrinted))
    if let fit = try reactor.fit(precision: WeakMixingAngleRecipe.precision) {
      values.append(
        Value(
          name: "Ge, reactor, {/:Italic N} to 1.44 %: expected", setup: centre,
          found: Found(best: centre.electroweak.sin2ThetaW, low: fit.low, high: fit.high)))
    }
    for source in Self.sources {
      guard let setup = Catalog.setup(source.measurement), let found = try interval(source, "1 sigma") else {
        continue
      }
      values.append(Value(name: source.name, setup: context.setup(setup), found: found))
    }
    let bands = values.map { one in
      let momenta = momenta(one.setup)
      return Figure.Curve(
        one.name, x: momenta, y: [one.found.low, one.found.low], yHigh: [one.found.high, one.found.high],
        style: .band)
    }
    let marks = zip(bands, values).map { band, one in
      Figure.Curve("", x: [(band.x[0] * band.x[1]).squareRoot()], y: [one.found.best], style: .mark)
    }
    let standard = Electroweak.standardSin2ThetaW
    return [
      Figure(
        id: Self.id, title: "sin^{2}{/:Italic θ}_{W} at low momentum transfer, 68 %",
        x: Figure.Axis("{/:Italic Q}", unit: "MeV", column: "Q_MeV", scale: .log, range: 1...200),
        y: Figure.Axis("sin^{2}{/:Italic θ}_{W}", unit: "1", column: "sin2_theta_w", range: 0.14...0.3),
        curves: [
          Figure.Curve(
            "Standard Model at {/:Italic Q} = 0", x: [1, 200], y: [standard, standard], style: .guide)
        ] + bands + marks,
        notes: [
          "bands reach from the least to the largest {/:Italic Q} that is counted; best fits as symbols"
        ])
    ]
  }

  /// The least and the largest Q = √(2MT) in MeV that a set-up counts, on its first nuclide and on the average of the
  /// response.
  private func momenta(_ setup: Setup) -> [Double] {
    guard let nuclide = setup.target.constituents.first?.nuclide else { return [] }
    let (prediction, mean) = (Prediction(setup), setup.detector.response.mean(of: nuclide))
    let (edges, all) = (prediction.axis.edges, EventRate(prediction).bins)
    // Bins of time run fastest.
    let times = all.count / (edges.count - 1)
    let bins = (0..<(edges.count - 1)).map { all[($0 * times)..<(($0 + 1) * times)].reduce(0, +) }
    // Bins at the ends in which less than a tenth of the fullest is counted tell little.
    let least = 0.1 * (bins.max() ?? 0)
    guard let first = bins.firstIndex(where: { $0 > least }), let last = bins.lastIndex(where: { $0 > least })
    else { return [] }
    // The ends of the spectra bound what is reconstructed: 52.8 MeV of a muon at rest.
    let (lowest, highest) = (1e-7, 2 * 52.8 * 52.8 / nuclide.massMeV)
    return [edges[first], edges[last + 1]].map { edge in
      func excess(_ recoil: Double) -> Double { mean(RecoilEnergy(recoil)) - edge }
      let recoil =
        setup.detector.isPlain
        ? edge * 1e-3
        : excess(lowest) > 0
          ? lowest : (try? findRoot(from: lowest, to: highest, accuracy: 1e-9, excess)) ?? highest
      return (2 * nuclide.massMeV * recoil).squareRoot()
    }
  }
}
