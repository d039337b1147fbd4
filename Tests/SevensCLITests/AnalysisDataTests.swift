import Foundation
import SevensTestSupport
import Testing

private let one = ["coherent-csi-2021", "--mode", "summary"]

/// An environment with a data folder.
private func with(data folder: URL) -> [String: String] {
  ["PATH": "/usr/bin:/bin", "SEVENS_DATA": folder.path]
}

/// Data that say nothing, that nothing explains, that contradict their release; and values that are held.
@Suite struct AnalysisData {
  /// Data that say nothing: values that are printed, with exit code 1 and the direction in which nothing is known.
  @Test func aFlatLikelihoodIsSaidToBeFlat() throws {
    let interest = ["--interaction", "non-standard-interactions", "--interest", "nsi.d-tautau=-1:1"]
    for words in [["fit"], ["limit"]] {
      let run = try Program.run(words + one + interest)
      #expect(run.status == 1 && run.errors.isEmpty, "\(run)")
      #expect(run.output.contains("flat") && run.output.contains("nothing about"), "\(run)")
      let document = try Program.run(words + one + interest + ["--json"]).document
      #expect(document["status"].string == "unreliable")
    }
    // Only a sum of two couplings matters: the other combination is named with both.
    let two = [
      "--interaction", "non-standard-interactions", "--interest", "nsi.u-ee", "--profile", "nsi.d-ee",
    ]
    let result = try Program.run(["fit"] + one + two + ["--json"]).document["result"]
    let direction = try #require(result["flatDirections"].items.first)
    #expect(result["status"].string == "flat" && result["flatDirections"].items.count == 1)
    #expect(direction["nsi.u-ee"].number * direction["nsi.d-ee"].number < -0.5)
  }

  /// Counts that no value in the range can explain, for they would be fewer than none: said, with exit code 1.
  @Test func impossibleDataAreSaidToBeImpossible() throws {
    let words = ["talk-germanium", "--data", "asimov", "--interest", "talk-germanium.signal=-9:-2:5"]
    for (command, message) in [
      ("fit", "counts were observed where none are expected"), ("limit", "are impossible or had no minimum"),
      ("scan", "5 points are impossible"),
    ] {
      let run = try Program.run([command] + words)
      #expect(run.status == 1 && run.errors.isEmpty && run.output.contains(message), "\(run)")
    }
    let toys = try Program.run(["toys"] + words)
    #expect(toys.status == 1 && toys.output.isEmpty && toys.errors.contains("found no minimum"), "\(toys)")
  }

