import Testing

/// What is wrong with a command line is said at once, on standard error, with exit code 64.
@Suite struct BadInput {
  static let crossSection = [
    "cross-section", "--target", "Cs133", "--neutrino", "nu_mu", "--energy", "30 MeV", "--recoil", "10 keV",
  ]

  /// The question for a cross-section with one option changed.
  static func asking(_ option: String, _ value: String) -> [String] {
    var words = crossSection
    if let place = words.firstIndex(of: option) {
      words[place + 1] = value
    } else {
      words += [option, value]
    }
    return words
  }

  /// The words, the number of faults, and what the messages must hold.
  static let cases: [(words: [String], faults: Int, fragments: [String])] = [
    (asking("--target", "Xx"), 1, ["unknown target 'Xx'", "Xe"]),
    (asking("--target", "Cs134"), 1, ["unknown target 'Cs134'", "Cs133"]),
    (asking("--neutrino", "nu_m"), 1, ["unknown neutrino 'nu_m'", "nu_mu"]),
    (asking("--energy", "30 m"), 1, ["--energy", "length", "energy", "MeV"]),
    (asking("--energy", "30"), 1, ["--energy", "no unit", "MeV"]),
    (asking("--energy", "-30 MeV"), 1, ["--energy", "'-30 MeV' is not positive"]),
    (asking("--energy", "nan MeV"), 1, ["'nan MeV' is not a number"]),
    (asking("--recoil", "10 parsec"), 1, ["unknown unit 'parsec'", "keVnr"]),
    (asking("--recoil", ""), 1, ["--recoil", "not a number"]),
    (asking("--interaction", "standard-modell"), 1, ["standard-modell", "did you mean 'standard-model'?"]),
    (asking("--set", "couplings=trea"), 1, ["no option 'trea'", "did you mean 'tree'?"]),
    (asking("--bogus", "x"), 1, ["--bogus"]),
    (Array(crossSection.dropLast(2)), 1, ["--recoil"]),
    (["rate", "talk-germanum"], 1, ["unknown set-up 'talk-germanum'", "did you mean 'talk-germanium'?"]),
    (["rate"], 1, ["<setup>"]),
    (
      ["rate", "talk-germanium"] + setting("detector.mas=1 kg"), 1,
      ["'detector.mas'", "did you mean 'detector.mass'?"]
    ),
    (
      ["rate", "talk-germanium"] + setting("detector.mass=-1 kg"), 1, ["'-1 kg' is out of bounds", "between"]
    ),
    (["rate", "talk-germanium"] + setting("detector.mass=1"), 1, ["no unit", "kg"]),
    (["rate", "talk-germanium"] + setting("detector.mass=1 m"), 1, ["length", "mass", "kg"]),
    (
      ["rate", "talk-germanium"] + setting("electroweak.sin2-theta-w=0.2 MeV"), 1,
      ["pure number", "drop the unit"]
    ),
    (
      ["rate", "talk-germanium"] + setting("source.fission-fraction.U235=0.5"), 1,
      ["0.92", "not to 1", "Pu241"]
    ),
    (["rate", "talk-germanium"] + setting("source.flux=1e13 /cm2/s"), 1, ["both power and flux"]),
    (
      ["rate", "talk-germanium"] + setting("detector.mass=1 kg", "detector.mass=2 kg"), 1,
      ["detector.mass", "more than once"]
    ),
    (["rate", "talk-germanium"] + setting("source.protons-on-target=1e23"), 1, ["no key of this set-up"]),
    (["rate", "talk-germanium", "--set", "detector.mass"], 1, ["no '='"]),
    (["rate", "talk-germanium", "--set"], 1, ["--set"]),
    (["rate", "talk-germanium", "--threads", "0"], 1, ["--threads 0", "one"]),
    (["rate", "talk-germanium", "--threads", "-2"], 1, ["--threads"]),
    (["rate", "talk-germanium", "--threads", "many"], 1, ["many"]),
    (["rate", "talk-germanium", "--json", "--csv"], 1, ["--json", "--csv"]),
    (
      ["rate", "coherent-csi-2017"] + setting("source.energy=1 GWh"), 1, ["both protons-on-target and energy"]
    ),
    (["rate", "coherent-csi-2017"] + setting("exposure=1 yr"), 1, ["no effect", "not normalised by time"]),
    (["spectrum", "coherent-csi-2017", "--bins", "10"], 1, ["--bins", "detector.axes.PE.step"]),
    (["spectrum", "talk-germanium", "--bins", "0"], 1, ["--bins", "between"]),
    (["spectrum", "talk-germanium", "--bins", "1.5"], 1, ["1.5"]),
    (["reproduce", "talk-reactor-rat"], 1, ["unknown recipe", "did you mean 'talk-reactor-rate'?"]),
    (["reproduce", "x", "y", "z"], 3, ["'x'", "'y'", "'z'", "sevens list recipes"]),
    (["list", "setup"], 1, ["unknown list 'setup'", "did you mean 'setups'?"]),
    (["list", "parameters"], 1, ["no set-up named"]),
    (["list", "parameters", "nope"], 1, ["unknown set-up 'nope'", "talk-germanium"]),
    (["describe", "standard-modl"], 1, ["did you mean 'standard-model'?"]),
    (["describe"], 1, ["<id>"]),
    (["completions", "csh"], 1, ["unknown shell 'csh'", "bash, zsh, fish"]),
    (["completions"], 1, ["<shell>"]),
    (["frobnicate"], 1, ["frobnicate"]),
    (["--frobnicate"], 1, ["--frobnicate"]),
    (
      asking("--target", "Xx") + ["--interaction", "nope"]
        + setting("form-factr=helm", "couplings=treee", "electroweak.sin2-theta-w=2", "nonsense"), 6,
      ["'Xx'", "'nope'", "'form-factr'", "'treee'", "'2' is out of bounds", "nonsense"]
    ),
    (
      [
        "cross-section", "--target", "Xx", "--neutrino", "nu_x", "--energy", "30 m", "--recoil", "10",
        "--interaction", "nope", "--set", "couplings=treee", "--set", "form-factr=helm",
      ], 7, ["'Xx'", "'nu_x'", "'30 m'", "'10'", "'nope'", "'treee'", "'form-factr'"]
    ),
    (
      ["rate", "coherent-csi-2017", "--interaction", "nope"]
        + setting(
          "detector.mass=-3 kg", "foo=1", "foo=2", "efficiency.at=zz", "source.distance=19.3",
          "source.power=1 GW", "source.energy=1 GWh", "nonsense", "exposure=1 day"), 10,
      [
        "detector.mass", "set more than once", "unknown key 'foo'", "'zz'", "'19.3' has no unit",
        "source.power",
        "both protons-on-target and energy", "nonsense", "--set exposure: no effect", "'nope'",
      ]
    ),
    (
      ["spectrum", "talk-germanium"]
        + setting(
          "source.fission-fraction.U235=0.5", "source.flux=1e13 /cm2/s", "detector.treshold=1 keVnr",
          "form-factor=hlem", "detector.threshold=1 keVee"), 5,
      ["add to", "both power and flux", "'detector.treshold'", "'helm'", "electron-equivalent energy"]
    ),
  ]

