import ArgumentParser
import CSevensHost
import SevensAnalysis

/// A figure beside the answer. What was made is said on standard error, so that the answer stays the same.
struct FigureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw the answer; .svg, .png or .pdf. The data (.csv) and the gnuplot script (.gp) come with it.",
      valueName: "path"))
  var figure: String?

  @Option(help: ArgumentHelp("The axes of the figure: linear or log.", valueName: "scale"))
  var figureScale: String?

  /// Makes the figure, if one was asked for.
  func draw(standard: Figure.Scale = .linear, _ make: (Figure.Scale) throws(Faults) -> Figure) throws(Faults)
  {
    let scale = figureScale.map { Figure.Scale(rawValue: $0) } ?? standard
    guard let scale else {
      throw Faults([
        Diagnostic("--figure-scale", "unknown scale '\(figureScale ?? "")'", remedy: "linear or log")
      ])
    }
    guard let figure else {
      if figureScale == nil { return }
      throw Faults([
        Diagnostic("--figure-scale", "no figure is drawn", remedy: "add --figure out.svg, or drop it")
      ])
    }
    let files = try FigureFiles(picture: figure)
    for line in try files.write(make(scale)) { sevens_print_error(line) }
  }
}
