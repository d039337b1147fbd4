import Sevens

/// What recipes draw on: the works they compare with, and the tables and works behind the predictions.
enum RecipeSources {
  /// The sources of recipes with their claims.
  static func of(_ computed: [(id: String, claims: [Claim])]) -> Manifest.Sources {
    var all = Manifest.Sources()
    for (id, claims) in computed {
      all.add(Manifest.Sources(citations: claims.map(\.citation)))
      for claim in claims where claim.published != nil && claim.status != .read {
        all.add(unread: "\(id): \(claim.quantity)", claim.status == .memory ? .assumed : .checked)
      }
      for (setup, sets) in predictions(id) {
        // The sets are options of built-in set-ups; tests run every one of them.
        guard let request = try? SetupRequest(id: setup, sets: sets, command: []) else { continue }
        all.add(request.manifest(warnings: []).sources)
      }
      all.add(tables: tables(id))
      if id == FlavorShiftRecipe.id {
        all.add(Manifest.Sources(citations: CouplingScheme.erlerSuFormula.references))
      }
    }
    return all
  }

  /// The predictions a recipe makes: set-ups and options.
  static func predictions(_ recipe: String) -> [(setup: String, sets: [String])] {
    switch recipe {
    case ReactorRateRecipe.id: [("talk-germanium", []), ("talk-germanium-as-printed", [])]
    case CsI2017PredictionRecipe.id:
      ["tree", "erler-su", "pdg"].flatMap { scheme in
        ["helm", "klein-nystrand", "helm-rms"].map {
          ("coherent-csi-2017", ["couplings=\(scheme)", "form-factor=\($0)"])
        }
      }
    case CsI2017ObservationRecipe.id: [("coherent-csi-2017", [])]
    default: []
    }
  }

  private static func tables(_ recipe: String) -> [Dataset] {
    switch recipe {
    case MaximumRecoilRecipe.id: [.nuclides]
    case CsI2017ObservationRecipe.id: [.coherentCsI2017Counts]
    default: []
    }
  }
}
