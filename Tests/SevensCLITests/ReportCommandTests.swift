import Foundation
import SevensTestSupport
import Testing

/// `sevens reproduce --report`: a folder beside the answer, which stays the same.
@Suite struct ReportCommandTests {
  @Test func theAnswerStaysTheSameAndTheReportSaysHowToDraw() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let words = ["reproduce", "cross-section-growth", "maximum-recoil"]
    let run = try Program.run(words + ["--report", "r"], in: folder, environment: ["PATH": "/nonexistent"])
    #expect(try run.status == 0 && run.output == Program.answer(words).output, "\(run)")
    #expect(run.errors.contains("r/report.html") && run.errors.contains("gnuplot-nox"), "\(run.errors)")
    let found = try Set(FileManager.default.contentsOfDirectory(atPath: folder.path + "/r"))
    #expect(
      found.isSuperset(of: ["report.html", "report.md", "report.bib"])
        && !found.contains { $0.hasSuffix(".svg") })
    let page = try String(contentsOfFile: folder.path + "/r/report.html", encoding: .utf8)
    #expect(page.contains("gnuplot is not installed") && page.contains("brew install gnuplot"))
  }

  @Test func aFileInItsPlaceIsAFaultOfTheCommandLine() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appendingPathComponent("file"))
    let run = try Program.run(["reproduce", "maximum-recoil", "--report", "file"], in: folder)
    #expect(run.status == 64 && run.output.isEmpty && run.faults.count == 1, "\(run)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
  }
}
