import ArgumentParser
import SevensAnalysis

/// `sevens list`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what there is: interactions, sources, targets, choices, recipes, …")

  @Argument(
    help: ArgumentHelp(
      "One of: \(ListReport.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "what"))
  var kind: String?

  @Argument(help: "The set-up, for `list parameters`.")
  var setup: String?

  @OptionGroup var settings: SetOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      try ListReport.make(
        kind, setup: setup, sets: settings.sets, interactions: settings.interactions,
        command: commandLineWords)
    }
  }
}
