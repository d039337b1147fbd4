import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// What the program prints is what the library says.
@Suite struct PrintedOutput {
  /// A command of every kind with an output.
  static let commands: [[String]] = [
    BadInput.crossSection, ["rate", "talk-germanium"], ["rate", "coherent-csi-2017"],
    ["spectrum", "talk-germanium", "--bins", "5"], ["spectrum", "coherent-csi-2017"], ["reproduce"],
    ["list"], ["list", "choices"], ["list", "parameters", "coherent-csi-2017"],
    ["describe", "standard-model"],
  ]

  @Test(arguments: commands) func everyFormatIsComplete(words: [String]) throws {
    let text = try Program.answer(words)
    #expect(!text.output.isEmpty && text.output.hasSuffix("\n"))
    let json = try Program.answer(words + ["--json"])
    #expect(
      try json.document.keys == ["schema", "result", "unit", "status", "accuracy", "warnings", "manifest"])
    #expect(try json.document["schema"].string == "sevens/\(words[0])/1")
    #expect(!json.output.lowercased().contains(": nan") && !json.output.contains(": inf"))
  }

  @Test(arguments: commands.filter { $0[0] != "describe" }) func theTableHasAHeaderAndRowsOfItsLength(
    words: [String]
  ) throws {
    let run = try Program.answer(words + ["--csv"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count > 1 && run.output.hasSuffix("\n"))
    // Commas inside quotes do not count.
    let widths = lines.map { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 0 }
        .reduce(1) { $0 + $1.element.filter { $0 == "," }.count }
    }
    #expect(Set(widths).count == 1 && widths[0] > 1, "\(widths)")
  }

  /// There is no table of a description, so asking for one must not pass in silence.
  @Test func aTableOfADescriptionIsRefused() throws {
    let run = try Program.run(["describe", "standard-model", "--csv"])
    #expect(
      run.status == 64 || run.output.split(separator: "\n").first?.contains(",") == true, "\(run.output)")
  }

  @Test func theDocumentHoldsTheBitsOfTheLibraryAndTheCommand() throws {
    let words = ["rate", "coherent-csi-2017", "--set", "sns.flux=1.1", "--json"]
    let document = try Program.answer(words).document
    let request = try SetupRequest(id: "coherent-csi-2017", sets: ["sns.flux=1.1"], command: [])
    let library = EventRate(Prediction(request.setup))
    #expect(document["result"]["counts"].number == library.counts)
    #expect(document["result"]["outside"].number == library.outside)
    for part in library.byNuclide { #expect(document["result"]["byNuclide"].parts[part.name] == part.counts) }
    #expect(document["manifest"]["command"].strings == ["sevens"] + words)
    #expect(document["manifest"]["version"].string == Manifest.version)
  }

  @Test(arguments: ["talk-germanium", "coherent-csi-2017"]) func sumsOfTheTableAreTheCountsOfTheDocument(
    id: String
  ) throws {
    let counts = try Program.answer("rate", id, "--json").counts
    var sums: [String: Double] = [:]
    for line in try Program.answer("rate", id, "--csv").output.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      sums[String(cells[0]), default: 0] += try #require(Double(cells[2]))
    }
    for split in ["all", "nuclide", "flavor", "channel"] {
      #expect(deviation(sums[split] ?? .nan, from: counts) < 1e-12, "\(split)")
    }
    let bins = try Program.answer("spectrum", id, "--csv").output.split(separator: "\n").dropFirst()
    let sum = try bins.reduce(0) { try $0 + #require(Double($1.split(separator: ",")[2])) }
    #expect(deviation(sum, from: counts) < 1e-8)
  }

  @Test(arguments: [
    ["rate", "talk-germanium"], ["rate", "coherent-csi-2017"], ["spectrum", "coherent-csi-2017"],
  ])
  func theNumberOfThreadsChangesNothing(words: [String]) throws {
    let one = try Self.withoutCommand(Program.answer(words + ["--json", "--threads", "1"]).output)
    let four = try Self.withoutCommand(Program.answer(words + ["--json", "--threads", "4"]).output)
    #expect(one == four)
  }

  @Test func theOrderOfChangesChangesNothing() throws {
    let sets = [
      "target=Ar40", "form-factor=helm-rms", "nuclide.Ar40.neutron-radius=3.5 fm", "detector.mass=24 kg",
    ]
    let outputs = try [sets, sets.reversed(), [sets[2], sets[0], sets[3], sets[1]]].map { order in
      let words = ["rate", "talk-germanium", "--json"] + order.flatMap { ["--set", $0] }
      return try Self.withoutCommand(Program.answer(words).output)
    }
    #expect(Set(outputs).count == 1)
  }

  @Test(
    arguments: [
      ("talk-germanium", "detector.mass=100 kg"), ("talk-germanium", "detector.threshold=0.1keVnr"),
      ("talk-germanium", "exposure=1 yr"), ("talk-germanium", "form-factor=unity"),
      ("talk-germanium", "source.flux=none"),
      ("coherent-csi-2017", "source.distance=19.3 m"),
      ("coherent-csi-2017", "detector.response.quenching.value=8.78e-2"),
      ("coherent-csi-2017", "nuclide.Cs133.neutron-radius=5.01 fm"),
      ("coherent-csi-2017", "detector.time-window.end=6 us"),
    ])
  func aDefaultWrittenOutChangesNothingButTheCommand(id: String, set: String) throws {
    let (plain, same) = try (
      Program.answer("rate", id, "--json").output, Program.answer("rate", id, "--json", "--set", set).output
    )
    #expect(try plain != same && Self.withoutCommand(plain) == Self.withoutCommand(same))
  }

  /// The text of a document without the lines of the command.
  static func withoutCommand(_ text: String) throws -> String {
    let start = try #require(text.range(of: "\"command\" : ["))
    let end = try #require(text.range(of: "]", range: start.upperBound..<text.endIndex))
    return String(text[..<start.lowerBound] + text[end.upperBound...])
  }
}

/// Nothing but the command line decides what is printed, and nothing is left behind.
@Suite struct Isolation {
  static let commands =
    PrintedOutput.commands + [["describe", "CsI"], ["completions", "bash"], ["--version"]]

  @Test func neitherFolderNorHomeNorLanguageMatterAndNothingIsWritten() throws {
    let folders = try (0..<4).map { _ in try Repository.emptyFolder() }
    defer { for folder in folders { try? FileManager.default.removeItem(at: folder) } }
    for words in Self.commands + Self.commands.map({ $0 + ["--json"] })
    where !words.contains("--version") || words.count == 1 {
      if words.contains("completions"), words.contains("--json") { continue }
      let here = try Program.run(
        words, in: folders[0], environment: ["HOME": folders[1].path, "TMPDIR": folders[1].path])
      let there = try Program.run(
        words, in: folders[2],
        environment: [
          "HOME": folders[3].path, "TMPDIR": folders[3].path, "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8",
          "COLUMNS": "40", "TZ": "Asia/Tokyo", "SEVENS_DATA": folders[3].path,
        ])
      #expect(here.status == 0, "\(here)")
      #expect(
        here.output == there.output && here.errors == there.errors && here.status == there.status, "\(words)")
      for folder in folders {
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "\(words)")
      }
    }
  }
}
