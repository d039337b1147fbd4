import ArgumentParser
import SevensAnalysis

/// `sevens sensitivity`.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Expected limits of one parameter with their scatter, also against one setting.",
    discussion: """
      The data are what the set-ups as they are expect (Asimov data). --vary takes a key of --set, as in \
      detector.mass="10 kg,100 kg", or sigma: with a nuisance, whose standard deviation takes the values, as in \
      sigma:sns.flux=0.03,0.1.
      """)

  @OptionGroup var arguments: AnalysisArguments
  @OptionGroup var side: SideOption

  @Option(
    help: ArgumentHelp(
      "toys | asymptotic | none: bands of 1 and 2 standard deviations, from toys or for a Gaussian estimate."
    ))
  var bands = "toys"

  @Option(help: "The number of pseudo-experiments of the bands.")
  var count = 400

  @Option(help: ArgumentHelp("One setting with its values.", valueName: "key=v1,v2,…"))
  var vary: String?

  @OptionGroup var threading: ThreadOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(threading: threading) { () throws(Faults) in
      var own = SensitivityReport.Options()
      (own.sides, own.count, own.vary) = (try side.sides(), count, vary)
      guard let known = SensitivityReport.Bands(rawValue: bands) else {
        throw Faults([Diagnostic("--bands", "no '\(bands)'", remedy: "one of: toys, asymptotic, none")])
      }
      own.bands = known
      return try SensitivityReport.make(
        arguments.options, own, store: ReleaseStore(), command: commandLineWords, threads: threading.threads,
        progress: ProgressBar.onTerminal())
    }
  }
}
