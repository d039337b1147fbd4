import Foundation
import SevensTestSupport
import Testing

/// Tables that stand beside a set-up file.
@Suite struct TableFiles {
  static func folder(_ csv: String?) throws -> URL {
    let folder = try Repository.emptyFolder()
    let yaml = """
      sevens: 1
      source: { id: reactor, power: 1 GW, distance: 10 m }
      target: Ge
      exposure: 1 day
      detector:
        mass: 1 kg
        threshold: 100 eVnr
        response: [ { efficiency: { model: table, axis: keVnr, file: tables/efficiency.csv } } ]
      """
    try yaml.write(to: folder.appendingPathComponent("mydet.yaml"), atomically: true, encoding: .utf8)
    let tables = folder.appendingPathComponent("tables")
    try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
    try csv?.write(to: tables.appendingPathComponent("efficiency.csv"), atomically: true, encoding: .utf8)
    return folder
  }

  @Test func areFoundFromAnyWorkingDirectory() throws {
    let folder = try Self.folder("T_keVnr,efficiency\n0,0.5\n10,0.5\n")
    let here = try Program.run(["rate", "mydet.yaml", "--json"], in: folder)
    let path = folder.appendingPathComponent("mydet.yaml").path
    let there = try Program.run(["rate", path, "--json"], in: FileManager.default.temporaryDirectory)
    let below = try Program.run(
      ["rate", "../mydet.yaml", "--json"], in: folder.appendingPathComponent("tables"))
    for run in [here, there, below] { #expect(run.status == 0, "\(run)") }
    #expect(try here.counts == there.counts && here.counts == below.counts)
    let result = try here.document["result"]
    let counts = try here.counts
    #expect(deviation(result["lostToEfficiency"].number, from: counts) < 1e-9)
    let table = try here.document["manifest"]["fixed"]["detector.response.efficiency.table"]
    #expect(table["origin"].string == "tables/efficiency.csv")
  }

  @Test(arguments: [
    ("T_keVnr,efficiency\n0,0.5\n1,nan\n", "efficiency.csv:3: efficiency: nan", Int32(65)),
    ("T_keVnr,efficiency\n2,0.5\n1,0.5\n", "efficiency.csv:3: T_keVnr: 1.0 does not ascend", 65),
    ("T_keVnr,efficiency\n0,0.5\n", "efficiency.csv:2: the table ends", 65),
    ("E_keVee,efficiency\n0,0.5\n1,0.5\n", "efficiency.csv:1: the column \"E_keVee\"", 65),
    (nil, "mydet.yaml:8:", 66),
  ])
  func thatAreWrongSayWhereWithTheLine(csv: String?, fragment: String, status: Int32) throws {
    let run = try Program.run(["rate", "mydet.yaml"], in: Self.folder(csv))
    #expect(run.status == status && run.output.isEmpty, "\(run)")
    #expect(run.faults.contains { $0.contains(fragment) }, "\(run)")
  }

  @Test func aSpectrumOfEnergyAndTimeHasBothAxes() throws {
    let run = try Program.answer(
      "spectrum", "coherent-csi-2017", "--json", "--set", "detector.time-window.step=0.5 us")
    let result = try run.document["result"]
    #expect(result["axes"].items.map { $0["name"].string } == ["PE", "time"])
    #expect(result["axes"].items.map { $0["edges"].items.count } == [13, 13])
    #expect(result["counts"].items.count == 144)
    let window = try Program.answer("rate", "coherent-csi-2017", "--json").counts
    #expect(deviation(result["sum"].number, from: window) < 1e-12)
    let csv = try Program.answer(
      "spectrum", "coherent-csi-2017", "--csv", "--set", "detector.time-window.step=0.5 us"
    ).output.split(separator: "\n")
    #expect(csv[0].hasPrefix("PE_low_PE,PE_high_PE,time_low_us,time_high_us,counts"))
    // The last axis runs fastest.
    #expect(csv[1].hasPrefix("6.0,8.0,0.0,0.5,") && csv[2].hasPrefix("6.0,8.0,0.5,1.0,"))
    #expect(csv[13].hasPrefix("8.0,10.0,0.0,0.5,") && csv.count == 145)
  }
}
