import ArgumentParser
import SevensAnalysis

/// `sevens impact`.
struct ImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "What every nuisance does to one parameter: pull, error after the fit, shifts; largest first.")

  @OptionGroup var arguments: AnalysisArguments
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      try ImpactReport.make(
        arguments.analysis(interest: 1...1, needsRange: false), threads: threading.threads)
    }
  }
}
