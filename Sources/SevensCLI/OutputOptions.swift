import ArgumentParser
import CSevensHost
import SevensAnalysis

/// How a command speaks: to a person, or to a program.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document with the result, its accuracy and its manifest.")
  var json = false

  @Flag(help: "Print the table as comma-separated values.")
  var csv = false

  func validate() throws {
    if json && csv { throw ValidationError("--json and --csv exclude each other: choose one") }
  }

  /// Makes the output, prints it, and ends with its exit code; faults go to standard error, all at once.
  func print(_ make: () throws(Faults) -> Output) throws {
    let output: Output
    do throws(Faults) {
      output = try make()
    } catch {
      sevens_print_error(error.description)
      throw ExitCode(error.status.rawValue)
    }
    if json {
      write(output.json.text)
    } else if csv, let table = output.table {
      write(table.csv)
    } else {
      write(output.text)
    }
    if output.status != .ok { throw ExitCode(output.status.rawValue) }
  }

  private func write(_ text: String) { Swift.print(text) }
}

/// Changes to a set-up that several commands take.
struct SetOptions: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Set a choice, a parameter or a key of the set-up; may be repeated.", valueName: "key=value"))
  var sets: [String] = []

  @Option(
    name: .customLong("interaction"), parsing: .singleValue,
    help: ArgumentHelp("An interaction; may be repeated. Default: those of the set-up.", valueName: "id"))
  var interactions: [String] = []
}

/// How many threads a command uses.
struct ThreadOptions: ParsableArguments {
  @Option(help: "Threads; the result has the same bits for any number.")
  var threads = 1

  func validate() throws {
    if threads < 1 { throw ValidationError("--threads \(threads): at least one is needed") }
  }
}

/// The words of the command line, as the manifest records them.
var commandLineWords: [String] { ["sevens"] + CommandLine.arguments.dropFirst() }
