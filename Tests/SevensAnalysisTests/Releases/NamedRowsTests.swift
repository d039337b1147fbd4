import Foundation
import Sevens
import SevensAnalysis
import Testing

/// A release of one table whose rows have names.
private let release: Release = {
  let columns = [
    ReleaseColumn("yield", unit: "1", .finiteOrNone), ReleaseColumn("first", unit: "1", .nonNegative),
    ReleaseColumn("second", unit: "1", .nonNegative),
  ]
  let file = ReleaseFile(
    "templates.csv", "made up", names: ["ac", "b8"], columns: columns, rowCount: 3,
    contentHash: ReleaseText.hash(NumberRows(text, named: true)))
  return Release(
    id: "named", title: "rows with names", doi: nil, citations: [], origin: "nowhere", files: [file])
}()
private let text = "# kind,yield,bins\nac,,0.5,0.25\nb8,-1,1,2\nb8,1,3,4e-3\n"

/// Tables whose rows have names are installed and checked as others are.
@Suite struct NamedRowsTests {
  private func add(
    _ texts: [String: String], _ body: (ReleaseStore, () throws -> [ReleaseAddition]) throws -> Void
  )
    throws
  {
    try withFolder { folder in
      let given = folder.appendingPathComponent("given")
      try FileManager.default.createDirectory(at: given, withIntermediateDirectories: true)
      for (name, text) in texts { try Data(text.utf8).write(to: given.appendingPathComponent(name)) }
      let store = ReleaseStore(folder: folder.appendingPathComponent("data").path, releases: [release])
      try body(store) { try store.add([given.path]) }
    }
  }

  @Test func aTableIsKnownByNamesAndNumbers() throws {
    let other = text.replacingOccurrences(of: "# kind,yield,bins", with: "name, yield, first, second")
    let spaced = other.replacingOccurrences(of: ",0.25", with: " , 2.5e-1")
    // Beside it tables of the same kind that are of no release.
    let similar = text.replacingOccurrences(of: "b8,1,3", with: "b8,1,5")
    let renamed = text.replacingOccurrences(of: "ac", with: "er")
    for one in [text, other, spaced] {
      try add(["a.csv": one, "b.csv": similar, "c.csv": renamed, "d.csv": "x,y\n,1\n"]) { store, add in
        #expect(try add().map(\.change) == [.added])
        try store.check(release)
        let table = try store.table("templates.csv", of: release)
        #expect(table.names == ["ac", "b8", "b8"] && table.rows(named: "b8")["second"] == [2, 4e-3])
      }
    }
  }

  @Test(
    arguments: [
      ("b8,1,3", "b8,1,5", "its numbers are not those of named"),
      ("ac", "er", "\"er\" is none of the names ac, b8"),
      ("b8,1,3", "b8,1,", "an empty cell"), ("4e-3", "four", "\"four\" is not a finite number"),
      ("b8,-1,1,2\n", "", "2 rows in a table of 3"), (",0.25", "", "2 columns in a table of 3"),
      (text, "1 2 3\n4 5 6\n7 8 9\n", "\"\" is none of the names ac, b8"),
    ])
  func whatIsWrongIsNamed(part: String, changed: String, message: String) throws {
    try add(["templates.csv": text.replacingOccurrences(of: part, with: changed)]) { store, add in
      do throws(Faults) {
        _ = try store.add([store.folder.replacingOccurrences(of: "/data", with: "/given")])
        Issue.record("no fault")
      } catch {
        #expect(error.status == .badData && error.diagnostics.count >= 1)
        #expect(error.diagnostics[0].message.contains(message), "\(error.diagnostics)")
      }
      #expect(store.state(of: release) == .missing)
    }
  }
}
