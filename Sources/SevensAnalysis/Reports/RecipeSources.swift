import Sevens

/// What recipes draw on: the works they compare with, and the tables and works behind the predictions.
enum RecipeSources {
  /// The sources of recipes with their claims.
  static func of(_ computed: [(recipe: any Recipe.Type, claims: [Claim])]) -> Manifest.Sources {
    var all = Manifest.Sources()
    for (recipe, claims) in computed {
      all.add(Manifest.Sources(citations: claims.map(\.citation) + recipe.references))
      for claim in claims where claim.published != nil && claim.status != .read {
        all.add(unread: "\(recipe.id): \(claim.quantity)", claim.status == .memory ? .assumed : .checked)
      }
      for prediction in recipe.predictions {
        // The settings are options of built-in set-ups; tests run every one of them.
        guard let request = try? SetupRequest(id: prediction.setup, sets: prediction.sets, command: []) else {
          continue
        }
        all.add(request.manifest(warnings: []).sources)
      }
      all.add(tables: recipe.tables)
    }
    return all
  }
}
