import ArgumentParser
import SevensAnalysis

/// `sevens schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of set-up files, of analysis files or of an output.")

  @Argument(
    help: ArgumentHelp("One of: \(SchemaReport.names.joined(separator: ", ")).", valueName: "name"))
  var name: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in try SchemaReport.make(name, command: commandLineWords) }
  }
}
