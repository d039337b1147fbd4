import Sevens

/// Scalar and tensor interactions from the counts of CsI 2017.
///
/// Ref: 1806.07424
enum GeneralizedLimitsRecipe: Recipe {
  static let id = "generalized-limits-csi-2017"
  static let title = "ξ_S < 0.62 and ξ_T < 0.59 from CsI 2017"
  static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  static let references = ["1806.07424"]

  static func claims() -> [Claim] {
    [("S", 0.62, [String]()), ("T", 0.59, ["kinematics=spin-half"])].compactMap { name, published, sets in
      RecipeAnalysis(
        ["coherent-csi-2017"], .summary, interest: ["gi.xi-\(name)=0:3"], sets: sets,
        interactions: [GeneralizedInteractions.id]
      ).map {
        Claim(
          "ξ_\(name) at 90 %, all others 0", published: published, ours: $0.ends.high, unit: "1",
          tolerance: .relative(0.1), status: .memory, citation: "1806.07424")
      }
    }
  }

  static func explanation(_ claims: [Claim]) -> [String] {
    ["one number with 28 % on the prediction; the published limits are quoted from memory"]
  }
}
