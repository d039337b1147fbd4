import Sevens

/// The answer to `sevens reproduce`.
public enum ReproduceReport {
  /// Published against ours for some recipes, or all of them.
  public static func make(_ ids: [String], command: [String]) throws(Faults) -> Output {
    let recipes = try find(ids)
    let computed = recipes.map { (recipe: $0, claims: $0.claims()) }
    let rows = computed.flatMap { recipe, claims in claims.map { row(recipe.id, $0) } }
    let table = Table(columns: columns, rows: rows)
    let text = computed.map { recipe, claims in
      // The person needs neither the recipe on every line nor the citation keys, which --csv and --json carry.
      let body = Table(
        columns: Array(columns[1..<9]), rows: claims.map { Array(row(recipe.id, $0)[1..<9]) })
      let notes = recipe.explanation(claims).map { "  \($0)" }
      return (["\(recipe.id): \(recipe.title)", "", body.aligned] + (notes.isEmpty ? [] : [""] + notes))
        .joined(separator: "\n")
    }
    let all = computed.flatMap(\.claims)
    let judged = all.compactMap(\.agrees)
    let summary =
      "\(judged.filter { $0 }.count) of \(judged.count) published numbers agree within their tolerance; "
      + "\(all.count - judged.count) of ours have none to compare with"
    return Output(
      schema: "reproduce", text: (text + [summary]).joined(separator: "\n\n"),
      result: .array(
        computed.flatMap { recipe, claims in claims.map { json(recipe.id, recipe.explanation(claims), $0) } }),
      table: table, command: command)
  }

  private static func find(_ ids: [String]) throws(Faults) -> [any Recipe.Type] {
    var faults = FaultCollector()
    let known = RecipeList.all.map { $0.id }
    let found = ids.filter { $0 != "all" }.compactMap { id in
      RecipeList.all.first { $0.id == id }
        ?? faults.missing(
          "reproduce", "unknown recipe '\(id)'", remedy: Suggestion.remedy(for: id, among: known + ["all"]))
    }
    try faults.finish()
    return ids.isEmpty || ids.contains("all") ? RecipeList.all : found
  }

  private static let columns = [
    "recipe", "quantity", "published", "ours", "unit", "deviation", "tolerance", "agrees", "status",
    "citation",
  ]

  private static func row(_ recipe: String, _ claim: Claim) -> [String] {
    let deviation = claim.deviation.map { ($0 < 0 ? "−" : "+") + NumberText.fixed(abs($0) * 100, 2) + " %" }
    return [
      recipe, claim.quantity, claim.published.map(NumberText.short) ?? "–", NumberText.digits(claim.ours, 5),
      claim.unit, deviation ?? "–", claim.published == nil ? "–" : claim.tolerance.text,
      claim.agrees.map { $0 ? "yes" : "NO" } ?? "–", claim.status.rawValue, claim.citation,
    ]
  }

  private static func json(_ recipe: String, _ explanation: [String], _ claim: Claim) -> JSONValue {
    [
      "recipe": .string(recipe), "quantity": .string(claim.quantity), "published": .optional(claim.published),
      "ours": .number(claim.ours), "unit": .string(claim.unit), "deviation": .optional(claim.deviation),
      "tolerance": .string(claim.tolerance.text), "agrees": claim.agrees.map { .bool($0) } ?? .null,
      "status": .string(claim.status.rawValue), "citation": .string(claim.citation),
      "explanation": .strings(explanation),
    ]
  }
}
