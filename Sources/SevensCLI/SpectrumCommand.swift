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

  @Option(
    help: ArgumentHelp(
      "A second prediction beside the first: an interaction, or settings as in couplings=pdg,form-factor=helm.",
      valueName: "id or key=value,…"))
  var compare: String?

  @Option(
    help: ArgumentHelp(
      "Divide the counts by mass, live time and, if named, bin width: \"kg day\", \"t yr\", \"kg day keVnr\".",
      valueName: "unit"))
  var per: String?

  @Flag(
    help: "Print instead the cross-section per nucleus above the threshold, averaged over the flux, in cm2.")
  var fluxAveraged = false

  @OptionGroup var settings: SetOptions
  @OptionGroup var figure: FigureOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let request = try SetupRequest(
        id: setup, sets: settings.sets, interactions: settings.interactions, command: commandLineWords)
      if fluxAveraged {
        try refuseOptionsOfBins()
        return try FluxAveragedReport.make(request, threads: threading.threads)
      }
      let answer = try SpectrumReport.make(
        request, SpectrumReport.Options(bins: bins, compare: compare, per: per), threads: threading.threads)
      try figure.draw { Figure(spectrum: answer, title: request.setup.title, scale: $0) }
      return answer
    }
  }

  /// An average has no bins.
  private func refuseOptionsOfBins() throws(Faults) {
    var faults = FaultCollector()
    for (option, isUsed) in [("--bins", bins != nil), ("--compare", compare != nil), ("--per", per != nil)]
    where isUsed {
      faults.add(Diagnostic(option, "has no meaning with --flux-averaged", remedy: "drop one of them"))
    }
    try faults.finish()
  }
}
