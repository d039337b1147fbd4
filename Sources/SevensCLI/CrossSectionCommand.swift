import ArgumentParser
import SevensAnalysis

/// `sevens cross-section`.
struct CrossSectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cross-section", abstract: "The differential cross-section dσ/dT at one point.")

  @Option(
    help: "A nuclide, element, compound or mixture by mass, as in Cs133, Ge, CsI, \"0.9 CsI + 0.1 Xe\".")
  var target: String

  @Option(help: "nu_e, nu_mu, nu_tau, nubar_e, nubar_mu or nubar_tau.")
  var neutrino: String

  @Option(parsing: .unconditional, help: "The neutrino energy with its unit, as in \"30 MeV\".")
  var energy: String

  @Option(parsing: .unconditional, help: "The recoil energy with its unit, as in \"10 keV\".")
  var recoil: String

  @OptionGroup var figure: FigureOptions
  @OptionGroup var settings: SetOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      let request = CrossSectionReport.Request(
        target: target, neutrino: neutrino, energy: energy, recoil: recoil,
        interactions: settings.interactions, sets: settings.sets, command: commandLineWords)
      let answer = try CrossSectionReport.make(request)
      try figure.draw { scale throws(Faults) in try Figure(crossSection: request, scale: scale) }
      return answer
    }
  }
}
