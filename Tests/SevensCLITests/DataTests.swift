import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// A data folder that does not exist yet, a folder to add from, and the program run with them.
private struct Desk {
  let folder: URL
  var data: URL { folder.appendingPathComponent("data") }
  var given: URL { folder.appendingPathComponent("given") }

  /// Runs `sevens data` with the data folder.
  func run(_ words: String..., path: String? = nil) throws -> Program.Run {
    var environment = ProcessInfo.processInfo.environment
    environment["SEVENS_DATA"] = data.path
    if let path { environment["PATH"] = path }
    return try Program.run(["data"] + words, in: folder, environment: environment)
  }

  /// Writes a file of rows into the folder to add from.
  func write(_ rows: [String], _ name: String) throws {
    try FileManager.default.createDirectory(at: given, withIntermediateDirectories: true)
    try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: given.appendingPathComponent(name))
  }

  static func with<Result>(_ body: (Desk) throws -> Result) throws -> Result {
    let folder = try Repository.emptyFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(Desk(folder: folder))
  }

  /// Rows of the shape of a grid of a release with random contents that have its sum.
  static func rows(of name: String, in release: Release, seed: UInt64 = 1) throws -> [String] {
    let (file, axes) = (release.file(name), release.file(name).axes)
    var random = SplitMix64(seed: seed)
    var values = (0..<file.rowCount).map { _ in random.uniform(0, 1) }
    let sum = try #require(file.sums.first)
    let size = sum.value / values.prefix(sum.firstRows ?? file.rowCount).reduce(0, +)
    for row in values.indices { values[row] *= size }
    return values.enumerated().map { row, value in
      var (rest, cells) = (row, ["\(value)"])
      for axis in axes.reversed() {
        cells.insert("\((axis.centre(rest % axis.count) * 1e6).rounded() / 1e6)", at: 0)
        rest /= axis.count
      }
      return cells.joined(separator: " ")
    }
  }
}

/// What is wrong with releases is said by file and line, with the documented exit code, and nothing is made.
@Suite struct DataFaults {
  private func faults(_ change: (inout [String]) -> Void) throws -> Program.Run {
    try Desk.with { desk in
      var rows = try Desk.rows(of: "cevnspdf.txt", in: .coherentLAr2020)
      change(&rows)
      try desk.write(rows, "cevnspdf.txt")
      let run = try desk.run("add", "given")
      #expect(!FileManager.default.fileExists(atPath: desk.data.path) && run.output.isEmpty)
      // The four required grids and the efficiency that are not there, which call for the exit code of what is missing.
      #expect(run.status == 66 && run.faults.filter { $0.contains(": no ") }.count == 5, "\(run)")
      return run
    }
  }

  @Test func otherNumbersAreFoundByTheirHash() throws {
    let run = try faults { _ in }
    let expected = Release.coherentLAr2020.file("cevnspdf.txt").contentHash
    #expect(
      run.faults.contains { $0.contains("given/cevnspdf.txt: ") && $0.contains("expected \(expected)") })
  }

  @Test(
    arguments: [
      (7, "5 0.525 3.65 nan", "given/cevnspdf.txt:8: \"nan\""),
      (7, "5 0.525 3.65 -0.5", "given/cevnspdf.txt:8: counts: -0.5 is negative"),
      (7, "5 0.525 3.65", "given/cevnspdf.txt:8: 3 columns in a table of 4"),
      (7, "5 0.525 3.66 0", "given/cevnspdf.txt:8: time: 3.66 is not the bin centre 3.65"),
      (7, "5 0.525 3.65 1000", "given/cevnspdf.txt: counts: the first 960 rows sum to"),
    ])
  func aWrongLineIsNamed(index: Int, line: String, message: String) throws {
    let run = try faults { $0[index] = line }
    #expect(run.faults.contains { $0.contains(message) }, "\(run)")
  }

  @Test func aTruncatedFileIsNamed() throws {
    let run = try faults { $0.removeLast(460) }
    #expect(
      run.faults.contains { $0.contains("given/cevnspdf.txt:500: 500 rows in a table of 960") }, "\(run)")
  }

  // Content alone: every required file is there, and every one is wrong.
  @Test func badContentHasItsOwnExitCode() throws {
    try Desk.with { desk in
      for (index, name) in ["datanobkgsub", "cevnspdf", "brnpdf", "delbrnpdf", "bkgpdf"].enumerated() {
        let rows = try Desk.rows(of: "\(name).txt", in: .coherentLAr2020, seed: UInt64(index))
        try desk.write(rows, "\(name).txt")
      }
      try desk.write(["1 2 3"], "CENNS10AnlAEfficiency.txt")
      let run = try desk.run("add", "given")
      // The events are no whole numbers, the efficiency is at no bin centre and too short, the others have other hashes.
      #expect(run.status == 65 && run.faults.count == 7, "\(run)")
      #expect(run.faults.filter { $0.contains("content hash") }.count == 4)
      #expect(!FileManager.default.fileExists(atPath: desk.data.path))
    }
  }

  @Test func whatIsMissingOrUnknownIsNamed() throws {
    try Desk.with { desk in
      #expect(try desk.run("add", "given").status == 66)
      #expect(try desk.run("add").status == 64)
      try desk.write(["1 2"], "some.txt")
      let nothing = try desk.run("add", "given")
      #expect(nothing.status == 66 && nothing.errors.contains("coherent-lar-2020"), "\(nothing)")
      let check = try desk.run("check", "coherent-lar-2020")
      #expect(check.status == 66 && check.errors.contains("zenodo.3903810"), "\(check)")
      let typing = try desk.run("check", "coherent-lar-202")
      #expect(typing.status == 64 && typing.errors.contains("coherent-lar-2020"), "\(typing)")
      #expect(try desk.run("check").status == 0)
      #expect(!FileManager.default.fileExists(atPath: desk.data.path))
    }
  }

  @Test(arguments: [("broken.tar.gz", "tar"), ("broken.zip", "unzip")])
  func archivesThatCannotBeUnpackedAreNamed(name: String, program: String) throws {
    try Desk.with { desk in
      try desk.write(["none"], name)
      let absent = try desk.run("add", "given/\(name)", path: desk.folder.path)
      #expect(absent.status == 66 && absent.errors.contains("install \(program)"), "\(absent)")
      guard absent.words.isEmpty == false, try isHere(program) else { return }
      let broken = try desk.run("add", "given/\(name)")
      #expect(broken.status == 65 && broken.errors.contains("given/\(name): \(program) cannot"), "\(broken)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: desk.data.path).isEmpty)
    }
  }

  private func isHere(_ program: String) throws -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}

