import Sevens

/// COHERENT's final result with CsI[Na]: prediction and fit.
///
/// Ref: 2110.07730
struct CsI2021Recipe: Recipe {
  static let id = "coherent-csi-2021"
  static let title = "306 ± 20 events observed and 341 predicted in COHERENT's CsI of 2021"
  static let chapter = Chapter.observations
  static let statement =
    "COHERENT's full exposure of CsI: 306 ± 20 events, 341 predicted."
  static let formulas = ["poisson-likelihood"]
  static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2021", [])]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() throws(Faults) -> [Claim] {
    let predicted = EventRate(Prediction(context.setup(.coherentCsI2021))).counts
    var claims = [
      Claim(
        "prediction", published: 341, ours: predicted, unit: "counts", tolerance: .relative(0.03),
        status: .checked, citation: "2110.07730")
    ]
    if let fit = try SignalFit(context, Self.id) {
      claims += [
        Claim(
          "signal of the likelihood in energy and time, +\(NumberText.digits(fit.plus, 3)) −\(NumberText.digits(fit.minus, 3))",
          published: 306, ours: fit.counts, unit: "counts", tolerance: .absolute(8), status: .checked,
          citation: "2110.07730"),
        Claim(
          "significance against no signal", published: 11.6, ours: fit.significance, unit: "sigma",
          tolerance: .absolute(0.7), status: .memory, citation: "2110.07730"),
      ]
    }
    return claims
  }

  func explanation(_ claims: [Claim]) -> [String] {
    let theirs = context.setup(.coherentCsI2021)
    var calculated = theirs
    calculated.nuclear.radii = .theory2019
    let shift = EventRate(Prediction(calculated)).counts
    return [
      "with calculated radii of the neutrons (nuclear-radii=theory-2019) the prediction is \(NumberText.digits(shift, 4))",
      claims.count > 1
        ? "the published ± 20 is narrower than what 9 × 11 bins of the released events give"
        : RecipeAnalysis.needs(Self.id),
    ]
  }
}
