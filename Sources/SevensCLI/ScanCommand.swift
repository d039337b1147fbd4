import ArgumentParser
import SevensAnalysis

/// `sevens scan`.
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "The profile likelihood on a grid of one or two parameters.")

  @OptionGroup var arguments: AnalysisArguments
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      try ScanReport.make(arguments.analysis(interest: 1...2, needsRange: true), threads: threading.threads)
    }
  }
}
