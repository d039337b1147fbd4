import Sevens
import SevensTestSupport
import Testing

private let keVee = ElectronEquivalentRateDimension.table

/// The CsI measurement with a background and a live time.
private func csi(_ backgrounds: Background...) -> Setup {
  var setup = Setup.coherentCsI2017
  setup.live = .day(100)
  setup.backgrounds = backgrounds
  return setup
}

/// A germanium detector with an axis of 0.1 to 0.5 keVee in four bins.
private func germanium(_ backgrounds: Background...) -> Setup {
  var setup = Setup.conusLike
  setup.detector.threshold = nil
  setup.detector.response.quenching = LindhardQuenching()
  setup.detector.binning = AxisBinning(from: 0.1, to: 0.5, step: 0.1)
  setup.backgrounds = backgrounds
  return setup
}

private func flat(_ rate: Double, _ units: UnitTable = keVee) -> Background {
  Background(id: "flat", .flat(BackgroundRate(rate, units)))
}

private func table(_ text: String) throws -> Background {
  Background(id: "table", .table(try BackgroundTable(csv: text, name: "t.csv")))
}

/// Counts of backgrounds are what their units say.
@Suite struct BackgroundLaws {
  @Test func aFlatRateIsExposureTimesMassTimesWidth() throws {
    let setup = germanium(flat(0.5))
    #expect(setup.problems().isEmpty, "\(setup.problems())")
    let counts = setup.backgroundCounts[0]
    // 0.5/(keVee kg day) × 4 kg × 365.25 day × 0.1 keVee.
    #expect(counts.bins.count == 4 && counts.outside == 0)
    for bin in counts.bins { #expect(deviation(bin, from: 0.5 * 4 * 365.25 * 0.1) < 1e-14) }
    #expect(deviation(counts.total, from: 292.2) < 1e-14)
  }

  // A density in keVee is Y times smaller per photo-electron: ∫ Poisson(n | μ) dμ = 1 for every n.
  @Test func aFlatRateInElectronEquivalentEnergyIsFlatInPhotoelectrons() throws {
    let setup = csi(flat(0.5))
    #expect(setup.problems().isEmpty, "\(setup.problems())")
    for bin in setup.backgroundCounts[0].bins {
      #expect(deviation(bin, from: 0.5 * 14.6 * 100 * 2 / 13.348) < 1e-13)
    }
    let direct = csi(flat(0.5 / 13.348, PhotoelectronRateDimension.table)).backgroundCounts[0]
    #expect(deviation(direct.total, from: setup.backgroundCounts[0].total) < 1e-14)
  }

  @Test func aBackgroundIsSteadyOverTheWindow() throws {
    let whole = csi(flat(0.5)).backgroundCounts[0]
    let split = csi(flat(0.5)).with { $0.detector.timeWindow?.listed = [.us(0), .us(1), .us(6)] }
    let counts = split.backgroundCounts[0]
    #expect(counts.bins.count == 24)
    for b in 0..<12 {
      #expect(deviation(counts.bins[2 * b], from: whole.bins[b] / 6) < 1e-14)
      #expect(deviation(counts.bins[2 * b + 1], from: whole.bins[b] * 5 / 6) < 1e-14)
    }
  }

  @Test func countsAreProportionalToMassTimeAndNormalisation() throws {
    var setup = germanium(flat(0.5), try table("low_eVee,high_eVee,counts/(kg day)\n100,500,2\n"))
    let before = setup.backgroundCounts.map(\.total)
    setup.detector.mass = .kg(8)
    setup.live = .day(3 * 365.25)
    setup.backgrounds[0].normalisation = 0.5
    setup.backgrounds[1].normalisation = 0.5
    for (now, then) in zip(setup.backgroundCounts, before) {
      #expect(deviation(now.total, from: 3 * then) < 1e-14)
    }
  }

  @Test func aTableInCountsKnowsNoExposure() throws {
    var setup = germanium(try table("low_keVee,high_keVee,counts\n0.1,0.2,3\n0.2,0.3,5\n"))
    #expect(setup.backgroundCounts[0].bins == [3, 5, 0, 0])
    setup.detector.mass = .kg(400)
    setup.live = .day(1)
    #expect(setup.backgroundCounts[0].bins == [3, 5, 0, 0])
  }

  // A bin of the table is spread evenly, and what is beyond the axis is stated.
  @Test func binsAreSharedOutAndNothingIsLost() throws {
    let setup = germanium(try table("low_keVee,high_keVee,counts\n0.05,0.25,8\n0.45,0.65,6\n0.7,0.9,1\n"))
    let counts = setup.backgroundCounts[0]
    for (ours, expected) in zip(counts.bins, [4.0, 2, 0, 1.5]) { #expect(abs(ours - expected) < 1e-12) }
    #expect(abs(counts.outside - (2 + 4.5 + 1)) < 1e-12)
    #expect(abs(counts.total + counts.outside - 15) < 1e-12)
  }

  @Test func unitsOfATableAreEquivalent() throws {
    let texts = [
      "low_keVee,high_keVee,counts/(keVee kg day)\n0.1,0.5,0.5\n",
      "low_eVee,high_eVee,counts/(keVee kg day)\n100,500,0.5\n",
      "low_keVee,high_keVee,counts/(kg day)\n0.1,0.5,0.2\n", "low_keVee,high_keVee,counts/day\n0.1,0.5,0.8\n",
      "E_low_keVee,E_high_keVee,counts/(t yr)\n0.1,0.5,73050\n",
      "high_keVee,counts,low_keVee\n0.5,292.2,0.1\n",
    ]
    let reference = germanium(flat(0.5)).backgroundCounts[0]
    for text in texts {
      let counts = germanium(try table(text)).backgroundCounts[0]
      for (a, b) in zip(counts.bins, reference.bins) { #expect(deviation(a, from: b) < 1e-12, "\(text)") }
    }
  }

  @Test func normalisationAndRateAreSettings() throws {
    var setup = germanium(flat(0.5), try table("low_keVee,high_keVee,counts\n0.1,0.2,3\n"))
    let ids = ["conus-like.flat.normalisation", "conus-like.flat.rate", "conus-like.table.normalisation"]
    #expect(setup.settings.map(\.id).filter { $0.hasPrefix("conus-like.") } == ids)
    for (id, value) in zip(ids, [2.0, 0.25, 7]) {
      let setting = try #require(setup.settings.first { $0.id == id })
      setting.write(&setup, .number(value))
      #expect(setting.read(setup) == .number(value))
    }
    #expect(deviation(setup.backgroundCounts[0].total, from: 292.2) < 1e-14)
    #expect(setup.backgroundCounts[1].bins[0] == 21)
  }
}

/// What is wrong with a background is said.
@Suite struct BackgroundProblems {
  @Test func aBackgroundNeedsAnAxisThatEnds() {
    var setup = Setup.talkGermanium
    setup.backgrounds = [flat(1)]
    #expect(setup.problems().contains { $0.message.contains("only a threshold") })
  }

  @Test func problemsAreFound() throws {
    #expect(germanium(flat(1), flat(2)).problems().contains { $0.message.contains("two of this name") })
    #expect(
      germanium(flat(1, RecoilRateDimension.table)).problems().contains { $0.message.contains("keVnr") })
    #expect(
      germanium(try table("low_PE,high_PE,counts\n1,2,3\n")).problems().contains { $0.message.contains("PE") }
    )
    var still = csi(flat(1))
    still.live = TimeSpan(0)
    #expect(still.problems().contains { $0.message.contains("live time is 0") })
    var spread = germanium(flat(1))
    spread.backgrounds[0].uncertainty = -1
    #expect(spread.problems().contains { $0.message.contains("uncertainty") })
  }

  @Test(
    arguments: [
      ("low_keVee,high_keVee,counts\n0.2,0.1,1\n", 2, "from 0.2 to 0.1"),
      ("low_keVee,high_keVee,counts\n0.1,0.2,1\n0.15,0.3,1\n", 3, "begins before"),
      ("low_keVee,high_keVee,counts\n0.1,0.2,-1\n", 2, "value -1"),
      ("low_keVee,high_keVee,counts\n0.1,0.2,nan\n", 2, "value nan"),
      ("low_keVee,high_keVee,counts\n0.1,0.2\n", 2, "2 cells"),
      ("low_keVee,high_eVee,counts\n0.1,200,1\n", 1, "two units"),
      ("low_keVee,high_keVee,counts/(PE kg day)\n0.1,0.2,1\n", 1, "per PE"),
      ("low_keVee,high_keVee,banana\n0.1,0.2,1\n", 1, "banana"),
      ("low_keVee,counts\n0.1,1\n", 1, "upper edge"),
      ("low_keVee,high_keVee,counts\n", 1, "without a good row"),
    ] as [(String, Int, String)])
  func faultsOfATableHaveTheirLine(text: String, line: Int, message: String) throws {
    let thrown = #expect(throws: TableFaults.self) { try BackgroundTable(csv: text, name: "t") }
    let faults = try #require(thrown).faults
    #expect(faults.contains { $0.line == line && $0.message.contains(message) }, "\(faults)")
  }
}
