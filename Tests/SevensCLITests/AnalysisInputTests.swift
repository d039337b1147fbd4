import Foundation
import SevensTestSupport
import Testing

private let one = ["coherent-csi-2021", "--mode", "summary"]
private let signal = "coherent-csi-2021.signal"

/// An environment without releases.
private func bare(_ folder: String) -> [String: String] { ["PATH": "/usr/bin:/bin", "SEVENS_DATA": folder] }

/// What is wrong with the question of an analysis is said at once, with its documented exit code.
@Suite struct AnalysisInput {
  /// The words, the exit code, the number of faults, and what the messages must hold.
  static let cases: [(words: [String], status: Int32, faults: Int, fragments: [String])] = [
    (["fit", "coherent-csi-2071"], 64, 1, ["unknown measurement 'coherent-csi-2071'", "did you mean"]),
    (["fit", "coherent-csi-2017", "coherent-csi-2017", "--mode", "summary"], 64, 1, ["named twice"]),
    (["fit", "coherent-csi-2017", "--mode", "full"], 66, 2, ["sevens data add", "mode summary"]),
    (["fit", "coherent-csi-2017", "--mode", "fast"], 64, 1, ["no mode 'fast'", "auto, full, summary"]),
    (["fit"] + one + ["--interest", "nsi.u-ee"], 64, 1, ["unknown parameter 'nsi.u-ee'"]),
    (["fit"] + one + ["--interest", "coherent-csi-2021.signl"], 64, 1, ["did you mean '\(signal)'?"]),
    (["limit"] + one + ["--interest", signal], 64, 1, ["no range", "low:high"]),
    (["limit"] + one, 64, 1, ["0 parameters of interest, and 1 are needed"]),
    (["limit"] + one + ["--interest", "\(signal)=1:0"], 64, 1, ["range is empty"]),
    (["limit"] + one + ["--interest", "\(signal)=0:1:2"], 64, 1, ["too few points"]),
    (["limit"] + one + ["--interest", "\(signal)=0:1:9:log"], 64, 1, ["logarithmic range reaches 0"]),
    (["scan"] + one + ["--interest", "\(signal)=-100:1"], 64, 1, ["beyond its bounds", "between"]),
    (["scan"] + one + ["--interest", "source.distance=1:2"], 64, 2, ["'1' has no unit", "'2' has no unit"]),
    (
      ["contour"] + one + ["--interest", "\(signal)=0:1"], 64, 1,
      ["1 parameters of interest, and 2 are needed"]
    ),
    (
      ["contour"] + one + ["--interest", "\(signal)=0:1", "--interest", "\(signal)=0:1"], 64, 1,
      ["named twice"]
    ),
    (
      ["limit"] + one + ["--interest", "\(signal)=0:3", "--level", "1.5"], 64, 1,
      ["'1.5' is no confidence level"]
    ),
    (
      ["limit"] + one + ["--interest", "\(signal)=0:3", "--side", "left"], 64, 1,
      ["no 'left'", "both, upper, lower"]
    ),
    (
      ["limit"] + one + ["--interest", "\(signal)=0:3", "--method", "bayes"], 64, 1,
      ["--method", "feldman-cousins"]
    ),
    (["fit"] + one + ["--constrain", "sns.flux=1"], 64, 1, ["not KEY=mean:sigma"]),
    (["fit"] + one + ["--constrain", "sns.flux=1:-1"], 64, 1, ["not a positive number"]),
    (["fit"] + one + ["--profile", "coherent-csi-2021.prediction"], 64, 1, ["profiled already"]),
    (
      ["fit", "coherent-lar-2020", "--mode", "summary", "--decorrelate", "sns.flx"], 64, 1,
      ["no nuisance 'sns.flx'", "sns.flux"]
    ),
    (["fit"] + one + ["--data", "imagined"], 64, 1, ["no 'imagined'", "asimov"]),
    (["toys"] + one + ["--test", "\(signal)"], 64, 1, ["not KEY=value"]),
    (["toys"] + one + ["--test", "nsi.u-ee=1"], 64, 1, ["unknown parameter 'nsi.u-ee'"]),
    (["toys"] + one + ["--test", "\(signal)=1000"], 64, 1, ["out of bounds", "between -10 and 100"]),
    (["limit"] + one + ["--interest", "sns.flx=0:2"], 64, 1, ["unknown parameter 'sns.flx'"]),
    (
      ["limit"] + one + ["--interest", "\(signal)=0:101"], 64, 1,
      ["beyond its bounds", "between -10 and 100"]
    ),
    (
      ["contour"] + one + ["--interest", "\(signal)=-11:1", "--interest", "source.distance=1 m:2 m"], 64, 1,
      ["beyond its bounds"]
    ),
    (
      ["limit", "coherent-lar-2020", "--mode", "summary", "--interest", "sns.flux=-1:2"], 64, 1,
      ["beyond its bounds", "between 0 and"]
    ),
    (
      ["scan", "coherent-lar-2020", "--mode", "full", "--interest", "sns.flux=0:2"], 66, 2,
      ["sevens data add"]
    ),
    (
      ["limit", "coherent-lar-2020", "--mode", "full", "--interest", "sns.flux=0:2"], 66, 2, ["mode summary"]
    ),
    (
      [
        "limit", "coherent-lar-2020", "--mode", "summary", "--interest", "sns.flux=0:2", "--set",
        "sns.flux=1",
      ],
      64, 1, ["'sns.flux' has a value that it keeps"]
    ),
    (
      ["fit"] + one + ["--constrain", "coherent-csi-2021.prediction=0:0.1"]
        + ["--set", "coherent-csi-2021.prediction=0"], 64, 1, ["has a value that it keeps"]
    ),
    (
      ["fit", "coherent-lar-2020", "--mode", "summary", "--decorrelate", "sns.flux"]
        + ["--set", "coherent-lar-2020.sns.flux=-1"], 64, 1, ["'-1' is out of bounds"]
    ),
    (
      ["fit", "talk-germanium", "talk-germanium", "--data", "asimov"], 64, 1,
      ["'talk-germanium' is named twice"]
    ),
    (["toys"] + one + ["--count", "0"], 64, 1, ["--count 0"]),
    (["sensitivity"] + one + ["--interest", "\(signal)=0:3", "--vary", "x"], 64, 1, ["not KEY=v1,v2"]),
    (
      ["sensitivity"] + one + ["--interest", "\(signal)=0:3", "--bands", "wide"], 64, 1,
      ["no 'wide'", "toys"]
    ),
    (
      ["impact"] + one + ["--interest", "source.distance=19.2 m:19.3 m"], 1, 1,
      ["its error is cut off by the range", "widen the range"]
    ),
    (
      ["toys"] + one + ["--test", "source.distance=19 m"], 64, 1,
      ["source.distance: no range", "its points are the values"]
    ),
    (
      ["limit"] + one + ["--interest", "source.distance=15 m:25 m", "--method", "cls", "--side", "upper"], 64,
      1,
      ["none of its values stands for no signal", "feldman-cousins"]
    ),
    (
      ["fit", "coherent-csi-2071", "coherent-csi-2021", "--mode", "summary"]
        + ["--interest", "nsi.u-ee=x:1", "--constrain", "a", "--level", "2", "--set", "detector.mas=1 kg"],
      64, 5,
      ["'coherent-csi-2071'", "'nsi.u-ee'", "not KEY=mean:sigma", "'2' is no", "'detector.mas'"]
    ),
  ]

