import Sevens

/// What a report says, in the order in which it says it; writers turn it into a page.
package struct ReportContent: Sendable {
  /// A part of the report.
  package struct Part: Sendable {
    package let chapter: Chapter
    package let recipes: [Entry]
    package var rows: [ClaimRow] { recipes.flatMap(\.rows) }
  }

  /// A recipe.
  package struct Entry: Sendable {
    package let id, title, statement: String
    package let rows: [ClaimRow]
    package let formulas: [Formula]
    package let setups: [SetupUse]
    package let explanation: [String]
    package let alternatives: [ChangedRow]
    package let figures: [DrawnFigure]
    package let datasets: [Dataset]
    package let works: [Work]
    /// What links lead to.
    package var anchor: String { "recipe-\(ReportContent.word(id))" }
  }

  /// A set-up behind a recipe, and the commands that predict with it.
  package struct SetupUse: Sendable {
    package let id, title: String
    package let commands: [String]
  }

  /// A claim with another quantity.
  package struct ChangedRow: Sendable {
    package let row: ClaimRow
    package let changed: String
  }

  package let parts: [Part]
  package let provenance: ReportProvenance
  /// All works, by their keys.
  package let works: [Work]
  package var rows: [ClaimRow] { parts.flatMap(\.rows) }

  /// Everything about recipes and their figures, drawn in the order of the recipes.
  package init(_ reproduction: Reproduction, drawn: [[DrawnFigure]], time: String) {
    let context = reproduction.context
    let entries = zip(reproduction.computed, drawn).map { one, figures in
      (chapter: one.recipe.chapter, entry: Entry(one, context, figures))
    }
    parts = Chapter.allCases.compactMap { chapter in
      let own = entries.filter { $0.chapter == chapter }.map(\.entry)
      return own.isEmpty ? nil : Part(chapter: chapter, recipes: own)
    }
    let sources = RecipeSources.of(reproduction.computed, context)
    works = sources.citations.compactMap(Bibliography.entry).map(Work.init)
    provenance = ReportProvenance(reproduction, sources, time: time)
  }

  /// The letters, digits and hyphens of an id.
  package static func word(_ id: String) -> String {
    String(id.map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }
}

extension ReportContent.Entry {
  fileprivate init(_ one: ComputedRecipe, _ context: RecipeContext, _ drawn: [DrawnFigure]) {
    let recipe = one.recipe
    (id, title, statement) = (recipe.id, recipe.title, recipe.statement)
    rows = one.claims.map { ClaimRow($0) }
    formulas = recipe.formulas.compactMap(Formula.find)
    let predictions = RecipeSources.predictions(of: recipe, context)
    var order: [String] = []
    for prediction in predictions where !order.contains(prediction.setup) { order.append(prediction.setup) }
    setups = order.map { id in
      ReportContent.SetupUse(
        id: id, title: Catalog.setup(id)?.title ?? id,
        commands: predictions.filter { $0.setup == id }.map { CommandText.rate($0.setup, $0.sets) })
    }
    explanation = one.explanation
    alternatives = one.alternatives.compactMap { alternative in
      one.claims.first { $0.quantity == alternative.quantity }.map {
        ReportContent.ChangedRow(
          row: ClaimRow($0.replacing(ours: alternative.ours)), changed: alternative.changed)
      }
    }
    figures = drawn
    let sources = RecipeSources.of(one, context)
    datasets = sources.datasets
    works = sources.citations.compactMap(Bibliography.entry).map(Work.init)
  }
}

/// Commands as they are typed into a shell.
package enum CommandText {
  /// The words of a command line, quoted where a shell would take them apart.
  package static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// The prediction of a set-up with settings.
  static func rate(_ setup: String, _ sets: [String]) -> String {
    line(["sevens", "rate", setup] + sets.flatMap { ["--set", $0] })
  }

  /// The reproduction of a recipe with settings.
  static func reproduce(_ recipe: String, _ sets: [String]) -> String {
    line(["sevens", "reproduce", recipe] + sets.flatMap { ["--set", $0] })
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy {
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:+,%".unicodeScalars.contains($0)
    }
    if plain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
