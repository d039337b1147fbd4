import ArgumentParser
import SevensAnalysis

/// `sevens contour`.
struct ContourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contour", abstract: "Confidence regions of two parameters, as polygons.")

  @OptionGroup var arguments: AnalysisArguments
  @OptionGroup var figure: FigureOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let analysis = try arguments.analysis(interest: 2...2, needsRange: true)
      if figure.figureScale != nil {
        throw Faults([
          Diagnostic(
            "--figure-scale", "the axes are those of the ranges", remedy: "write key=low:high:points:log")
        ])
      }
      let answer = try ContourReport.make(analysis, threads: threading.threads)
      try figure.draw { _ in Figure(contour: answer, of: analysis) }
      return answer
    }
  }
}
