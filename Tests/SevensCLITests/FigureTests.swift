import Foundation
import SevensTestSupport
import Testing

/// `--figure` and `--figures`: files beside the answer, which stays the same.
@Suite struct FigureOptionsTests {
  /// An environment in which no program is found.
  private static let bare = ["PATH": "/nonexistent"]
  private static let commands: [[String]] = [
    ["spectrum", "talk-germanium", "--bins", "5"], ["spectrum", "coherent-csi-2017"], BadInput.crossSection,
  ]

  @Test(arguments: commands) func withoutGnuplotEverythingButThePictureIsMade(words: [String]) throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for scale in ["linear", "log"] {
      let run = try Program.run(
        words + ["--figure", "out.svg", "--figure-scale", scale], in: folder, environment: Self.bare)
      #expect(try run.status == 0 && run.output == Program.answer(words).output, "\(run)")
      #expect(run.errors.contains("gnuplot-nox") && run.errors.contains("brew install gnuplot"), "\(run)")
      #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["out.csv", "out.gp"])
    }
  }

  @Test func theFiguresOfRecipesGoIntoAFolderThatIsMade() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Program.run(["reproduce", "--figures", "a/b"], in: folder, environment: Self.bare)
    let found = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b")
    for name in [
      "source-spectra", "counts-against-threshold", "cross-section-growth", "loss-of-coherence",
      "weak-mixing-angle-reactor",
    ] {
      #expect(found.contains("\(name).csv") && found.contains("\(name).gp") && run.errors.contains(name))
    }
    #expect(run.status == 0 && found.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test(arguments: [
    ["--figure", "out.jpg"], ["--figure", "none/out.svg"], ["--figure-scale", "log"],
    ["--figure", "out.svg", "--figure-scale", "cubic"],
  ])
  func faultsOfTheOptionsAreNamed(options: [String]) throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Program.run(["spectrum", "talk-germanium"] + options, in: folder)
    #expect(run.status == 64 && run.output.isEmpty && run.faults.count == 1, "\(run)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
