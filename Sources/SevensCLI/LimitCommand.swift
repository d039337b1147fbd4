import ArgumentParser
import SevensAnalysis

/// `sevens limit`.
struct LimitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limit", abstract: "Intervals or one-sided limits of one parameter.",
    discussion: """
      feldman-cousins and cls compare with pseudo-experiments at every point of the range, of which key=low:high:points \
      sets the number.
      """)

  @OptionGroup var arguments: AnalysisArguments
  @OptionGroup var side: SideOption

  @Option(help: "profile-likelihood | feldman-cousins | cls: how intervals are made.")
  var method: String?

  @Option(help: "Pseudo-experiments at every point, where the method needs them.")
  var count = 1000

  @OptionGroup var figure: FigureOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let sides = try side.sides()
      let analysis = try arguments.analysis(interest: 1...1, needsRange: true, method: method)
      let answer = try LimitReport.make(
        analysis, sides: sides, count: count, threads: threading.threads, progress: ProgressBar.onTerminal())
      try figure.draw { Figure(limit: answer, of: analysis, scale: $0) }
      return answer
    }
  }
}

/// Which sides of a parameter are limited.
struct SideOption: ParsableArguments {
  @Option(help: "both | upper | lower: intervals, or the limit on one side.")
  var side = "both"

  /// The sides, or what is wrong with the option.
  func sides() throws(Faults) -> LimitReport.Sides {
    if let sides = LimitReport.Sides(rawValue: side) { return sides }
    throw Faults([Diagnostic("--side", "no '\(side)'", remedy: "one of: both, upper, lower")])
  }
}
