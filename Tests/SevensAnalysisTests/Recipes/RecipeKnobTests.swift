import Sevens
import SevensAnalysis
import Testing

/// Laws of recipes under settings.
@Suite struct RecipeKnobLaws {
  /// Recipes whose claims neither the mass of a detector nor the weak mixing angle enter, with why.
  private static let independent: [String: String] = [
    "magnetic-moment-scales": "moments of loops and masses; only its figure has a detector"
  ]

  @Test func noRecipeHasADeadKnob() throws {
    for recipe in RecipeList.all where !recipe.predictions.isEmpty {
      let asPublished = try recipe.init(RecipeContext()).claims()
      var (tried, changed) = (false, false)
      for set in ["detector.mass=7 kg", "electroweak.sin2-theta-w=0.25"] where !changed {
        // What the recipe varies itself is refused with that reason.
        guard let context = try? RecipeContext([set], for: [recipe]) else { continue }
        tried = true
        let claims = try recipe.init(context).claims()
        changed = !zip(asPublished, claims).allSatisfy {
          $0.quantity == $1.quantity && $0.ours == $1.ours || $1.ours.isNaN
        }
      }
      #expect(tried, "\(recipe.id)")
      #expect(changed || Self.independent[recipe.id] != nil, "\(recipe.id) does not depend on what was set")
      #expect(!changed || Self.independent[recipe.id] == nil, "\(recipe.id) is not independent")
    }
  }

  @Test func everyAlternativeBelongsToAClaimAndEveryDisagreementHasOne() throws {
    for recipe in RecipeList.all {
      let made = recipe.init(RecipeContext())
      let claims = try made.claims()
      let alternatives = try made.alternatives(claims)
      for claim in claims where claim.agrees == false {
        #expect(
          alternatives.contains { $0.quantity == claim.quantity },
          "\(recipe.id): '\(claim.quantity)' disagrees, and nothing says which quantity explains it")
      }
      for one in alternatives {
        #expect(one.ours.isFinite && !one.changed.isEmpty, "\(recipe.id): \(one)")
        #expect(
          claims.contains { $0.quantity == one.quantity && $0.published != nil }, "\(recipe.id): \(one)")
      }
      #expect(Set(claims.map(\.quantity)).count == claims.count, "\(recipe.id)")
    }
  }
}
