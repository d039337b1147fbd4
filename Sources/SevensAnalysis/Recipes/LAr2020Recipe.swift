import Sevens
import SevensInference

/// COHERENT's first result with argon: prediction, fit, and what else was counted.
///
/// Ref: 2003.10630, 2006.12659
struct LAr2020Recipe: Recipe {
  static let id = "coherent-lar-2020"
  static let title = "159 ± 43 events observed and 128 predicted in COHERENT's argon of 2020"
  static let chapter = Chapter.observations
  static let statement =
    "COHERENT's first events on argon: 159 ± 43, 128 ± 17 predicted."
  static let formulas = ["poisson-likelihood"]
  static let predictions: [(setup: String, sets: [String])] = [("coherent-lar-2020", [])]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() throws(Faults) -> [Claim] {
    let predicted = EventRate(Prediction(context.setup(.coherentLAr2020))).counts
    var claims = [
      Claim(
        "prediction, without the cut on F90", published: 128, ours: predicted, unit: "counts",
        tolerance: .absolute(17), status: .read, citation: "2006.12659")
    ]
    guard let fit = try SignalFit(context, Self.id) else { return claims }
    func background(_ name: String, _ nominal: Double, _ error: Double) -> Double {
      let pull = fit.fit.parameters.first { $0.id == "\(Self.id).\(name)" }?.value ?? .nan
      return nominal + pull * error
    }
    claims += [
      Claim(
        "signal of the likelihood in energy, F90 and time, +\(NumberText.digits(fit.plus, 3)) −\(NumberText.digits(fit.minus, 3))",
        published: 159, ours: fit.counts, unit: "counts", tolerance: .absolute(1.5), status: .read,
        citation: "2006.12659"),
      Claim(
        "prompt neutrons", published: 553, ours: background("prompt-neutrons", 497, 160), unit: "counts",
        tolerance: .absolute(3), status: .read, citation: "2006.12659"),
      Claim(
        "steady-state background", published: 3131, ours: background("steady-state", 3152, 25),
        unit: "counts",
        tolerance: .absolute(3), status: .read, citation: "2006.12659"),
      Claim(
        "significance against no signal, statistics alone", published: 3.9, ours: fit.significance,
        unit: "sigma", tolerance: .absolute(0.1), status: .memory, citation: "2003.10630"),
    ]
    return claims
  }

  func explanation(_ claims: [Claim]) -> [String] {
    claims.count > 1
      ? ["the published fit also varies its shapes; ours has those of the central fit"]
      : [RecipeAnalysis.needs(Self.id)]
  }
}
