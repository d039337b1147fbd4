import Sevens

/// What recipes draw on: the works they compare with, and the tables and works behind the predictions.
enum RecipeSources {
  /// The sources of recipes with their claims.
  static func of(_ computed: [ComputedRecipe], _ context: RecipeContext) -> Manifest.Sources {
    var all = Manifest.Sources()
    for one in computed {
      let (recipe, claims) = (one.recipe, one.claims)
      all.add(Manifest.Sources(citations: claims.map(\.citation) + recipe.references))
      for claim in claims where claim.published != nil && claim.status != .read {
        all.add(unread: "\(recipe.id): \(claim.quantity)", claim.status == .memory ? .assumed : .checked)
      }
      for prediction in recipe.predictions {
        // The settings are options of built-in set-ups; tests run every one of them.
        let own = prediction.sets.map(RecipeContext.key) + recipe.varied
        let given = Catalog.setup(prediction.setup).map { context.sets(of: $0, without: own) } ?? []
        guard
          let request = try? SetupRequest(id: prediction.setup, sets: prediction.sets + given, command: [])
        else { continue }
        all.add(request.manifest(warnings: []).sources)
      }
      all.add(tables: recipe.tables)
    }
    return all
  }
}
