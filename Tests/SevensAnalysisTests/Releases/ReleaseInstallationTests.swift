import Foundation
import Sevens
import SevensAnalysis
import Testing

/// A process that is killed while it installs, and the one that looks at what it left. Both know the folder: it is named
/// after the process that outlives the other.
private enum Killed {
  static let made = MadeUpRelease(rows: 20_000)

  static func folder(_ process: Int32) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("sevens-killed-\(process)")
  }
  static func store(_ folder: URL) -> ReleaseStore {
    ReleaseStore(folder: folder.appendingPathComponent("data").path, releases: [made.release])
  }
  static func given(_ folder: URL) -> URL { folder.appendingPathComponent("given") }
  static func moment(_ folder: URL) -> URL { folder.appendingPathComponent("moment") }

  /// Installs until killed: after staging if no moment is given, else after so many microseconds.
  static func install(in folder: URL) throws {
    let store = store(folder)
    let moment = try String(contentsOf: moment(folder), encoding: .utf8)
    if let microseconds = UInt32(moment) {
      Thread.detachNewThread {
        usleep(microseconds)
        kill(getpid(), SIGKILL)
      }
      _ = try store.add([given(folder).path])
      sleep(60)
    } else {
      var search = ReleaseSearch(for: store.releases)
      try search.look(in: given(folder).path)
      let installation = try ReleaseInstallation(store)
      for addition in try store.additions(from: search, places: ["given"]) {
        _ = try installation.stage(addition)
      }
      kill(getpid(), SIGKILL)
    }
  }
}

@Suite(.serialized) struct InterruptedInstallation {
  // Killed after everything was written but before it has its name, and at moments from the first file that is read to
  // after the end: the release is whole or missing, and can be added again.
  @Test func nothingIsHalfInstalled() async throws {
    let folder = Killed.folder(getpid())
    let (store, made) = (Killed.store(folder), Killed.made)
    try made.write(to: Killed.given(folder))
    defer { try? FileManager.default.removeItem(at: folder) }
    let clock = ContinuousClock()
    let duration = try clock.measure { _ = try store.add([Killed.given(folder).path]) }
    let whole = Int(duration / .microseconds(1))
    var (missing, installed) = (0, 0)
    for moment in ["staged"] + (0..<20).map({ "\(whole * $0 / 12)" }) {
      try FileManager.default.removeItem(atPath: store.folder)
      try Data(moment.utf8).write(to: Killed.moment(folder))
      await #expect(processExitsWith: .signal(SIGKILL)) {
        try Killed.install(in: Killed.folder(getppid()))
      }
      switch store.state(of: made.release) {
      case .missing: missing += 1
      case .installed(let names):
        #expect(names == made.names)
        try store.check(made.release)
        installed += 1
      case .damaged(let reason): Issue.record("killed after \(moment): \(reason)")
      }
      if moment == "staged" {
        #expect(store.state(of: made.release) == .missing)
        #expect(try contents(store).allSatisfy { $0.hasPrefix(".adding-") } && !contents(store).isEmpty)
      }
      _ = try store.add([Killed.given(folder).path])
      try store.check(made.release)
      #expect(try contents(store) == [made.release.id])
    }
    #expect(missing >= 1 && installed >= 1, "\(missing) missing, \(installed) installed")
  }

  private func contents(_ store: ReleaseStore) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store.folder).sorted()
  }

  @Test func theFormerStateStaysUntilTheNewOneIsWhole() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      let store = ReleaseStore(folder: folder.appendingPathComponent("data").path, releases: [made.release])
      let given = folder.appendingPathComponent("given")
      var required = made
      required.texts[made.names[2]] = nil
      try required.write(to: given)
      _ = try store.add([given.path])
      try made.write(to: given)
      var search = ReleaseSearch(for: store.releases)
      try search.look(in: given.path)
      let installation = try ReleaseInstallation(store)
      let addition = try #require(store.additions(from: search, places: ["given"]).first)
      #expect(addition.change == .completed)
      let staged = try installation.stage(addition)
      #expect(store.state(of: made.release) == .installed(Array(made.names.prefix(2))))
      try store.check(made.release)
      try installation.commit(staged)
      #expect(store.state(of: made.release) == .installed(made.names))
      try store.check(made.release)
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data("x".utf8).write(to: file)
      try made.write(to: folder.appendingPathComponent("given"))
      let store = ReleaseStore(folder: file.appendingPathComponent("data").path, releases: [made.release])
      let faults = try refusal { try store.add([folder.appendingPathComponent("given").path]) }
      #expect(faults.description.contains("SEVENS_DATA") && faults.description.contains(store.folder))
    }
  }
}

/// Archives are unpacked by the programs of the machine.
@Suite struct ReleaseArchives {
  @Test(arguments: ["tar.gz", "tgz", "tar"]) func tapesAreUnpacked(ending: String) throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      try made.write(to: folder.appendingPathComponent("given/inner"))
      let archive = folder.appendingPathComponent("-release.\(ending)").path
      try run("tar", [ending == "tar" ? "-cf" : "-czf", archive, "-C", folder.path, "given"])
      let store = ReleaseStore(folder: folder.appendingPathComponent("data").path, releases: [made.release])
      #expect(try store.add([archive]).map(\.change) == [.added])
      try store.check(made.release)
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == [made.release.id])
    }
  }

  @Test(arguments: ["broken.zip", "broken.tar.gz"]) func aBrokenArchiveIsAFaultOfItsContent(name: String)
    throws
  {
    try withFolder { folder in
      let archive = folder.appendingPathComponent(name)
      try Data("this is none".utf8).write(to: archive)
      let store = ReleaseStore(folder: folder.appendingPathComponent("data").path)
      // Both faults at once; unzip may be absent.
      let faults = try refusal { try store.add([archive.path, "no such thing"]) }
      #expect(faults.diagnostics.map(\.place) == ["no such thing", archive.path])
      #expect(faults.diagnostics.allSatisfy { !$0.remedy.isEmpty } && faults.status == .missingData)
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder).isEmpty)
    }
  }

  private func run(_ program: String, _ words: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + words
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
