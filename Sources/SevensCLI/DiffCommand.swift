import ArgumentParser
import SevensAnalysis

/// `sevens diff`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "In what two outputs or set-ups differ, and how much each difference by itself moves the first.",
    discussion: """
      Each is a file written with --json, a set-up by its id, or a set-up file (.yaml). The first is computed again \
      with one difference at a time, bin by bin for a spectrum; what remains of the total change comes from the \
      differences together.
      """)

  @Argument(help: "The first output or set-up.")
  var a: String

  @Argument(help: "The second output or set-up.")
  var b: String

  @Flag(help: "Compare the spectra of two set-ups, bin by bin, and not their rates.")
  var spectrum = false

  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      try DiffReport.make(a, b, spectrum: spectrum, threads: threading.threads, command: commandLineWords)
    }
  }
}
