import ArgumentParser
import SevensAnalysis

/// `sevens diff`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "In what two outputs differ, and how much each difference by itself moves the first.",
    discussion: """
      Both are files written with --json. Of a rate or a cross-section, the first is computed again with one difference \
      at a time; what remains of the total change comes from the differences together.
      """)

  @Argument(help: "The first output.")
  var a: String

  @Argument(help: "The second output.")
  var b: String

  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      try DiffReport.make(a, b, threads: threading.threads, command: commandLineWords)
    }
  }
}
