import Testing

/// Everything that has a name can be asked for by it.
@Suite struct Names {
  static let subcommands = [
    "list", "describe", "cross-section", "rate", "spectrum", "reproduce", "data", "cite", "diff",
    "completions",
  ]
  static let lists = [
    "interactions", "sources", "form-factors", "quenching", "smearing", "efficiencies", "measurements",
    "setups", "choices", "recipes",
    "datasets",
    "targets",
  ]

  /// The first cell of every row of a list.
  static func ids(_ list: String) throws -> [String] {
    try Program.answer("list", list, "--csv").output.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").first.map(String.init)
    }
  }

  @Test(arguments: lists) func whateverIsListedCanBeDescribed(list: String) throws {
    let ids = try Self.ids(list)
    #expect(!ids.isEmpty)
    for id in ids {
      let run = try Program.run(["describe", id])
      #expect(run.status == 0 && run.output.contains(id), "\(run)")
    }
  }

  @Test func theOverviewNamesTheseLists() throws {
    #expect(
      try Set(
        Program.answer("list", "--csv").output.split(separator: "\n").dropFirst().map {
          $0.split(separator: ",")[0]
        })
        == Set((Self.lists + ["parameters"]).map { Substring($0) }))
  }

  @Test func everySetupRunsAndListsItsParameters() throws {
    for id in try Self.ids("setups") + Self.ids("measurements") {
      let keys = try Program.answer("list", "parameters", id).output
      #expect(keys.contains("detector.mass") && keys.contains("accuracy"))
      #expect(try Program.answer("rate", id, "--json").counts > 0)
      #expect(try !Program.answer("spectrum", id).output.isEmpty)
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsKnowEverySubcommand(shell: String) throws {
    let script = try Program.answer("completions", shell).output
    for name in Self.subcommands { #expect(script.contains(name), "\(name)") }
    #expect(script.contains("sevens"))
  }

  @Test func theVersionIsPrinted() throws {
    let run = try Program.answer("--version")
    #expect(
      try #/^sevens \d+\.\d+\.\d+ \(commit [^)]+\)\n$/#.wholeMatch(in: run.output) != nil, "\(run.output)")
  }

  @Test(arguments: subcommands) func everySubcommandHelps(name: String) throws {
    for words in [[name, "--help"], [name, "-h"], ["help", name]] {
      let run = try Program.answer(words)
      #expect(run.output.contains("USAGE: sevens \(name)"))
    }
    #expect(try Program.answer("--help").output.contains(name))
  }

  @Test func withoutAWordThereIsHelp() throws {
    let run = try Program.answer([])
    #expect(run.output.contains("USAGE: sevens"))
  }

  /// Words that change nothing must not pass unnoticed.
  @Test(
    arguments: [
      ["list", "sources", "talk-germanium"], ["list", "sources", "--set", "detector.mass=1 kg"],
      ["list", "choices", "--interaction", "nope"],
      ["list", "parameters", "talk-germanium", "--interaction", "nope"],
    ])
  func whatAListDoesNotUseIsRefused(words: [String]) throws {
    let run = try Program.run(words)
    #expect(run.status == 64 && run.output.isEmpty, "\(run)")
  }
}
