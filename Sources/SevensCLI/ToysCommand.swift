import ArgumentParser
import SevensAnalysis

/// `sevens toys`.
struct ToysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "toys",
    abstract: "Pseudo-experiments: the goodness of fit, or the test of a hypothesis.",
    discussion: """
      Without --test: −2 ln L of the best fit against its distribution if the best fit is true. With it: −2Δ ln L of the \
      hypothesis, all else profiled, and the critical values of Feldman and Cousins there. The numbers depend on --seed \
      and --count only.
      """)

  @OptionGroup var arguments: AnalysisArguments

  @Option(
    name: .customLong("test"), parsing: .singleValue,
    help: ArgumentHelp("A value of a hypothesis; may be repeated.", valueName: "key=value"))
  var tests: [String] = []

  @Option(help: "The number of pseudo-experiments.")
  var count = 1000

  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let tested = tests.map { $0.split(separator: "=", maxSplits: 1).first.map(String.init) ?? $0 }
      let analysis = try arguments.analysis(interest: 0...20, needsRange: false, tested: tested)
      return try ToysReport.make(
        analysis, testing: tests, count: count, threads: threading.threads,
        progress: ProgressBar.onTerminal())
    }
  }
}
