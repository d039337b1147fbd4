import ArgumentParser
import SevensAnalysis

/// `sevens describe`.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Describe an id: formula, parameters, conventions, what is not included, references.")

  @Argument(help: "The id of an interaction, source, choice, set-up, key, dataset or target.")
  var id: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in try DescribeReport.make(id, command: commandLineWords) }
  }
}
