import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of `sevens spectrum`.
@Suite struct SpectrumReportLaws {
  /// Every set-up in several binnings.
  static let cases: [(id: String, sets: [String], bins: Int?)] = [
    ("talk-germanium", [], nil), ("talk-germanium", [], 1), ("talk-germanium", [], 7),
    ("talk-germanium", [], 500),
    ("talk-germanium-as-printed", [], 20), ("talk-germanium", ["detector.threshold=0 keVnr"], 10),
    ("talk-germanium", ["detector.threshold=5 keVnr"], 3), ("talk-germanium", ["target=Al2O3"], 10),
    ("coherent-csi-2017", [], nil), ("coherent-csi-2017", ["detector.axes.PE.step=1"], nil),
    ("coherent-csi-2017", ["detector.axes.PE.step=24"], nil),
    ("coherent-csi-2017", ["detector.axes.PE.from=0", "detector.axes.PE.to=60"], nil),
  ]

  @Test(arguments: cases) func binsAddUpToTheRate(id: String, sets: [String], bins: Int?) throws {
    let output = try spectrum(id, sets, bins: bins)
    let result = try Document(output)["result"]
    let rate = try Document(rate(id, sets))["result"]
    let documented: Set = ["axes", "counts", "components", "compare"]
    #expect(result.keys.isSuperset(of: documented), "\(result.keys)")

    let counts = result["counts"].numbers
    #expect(counts.allSatisfy { $0 >= 0 } && counts.count == bins ?? counts.count)
    #expect(deviation(counts.reduce(0, +), from: rate["counts"].number) < 1e-8)
    for stated in ["outside", "lostToEfficiency"] {
      #expect(deviation(result[stated].number, from: rate[stated].number) < 2e-8, "\(stated)")
    }
    #expect(result["axes"].items.count == 1)
    let axis = result["axes"].items[0]
    #expect(axis.keys == ["name", "unit", "edges"])
    let edges = axis["edges"].numbers
    #expect(edges.count == counts.count + 1)
    #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "\(edges)")

    for component in result["components"].items {
      let (name, values) = (component["name"].string ?? "", component["counts"].numbers)
      #expect(values.count == counts.count)
      #expect(deviation(values.reduce(0, +), from: rate["byFlavor"].parts[name] ?? .nan) < 1e-8, "\(name)")
    }
    for (b, count) in counts.enumerated() {
      let sum = result["components"].items.reduce(0) { $0 + $1["counts"].numbers[b] }
      #expect(deviation(sum, from: count) < 1e-12)
    }
    let sum = NumberText.digits(counts.reduce(0, +), 8)
    #expect(output.text.contains("sum \(sum) counts"))
  }

  @Test(arguments: cases) func theTableHoldsTheNumbersOfTheDocument(id: String, sets: [String], bins: Int?)
    throws
  {
    let output = try spectrum(id, sets, bins: bins)
    let result = try Document(output)["result"]
    let axis = result["axes"].items[0]
    let (name, unit) = try (#require(axis["name"].string), #require(axis["unit"].string))
    let table = CommaSeparated(try #require(output.table).csv)
    #expect(table.numbers("counts") == result["counts"].numbers)
    #expect(table.numbers("\(name)_low_\(unit)") == axis["edges"].numbers.dropLast())
    #expect(table.numbers("\(name)_high_\(unit)") == Array(axis["edges"].numbers.dropFirst()))
    for component in result["components"].items {
      #expect(try table.numbers(#require(component["name"].string)) == component["counts"].numbers)
    }
  }

  @Test func finerRecoilBinsAddUpToCoarserOnes() throws {
    for id in ["talk-germanium", "talk-germanium-as-printed"] {
      let (coarse, fine) = try (
        Document(spectrum(id, bins: 6))["result"], Document(spectrum(id, bins: 30))["result"]
      )
      let total = coarse["counts"].numbers.reduce(0, +)
      for (b, count) in coarse["counts"].numbers.enumerated() {
        let sum = fine["counts"].numbers[(5 * b)..<(5 * b + 5)].reduce(0, +)
        #expect(abs(sum - count) < 1e-8 * total, "bin \(b) of \(id)")
        #expect(
          deviation(
            fine["axes"].items[0]["edges"].numbers[5 * b], from: coarse["axes"].items[0]["edges"].numbers[b])
            < 1e-14)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 6, 8, 12, 24]) func finerCountBinsAddUpToCoarserOnes(step: Int) throws {
    let fine = try Document(spectrum("coherent-csi-2017", ["detector.axes.PE.step=1"]))["result"]
    let coarse = try Document(spectrum("coherent-csi-2017", ["detector.axes.PE.step=\(step)"]))["result"]
    #expect(
      coarse["axes"].items[0]["edges"].numbers == stride(from: 6.0, through: 30, by: Double(step)).map { $0 })
    for (b, count) in coarse["counts"].numbers.enumerated() {
      let sum = fine["counts"].numbers[(step * b)..<(step * b + step)].reduce(0, +)
      #expect(deviation(sum, from: count) < 1e-8, "bin \(b)")
    }
  }

  @Test func theAxisBeginsAtTheThresholdAndEndsAtTheHighestRecoil() throws {
    let edges = try Document(spectrum("talk-germanium", bins: 10))["result"]["axes"].items[0]["edges"].numbers
    #expect(abs(edges[0] - 0.1) < 1e-15)
    // T_max = 2E²/(M+2E) of the lightest isotope at the end of the spectra, 8 MeV.
    let mass = try #require(Nuclide("Ge70")).massMeV
    #expect(deviation(edges[10], from: 2 * 64 / (mass + 16) * 1e3) < 1e-12)
    let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    #expect(widths.allSatisfy { deviation($0, from: widths[0]) < 1e-12 })
  }

  @Test func aRaisedThresholdIsTheSameAsLeavingBinsOut() throws {
    let all = try Document(spectrum("talk-germanium", bins: 10))["result"]
    let edge = all["axes"].items[0]["edges"].numbers[4]
    let above = try Document(rate("talk-germanium", ["detector.threshold=\(edge) keVnr"]))["result"]["counts"]
      .number
    #expect(deviation(all["counts"].numbers[4...].reduce(0, +), from: above) < 1e-8)
  }

  @Test func withoutBinsAskedForTheirNumberIsStated() throws {
    let (free, asked) = try (
      Document(spectrum("talk-germanium")), Document(spectrum("talk-germanium", bins: 100))
    )
    #expect(free["result"]["counts"].numbers == asked["result"]["counts"].numbers)
    let stated = { (document: Document) in
      document["warnings"].strings.contains { $0.contains("100 equal bins") }
    }
    #expect(stated(free) && !stated(asked))
  }

  @Test func binsAreRefusedOnASetupWithAnAxis() throws {
    let fault = try fault { try spectrum("coherent-csi-2017", bins: 10) }
    #expect(fault.place == "--bins" && fault.message.contains("coherent-csi-2017"))
    #expect(fault.remedy.contains("detector.axes.PE.step"))
  }

  @Test(arguments: [0, -3, 100_001]) func aSenselessNumberOfBinsIsRefused(bins: Int) throws {
    let fault = try fault { try spectrum("talk-germanium", bins: bins) }
    #expect(fault.place == "--bins" && fault.message.contains("\(bins)") && !fault.remedy.isEmpty)
  }
}
