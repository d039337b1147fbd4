import ArgumentParser
import CSevensHost
import SevensAnalysis

/// How a command speaks: to a person, or to a program.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document with the result, its accuracy and its manifest.")
  var json = false

  @Flag(help: "Print the table as comma-separated values.")
  var csv = false

  /// Makes the output, prints it, and ends with its exit code; faults go to standard error, all at once.
  func print(threading: ThreadOptions? = nil, _ make: () throws(Faults) -> Output) throws {
    let output: Output
    do throws(Faults) {
      output = try checked(threading?.threads ?? 1, make)
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

  /// The output, or everything wrong with the options and with the question.
  private func checked(_ threads: Int, _ make: () throws(Faults) -> Output) throws(Faults) -> Output {
    var faults = FaultCollector()
    if json && csv { faults.add(Diagnostic("--json", "excludes --csv", remedy: "choose one")) }
    if threads < 1 { faults.add(Diagnostic("--threads \(threads)", "too few", remedy: "at least one")) }
    do {
      let output = try make()
      if csv, output.table == nil {
        faults.add(Diagnostic("--csv", "there is no table of this", remedy: "take --json, or neither"))
      }
      try faults.finish()
      return output
    } catch {
      for diagnostic in error.diagnostics { faults.add(diagnostic) }
      throw Faults(faults.diagnostics, status: error.status)
    }
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
    help: ArgumentHelp(
      "An interaction beside those of the set-up; may be repeated. 'none' leaves those out.",
      valueName: "id[:name]"))
  var interactions: [String] = []
}

/// How many threads a command uses.
struct ThreadOptions: ParsableArguments {
  @Option(help: "Threads; the result has the same bits for any number.")
  var threads = 1
}

/// The words of the command line, as the manifest records them.
var commandLineWords: [String] { ["sevens"] + CommandLine.arguments.dropFirst() }
