import ArgumentParser
import SevensAnalysis

/// `sevens limit`.
struct LimitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limit", abstract: "Intervals or one-sided limits of one parameter.")

  @OptionGroup var arguments: AnalysisArguments

  @Option(help: "both | upper | lower: intervals, or the limit on one side.")
  var side = "both"

  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      guard let sides = LimitReport.Sides(rawValue: side) else {
        throw Faults([Diagnostic("--side", "no '\(side)'", remedy: "one of: both, upper, lower")])
      }
      return try LimitReport.make(
        arguments.analysis(interest: 1...1, needsRange: true), sides: sides, threads: threading.threads)
    }
  }
}
