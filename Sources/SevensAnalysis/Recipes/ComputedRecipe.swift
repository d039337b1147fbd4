import Sevens

/// A recipe with its numbers.
package struct ComputedRecipe: Sendable {
  package let recipe: any Recipe.Type
  package let claims: [Claim]
  package let explanation: [String]
  package let alternatives: [Alternative]

  /// Computes recipes, one after the other.
  static func all(
    _ recipes: [any Recipe.Type], _ context: RecipeContext
  ) throws(Faults) -> [ComputedRecipe] {
    var computed: [ComputedRecipe] = []
    for recipe in recipes {
      let one = recipe.init(context)
      let claims = try one.claims()
      computed.append(
        ComputedRecipe(
          recipe: recipe, claims: claims, explanation: try one.explanation(claims),
          alternatives: try one.alternatives(claims)))
    }
    return computed
  }
}

extension Alternative {
  /// In one line, with whether the changed number agrees.
  func text(_ claims: [Claim]) -> String {
    let claim = claims.first { $0.quantity == quantity }
    let verdict = claim?.replacing(ours: ours).agrees.map { $0 ? ", which agrees" : "" } ?? ""
    return
      "\(quantity): \(NumberText.digits(ours, 5)) \(claim.map { $0.unit == "1" ? "" : $0.unit + " " } ?? "")"
      + "with \(changed)\(verdict)"
  }
}

extension Claim {
  /// The same with another number of ours.
  func replacing(ours: Double) -> Claim {
    Claim(
      quantity, published: published, ours: ours, unit: unit, tolerance: tolerance, status: status,
      citation: citation)
  }
}
