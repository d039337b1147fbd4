import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// A germanium set-up with backgrounds.
private func text(_ backgrounds: String, extra: String = "") -> String {
  """
  sevens: 1
  id: mine
  source: { id: reactor, power: 3.6 GW, distance: 20.7 m }
  target: Ge
  detector:
    mass: 2 kg
    response: [ { quenching: { model: lindhard, k: 0.162 } } ]
    axes: [ { name: E, unit: keVee, edges: { from: 0.2, to: 0.4, step: 0.1 } } ]
  exposure: 10 day
  backgrounds: \(backgrounds)
  \(extra)
  """
}

private let table = "low_keVee,high_keVee,counts\n0.2,0.3,0.25\n0.3,0.4,0.75\n"

/// Backgrounds of files.
@Suite struct BackgroundFiles {
  @Test func ratesAndTablesAreCountedBesideTheSignal() throws {
    try withFolder([
      "my.yaml": text(
        "[ { id: flat, rate: 0.5 counts/(keVee kg day) }, "
          + "{ id: neutrons, table: n.csv, normalisation: 5.4, uncertainty: 25 % } ]"), "n.csv": table,
      "bare.yaml": text("[]"),
    ]) { folder in
      let (rates, bare) = try (Document(rate("\(folder)/my.yaml")), Document(rate("\(folder)/bare.yaml")))
      #expect(rates["result"]["counts"].number == bare["result"]["counts"].number)
      let backgrounds = rates["result"]["backgrounds"]
      // 0.5 × 2 kg × 10 day × 0.2 keVee, and 5.4 times a table that sums to 1.
      #expect(deviation(backgrounds["flat"]["counts"].number, from: 2) < 1e-13)
      #expect(deviation(backgrounds["neutrons"]["counts"].number, from: 5.4) < 1e-14)
      #expect(backgrounds["neutrons"]["uncertainty"].number == 0.25)
      #expect(backgrounds["flat"]["uncertainty"].isNull && bare["result"]["backgrounds"].keys.isEmpty)
      #expect(rates["manifest"]["fixed"]["backgrounds.neutrons"]["table"].string == "n.csv")

      let output = try spectrum("\(folder)/my.yaml")
      let bins = try Document(output)["result"]["backgrounds"]
      for (ours, expected) in zip(bins["neutrons"]["counts"].numbers, [1.35, 4.05]) {
        #expect(deviation(ours, from: expected) < 1e-13)
      }
      let csv = CommaSeparated(try #require(output.table).csv)
      #expect(csv.numbers("background_neutrons") == bins["neutrons"]["counts"].numbers)
      #expect(output.text.contains("neutrons"))
      let per = try Document(spectrum("\(folder)/my.yaml", per: "kg day keVee"))["result"]["backgrounds"]
      for value in per["flat"]["counts"].numbers { #expect(deviation(value, from: 0.5) < 1e-12) }
    }
  }

  @Test func normalisationsAreKeys() throws {
    let flat = "[ { id: flat, rate: 0.5 counts/(keVee kg day) } ]"
    let file = try SetupFile.parse(
      text(flat, extra: "parameters: { mine.flat.normalisation: 3 }"), file: "my.yaml")
    #expect(deviation(file.backgroundCounts[0].total, from: 6) < 1e-13)
    try withFolder(["my.yaml": text(flat)]) { folder in
      for (set, expected) in [
        ("mine.flat.normalisation=3", 6.0), ("mine.flat.rate=1 counts/(keVee t day)", 4e-3),
        ("detector.mass=4 kg", 4), ("exposure=20 day", 4),
      ] {
        let total = try Document(rate("\(folder)/my.yaml", [set]))["result"]["backgrounds"]["flat"]["counts"]
        #expect(deviation(total.number, from: expected) < 1e-12, "\(set)")
      }
      let refused = try fault { try rate("\(folder)/my.yaml", ["mine.flat.rate=1 counts/(PE kg day)"]) }
      #expect(refused.message.contains("background rate per PE"))
    }
  }

  @Test(
    arguments: [
      ("3", "my.yaml:10:14", "is a value"), ("[ 3 ]", "my.yaml:10:16", "a background is a value"),
      ("[ { id: flat } ]", "my.yaml:10:16", "without 'rate' or 'table'"),
      ("[ { rate: 1 counts/(keVee kg day) } ]", "my.yaml:10:16", "without 'id'"),
      ("[ { id: Flat, rate: 1 counts/(keVee kg day) } ]", "my.yaml:10:22", "'Flat' is no id"),
      ("[ { id: flat, rate: 1 } ]", "my.yaml:10:34", "has no unit"),
      ("[ { id: flat, rate: 1 counts/(kg day) } ]", "my.yaml:10:34", "in counts/(kg day)"),
      ("[ { id: flat, rate: -1 counts/(keVee kg day) } ]", "my.yaml:10:34", "negative"),
      ("[ { id: flat, rate: 1 counts/(PE kg day) } ]", "my.yaml", "the axis is one of keVee"),
      ("[ { id: a, rate: 1 counts/(keVee kg day), tabel: x } ]", "my.yaml:10:56", "unknown key 'tabel'"),
      ("[ { id: a, rate: 1 counts/(keVee kg day), uncertainty: -3 % } ]", "my.yaml:10:69", "negative"),
      (
        "[ { id: a, rate: 1 counts/(keVee kg day) }, { id: a, rate: 1 counts/(keVee kg day) } ]", "my.yaml",
        "two of this name"
      ),
    ])
  func faultsHaveTheirPlace(backgrounds: String, place: String, message: String) throws {
    let found = faultsOf(text(backgrounds))
    #expect(
      found.contains { $0.place == place && $0.message.contains(message) && !$0.remedy.isEmpty }, "\(found)")
  }

  @Test func faultsOfATableHaveItsLine() throws {
    try withFolder(["n.csv": "low_keVee,high_keVee,counts\n0.2,0.3,x\n"]) { folder in
      let found = faultsOf(text("[ { id: n, table: n.csv } ]"), file: "\(folder)/my.yaml")
      #expect(found.first?.place == "\(folder)/n.csv:2" && found.count == 1, "\(found)")
      let none = faultsOf(
        text("[ { id: n, table: no.csv } ]"), file: "\(folder)/my.yaml", status: .missingData)
      #expect(none.first?.message.contains("no file \(folder)/no.csv") == true, "\(none)")
    }
  }
}
