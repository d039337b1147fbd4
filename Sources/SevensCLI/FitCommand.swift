import ArgumentParser
import SevensAnalysis

/// `sevens fit`.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "The best fit of parameters to measurements, with errors.")

  @OptionGroup var arguments: AnalysisArguments
  @Option(
    help: ArgumentHelp("Write the likelihood as JSON for other programs to evaluate.", valueName: "path"))
  var export: String?

  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      try FitReport.make(
        arguments.analysis(interest: 0...20, needsRange: false), export: export, threads: threading.threads)
    }
  }
}
