import Foundation
import SevensTestSupport
import Testing

/// What must hold between answers of the program, whatever the set-up: fifty drawn at random, as files.
@Suite struct MetamorphicLaws {
  private static let seed: UInt64 = 20_261_122

  /// Set-ups of the run, each with its number.
  private static let setups: [(index: Int, setup: RandomSetup)] = {
    var random = SplitMix64(seed: seed)
    return (0..<50).map { ($0, RandomSetup(&random)) }
  }()

  /// Writes texts into files of an empty folder and asks for the rate of each.
  private func rates(_ texts: [(text: String, words: [String])]) throws -> [Document] {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try texts.enumerated().map { index, item in
      let file = folder.appendingPathComponent("\(index).yaml")
      try Data(item.text.utf8).write(to: file)
      let run = try Program.run(["rate", file.path] + item.words + ["--json"])
      #expect(run.status == 0, "\(run)\n\(item.text)")
      return try run.document
    }
  }

  // Proportional to mass, live time and strength, inversely to the square of the distance, all at once by random
  // factors; and the same values by --set have the same bits as in the file.
  @Test func countsScaleAndTheCommandLineIsTheFile() throws {
    var random = SplitMix64(seed: Self.seed + 1)
    for (index, setup) in Self.setups {
      func factor() -> Double { Double.random(in: 0.3...4, using: &random) }
      let (m, t, p, d) = (factor(), factor(), factor(), factor())
      var scaled = setup
      scaled.mass.value *= m
      if setup.isSteady { scaled.live.value *= t }
      scaled.strength.value *= p
      scaled.distance.value *= d
      var sets = setting(
        "detector.mass=\(scaled.mass.text)", "source.distance=\(scaled.distance.text)",
        "source.\(scaled.strength.key)=\(scaled.strength.text)")
      if setup.isSteady { sets += setting("exposure=\(scaled.live.text)") }
      let answers = try rates([(setup.yaml(), []), (scaled.yaml(), []), (setup.yaml(), sets)])
      let results = answers.map { $0["result"] }
      let expected = m * p / (d * d) * (setup.isSteady ? t : 1)
      #expect(results[0]["counts"].number > 0, "\(index)")
      for key in ["counts", "outside", "lostToEfficiency"] {
        let (base, law, line) = (results[0][key].number, results[1][key].number, results[2][key].number)
        #expect(
          abs(law - expected * base) <= 1e-11 * expected * results[0]["counts"].number + 1e-11 * abs(law),
          "\(index) \(key)")
        #expect(line == law, "\(index) \(key): \(line) \(law)")
      }
    }
  }

  // A mixture is the sum of its substances, each in its own mass; nuclides, flavours and channels sum to the counts.
  @Test func countsAddUp() throws {
    for (index, setup) in Self.setups where setup.target.count > 1 {
      let parts = setup.target.map {
        (text: setup.yaml(target: $0.formula, mass: $0.fraction * setup.mass.value), words: [String]())
      }
      let results = try rates([(setup.yaml(), [])] + parts).map { $0["result"] }
      let whole = results[0]["counts"].number
      let sum = results.dropFirst().reduce(0) { $0 + $1["counts"].number }
      #expect(deviation(sum, from: whole) < 2e-8, "\(index)")
      for split in ["byNuclide", "byFlavor", "byChannel"] {
        #expect(
          deviation(results[0][split].parts.values.reduce(0, +), from: whole) < 1e-12, "\(index) \(split)")
      }
    }
  }

  // Bins sum to the rate, and every bin is the sum over flavours.
  @Test func binsAddUp() throws {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("setup.yaml")
    for (index, setup) in Self.setups where setup.hasAxis {
      try Data(setup.yaml().utf8).write(to: file)
      let spectrum = try Program.run(["spectrum", file.path, "--json"]).document["result"]
      let rate = try Program.run(["rate", file.path, "--json"]).document["result"]
      let bins = spectrum["counts"].numbers
      #expect(deviation(bins.reduce(0, +), from: rate["counts"].number) < 1e-12, "\(index)")
      for (b, value) in bins.enumerated() {
        let sum = spectrum["components"].items.reduce(0) { $0 + $1["counts"].numbers[b] }
        #expect(abs(sum - value) <= 1e-12 * rate["counts"].number, "\(index)")
      }
    }
  }

  // What stands in the file as a default changes no bit.
  @Test func defaultsWrittenOutChangeNothing() throws {
    for (index, setup) in Self.setups.prefix(10) {
      let listed = try Repository.emptyFolder()
      defer { try? FileManager.default.removeItem(at: listed) }
      let file = listed.appendingPathComponent("setup.yaml")
      try Data(setup.yaml().utf8).write(to: file)
      let keys = try Program.run(["list", "parameters", file.path, "--json"]).document["result"].items
      let written = keys.compactMap { row -> String? in
        guard let key = row["key"].string, row["noEffect"].isNull, !key.hasPrefix("target") else {
          return nil
        }
        if setup.choices.contains(where: { $0.key == key }) { return nil }
        let inFile = ["source.\(setup.strength.key)", "source.distance", "detector.mass", "exposure.live"]
        if inFile.contains(key) || key.hasPrefix("detector.") { return nil }
        if let name = row["value"].string { return "  \(key): \(name)" }
        let unit = row["unit"].string ?? "1"
        if row["value"].isNull { return "  \(key): none" }
        return "  \(key): \(row["value"].number)" + (unit == "1" ? "" : " \(unit)")
      }
      #expect(written.count > 3, "\(index)")
      let full = setup.yaml() + "parameters:\n" + written.joined(separator: "\n") + "\n"
      let results = try rates([(setup.yaml(), []), (full, [])]).map { $0["result"]["counts"].number }
      // A value in another unit than the internal one may differ in its last bit.
      #expect(deviation(results[1], from: results[0]) < 1e-13, "\(index)")
    }
  }

  // The windows of a measurement: two halves are the whole.
  @Test func windowsOfTimeAddUp() throws {
    func counts(_ start: Double, _ end: Double) throws -> Double {
      try Program.answer(
        ["rate", "coherent-csi-2017", "--json"]
          + setting("detector.time-window.start=\(start) us", "detector.time-window.end=\(end) us")
      ).counts
    }
    let (whole, first, second) = try (counts(0, 6), counts(0, 1.7), counts(1.7, 6))
    #expect(deviation(first + second, from: whole) < 1e-12)
  }
}
