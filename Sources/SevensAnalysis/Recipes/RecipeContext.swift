import Sevens

/// What recipes compute with: the user's settings, in place of those of the published set-ups.
public struct RecipeContext: Sendable {
  private let overrides: SettingOverrides

  /// As published.
  public init() { overrides = SettingOverrides([]) }

  /// Settings as in `--set`, for some recipes. Throws what is no key of any of their set-ups, out of bounds, without
  /// effect, or varied by the recipes themselves.
  public init(_ sets: [String], for recipes: [any Recipe.Type]) throws(Faults) {
    var faults = FaultCollector()
    overrides = SettingOverrides(sets, noting: &faults)
    var (used, varied, keys) = (Set<String>(), Set<String>(), Set<String>())
    for recipe in recipes {
      for prediction in recipe.predictions {
        guard var setup = Catalog.setup(prediction.setup) else { continue }
        var ignored = FaultCollector()
        SettingOverrides(prediction.sets, noting: &ignored).assign(to: &setup, noting: &ignored)
        keys.formUnion(setup.settings.map(\.id))
        let own = Self.varied(recipe, setup)
        let known = overrides.known(in: setup)
        varied.formUnion(known.assignments.map(\.key).filter(own.contains))
        let given = SettingOverrides(known.assignments.filter { !own.contains($0.key) })
        used.formUnion(given.assignments.map(\.key))
        given.apply(to: &setup, noting: &faults)
        for problem in setup.problems() { faults.add(Diagnostic(problem)) }
      }
    }
    for assignment in overrides.assignments where !used.contains(assignment.key) {
      faults.add(
        varied.contains(assignment.key)
          ? Diagnostic(
            assignment.place, "the recipe varies it itself", remedy: "set another key, or use sevens rate")
          : Diagnostic(
            assignment.place, "no recipe asked for has a set-up with this key",
            remedy: Suggestion.remedy(for: assignment.key, among: keys.sorted())))
    }
    try faults.finish()
  }

  /// The settings, as in `--set`.
  public var sets: [String] { overrides.assignments.map { "\($0.key)=\($0.value)" } }

  /// A set-up with the settings it has keys for.
  package func setup(_ setup: Setup) -> Setup {
    var (changed, ignored) = (setup, FaultCollector())
    // What is wrong with them was said before any recipe was made.
    overrides.known(in: setup).assign(to: &changed, noting: &ignored)
    return changed
  }

  /// The settings that a set-up has keys for, as in `--set`, without some keys.
  func sets(of setup: Setup, without keys: [String] = []) -> [String] {
    let excluded = Self.spellings(keys, setup)
    return overrides.known(in: setup).assignments.filter { !excluded.contains($0.key) }.map {
      "\($0.key)=\($0.value)"
    }
  }

  /// The keys of a set-up that a recipe sets or varies, in all spellings.
  private static func varied(_ recipe: any Recipe.Type, _ setup: Setup) -> Set<String> {
    spellings(recipe.varied + recipe.predictions.flatMap(\.sets).map(Self.key), setup)
  }

  private static func spellings(_ keys: [String], _ setup: Setup) -> Set<String> {
    Set(keys).union(setup.settings.map(\.keys).filter { !Set($0).isDisjoint(with: keys) }.joined())
  }

  /// The key of `key=value`.
  static func key(_ set: String) -> String { String(set.prefix { $0 != "=" }) }
}
