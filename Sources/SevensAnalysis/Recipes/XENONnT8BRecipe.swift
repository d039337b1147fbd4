import Sevens
import SevensInference

/// Solar ⁸B neutrinos in XENONnT.
///
/// Ref: 2408.02877
package struct XENONnT8BRecipe: Recipe {
  package static let id = "xenonnt-8b-2024"
  package static let title = "10.7 solar ⁸B events fitted and 11.9 expected in XENONnT's 3.51 t yr"
  package static let chapter = Chapter.beyond
  package static let statement =
    "XENONnT finds 10.7 +3.7 −4.2 solar ⁸B neutrinos in 3.51 t yr, 2.73 standard deviations from none, where 11.9 +4.5 −4.2 are expected; "
    + "their flux is (4.7 +3.6 −2.3) × 10⁶ /cm²/s."
  package static let formulas = ["count-rate", "poisson-likelihood"]
  package static let predictions: [(setup: String, sets: [String])] = [("xenonnt-8b-2024", [])]
  package static let varied = ["solar.8B.flux"]
  package static let references = ["2408.02877"]
  private static let signal = "\(id).signal"

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// The likelihood of the release as a function of the flux: of the factor of the signal at the nominal flux.
  private func flux(_ range: String) throws(Faults) -> RecipeAnalysis? {
    try RecipeAnalysis(
      context, [Self.id], .full, interest: ["\(Self.signal)=\(range)"],
      sets: ["solar.8B.flux=\(Self.nominalFlux) /cm2/s"])
  }

  private static var nominalFlux: Double {
    (Setup.xenonNT8B2024.source as? SolarNeutrinos)?.flux(of: .b8).value ?? .nan
  }

  package func claims() throws(Faults) -> [Claim] {
    let rate = EventRate(Prediction(context.setup(.xenonNT8B2024)))
    func claim(
      _ quantity: String, _ published: Double?, _ ours: Double, _ unit: String, within tolerance: Double,
      _ status: Claim.Status
    ) -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: unit, tolerance: .absolute(tolerance),
        status: status,
        citation: "2408.02877")
    }
    let predicted = claim(
      "expectation with the acceptance of 2026", 11.9, rate.counts, "counts", within: 4.2, .checked)
    guard let flux = try flux("0:5"),
      let strength = flux.fit?.parameters.first(where: { $0.id == Self.signal }),
      let fit = try SignalFit(context, Self.id),
      let coupled = try RecipeAnalysis(
        context, [Self.id], .full, interest: ["nsi.u-ee=-2:2"], interactions: ["non-standard-interactions"])
    else { return [predicted] }
    let model = flux.analysis.models[0]
    let backgrounds = model.backgrounds.reduce(0.0) { sum, one in
      sum + one.counts.counts(at: one.counts.parameters.map { _ in 0 }).reduce(0, +)
    }
    func error(_ value: Double?, of whole: Double = 1) -> String {
      NumberText.digits((value ?? .nan) * whole, 3)
    }
    let millions = Self.nominalFlux * 1e-6
    let nsi = coupled.ends
    return [
      predicted,
      claim(
        "expectation of the templates of 2024", 11.9, model.signal().reduce(0, +), "counts", within: 0.05,
        .checked),
      claim("expected background", 26.4, backgrounds, "counts", within: 0.05, .read),
      claim(
        "signal of the likelihood in 2 × 81 bins, +\(error(fit.plus)) −\(error(fit.minus)) at the fitted yields",
        10.7,
        fit.counts, "counts", within: 1, .checked),
      claim("significance against no signal", 2.73, fit.significance, "sigma", within: 0.15, .read),
      claim(
        "flux of 8B, +\(error(strength.plus, of: millions)) −\(error(strength.minus, of: millions))", 4.7,
        strength.value * millions, "10⁶ /cm²/s", within: 0.4, .read),
      claim("ε_ee^u, lower end at 90 %", nil, nsi.low, "1", within: 0, .read),
      claim("ε_ee^u, upper end at 90 %", nil, nsi.high, "1", within: 0, .read),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "the acceptance is that of the release of 2026, which revised the response; the likelihood has the templates of 2024 and "
        + "uses the other for ratios alone"
    ]
      + (claims.count > 1
        ? [
          "the significance is that of −2Δ ln L; what the published errors of the 10.7 events hold is not known to us: with acceptance "
            + "and yields free they are those of the flux"
        ] : [RecipeAnalysis.needs(Self.id)])
  }

  package func figures() throws(Faults) -> [Figure] {
    guard let flux = try flux("0:5") else { return [] }
    let profile = AnalysisProfile(flux.analysis, of: [Self.signal])
    let millions = Self.nominalFlux * 1e-6
    let values = (0...70).map { 0.2 * Double($0) }
    let heights = values.map { profile([$0 / millions]) }
    guard let least = flux.fit?.best.value else { return [] }
    return [
      Figure(
        id: Self.id, title: "Flux of ^{8}B neutrinos from 37 events of XENONnT",
        x: Figure.Axis(
          "{/:Italic Φ}", unit: "10^{6} cm^{−2} s^{−1}", column: "flux_1e6_per_cm2_s", range: 0...14),
        y: Figure.Axis("−2 Δ ln {/:Italic L}", unit: "1", column: "minus_2_delta_ln_l", range: 0...8),
        curves: [
          Figure.Curve("68 %", x: [0, 14], y: [1, 1], style: .guide),
          Figure.Curve("likelihood of the release", x: values, y: heights.map { $0 - least }, style: .line),
          Figure.Curve("published, 68 %", x: [4.7 - 2.3, 4.7 + 3.6], y: [1, 1], style: .line),
          Figure.Curve("published", x: [4.7], y: [0], style: .mark),
        ],
        notes: ["yields of light and charge, acceptance and backgrounds profiled"])
    ]
  }
}
