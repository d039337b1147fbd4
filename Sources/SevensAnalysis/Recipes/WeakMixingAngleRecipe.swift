import Sevens
import SevensKernel

/// How well germanium at a reactor measures sin²θ_W: dlnN/ds² from the exact derivative of the template.
///
/// Ref: Xu2019Talk, 1612.04150
package struct WeakMixingAngleRecipe: Recipe {
  package static let id = "weak-mixing-angle-reactor"
  package static let title = "sin²θ_W = 0.238 ± 0.0022 from germanium at a reactor"
  package static let chapter = Chapter.electroweak
  package static let statement =
    "A reactor experiment measures the weak mixing angle: sin²θ_W = 0.238 ± 0.0022."
  package static let formulas = ["weak-charge", "profile-interval"]

  /// The printed uncertainty.
  private static let published = 0.0022

  /// How well N has to be known for it.
  package static let precision = 0.0144

  package static let predictions: [(setup: String, sets: [String])] = [("talk-germanium-as-printed", [])]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// The 1σ interval of a fit to what is expected, with N known to a relative error.
  package func fit(precision: Double) throws(Faults) -> (low: Double, high: Double)? {
    try RecipeAnalysis(
      context, ["talk-germanium-as-printed"], .expected, interest: ["electroweak.sin2-theta-w=0.2:0.28"],
      levels: ["1 sigma"]
    )?.changing { $0 = ExpectedMeasurement.model($0.setup, flux: precision) }.ends
  }

  package func claims() throws(Faults) -> [Claim] {
    let rate = rate
    let fit = try fit(precision: Self.precision).map { ($0.high - $0.low) / 2 } ?? .nan
    return [
      Claim(
        "dlnN/dsin²θ_W, against 8Z/Q_W averaged over the isotopes", published: rate.relation,
        ours: rate.slope,
        unit: "1", tolerance: .relative(1e-9), status: .read, citation: "Xu2019Talk"),
      Claim(
        "what ±0.0022 on sin²θ_W is worth on N", published: nil, ours: Self.published * rate.slope * 100,
        unit: "%",
        tolerance: .relative(0.01), status: .read, citation: "Xu2019Talk"),
      Claim(
        "± on sin²θ_W: ours from statistics alone", published: Self.published,
        ours: 1 / (rate.slope * rate.counts.squareRoot()), unit: "1", tolerance: .relative(0.1),
        status: .read,
        citation: "Xu2019Talk"),
      Claim(
        "± on sin²θ_W: fit to the expected N, known to \(NumberText.digits(Self.precision * 100, 3)) %",
        published: Self.published, ours: fit, unit: "1", tolerance: .relative(0.01), status: .read,
        citation: "Xu2019Talk"),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let ratio = Self.published / claims[2].ours
    return [
      "the published uncertainty is \(NumberText.digits(ratio, 2)) times that of \(NumberText.digits(rate.counts, 3)) counts: "
        + "it stands for a systematic uncertainty of \(NumberText.digits(claims[1].ours, 3)) % on N, not for statistics",
      "at the mean neutron number of germanium 8Z/Q_W is \(NumberText.digits(atMeanNeutronNumber, 4)); weighted with the "
        + "counts, heavier isotopes count more",
      "N is that of talk-germanium-as-printed; the slope depends neither on flux nor on mass or time",
    ]
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    let (statistics, rate) = (claims[2], rate)
    guard statistics.agrees == false else { return [] }
    func error(_ precision: Double) -> Double {
      (1 / rate.counts + precision * precision).squareRoot() / rate.slope
    }
    return [Self.precision, Self.precision / 10].map { precision in
      Alternative(
        statistics.quantity,
        changed: "a systematic error of \(NumberText.digits(precision * 100, 3)) % on N besides",
        ours: error(precision))
    }
  }

  package func figures() -> [Figure] {
    let (rate, centre) = (rate, context.setup(.talkGermaniumAsPrinted).electroweak.sin2ThetaW)
    let angles = (0...80).map { centre + (Double($0) - 40) * 0.00025 }
    let prediction = Prediction(context.setup(.talkGermaniumAsPrinted))
    let exact = angles.map { angle -> Double in
      var electroweak = context.setup(.talkGermaniumAsPrinted).electroweak
      electroweak.sin2ThetaW = angle
      let model = LoweredModel(
        prediction.setup.interactions, electroweak: electroweak, keeping: prediction.model.terms.contains)
      return counts(prediction, model.couplings) / rate.counts
    }
    let shift = Self.published * rate.slope
    return [
      Figure(
        id: Self.id, title: "100 kg of germanium at a reactor: {/:Italic N} against sin^{2}{/:Italic θ}_{W}",
        x: Figure.Axis("sin^{2}{/:Italic θ}_{W}", unit: "1", column: "sin2_theta_w", range: 0.228...0.248),
        y: Figure.Axis(
          "{/:Italic N}(sin^{2}{/:Italic θ}_{W}) / {/:Italic N}(0.238)", unit: "1", column: "relative_counts",
          range: 0.93...1.07),
        curves: [
          Figure.Curve(
            "±0.0022, as published", x: [centre - Self.published, centre + Self.published], y: [0.93, 0.93],
            yHigh: [1.07, 1.07], style: .band),
          Figure.Curve(
            "±\(NumberText.digits(shift * 100, 3)) % on {/:Italic N}", x: [0.228, 0.248],
            y: [1 - shift, 1 - shift],
            yHigh: [1 + shift, 1 + shift], style: .band),
          Figure.Curve("counts", x: angles, y: exact),
          Figure.Curve(
            "slope \(NumberText.digits(rate.slope, 4)) at 0.238", x: [0.228, 0.248],
            y: [1 + rate.slope * (0.228 - centre), 1 + rate.slope * (0.248 - centre)], style: .guide),
        ],
        notes: [
          "statistics alone would give ±\(NumberText.digits(1 / (rate.slope * rate.counts.squareRoot()), 2))"
        ])
    ]
  }

  /// N, dlnN/ds² from the template, and Σ N_j 8Z/Q_j / N.
  ///
  /// With N ∝ Q_W² and Q_W = N_n − (1−4s²)Z it is dlnN/ds² = 8Z/Q_W; a_p = −2 g_V^p = −1 + 4 s².
  ///
  /// Ref: Xu2019Talk, 1612.04150
  package var rate: (counts: Double, slope: Double, relation: Double) {
    let prediction = Prediction(context.setup(.talkGermaniumAsPrinted))
    let (model, rates) = (prediction.model, prediction.beam.components.map(\.scalePerCm2))
    let protons = model.terms.firstIndex(of: AmplitudeTerm(.vector, .protons)) ?? 0
    let electron = model.finals.firstIndex(of: .active(.electron)) ?? 0
    let amplitude = model.couplings.index(
      flavor: Neutrino(.electron, antineutrino: true).couplingIndex, final: electron, term: protons)
    let s2 = prediction.setup.electroweak.sin2ThetaW

    var (total, derivative, relation) = (0.0, 0.0, 0.0)
    for (nuclide, template) in prediction.templates {
      let own = template.counts(model.couplings, rates: rates).reduce(0, +)
      let row = 2 * amplitude * template.binCount
      let gradient = template.gradient(model.couplings, rates: rates)[row..<(row + template.binCount)]
      total += own
      derivative += 4 * gradient.reduce(0, +)
      let (Z, N) = (Double(nuclide.protons), Double(nuclide.neutrons))
      relation += own * 8 * Z / (N - (1 - 4 * s2) * Z)
    }
    return (total, derivative / total, relation / total)
  }

  private var atMeanNeutronNumber: Double {
    let setup = context.setup(.talkGermaniumAsPrinted)
    let (Z, N) = setup.target.constituents.reduce((0.0, 0.0)) {
      ($0.0 + $1.number * Double($1.nuclide.protons), $0.1 + $1.number * Double($1.nuclide.neutrons))
    }
    return 8 * Z / (N - (1 - 4 * setup.electroweak.sin2ThetaW) * Z)
  }

  private func counts(_ prediction: Prediction, _ couplings: AmplitudeCouplings) -> Double {
    let rates = prediction.beam.components.map(\.scalePerCm2)
    return prediction.templates.reduce(0) { $0 + $1.template.counts(couplings, rates: rates).reduce(0, +) }
  }
}
