import ArgumentParser
import SevensAnalysis

/// `sevens rate`.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate", abstract: "Expected counts of a set-up or measurement, and how they split.")

  @Argument(
    help:
      "The id of a set-up or measurement (`sevens list setups`, `sevens list measurements`), or a YAML file.")
  var setup: String

  @OptionGroup var settings: SetOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let request = try SetupRequest(
        id: setup, sets: settings.sets, interactions: settings.interactions, command: commandLineWords)
      return RateReport.make(request, threads: threading.threads)
    }
  }
}
