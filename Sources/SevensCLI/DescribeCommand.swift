import ArgumentParser
import SevensAnalysis

/// `sevens describe`.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract:
      "Describe an id or a key: formula, parameters, conventions, what is not included, references. With --figure, the spectra of a source."
  )

  @Argument(
    help: "An interaction, source, choice, set-up, dataset, target, or a key of --set such as nsi.u-ee.")
  var id: String

  @OptionGroup var figure: FigureOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      let answer = try DescribeReport.make(id, command: commandLineWords)
      try figure.draw(standard: .log) { scale throws(Faults) in try DescribeReport.figure(id, scale: scale) }
      return answer
    }
  }
}
