import Sevens

/// Recipes with their numbers: the answer to `sevens reproduce`, its figures, and its report.
public struct Reproduction: Sendable {
  package let context: RecipeContext
  package let computed: [ComputedRecipe]
  /// The command line.
  public let command: [String]

  /// Computes some recipes, or all of them, under settings as in `--set`.
  public init(_ ids: [String], sets: [String] = [], command: [String]) throws(Faults) {
    let recipes = try ReproduceReport.find(ids)
    context = try RecipeContext(sets, for: recipes)
    computed = try ComputedRecipe.all(recipes, context)
    self.command = command
  }

  /// The command line without where files go, which is no part of how the numbers were made.
  package var commandOfNumbers: [String] {
    let places = ["--report", "--figures"]
    return command.indices.filter { i in
      !places.contains(command[i]) && !(i > 0 && places.contains(command[i - 1]))
        && !places.contains { command[i].hasPrefix("\($0)=") }
    }.map { command[$0] }
  }

  /// Published against ours.
  public var output: Output { ReproduceReport.output(computed, context, command: command) }

  /// What the recipes have to show, recipe by recipe.
  public func figures() throws(Faults) -> [[Figure]] {
    var figures: [[Figure]] = []
    for one in computed { figures.append(try one.recipe.init(context).figures()) }
    return figures
  }
}
