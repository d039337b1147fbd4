import ArgumentParser
import SevensAnalysis

/// The root of the command line.
@main
struct SevensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sevens",
    abstract:
      "Coherent elastic neutrino-nucleus scattering: predictions from a set-up, with their provenance.",
    version: "sevens \(Manifest.version) (commit \(Manifest.commit))",
    subcommands: [
      ListCommand.self, DescribeCommand.self, CrossSectionCommand.self, RateCommand.self,
      SpectrumCommand.self, FitCommand.self, LimitCommand.self, ScanCommand.self, ContourCommand.self,
      SensitivityCommand.self, ToysCommand.self, ImpactCommand.self,
      ReproduceCommand.self, DataCommand.self, ValidateCommand.self, CiteCommand.self, DiffCommand.self,
      SchemaCommand.self, CompletionsCommand.self,
    ])
}
