import Sevens

/// What recipes draw on: the works they compare with, and the tables and works behind the predictions.
enum RecipeSources {
  /// The sources of recipes with their claims.
  static func of(_ computed: [ComputedRecipe], _ context: RecipeContext) -> Manifest.Sources {
    var all = Manifest.Sources()
    for one in computed { all.add(of(one, context)) }
    return all
  }

  /// The sources of one recipe.
  static func of(_ one: ComputedRecipe, _ context: RecipeContext) -> Manifest.Sources {
    let (recipe, claims) = (one.recipe, one.claims)
    var all = Manifest.Sources(citations: claims.map(\.citation) + recipe.references)
    for claim in claims where claim.published != nil && claim.status != .read {
      all.add(unread: "\(recipe.id): \(claim.quantity)", claim.status == .memory ? .assumed : .checked)
    }
    for prediction in predictions(of: recipe, context) {
      // The settings are options of built-in set-ups; tests run every one of them.
      guard let request = try? SetupRequest(id: prediction.setup, sets: prediction.sets, command: []) else {
        continue
      }
      all.add(request.manifest(warnings: []).sources)
    }
    all.add(tables: recipe.tables)
    return all
  }

  /// The predictions of a recipe: its own settings, and those of the user that it does not vary.
  static func predictions(
    of recipe: any Recipe.Type, _ context: RecipeContext
  ) -> [(setup: String, sets: [String])] {
    recipe.predictions.map { prediction in
      let own = prediction.sets.map(RecipeContext.key) + recipe.varied
      let given = Catalog.setup(prediction.setup).map { context.sets(of: $0, without: own) } ?? []
      return (prediction.setup, prediction.sets + given)
    }
  }
}
