import Foundation
import SevensTestSupport
import Testing

/// `sevens cite` and `sevens diff` on files that the program wrote.
@Suite struct OutputsOfOutputs {
  @Test func citeFollowsFromAnOutput() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Program.answer("rate", "talk-germanium", "--json")
    try Data(run.output.utf8).write(to: folder.appendingPathComponent("run.json"))
    let cited = try Program.run(["cite", "run.json"], in: folder)
    #expect(cited.status == 0 && cited.output.hasPrefix("@"), "\(cited)")
    for key in try run.document["manifest"]["citations"].strings {
      #expect(cited.output.contains("{\(key),"))
    }
    #expect(try Program.answer("cite", "Helm1956").output.contains("Helm"))
    #expect(try Program.answer("cite", "--all").output.count > cited.output.count)
  }

  @Test func missingAndForeignFilesHaveTheirExitCodes() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("{}".utf8).write(to: folder.appendingPathComponent("foreign.json"))
    for (words, status) in [
      (["cite", "nowhere.json"], 66), (["cite", "foreign.json"], 65), (["cite", "Helm1965"], 64),
      (["cite", "foreign.json", "nowhere.json"], 66), (["cite"], 64),
    ] {
      let run = try Program.run(words, in: folder)
      #expect(
        run.status == status && run.output.isEmpty && run.faults.count == max(1, words.count - 1), "\(run)")
    }
  }
}
