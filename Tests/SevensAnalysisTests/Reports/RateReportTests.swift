import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Laws of `sevens rate`.
@Suite struct RateReportLaws {
  @Test(arguments: ManifestLaws.cases) func theResultHasItsShapeAndEverySplitAddsUp(
    id: String, sets: [String]
  ) throws {
    let request = try SetupRequest(id: id, sets: sets, command: [])
    let result = try Document(RateReport.make(request))["result"]
    let documented: Set = ["counts", "byNuclide", "byFlavor", "byChannel", "outside", "lostToEfficiency"]
    #expect(result.keys.isSuperset(of: documented), "\(result.keys)")
    let counts = result["counts"].number
    for split in ["byNuclide", "byFlavor", "byChannel"] {
      let parts = result[split].parts
      #expect(!parts.isEmpty && parts.values.allSatisfy { $0 >= 0 })
      #expect(deviation(parts.values.reduce(0, +), from: counts) < 1e-12, "\(split)")
    }
    let (nuclides, channels) = (request.setup.target.constituents.map(\.nuclide), request.setup.channels)
    #expect(
      result["byNuclide"].keys
        == Set(channels.includesNuclei ? nuclides.map(\.symbol) : [])
        .union(channels.includesElectrons ? nuclides.map { "electrons of \($0.element)" } : []))
    #expect(result["outside"].number >= 0 && result["lostToEfficiency"].number >= 0)
    let beam = request.setup.source.beam(live: request.setup.live)
    #expect(result["fluxes"].items.map { $0["component"].string } == beam.components.map(\.name))
    #expect(result["byFlavor"].keys == Set(beam.components.map(\.neutrino.name)))
  }

  @Test(arguments: ManifestLaws.cases) func numbersReadBackToThoseOfTheLibrary(id: String, sets: [String])
    throws
  {
    let request = try SetupRequest(id: id, sets: sets, command: [])
    let library = EventRate(Prediction(request.setup))
    let output = RateReport.make(request)
    let result = try Document(output)["result"]
    #expect(result["counts"].number == library.counts)
    #expect(result["outside"].number == library.outside)
    #expect(result["lostToEfficiency"].number == library.lostToEfficiency)
    let splits = [
      ("byNuclide", library.byNuclide), ("byFlavor", library.byFlavor), ("byChannel", library.byChannel),
    ]
    for (name, parts) in splits {
      for part in parts { #expect(result[name].parts[part.name] == part.counts) }
    }
    #expect(output.text.contains(NumberText.digits(library.counts, 8)))
  }

  @Test(arguments: builtInSetups.map(\.id)) func theTableHoldsTheNumbersOfTheDocument(id: String) throws {
    let output = try rate(id)
    let result = try Document(output)["result"]
    let table = CommaSeparated(try #require(output.table).csv)
    #expect(table.header == ["split", "part", "counts"])
    var seen = 0
    for (row, counts) in zip(table.rows, table.numbers("counts")) {
      #expect(row.count == 3)
      switch row[0] {
      case "all": #expect(counts == result["counts"].number)
      case "nuclide": #expect(counts == result["byNuclide"].parts[row[1]])
      case "flavor": #expect(counts == result["byFlavor"].parts[row[1]])
      case "channel": #expect(counts == result["byChannel"].parts[row[1]])
      case "background": #expect(counts == result["backgrounds"][row[1]]["counts"].number)
      case "stated": #expect(counts == result[row[1]].number)
      default: Issue.record("unknown split \(row[0])")
      }
      seen += 1
    }
    let parts = ["byNuclide", "byFlavor", "byChannel", "backgrounds"].reduce(0) { $0 + result[$1].keys.count }
    #expect(seen == parts + 3)
  }

  @Test(arguments: ["talk-germanium", "coherent-csi-2017"]) func countsAreProportionalToMassAndFlux(
    id: String
  ) throws {
    let flux = id == "talk-germanium" ? "reactor.flux" : "sns.flux"
    func counts(_ sets: [String]) throws -> Double { try Document(rate(id, sets))["result"]["counts"].number }
    let base = try counts(["detector.mass=1 kg"])
    #expect(try deviation(counts(["detector.mass=7000 g"]), from: 7 * base) < 1e-12)
    #expect(try deviation(counts(["detector.mass=1 kg", "\(flux)=2.5"]), from: 2.5 * base) < 1e-12)
    #expect(try counts(["\(flux)=0"]) == 0)
  }

  @Test func theFluxIsTheOneThatWasGiven() throws {
    let fluxes = try Document(rate("talk-germanium-as-printed"))["result"]["fluxes"].items
    let total = fluxes.reduce(0) { $0 + $1["fluence_per_cm2"].number }
    #expect(deviation(total, from: 1e13 * 365.25 * 86_400) < 1e-9)
    #expect(
      fluxes.allSatisfy {
        $0["neutrino"].string == "nubar_e" && (1.8...8).contains($0["meanEnergy_MeV"].number)
      })

    let pions = try Document(rate("coherent-csi-2017"))["result"]["fluxes"].items
    let each = 0.08 * 1.76e23 / (4 * Double.pi * 1930 * 1930)
    #expect(pions.map { $0["neutrino"].string } == ["nu_mu", "nubar_mu", "nu_e"])
    // The mean energies of a line, (m_π²−m_μ²)/2m_π, and of two Michel spectra, 7/20 and 3/10 of the muon's mass.
    let (pion, muon) = (139.57039, 105.6583755)
    for (flux, mean) in zip(pions, [(pion * pion - muon * muon) / (2 * pion), 0.35 * muon, 0.3 * muon]) {
      #expect(deviation(flux["fluence_per_cm2"].number, from: each) < 1e-12)
      #expect(deviation(flux["meanEnergy_MeV"].number, from: mean) < 1e-10)
    }
  }
}

/// Numbers from independent computations of the same set-ups, to the digits they were given with.
@Suite struct RateReportValidation {
  @Test(
    arguments: [
      ("talk-germanium", [String](), 3.4450e6),
      ("talk-germanium", ["electroweak.sin2-theta-w=0.238"], 3.4286e6),
      ("talk-germanium", ["reactor-spectrum=huber-mueller"], 3.4804e6),
      ("talk-germanium", ["reactor-spectrum=vogel-engel"], 3.3760e6),
      ("talk-germanium-as-printed", [], 7.5987e6),
      ("talk-germanium-as-printed", ["electroweak.sin2-theta-w=0.23873"], 7.6349e6),
    ])
  func reactorCounts(id: String, sets: [String], counts: Double) throws {
    #expect(try deviation(Document(rate(id, sets))["result"]["counts"].number, from: counts) < 1e-4)
  }
}
