import ArgumentParser
import CSevensHost
import SevensAnalysis

/// `sevens reproduce`.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Published numbers against ours, with deviations; a disagreement is a result, not an error.")

  @Argument(help: "Recipes, or all; see `sevens list recipes`.")
  var recipes: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting of the set-ups behind the recipes, in place of the published one; may be repeated.",
      valueName: "key=value"))
  var sets: [String] = []

  @Option(help: ArgumentHelp("Draw the figures of the recipes into this folder.", valueName: "folder"))
  var figures: String?

  @Option(
    help: ArgumentHelp(
      "Write a report into this folder: report.html, .md, .bib, .json, .csv and the figures.",
      valueName: "folder"))
  var report: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      // Where it goes is looked at before minutes are spent on what goes there.
      var place: ReportFolder?
      if let report { place = try ReportFolder(report) }
      let reproduction = try Reproduction(recipes, sets: sets, command: commandLineWords)
      var made: [String] = []
      if let figures { made += try RecipeFigures.write(reproduction, folder: figures) }
      if let place { made += try place.write(reproduction) }
      for line in made { sevens_print_error(line) }
      return reproduction.output
    }
  }
}
