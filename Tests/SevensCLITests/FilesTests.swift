import Foundation
import SevensTestSupport
import Testing

/// Set-up files with tables, schemas, cells of true energies and differences, as commands.
@Suite struct FilesOnTheCommandLine {
  private static let example = Repository.root.appendingPathComponent("Examples/annotated.yaml").path

  // The table lies beside the file that names it, wherever the program is run.
  @Test func tablesAreFoundFromAnyFolder() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let away = try Program.run(["rate", Self.example, "--json"], in: folder)
    let beside = try Program.run(
      ["rate", "annotated.yaml", "--json"], in: Repository.root.appendingPathComponent("Examples"))
    #expect(away.status == 0 && beside.status == 0, "\(away) \(beside)")
    #expect(try away.counts == beside.counts)
    let neutrons = try away.document["result"]["backgrounds"]["neutrons"]
    // 5.4 times a shape whose bins sum to 1, all of them on the axis.
    #expect(deviation(neutrons["counts"].number, from: 5.4) < 1e-12 && neutrons["outside"].number < 1e-12)
  }

  @Test func aMissingTableIsMissingDataAndABadOneBadContent() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("my.yaml")
    let text = """
      sevens: 1
      source: { id: tabulated-flux, file: flux.csv }
      target: Ge
      detector: { mass: 1 kg, threshold: 0.1 keVnr }
      exposure: 1 day
      """
    try Data(text.utf8).write(to: file)
    let missing = try Program.run(["rate", file.path])
    #expect(missing.status == 66 && missing.faults.count == 1, "\(missing)")
    try Data("E_MeV,nu_e\n2,1\n1,1\n".utf8).write(to: folder.appendingPathComponent("flux.csv"))
    let bad = try Program.run(["rate", "my.yaml"], in: folder)
    #expect(bad.status == 65 && bad.errors.contains("flux.csv:3"), "\(bad)")
    try Data("E_MeV,nu_e\n0,0\n5,1e10\n9,0\n".utf8).write(to: folder.appendingPathComponent("flux.csv"))
    let good = try Program.run(["rate", "my.yaml", "--json"], in: folder)
    #expect(try good.status == 0 && good.counts > 0, "\(good)")
  }

  @Test func aSchemaIsPrintedAsItIs() throws {
    let plain = try Program.answer("schema", "setup").document
    #expect(plain["$schema"].string == "https://json-schema.org/draft/2020-12/schema")
    #expect(
      try Program.answer("schema", "setup", "--json").document["result"]["title"].string
        == plain["title"].string)
    #expect(try Program.answer("schema").output.contains("cross-section"))
    let unknown = try Program.run(["schema", "ratte"])
    #expect(unknown.status == 64 && unknown.errors.contains("'rate'"), "\(unknown)")
  }

  @Test func cellsSumToTheCounts() throws {
    let words = ["talk-germanium", "--json"]
    let cells = try Program.answer(
      ["spectrum", "--differential", "--bins", "7", "--energy-bins", "5"] + words)
    let counts = try Program.answer(["rate"] + words).counts
    #expect(try deviation(cells.counts, from: counts) < 1e-6)
    #expect(try cells.document["schema"].string == "sevens/differential/1")
  }

  @Test(
    arguments: [
      (["--differential", "--per", "kg", "--compare", "couplings=pdg", "--errors"], 3),
      (["--energy-bins", "3"], 1), (["--flux-averaged", "--differential", "--errors"], 2),
      (["--differential", "--bins", "0"], 1),
    ])
  func optionsWithoutMeaningAreRefusedTogether(words: [String], count: Int) throws {
    let run = try Program.run(["spectrum", "talk-germanium"] + words)
    #expect(run.status == 64 && run.faults.count == count && run.output.isEmpty, "\(run)")
  }

  @Test func setupsAreComparedByNameAndFile() throws {
    let run = try Program.answer("diff", "talk-germanium", "talk-germanium-as-printed", "--json")
    #expect(try run.document["result"]["differences"].items.count > 2)
    let minimal = Repository.root.appendingPathComponent("Examples/minimal.yaml").path
    let files = try Program.answer("diff", minimal, "talk-germanium", "--spectrum", "--json")
    #expect(try files.document["result"]["schema"].string == "sevens/spectrum/1")
  }
}
