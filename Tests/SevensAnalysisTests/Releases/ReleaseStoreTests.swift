import Foundation
import Sevens
import SevensAnalysis
import Testing

@Suite struct ContentHashTests {
  // Independent values: Python's hashlib over '%.17g\n' % x of the same numbers.
  @Test func hashesOfNumbersAreThoseOfPython() {
    #expect(
      ReleaseText.hash([1, 0.25, 2, 3, 0.75, 1e-3])
        == "dc10a47c30b989b6ae5c36898ec5b6ad69b3a8c0b8fb7bcfa008f8ad9f6e4ff0")
    #expect(
      ReleaseText.hash([0.1, -2.5e-7, 3e200])
        == "a8268d379764eaf2f5c58efb0d11b9ced8115f972ae5eaaf3799dc294e41570d")
  }

  @Test func headersAndSeparatorsDoNotChangeTheHash() throws {
    let texts = [
      "1 .25 2\n3 .75 1e-3\n", "# head\r\n1.0, 0.25, 2\r\n3, 0.75, 0.001", "E t n\n1\t.25 2\n3 .75 .001",
    ]
    try withFiles(texts) { paths in
      let hashes = paths.map { ReleaseText(path: $0)?.contentHash }
      #expect(hashes.allSatisfy { $0 == ReleaseText.hash([1, 0.25, 2, 3, 0.75, 1e-3]) })
    }
  }

  @Test func whatIsNoTableHasNoHash() throws {
    try withFiles(["only words", "1 2\n3 nan\n", "1 \0 2", ""]) { paths in
      for path in paths {
        let text = try #require(ReleaseText(path: path))
        #expect(text.contentHash == nil, "\(path)")
      }
    }
    #expect(ReleaseText(path: "no such file") == nil)
  }
}

@Suite struct ReleaseStoreTests {
  @Test(
    arguments: [
      (["SEVENS_DATA": "there", "HOME": "/h"], "there"), (["HOME": "/h"], "/h/.local/share/sevens"),
      (["XDG_DATA_HOME": "/x", "HOME": "/h"], "/x/sevens"), (["XDG_DATA_HOME": "/x"], "/x/sevens"),
      (["XDG_DATA_HOME": "x", "HOME": "/h"], "/h/.local/share/sevens"),
      (["SEVENS_DATA": "", "XDG_DATA_HOME": "", "HOME": "/h"], "/h/.local/share/sevens"),
    ])
  func theFolderIsThatOfTheEnvironment(environment: [String: String], folder: String) throws {
    #expect(try ReleaseStore(environment: environment).folder == folder)
  }

  @Test func withoutAnyFolderTheRemedyIsNamed() throws {
    let faults = try refusal { try ReleaseStore(environment: [:]) }
    #expect(faults.status == .missingData && faults.description.contains("SEVENS_DATA"))
  }

  @Test func aMissingReleaseSaysHowToGetIt() throws {
    let store = ReleaseStore(folder: "no such folder")
    let release = Release.coherentLAr2020
    #expect(store.state(of: release) == .missing)
    for faults in [
      try refusal { try store.table("cevnspdf.txt", of: release) },
      try refusal { try store.check(release) },
    ] {
      #expect(faults.status == .missingData && faults.diagnostics.count == 1)
      #expect(faults.description.contains(release.origin) && faults.description.contains("sevens data add"))
    }
  }

  @Test func tablesAreReadFromTheFolder() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      try made.place(in: folder)
      let store = ReleaseStore(folder: folder.path, releases: [made.release])
      #expect(store.state(of: made.release) == .installed(made.names))
      try store.check(made.release)
      let table = try store.table(made.names[1], of: made.release)
      #expect(table.rowCount == 200 && table["time"].allSatisfy { 0..<6 ~= $0 })
      #expect(
        ReleaseText.hash((0..<200).flatMap { [table["energy"][$0], table["time"][$0]] })
          == made.release.files[1].contentHash)
    }
  }

  @Test func aChangedNumberIsFoundWithBothHashes() throws {
    var made = MadeUpRelease()
    let name = made.names[1]
    let text = try #require(made.texts[name])
    made.texts[name] = "0.125" + text.drop { $0 != " " }
    try withFolder { folder in
      try made.place(in: folder)
      let store = ReleaseStore(folder: folder.path, releases: [made.release])
      for faults in [
        try refusal { try store.table(name, of: made.release) },
        try refusal { try store.check(made.release) },
      ] {
        #expect(faults.status == .badData && faults.diagnostics.count == 1)
        #expect(faults.description.contains(made.release.files[1].contentHash))
        #expect(faults.diagnostics[0].place.hasSuffix(name))
      }
      _ = try store.table(made.names[0], of: made.release)
    }
  }

  @Test func aFolderThatNoInstallationLeavesIsDamaged() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      try made.place(in: folder)
      let store = ReleaseStore(folder: folder.path, releases: [made.release])
      for name in [made.names[2], "release.json"] {
        try FileManager.default.removeItem(atPath: "\(store.folder(of: made.release))/\(name)")
        guard case .damaged(let reason) = store.state(of: made.release) else {
          Issue.record("\(store.state(of: made.release))")
          return
        }
        #expect(reason.contains(name))
        let faults = try refusal { try store.table(made.names[0], of: made.release) }
        #expect(faults.status == .missingData)
      }
    }
  }
}