  @Test(arguments: cases.indices) func itIsSaidAtOnce(index: Int) throws {
    let (words, status, faults, fragments) = Self.cases[index]
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Program.run(words, in: folder, environment: bare(folder.path))
    #expect(run.status == status && run.output.isEmpty, "\(run)")
    #expect(run.faults.count == faults, "\(run)")
    for fragment in fragments { #expect(run.errors.contains(fragment), "\(fragment) in \(run)") }
    for alarm in ["fatal", ".swift", "stack", "thread 0", "optional("] {
      #expect(!run.errors.lowercased().contains(alarm), "\(run)")
    }
  }

  /// Every fault of a file with its line and column, those of its meaning beside those of its form.
  @Test func faultsOfAFileHaveTheirPlaces() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      sevens: 1
      measurements:
        - coherent-csi-2021
        - coherent-csi-2071
      intrest: { a: { range: [0, 1] } }
      interest:
        coherent-csi-2021.signal: { range: [3, 0] }
      constraints:
        sns.flux: { normal: { mean: 1 } }
      profile: [sns.flux]
      statistic: { level: [0.9], levels: [2] }
      """
    try Data(text.utf8).write(to: folder.appendingPathComponent("my.yaml"))
    for words in [["fit", "my.yaml"], ["validate", "my.yaml"]] {
      let run = try Program.run(words, in: folder, environment: bare(folder.path))
      #expect(run.status == 65 && run.output.isEmpty && run.faults.count == 7, "\(run)")
      for place in ["4:5", "5:1", "7:3", "9:3", "10:11", "11:14", "11:37"] {
        #expect(run.errors.contains("my.yaml:\(place): "), "\(place) in \(run)")
      }
    }
  }

  @Test func aFileThatIsMissingIsMissing() throws {
    for words in [["fit", "none.yaml"], ["validate", "none.yaml"]] {
      let run = try Program.run(words)
      #expect(run.status == 66 && run.output.isEmpty && run.faults.count == 1, "\(run)")
    }
  }
}

/// What holds of analyses whatever their numbers.
@Suite struct AnalysisOutputLaws {
  private static let nsi = ["--interaction", "non-standard-interactions"]
  static let commands: [[String]] = [
    ["scan"] + one + ["--interest", "\(signal)=0:3:17"],
    ["limit"] + one + ["--interest", "\(signal)=0:3"],
    ["fit"] + one + nsi + ["--interest", "nsi.u-ee=-1:1"],
    ["contour", "coherent-csi-2017", "coherent-lar-2020", "--mode", "summary"] + nsi
      + ["--interest", "nsi.u-ee=-1:1:9", "--interest", "nsi.d-ee=-1:1:9"],
    ["toys"] + one + ["--test", "\(signal)=1", "--count", "30"],
    ["sensitivity"] + one + ["--interest", "\(signal)=0:3", "--count", "20"],
    ["limit"] + one + ["--interest", "\(signal)=0:3:9", "--method", "feldman-cousins", "--count", "20"],
  ]

  @Test(arguments: commands) func bytesDoNotDependOnThreads(words: [String]) throws {
    #expect(
      try Program.answer(words + ["--csv"]).output
        == Program.answer(words + ["--csv", "--threads", "4"]).output)
    #expect(try Program.answer(words).output == Program.answer(words + ["--threads", "3"]).output)
  }
}

@Suite(.enabled(if: FullData.isGiven)) struct FullDataDecorrelation {
  /// A nuisance that is not shared has a name of its own in every measurement, and the fit is another.
  @Test func decorrelationRenamesAndChangesTheFit() throws {
    let words = ["fit", "coherent-csi-2017", "coherent-lar-2020", "--mode", "full", "--json"]
    let environment = ProcessInfo.processInfo.environment
    let (shared, own) = try (
      Program.run(words, environment: environment).document["result"],
      Program.run(words + ["--decorrelate", "sns.flux"], environment: environment).document["result"]
    )
    func ids(_ fit: Document) -> Set<String> { Set(fit["parameters"].items.compactMap { $0["id"].string }) }
    func sigma(_ fit: Document, _ id: String) -> Double {
      fit["parameters"].items.first { $0["id"].string == id }?["sigma"].number ?? .nan
    }
    let renamed = ["coherent-csi-2017.sns.flux", "coherent-lar-2020.sns.flux"]
    #expect(ids(shared).contains("sns.flux") && ids(shared).isDisjoint(with: renamed))
    #expect(ids(own) == ids(shared).subtracting(["sns.flux"]).union(renamed))
    // One more parameter with its constraint: −2 ln L can only fall, and two measurements know a shared flux better.
    #expect(own["statistic"].number < shared["statistic"].number - 1e-6)
    for id in renamed { #expect(sigma(own, id) > sigma(shared, "sns.flux")) }
    #expect(own["degreesOfFreedom"].number == shared["degreesOfFreedom"].number)
  }
}
