import Sevens

/// The answer to `sevens reproduce`.
public enum ReproduceReport {
  /// Published against ours for some recipes, or all of them, under settings as in `--set`.
  public static func make(
    _ ids: [String], sets: [String] = [], command: [String]
  ) throws(Faults) -> Output {
    try Reproduction(ids, sets: sets, command: command).output
  }

  /// The output of what was computed.
  static func output(_ computed: [ComputedRecipe], _ context: RecipeContext, command: [String]) -> Output {
    let table = Table(
      columns: columns, rows: computed.flatMap { one in one.claims.map { cells(one.recipe.id, $0) } })
    let text = computed.map { one in
      // The person needs neither the recipe on every line nor the citation keys, which --csv and --json carry.
      let body = Table(columns: shown, rows: one.claims.map(row))
      let notes = (one.explanation + one.alternatives.map { $0.text(one.claims) }).map { "  \($0)" }
      return
        (["\(one.recipe.id): \(one.recipe.title)", "", body.aligned]
        + (notes.isEmpty ? [] : [""] + notes))
        .joined(separator: "\n")
    }
    let given =
      context.sets.isEmpty
      ? [] : ["with " + context.sets.joined(separator: ", ") + " in place of what the recipes name"]
    let summary = Tally(computed.flatMap(\.claims).map { ClaimRow($0) }).text
    return Output(
      schema: "reproduce", text: (given + text + [summary]).joined(separator: "\n\n"),
      result: .array(computed.flatMap { one in one.claims.map { json(one, $0) } }),
      table: table, command: command, sources: RecipeSources.of(computed, context))
  }

  static func find(_ ids: [String]) throws(Faults) -> [any Recipe.Type] {
    var faults = FaultCollector()
    let known = RecipeList.all.map { $0.id }
    let found = ids.filter { $0 != "all" }.compactMap { id in
      RecipeList.all.first { $0.id == id }
        ?? faults.missing("reproduce", "unknown recipe '\(id)'", remedy: remedy(id, known))
    }
    try faults.finish()
    var named: [any Recipe.Type] = []
    for recipe in found where !named.contains(where: { $0.id == recipe.id }) { named.append(recipe) }
    return ids.isEmpty || ids.contains("all") ? RecipeList.all : named
  }

  private static func remedy(_ id: String, _ known: [String]) -> String {
    let near = Suggestion.remedy(for: id, among: known + ["all"])
    return near.isEmpty ? "sevens list recipes shows them" : near
  }

  private static let columns = [
    "recipe", "quantity", "published", "ours", "unit", "deviation", "tolerance_kind", "tolerance", "agrees",
    "status", "citation",
  ]

  private static let shown = [
    "quantity", "published", "ours", "unit", "deviation", "tolerance", "agrees", "status",
  ]

  /// A row for a person.
  private static func row(_ claim: Claim) -> [String] {
    let row = ClaimRow(claim)
    return [
      row.quantity, row.published ?? "–", row.ours, claim.unit, row.deviation ?? "–", row.tolerance ?? "–",
      claim.agrees.map { $0 ? "yes" : "NO" } ?? "–", row.status.rawValue,
    ]
  }

  /// A row for a program: all digits, and nothing where there is nothing.
  private static func cells(_ recipe: String, _ claim: Claim) -> [String] {
    let tolerance = claim.published == nil ? nil : claim.tolerance
    return [
      recipe, claim.quantity, claim.published.map { "\($0)" } ?? "", "\(claim.ours)", claim.unit,
      claim.deviation.map { "\($0)" } ?? "", tolerance?.kind ?? "", tolerance.map { "\($0.value)" } ?? "",
      claim.agrees.map { $0 ? "yes" : "no" } ?? "", claim.status.rawValue, claim.citation,
    ]
  }

  private static func json(_ one: ComputedRecipe, _ claim: Claim) -> JSONValue {
    let alternatives = one.alternatives.filter { $0.quantity == claim.quantity }
    return [
      "recipe": .string(one.recipe.id), "quantity": .string(claim.quantity),
      "published": .optional(claim.published),
      "ours": .number(claim.ours), "unit": .string(claim.unit), "deviation": .optional(claim.deviation),
      "tolerance": tolerance(claim), "agrees": claim.agrees.map { .bool($0) } ?? .null,
      "status": .string(claim.status.rawValue), "citation": .string(claim.citation),
      "explanation": .strings(one.explanation),
      "alternatives": .array(
        alternatives.map { ["changed": .string($0.changed), "ours": .number($0.ours)] }),
    ]
  }

  private static func tolerance(_ claim: Claim) -> JSONValue {
    guard claim.published != nil else { return .null }
    return [
      "kind": .string(claim.tolerance.kind), "value": .number(claim.tolerance.value),
      "text": .string(claim.tolerance.text),
    ]
  }
}

extension Claim.Tolerance {
  /// What the number means: relative to the published one, in its unit, or a factor either way.
  var kind: String {
    switch self {
    case .relative: "relative"
    case .absolute: "absolute"
    case .factor: "factor"
    }
  }

  /// The number.
  var value: Double {
    switch self {
    case .relative(let value), .absolute(let value), .factor(let value): value
    }
  }
}
