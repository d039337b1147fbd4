import Foundation
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of the report, over recipes that are quick to compute.
@Suite struct ReportLaws {
  private static let recipes = ["maximum-recoil", "flavor-shift", "distorted-spectra"]

  private func content(_ ids: [String] = recipes, sets: [String] = []) throws -> ReportContent {
    let reproduction = try Reproduction(
      ids, sets: sets, command: ["sevens", "reproduce"] + ids + ["--report", "some where"])
    return ReportContent(reproduction, drawn: ids.map { _ in [] }, time: "2001-02-03T04:05:06Z")
  }

  @Test func chaptersAndTheirRecipesAreInOrder() throws {
    let content = try content(Self.recipes.reversed())
    let chapters = content.parts.map(\.chapter)
    #expect(chapters == Chapter.allCases.filter(chapters.contains) && !chapters.isEmpty)
    #expect(Set(content.parts.flatMap(\.recipes).map(\.id)) == Set(Self.recipes))
    #expect(
      content.provenance.command
        == "sevens reproduce distorted-spectra flavor-shift maximum-recoil --report FOLDER")
  }

  @Test func thePageSaysWhatTheDocumentSays() throws {
    let content = try content()
    let page = ReportPage(content).text
    let rows = try Document(ReproduceReport.make(Self.recipes, command: []))["result"].items
    #expect(WellFormed.fault(page) == nil)
    // Every claim stands in the summary and in its recipe.
    for verdict in ClaimRow.Verdict.allCases {
      let count = rows.filter { row in
        verdict == (row["agrees"].isNull ? .alone : row["agrees"].bool == true ? .agrees : .disagrees)
      }.count
      let shown = page.ranges(of: ">\(verdict.rawValue)</span>").count
      let changed = content.parts.flatMap(\.recipes).flatMap(\.alternatives).count {
        $0.row.verdict == verdict
      }
      #expect(shown == 2 * count + changed, "\(verdict)")
    }
    for recipe in Self.recipes { #expect(page.contains("id=\"recipe-\(recipe)\"")) }
    for work in content.works { #expect(page.contains("id=\"ref-\(ReportContent.word(work.key))\"")) }
    #expect(page.ranges(of: "2001-02-03T04:05:06Z").count == 2 && page.contains("<math alttext="))
    #expect(!page.contains("<script") && !page.contains(" src="))
  }

  @Test func theMarkdownHasARowForEveryClaimTwice() throws {
    let content = try content()
    let text = ReportMarkdown(content).text
    let lines = text.split(separator: "\n")
    for row in content.rows {
      let quantity = " \(ReportMarkdown.prose(row.quantity)) |"
      #expect(lines.filter { $0.hasPrefix("|") && $0.contains(quantity) }.count >= 2, "\(quantity)")
    }
    #expect(text.contains("\n$$\n") && text.ranges(of: "\n$$\n").count.isMultiple(of: 2))
    #expect(lines.filter { $0.contains("2001-02-03T04:05:06Z") }.count == 1)
  }

  @Test func settingsOfTheUserAreNamed() throws {
    let page = ReportPage(try content(["distorted-spectra"], sets: ["detector.mass=3 kg"])).text
    #expect(page.contains("Computed with detector.mass=3 kg"))
    #expect(page.contains("sevens reproduce distorted-spectra --set 'detector.mass=3 kg'"))
  }

  @Test func aCommandIsQuotedForAShell() {
    #expect(CommandText.line(["sevens", "a b", "it's", "", "x=1"]) == "sevens 'a b' 'it'\\''s' '' x=1")
  }

  @Test func markupOfMarkdownIsEscaped() {
    #expect(ReportMarkdown.plain("a|b_c*d<e\nf") == "a\\|b\\_c\\*d\\<e f")
  }
}

/// The folder of a report.
@Suite struct ReportFolderLaws {
  private func write(_ folder: URL) throws -> [String] {
    try ReportFolder(folder.path).write(
      Reproduction(["cross-section-growth"], command: ["sevens", "reproduce"]))
  }

  @Test func theFolderIsMadeAndNothingElseStays() throws {
    let parent = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: parent) }
    let folder = parent.appendingPathComponent("a/b")
    let lines = try write(folder)
    #expect(lines[0].contains("report.html"))
    let names = try Set(FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(
      names.isSuperset(of: [
        "report.html", "report.md", "report.bib", "report.json", "report.csv", "cross-section-growth.csv",
      ]))
    #expect(names.contains("cross-section-growth.svg") != (lines.count == 2), "\(lines)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path + "/a") == ["b"])
  }

  // A second report replaces the first, differs in the time alone, and leaves what is not its own.
  @Test func theSecondReportDiffersInTheTimeAlone() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let own = folder.appendingPathComponent("notes.txt")
    try Data("mine".utf8).write(to: own)
    let files = [
      "report.html", "report.md", "report.bib", "cross-section-growth.csv", "cross-section-growth.gp",
    ]
    func lines() throws -> [[Substring]] {
      try files.map {
        try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
          .split(separator: "\n", omittingEmptySubsequences: false)
      }
    }
    _ = try write(folder)
    let first = try lines()
    _ = try write(folder)
    let second = try lines()
    for (name, (a, b)) in zip(files, zip(first, second)) {
      let changed = zip(a, b).filter { $0 != $1 }
      #expect(
        a.count == b.count && changed.count <= (name == "report.html" || name == "report.md" ? 1 : 0),
        "\(name)")
    }
    #expect(try String(contentsOf: own, encoding: .utf8) == "mine")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func whatIsNoFolderIsRefusedBeforeAnythingIsComputed() throws {
    let parent = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: parent) }
    let file = parent.appendingPathComponent("file")
    try Data().write(to: file)
    for path in [file.path, ""] {
      let fault = #expect(throws: Faults.self) { try ReportFolder(path) }
      #expect(
        fault?.status == .usage && fault?.diagnostics.first?.message.contains("is not a folder") == true)
    }
    let below = try ReportFolder(file.path + "/x")
    #expect(throws: Faults.self) {
      try below.write(Reproduction(["maximum-recoil"], command: []))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["file"])
  }
}
