@main
enum Main {
  static let usage = """
    usage: sevens-benchmarks [--csv] [--repetitions N] [--only TEXT] [--sevens PATH]
      --csv            comma-separated, times in seconds
      --repetitions N  measurements per workload, at least 15 (default 31)
      --only TEXT      the workloads with TEXT in their name; `start` times the program
      --sevens PATH    the program to start (default .build/release/sevens)
    """

  static func main() throws {
    var (csv, repetitions, only, program) = (false, 31, "", ProgramStart.find())
    var rest = CommandLine.arguments.dropFirst()
    while let word = rest.popFirst() {
      switch (word, rest.first) {
      case ("--csv", _): csv = true
      case ("--repetitions", let value?): repetitions = max(15, Int(value) ?? 0)
      case ("--only", let value?): only = value
      case ("--sevens", let value?): program = value
      default: return print(usage)
      }
      if word != "--csv" { rest.removeFirst() }
    }

    let calibration = Workload(name: "calibration loop, before", work: calibrationLoop)
    var rows = [Row(calibration, repetitions)]
    for workload in try Workloads.all() where only.isEmpty || workload.name.contains(only) {
      rows.append(Row(workload, repetitions))
    }
    var notes: [String] = []
    if only.isEmpty || "start of the program".contains(only) {
      if let program, let times = ProgramStart.measure(program, repetitions: repetitions) {
        rows.append(Row("start of the program, first", result: times.first))
        rows.append(Row("start of the program, again", target: 20e-3, result: times.again))
      } else {
        notes.append("no program to start: swift build -c release, or --sevens PATH")
      }
    }
    rows.append(Row(Workload(name: "calibration loop, after", work: calibrationLoop), repetitions))
    print(csv ? Report.csv(rows) : Report.text(rows))
    for note in notes where !csv { print(note) }
  }
}