@Suite struct DataList {
  @Test func everythingIsListedWithItsState() throws {
    try Desk.with { desk in
      let run = try desk.run("list", "--json")
      let result = try run.document["result"]
      #expect(run.status == 0 && result["folder"].string == desk.data.path)
      #expect(result["releases"].items.compactMap { $0["id"].string } == Catalog.releases.map(\.id))
      #expect(result["releases"].items.allSatisfy { $0["state"].string == "missing" && $0["path"].isNull })
      #expect(result["builtIn"].items.compactMap { $0["id"].string } == Catalog.datasets.map(\.id))
      let table = try desk.run("list", "--csv").output.split(separator: "\n")
      #expect(table.count == 1 + Catalog.releases.count + Catalog.datasets.count)
      let text = try desk.run("list").output
      for release in Catalog.releases { #expect(text.contains(release.origin)) }
      #expect(!FileManager.default.fileExists(atPath: desk.data.path))
    }
  }
}

/// The official releases through the program.
@Suite(.enabled(if: FullData.isGiven)) struct FullDataInstallation {
  private func source(_ release: Release) throws -> URL {
    let store = try ReleaseStore()
    return URL(fileURLWithPath: store.folder(of: release)).standardizedFileURL
  }

  @Test(arguments: Catalog.releases.map(\.id)) func aReleaseIsAddedAndChecked(id: String) throws {
    let release = try #require(Catalog.releases.first { $0.id == id })
    try Desk.with { desk in
      try FileManager.default.copyItem(at: source(release), to: desk.given)
      for file in release.files {
        let path = desk.given.appendingPathComponent(file.name)
        guard var text = try? String(contentsOf: path, encoding: .utf8) else { continue }
        // Copies in circulation lost header lines, or got others.
        text = "# another header\nwith words\n" + text
        try FileManager.default.removeItem(at: path)
        try Data(text.utf8).write(to: desk.given.appendingPathComponent("\(file.contentHash.prefix(8)).dat"))
      }
      let added = try desk.run("add", "given", "--json")
      #expect(added.status == 0 && added.errors.isEmpty, "\(added)")
      let result = try added.document["result"]["releases"].items
      #expect(result.count == 1 && result[0]["id"].string == id && result[0]["change"].string == "added")
      #expect(try desk.run("add", "given").output.contains("unchanged"))
      #expect(try desk.run("check", id).status == 0)
      #expect(try desk.run("list").output.contains("installed"))

      // A number changed in the last digit, in the middle of a file.
      let file = release.files[0]
      let path = desk.data.appendingPathComponent("\(id)/\(file.name)")
      var lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
      lines[lines.count / 2].append("1")
      try Data(lines.joined(separator: "\n").utf8).write(to: path)
      let check = try desk.run("check")
      #expect(check.status == 65 && check.errors.contains(file.name), "\(check)")
      #expect(try desk.run("add", "given").status == 0)
      #expect(try desk.run("check").status == 0)
    }
  }

  // Killed at moments from its start to after its end, the program leaves the release whole or missing.
  @Test func aKilledProgramLeavesNothingHalfInstalled() throws {
    let release = Release.coherentCsI2021
    let program = try #require(Program.location)
    try Desk.with { desk in
      let store = ReleaseStore(folder: desk.data.path)
      try FileManager.default.copyItem(at: source(release), to: desk.given)
      let start = ContinuousClock.now
      #expect(try desk.run("add", "given").status == 0)
      let whole = ContinuousClock.now - start
      var (missing, installed) = (0, 0)
      for moment in 0..<20 {
        try FileManager.default.removeItem(at: desk.data)
        let process = Process()
        process.executableURL = program
        process.arguments = ["data", "add", desk.given.path]
        process.environment = ["SEVENS_DATA": desk.data.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(whole * moment / 14 / .microseconds(1)))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        switch store.state(of: release) {
        case .missing: missing += 1
        case .installed:
          installed += 1
          try store.check(release)
        case .damaged(let reason): Issue.record("\(reason)")
        }
        #expect(try desk.run("add", "given").status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.data.path) == [release.id])
      }
      #expect(missing >= 1 && installed >= 1, "\(missing) missing, \(installed) installed")
    }
  }
}