  /// An installed release in which a table is not that of the release, or is not there: never the summary instead.
  @Test func aReleaseThatContradictsItselfIsRefused() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = [
      "cevnspdf.txt", "brnpdf.txt", "delbrnpdf.txt", "bkgpdf.txt", "datanobkgsub.txt",
      "CENNS10AnlAEfficiency.txt",
    ]
    let own = folder.appendingPathComponent("coherent-lar-2020")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    let index = names.map { "{\"name\": \"\($0)\"}" }.joined(separator: ", ")
    try Data("{\"files\": [\(index)]}".utf8).write(to: own.appendingPathComponent("release.json"))
    for name in names { try Data("5 0.525 3.65 1\n".utf8).write(to: own.appendingPathComponent(name)) }
    for words in [["--mode", "full"], []] {
      let run = try Program.run(
        ["fit", "coherent-lar-2020"] + words, in: folder, environment: with(data: folder))
      #expect(
        run.status == 65 && run.output.isEmpty && run.errors.contains("lar-2020/datanobkgsub.txt:1: "),
        "\(run)")
    }
    try FileManager.default.removeItem(at: own.appendingPathComponent("cevnspdf.txt"))
    let run = try Program.run(["fit", "coherent-lar-2020"], in: folder, environment: with(data: folder))
    #expect(run.status == 66 && run.output.isEmpty && run.errors.contains("no cevnspdf.txt"), "\(run)")
  }

  /// Data without published numbers that stand for them, and numbers without data: what is missing, and what to do.
  @Test func aModeThatDoesNotExistIsSaidToBeMissing() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (words, parts) in [
      (["dresden-ii-2022"], ["is not installed", "sevens data add"]),
      (["dresden-ii-2022", "--mode", "full"], ["is not installed", "sevens data add"]),
      (["dresden-ii-2022", "--mode", "summary"], ["no single published number", "use mode full"]),
      (["conus-plus-2025", "--mode", "full"], ["has no release", "use mode summary"]),
    ] {
      for command in ["fit", "impact"] {
        let interest = ["--interest", "\(words[0]).signal"]
        let run = try Program.run(
          [command] + words + interest, in: folder, environment: with(data: folder))
        #expect(run.status == 66 && run.output.isEmpty && parts.allSatisfy(run.errors.contains), "\(run)")
      }
    }
    let list = try Program.run(["list", "measurements"], in: folder, environment: with(data: folder))
    #expect(list.output.contains("needs the release") && list.output.contains("nothing released"))
    let fit = try Program.run(["fit", "conus-plus-2025"], in: folder, environment: with(data: folder))
    #expect(fit.status == 0 && fit.output.contains("conus-plus-2025: summary mode, 1 bin"), "\(fit)")
  }

  /// A file that has the name of a released one and other numbers is named with what is wrong, and nothing installed.
  @Test func aDamagedSpectrumIsRefused() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = (0..<130).map { "\(0.205 + 0.01 * Double($0)) 20.0 1.0 10.0 1.0" }
    for (text, message) in [
      (rows.dropLast().joined(separator: "\n"), "129 rows in a table of 130"),
      (
        rows.map { $0.replacingOccurrences(of: " 20.0", with: " -20.0") }.joined(separator: "\n"),
        "is negative"
      ),
      (rows.joined(separator: "\n"), "sum to 2600.0 instead of 5106.253"),
      ("0.2 1 1 1 1\n" + rows.dropFirst().joined(separator: "\n"), "is not the bin centre 0.205"),
    ] {
      let file = folder.appendingPathComponent("data_release.txt")
      try Data(text.utf8).write(to: file)
      let run = try Program.run(
        ["data", "add", file.path], in: folder, environment: with(data: folder.appendingPathComponent("data"))
      )
      #expect(run.status == 65 && run.errors.contains(message), "\(run)")
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("data").path))
    }
  }

  /// A value under `fix` or `--set` is kept, whether the key is a setting or a nuisance or both.
  @Test func whatIsFixedStays() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func text(_ rest: String) -> String {
      "sevens: 1\nmeasurements: [{ id: coherent-lar-2020, mode: summary }]\n" + rest
    }
    func fit(_ words: [String]) throws -> Document {
      let run = try Program.run(["fit"] + words + ["--json"], in: folder, environment: with(data: folder))
      #expect(run.status == 0, "\(run)")
      return try run.document
    }
    func ids(_ fit: Document) -> [String] { fit["result"]["parameters"].items.compactMap { $0["id"].string } }
    for (name, fixed) in [
      ("flux", "sns.flux: 0.8"), ("own", "coherent-lar-2020.prediction: -1.5"),
      ("signal", "coherent-lar-2020.signal: 1.25"),
    ] {
      try Data(text("fix: { \(fixed) }\n").utf8).write(to: folder.appendingPathComponent("\(name).yaml"))
      let (key, value) = (
        String(fixed.split(separator: ":")[0]), fixed.split(separator: " ").last.map(String.init) ?? ""
      )
      let (file, options) = (
        try fit(["\(name).yaml"]),
        try fit(["coherent-lar-2020", "--mode", "summary", "--set", "\(key)=\(value)"])
      )
      #expect(!ids(file).contains(key) && ids(file) == ids(options))
      #expect(file["result"]["statistic"].number == options["result"]["statistic"].number)
      let signal = file["result"]["signals"].items[0]
      let free = try fit(["coherent-lar-2020", "--mode", "summary"])["result"]["signals"].items[0]
      let relative = (0.13 * 0.13 - 0.01).squareRoot()
      let factor = ["flux": 0.8, "own": 1 - 1.5 * relative, "signal": 1.25][name] ?? .nan
      // What is predicted is what the value says: 13 % without the flux's 10 % is the error of the prediction.
      #expect(
        deviation(signal["predicted"].number, from: factor * free["predicted"].number) < 1e-9,
        "\(name) \(signal)")
      #expect(file["manifest"]["measurements"]["coherent-lar-2020"]["held"][key].number == Double(value))
    }
  }
}
