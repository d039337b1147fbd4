import ArgumentParser
import SevensAnalysis

/// `sevens contour`.
struct ContourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contour", abstract: "Confidence regions of two parameters, as polygons.")

  @OptionGroup var arguments: AnalysisArguments
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      try ContourReport.make(
        arguments.analysis(interest: 2...2, needsRange: true), threads: threading.threads)
    }
  }
}
