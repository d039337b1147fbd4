import ArgumentParser
import SevensAnalysis

/// `sevens data`.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Published data: what comes with the program, and releases that you add to it.",
    discussion: """
      Official releases do not come with the program. Download one, then name its folder or archive to `data add`. They \
      are installed in $SEVENS_DATA, else in sevens/ of $XDG_DATA_HOME or ~/.local/share.
      """,
    subcommands: [DataListCommand.self, DataAddCommand.self, DataCheckCommand.self])
}

/// `sevens data list`.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what is built in, what is installed, and where to get the rest.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in try DataReport.list(ReleaseStore(), command: commandLineWords) }
  }
}

/// `sevens data add`.
struct DataAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Check and install the releases in folders or archives.",
    discussion: """
      Files are known by their numbers: other names and header lines do not matter. All of them are installed, or none.
      """)

  @Argument(
    help: ArgumentHelp("Folders, archives (.zip, .tar.gz, …) or files.", valueName: "folder or archive"))
  var paths: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      try DataReport.add(paths, to: ReleaseStore(), command: commandLineWords)
    }
  }
}

/// `sevens data check`.
struct DataCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read the installed releases again and compare them with what was published.")

  @Argument(help: "A release; without one, all that are installed.")
  var release: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print { () throws(Faults) in
      try DataReport.check(release, in: ReleaseStore(), command: commandLineWords)
    }
  }
}
