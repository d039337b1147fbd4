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
      "A second prediction beside the first: interactions in place of its own, or settings as in couplings=pdg.",
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

  @Flag(
    help: ArgumentHelp(
      "Print instead d²N/(dE dT) in cells of true energies, for every nuclide and component of the source.",
      discussion:
        "Interactions before the response, for generators of events; --bins are those of the recoil."))
  var differential = false

  @Option(help: "Equal bins of the neutrino energy, with --differential (default 50).")
  var energyBins: Int?

  @Flag(help: "Print the numerical error of every bin, and what declared uncertainties do to it.")
  var errors = false

  @OptionGroup var settings: SetOptions
  @OptionGroup var figure: FigureOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      let request = try SetupRequest(
        id: setup, sets: settings.sets, interactions: settings.interactions, command: commandLineWords)
      try refuseOptionsWithoutMeaning()
      if fluxAveraged { return try FluxAveragedReport.make(request, threads: threading.threads) }
      if differential {
        return try DifferentialReport.make(
          request, energyBins: energyBins, recoilBins: bins, threads: threading.threads)
      }
      let answer = try SpectrumReport.make(
        request, SpectrumReport.Options(bins: bins, compare: compare, per: per, errors: errors),
        threads: threading.threads)
      try figure.draw { Figure(spectrum: answer, title: request.setup.title, scale: $0) }
      return answer
    }
  }

  /// An average has no bins, and cells of true energies are not those of the spectrum.
  private func refuseOptionsWithoutMeaning() throws(Faults) {
    var faults = FaultCollector()
    let mode = fluxAveraged ? "--flux-averaged" : "--differential"
    let others = [
      ("--compare", compare != nil), ("--per", per != nil), ("--errors", errors),
      ("--figure", figure.figure != nil),
    ]
    let ofBins = [
      ("--bins", bins != nil), ("--energy-bins", energyBins != nil), ("--differential", differential),
    ]
    for (option, isUsed) in (fluxAveraged ? ofBins + others : differential ? others : []) where isUsed {
      faults.add(Diagnostic(option, "has no meaning with \(mode)", remedy: "drop one of them"))
    }
    if energyBins != nil, !differential, !fluxAveraged {
      faults.add(
        Diagnostic("--energy-bins", "has no meaning without --differential", remedy: "add it, or drop this"))
    }
    try faults.finish()
  }
}
