import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Differences between set-ups of one's own.
@Suite struct DiffOfSetups {
  static let first = """
    sevens: 1
    id: mine
    source: { id: reactor, power: 3.6 GW, distance: 20.7 m }
    target: Ge
    detector: { mass: 2 kg, threshold: 0.3 keVnr }
    exposure: 100 day
    """

  private static let chain = """
    detector:
      mass: 2 kg
      response: [ { quenching: { model: lindhard, k: 0.162 } } ]
      axes: [ { name: E, unit: keVee, edges: { from: 0.1, to: 0.3, step: 0.1 } } ]
    """

  private func diff(_ a: String, _ b: String, spectrum: Bool = false) throws -> Document {
    try withFolder(["a.yaml": a, "b.yaml": b]) { folder in
      try Document(
        DiffReport.make("\(folder)/a.yaml", "\(folder)/b.yaml", spectrum: spectrum, command: []))["result"]
    }
  }

  private func counts(_ text: String) throws -> Double {
    EventRate(Prediction(try SetupFile.parse(text, file: "my.yaml"))).counts
  }

  @Test func everyDifferenceOfTwoFilesMovesTheFirst() throws {
    let second = Self.first.replacing("20.7 m", with: "25 m").replacing(
      "target: Ge", with: "target: 0.5 Ge + 0.5 Si")
    let result = try diff(Self.first, second)
    #expect(result["notRecomputed"].isNull)
    let rows = result["differences"].items
    #expect(rows.compactMap { $0["key"].string } == ["target", "source.distance"])
    let base = try counts(Self.first)
    let alone = try [
      counts(Self.first.replacing("target: Ge", with: "target: 0.5 Ge + 0.5 Si")),
      counts(Self.first.replacing("20.7 m", with: "25 m")),
    ]
    for (row, value) in zip(rows, alone) { #expect(abs(row["change"].number - (value - base)) < 1e-9 * base) }
    #expect(try abs(result["total"].number - (counts(second) - base)) < 1e-9 * base)
  }

  @Test func anotherSourceAndAnotherDetectorAreOneDifferenceEach() throws {
    let beam = Self.first.replacing(
      "id: reactor, power: 3.6 GW, distance", with: "id: chromium-51, activity: 100 PBq, distance")
    let source = try diff(Self.first, beam)["differences"].items
    let row = try #require(source.first { $0["kind"].string == "source" })
    #expect(try abs(row["change"].number - (counts(beam) - counts(Self.first))) < 1e-9 * counts(Self.first))
    for other in source where ["parameter", "choice"].contains(other["kind"].string) {
      #expect(other["change"].isNull && other["reason"].string != nil, "\(other["key"].string ?? "")")
    }

    let resolved = Self.first.replacing("detector: { mass: 2 kg, threshold: 0.3 keVnr }", with: Self.chain)
    let detector = try diff(Self.first, resolved)["differences"].items
    let part = try #require(detector.first { $0["kind"].string == "detector" })
    #expect(
      try abs(part["change"].number - (counts(resolved) - counts(Self.first))) < 1e-8 * counts(Self.first))
  }

  @Test func spectraOfFilesAreComparedBinByBin() throws {
    let text = Self.first.replacing("detector: { mass: 2 kg, threshold: 0.3 keVnr }", with: Self.chain)
    let result = try diff(text, text.replacing("k: 0.162", with: "k: 0.17"), spectrum: true)
    let rows = result["differences"].items
    #expect(rows.count == 1 && rows[0]["bins"].numbers.count == 2)
    for (a, b) in zip(rows[0]["bins"].numbers, result["totalBins"].numbers) {
      #expect(abs(a - b) < 1e-9 * abs(b))
    }
  }

  @Test func backgroundsDoNotMoveTheSignal() throws {
    let text = Self.first.replacing("detector: { mass: 2 kg, threshold: 0.3 keVnr }", with: Self.chain)
    let (one, two) = ("0.5 counts/(keVee kg day)", "0.7 counts/(keVee kg day)")
    let rows = try diff(
      text + "\nbackgrounds: [ { id: flat, rate: \(one) } ]\n",
      text + "\nbackgrounds: [ { id: flat, rate: \(two) } ]\n"
    )["differences"].items
    #expect(rows.count == 1 && rows[0]["kind"].string == "background" && rows[0]["change"].isNull)
  }

  // A saved output of one's own file is computed again from that file; without it that is said.
  @Test func aSavedOutputIsReadAgainFromItsFile() throws {
    try withFolder(["a.yaml": Self.first]) { folder in
      let path = "\(folder)/a.yaml"
      let (a, b) = try (rate(path).json.text, rate(path, ["detector.mass=3 kg"]).json.text)
      try withFiles([a, b]) { files in
        let result = try Document(DiffReport.make(files[0], files[1], command: []))["result"]
        #expect(result["notRecomputed"].isNull)
        #expect(deviation(result["sum"].number, from: result["total"].number) < 1e-9)
        let mixed = try Document(DiffReport.make(path, files[1], command: []))["result"]
        #expect(mixed["total"].number == result["total"].number)
      }
      let lost = a.replacing("a.yaml", with: "gone.yaml")
      try withFiles([lost, b]) { files in
        let result = try Document(DiffReport.make(files[0], files[1], command: []))["result"]
        #expect(result["notRecomputed"].string?.contains("gone.yaml") == true)
      }
    }
  }

  @Test func builtInSetupsAreComparedById() throws {
    let result = try Document(DiffReport.make("talk-germanium", "miner", command: []))["result"]
    #expect(result["notRecomputed"].isNull && result["differences"].items.count > 3)
  }

  @Test func faultsOfBothAreSaid() throws {
    try withFolder(["a.yaml": Self.first.replacing("Ge", with: "Gee")]) { folder in
      let found = try refusal { try DiffReport.make("\(folder)/a.yaml", "\(folder)/no.yaml", command: []) }
      #expect(found.diagnostics.count == 2 && found.status == .missingData)
      let mixed = try refusal {
        try DiffReport.make("talk-germanium", "\(folder)/no.json", spectrum: true, command: [])
      }
      #expect(mixed.diagnostics.contains { $0.place == "--spectrum" } || mixed.status == .missingData)
    }
  }
}
