import Sevens

/// Scalar and tensor interactions from the counts of CsI 2017.
///
/// Ref: 1806.07424
struct GeneralizedLimitsRecipe: Recipe {
  static let id = "generalized-limits-csi-2017"
  static let title = "ξ_S < 0.62 and ξ_T < 0.59 from CsI 2017"
  static let chapter = Chapter.generalized
  static let statement =
    "Counts of CsI bound scalar and tensor interactions."
  static let formulas = ["spvat-cross-section", "counting-chi2"]
  static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  static let varied = ["kinematics"]
  static let references = ["1806.07424"]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for (name, published, sets) in [("S", 0.62, [String]()), ("T", 0.59, ["kinematics=spin-half"])] {
      guard
        let found = try RecipeAnalysis(
          context, ["coherent-csi-2017"], .summary, interest: ["gi.xi-\(name)=0:3"], sets: sets,
          interactions: [GeneralizedInteractions.id])
      else { continue }
      claims.append(
        Claim(
          "ξ_\(name) at 90 %, all others 0", published: published, ours: found.ends.high, unit: "1",
          tolerance: .relative(0.1), status: .memory, citation: "1806.07424"))
    }
    return claims
  }

  func explanation(_ claims: [Claim]) -> [String] {
    ["one number with 28 % on the prediction; the published limits are quoted from memory"]
  }
}
