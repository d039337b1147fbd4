import ArgumentParser
import SevensAnalysis

/// `sevens cite`.
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite", abstract: "BibTeX of exactly what outputs used, or of citation keys.")

  @Argument(help: "Outputs written with --json, and citation keys.")
  var names: [String] = []

  @Flag(help: "Everything in the bibliography.")
  var all = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      try CiteReport.make(names, all: all, command: commandLineWords)
    }
  }
}
