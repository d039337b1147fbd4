import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// A table of a release that is installed where the environment says.
private func table(_ name: String, _ release: Release) throws -> ReleaseTable {
  try ReleaseStore().table(name, of: release)
}

/// The sum of a column over the rows that a condition on two others allows.
private func sum(
  _ column: String, of table: ReleaseTable, _ first: String, _ second: String,
  where holds: (Double, Double) -> Bool
) -> Double {
  zip(table[column], zip(table[first], table[second])).reduce(0) { $0 + (holds($1.1.0, $1.1.1) ? $1.0 : 0) }
}

@Suite(.enabled(if: FullData.isGiven)) struct FullDataCsI2017 {
  // Published: 547 and 405 events of the region in 1708.01294; the others are sums of the files by another program.
  @Test(
    arguments: [
      ("data_coincidence_beamOn.txt", 1207, 547, "on", "coincidence"),
      ("data_anticoincidence_beamOn.txt", 1032, 405, "on", "anti-coincidence"),
      ("data_coincidence_beamOff.txt", 507, 209, "off", "coincidence"),
      ("data_anticoincidence_beamOff.txt", 507, 207, "off", "anti-coincidence"),
    ])
  func countsOfTheGridAndOfTheRegion(name: String, all: Double, region: Double, beam: String, window: String)
    throws
  {
    let grid = try table(name, .coherentCsI2017)
    #expect(grid["counts"].reduce(0, +) == all)
    let inside = sum("counts", of: grid, "photoelectrons", "time") { 6..<30 ~= $0 && 0..<6 ~= $1 }
    #expect(inside == region)
    // The counts that come with the program.
    #expect(Measurement.coherentCsI2017.count(beam: beam, window: window) == Int(region))
  }

  // Published: about 6 prompt neutrons, 1708.01294; 5.4 with the exposure of the release and the efficiency at the
  // centre of every bin of 1 PE, by another program.
  @Test func promptNeutronsInTheRegion() throws {
    let neutrons = try table("promptPDF.txt", .coherentCsI2017)
    let expected = zip(neutrons["photoelectrons"], neutrons["neutrons"]).reduce(0.0) { sum, bin in
      guard 6..<30 ~= bin.0 else { return sum }
      return sum + 7.47594 * bin.1 * 0.6655 / (1 + exp(-0.4942 * (bin.0 - 10.8507)))
    }
    #expect(abs(expected - 5.4) < 0.05, "\(expected)")
  }

  // What comes with the program is what the release says.
  @Test func arrivalTimesAreThoseOfTheProgram() throws {
    for (file, column) in [
      ("promptNeutrinos", "prompt_neutrinos"), ("delayedNeutrinos", "delayed_neutrinos"),
      ("promptNeutrons", "prompt_neutrons"),
    ] {
      let times = try table("arrivalTimePDF_\(file).txt", .coherentCsI2017)
      let own = try #require(Catalog.datasets.first { $0.id == "coherent-csi-2017-arrival-time" })
      #expect(times["probability"] == own.numbers(column).compactMap { $0 })
      #expect(abs(times["probability"].reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test func everyFileIsAsPublished() throws { try ReleaseStore().check(.coherentCsI2017) }
}

@Suite(.enabled(if: FullData.isGiven)) struct FullDataCsI2021 {
  // Published: the events of the region in 2110.07730, as two later analyses quote them.
  @Test(arguments: [("dataBeamOnC.txt", 1578), ("dataBeamOnAC.txt", 1295)])
  func eventsOfTheRegion(name: String, count: Int) throws {
    let events = try table(name, .coherentCsI2021)
    let inside = zip(events["photoelectrons"], events["time"]).filter { $0 < 60 && 0..<6 ~= $1 }
    #expect(inside.count == count)
  }

  // Published: 18.4 ± 4.6 and 5.6 ± 2.0. The density of photo-electrons reaches to 250 PE and is 1 below 60 PE; the
  // published number is that below 60 PE, hence the division.
  @Test(arguments: [("brn", 18.45), ("nin", 5.62)])
  func neutronsOfTheRegion(name: String, expected: Double) throws {
    let (energies, times) = try (
      table("\(name)PE.txt", .coherentCsI2021), table("\(name)Trec.txt", .coherentCsI2021)
    )
    let counts = zip(times["time"], times["counts"]).reduce(0) { $0 + (0..<6 ~= $1.0 ? $1.1 : 0) }
    let neutrons = counts / energies["density"].reduce(0, +)
    #expect(abs(neutrons - expected) < 0.005, "\(neutrons)")
  }

  // The rows lie on both sides of the nominal one, whatever their labels say.
  @Test func variationsOfTheEfficiencySurroundIt() throws {
    let rows = try table("effCoefficients.txt", .coherentCsI2021)
    func efficiency(_ row: Int, _ x: Double) -> Double {
      rows["a"][row] / (1 + exp(-rows["b"][row] * (x - rows["c"][row]))) + rows["d"][row]
    }
    for x in stride(from: 8.0, through: 30, by: 1) {
      #expect(efficiency(1, x) > efficiency(0, x) && efficiency(0, x) > efficiency(2, x), "\(x)")
    }
  }

  @Test func everyFileIsAsPublished() throws { try ReleaseStore().check(.coherentCsI2021) }
}

@Suite(.enabled(if: FullData.isGiven)) struct FullDataLAr2020 {
  // Published: table 2 of the document beside the release, 2006.12659.
  @Test(
    arguments: [
      ("datanobkgsub.txt", 3752.0), ("cevnspdf.txt", 128), ("brnpdf.txt", 497), ("delbrnpdf.txt", 33),
      ("bkgpdf.txt", 3152),
    ])
  func totals(name: String, total: Double) throws {
    let counts = try table(name, .coherentLAr2020)["counts"]
    #expect(counts.count == 960 && abs(counts.reduce(0, +) - total) < 1e-3)
  }

  // The axes that the files name by their centres reach from edge to edge as the release says.
  @Test func theGridIsThatOfTheAnalysis() throws {
    let grid = try table("cevnspdf.txt", .coherentLAr2020)
    #expect(grid.axes.map(\.count) == [12, 8, 10])
    #expect(grid.axes.map(\.low) == [0, 0.5, -0.1] && grid.axes.map(\.high) == [120, 0.9, 4.9])
  }

  // Another file prints, in six digits, the projection of the signal on energy at the published best fit of 159 events.
  @Test func projectionsAreThoseOfTheBestFit() throws {
    let grid = try table("cevnspdf.txt", .coherentLAr2020)
    let printed = try table("energydata1d.txt", .coherentLAr2020)
    let total = printed["signal"].reduce(0, +)
    #expect(abs(total - 159) < 1, "\(total)")
    var worst = Worst()
    for (bin, centre) in printed["energy"].enumerated() {
      let own = sum("counts", of: grid, "energy", "time") { energy, _ in energy == centre }
      worst.see(own * total / 128, equals: printed["signal"][bin], "\(centre) keVee")
    }
    #expect(worst.value < 1e-5 && worst.count == 12, "\(worst)")
  }

  @Test func everyFileIsAsPublished() throws { try ReleaseStore().check(.coherentLAr2020) }
}

@Suite(.enabled(if: FullData.isGiven)) struct FullDataXENONnT {
  // Published: 9 and 28 of 37 events, 7.5 and 17.8 accidental coincidences; sums of the files by another program.
  @Test(arguments: [("sr0", 1.174398, 9, 7.481662, 4.245915), ("sr1", 2.342593, 28, 17.767080, 7.670181)])
  func totals(run: String, exposure: Double, events: Int, accidental: Double, signal: Double) throws {
    let release = Release.xenonNT8B2024
    #expect(try table("\(run).csv", release).rowCount == events)
    let (energies, yields) = try (
      table("compact_templates_\(run).csv", release), table("compact_b8_rg_\(run).csv", release)
    )
    func sum(_ rows: ReleaseTable, _ row: Int) -> Double {
      exposure * rows.values.suffix(81).reduce(0) { $0 + $1[row] }
    }
    #expect(abs(sum(energies.rows(named: "ac"), 0) - accidental) < 1e-5)
    let b8 = yields.rows(named: "b8")
    let median = try #require((0..<b8.rowCount).first { b8["t_ly"][$0] == 0 && b8["t_qy"][$0] == 0 })
    #expect(b8.rowCount == 49 && abs(sum(b8, median) - signal) < 1e-5)
    // 49 yields of 46 energies, and the probability of no energy is above 1.
    let mono = energies.rows(named: "mono")
    #expect(mono.rowCount == 49 * 46 && Set(mono["energy"]).count == 46)
    for row in 0..<mono.rowCount { #expect(sum(mono, row) < exposure) }
  }

  @Test func everyFileIsAsPublished() throws { try ReleaseStore().check(.xenonNT8B2024) }
}
