import ArgumentParser
import CSevensHost
import SevensAnalysis

/// `sevens reproduce`.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Published numbers against ours, with deviations; a disagreement is a result, not an error.")

  @Argument(help: "Recipes, or all; see `sevens list recipes`.")
  var recipes: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting of the set-ups behind the recipes, in place of the published one; may be repeated.",
      valueName: "key=value"))
  var sets: [String] = []

  @Option(help: ArgumentHelp("Draw the figures of the recipes into this folder.", valueName: "folder"))
  var figures: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      let answer = try ReproduceReport.make(recipes, sets: sets, command: commandLineWords)
      if let figures {
        for line in try RecipeFigures.write(recipes, sets: sets, folder: figures) { sevens_print_error(line) }
      }
      return answer
    }
  }
}
