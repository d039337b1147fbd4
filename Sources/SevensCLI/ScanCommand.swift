import ArgumentParser
import SevensAnalysis

/// `sevens scan`.
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "The profile likelihood on a grid of one or two parameters.")

  @OptionGroup var arguments: AnalysisArguments
  @OptionGroup var figure: FigureOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let analysis = try arguments.analysis(interest: 1...2, needsRange: true)
      let answer = try ScanReport.make(analysis, threads: threading.threads)
      try figure.draw { Figure(scan: answer, of: analysis, scale: $0) }
      return answer
    }
  }
}
