import ArgumentParser
import SevensAnalysis

/// `sevens reproduce`.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Published numbers against ours, with deviations; a disagreement is a result, not an error.")

  @Argument(help: "Recipes, or all; see `sevens list recipes`.")
  var recipes: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in try ReproduceReport.make(recipes, command: commandLineWords) }
  }
}