  @Test(arguments: cases.indices) func itIsSaidAtOnceAndNothingElse(index: Int) throws {
    let (words, faults, fragments) = Self.cases[index]
    let run = try Program.run(words)
    #expect(run.status == 64, "\(run)")
    #expect(run.output.isEmpty, "\(run.output)")
    #expect(run.faults.count == faults, "\(run)")
    for fragment in fragments { #expect(run.errors.contains(fragment), "\(fragment) in \(run)") }
    for alarm in ["fatal", ".swift", "stack", "sources/", "thread 0", "optional("] {
      #expect(!run.errors.lowercased().contains(alarm), "\(run)")
    }
  }

  /// With --json and --csv as well: no half a document.
  @Test(arguments: ["--json", "--csv"]) func noOutputIsBegunWhereThereAreFaults(format: String) throws {
    for words in [
      ["rate", "nope"], Self.asking("--target", "Xx"), ["reproduce", "nope"], ["list", "nope"],
    ] {
      let run = try Program.run(words + [format])
      #expect(run.status == 64 && run.output.isEmpty && run.faults.count == 1, "\(run)")
    }
  }

  /// Faults that the parser of the command line finds do not hide the others.
  @Test func aBadNumberOfThreadsDoesNotHideAnUnknownSetup() throws {
    let run = try Program.run(["rate", "nope", "--threads", "0", "--set", "a"])
    #expect(run.status == 64 && run.faults.count == 3, "\(run)")
  }

  @Test func aRecoilAboveTheHighestIsAResult() throws {
    let run = try Program.answer(Self.asking("--recoil", "100 keV"))
    #expect(run.output.contains("= 0 ") && run.output.contains("T_max = 14.5"), "\(run.output)")
    let document = try Program.answer(Self.asking("--recoil", "100 keV") + ["--json"]).document
    #expect(document["result"]["value"].number == 0 && document["status"].string == "ok")
    #expect(document["warnings"].strings.contains { $0.contains("T_max = 14.5") })
  }

  @Test func aMissedAccuracyExitsWithOneAndACompleteDocument() throws {
    for command in ["rate", "spectrum"] {
      let run = try Program.run([command, "talk-germanium", "--set", "accuracy=1e-15", "--json"])
      #expect(run.status == 1 && run.errors.isEmpty, "\(run)")
      let document = try run.document
      #expect(document["status"].string == "unreliable")
      let reached = document["accuracy"]["estimated"].number
      #expect(reached > 1e-15 && reached < 1e-8)
      #expect(document["warnings"].strings.contains { $0.contains("unreliable") && $0.contains("reached") })
      #expect(!document["result"]["counts"].isNull && document["manifest"]["command"].items.count == 6)
      let text = try Program.run([command, "talk-germanium", "--set", "accuracy=1e-15"])
      #expect(text.status == 1 && text.output.contains("unreliable"))
    }
  }
}
