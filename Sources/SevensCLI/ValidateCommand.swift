import ArgumentParser
import SevensAnalysis

/// `sevens validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Read set-up files and analysis files and say everything that is wrong with them.")

  @Argument(help: "The files.")
  var files: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in try ValidateReport.make(files, command: commandLineWords) }
  }
}
