import ArgumentParser
import SevensAnalysis

/// `sevens spectrum`.
struct SpectrumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spectrum", abstract: "Expected counts in the bins of the reconstructed axis.")

  @Argument(help: "The id of a set-up or measurement, or a YAML file.")
  var setup: String

  @Option(
    help: "Equal recoil bins from the threshold up, where the set-up has no axis of its own (default 100).")
  var bins: Int?

  @OptionGroup var settings: SetOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let request = try SetupRequest(
        id: setup, sets: settings.sets, interactions: settings.interactions, command: commandLineWords)
      return try SpectrumReport.make(request, bins: bins, threads: threading.threads)
    }
  }
}
