import Foundation
import Sevens
import SevensAnalysis
import Testing

/// A store with made-up releases in a folder that does not exist yet, and a folder to add from.
private struct Place {
  let store: ReleaseStore
  let given: URL

  init(_ folder: URL, _ made: MadeUpRelease...) {
    store = ReleaseStore(
      folder: folder.appendingPathComponent("data").path, releases: made.map(\.release))
    given = folder.appendingPathComponent("given")
  }

  func add() throws(Faults) -> [ReleaseAddition] { try store.add([given.path]) }

  /// What lies in the data folder; nil if there is none.
  var contents: [String]? { try? FileManager.default.contentsOfDirectory(atPath: store.folder).sorted() }

  /// Every file of the release is installed, and nothing else.
  func expectWhole(_ made: MadeUpRelease) throws {
    #expect(contents == [made.release.id])
    #expect(store.state(of: made.release) == .installed(made.names))
    try store.check(made.release)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: given.appendingPathComponent(name))
  }
}

@Suite struct ReleaseAdditionTests {
  @Test func filesAreInstalledAsTheyAreWithAnIndex() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      let place = Place(folder, made)
      try made.write(to: place.given)
      #expect(try place.add().map(\.change) == [.added])
      try place.expectWhole(made)
      for name in made.names {
        let installed = FileManager.default.contents(atPath: "\(place.store.folder)/made-up/\(name)")
        #expect(installed.map { String(decoding: $0, as: UTF8.self) } == made.texts[name])
      }
      #expect(try place.add().map(\.change) == [.unchanged])
    }
  }

  @Test func namesHeadersAndFoldersDoNotMatter() throws {
    let (made, other) = (MadeUpRelease(), MadeUpRelease("other", seed: 2))
    try withFolder { folder in
      let place = Place(folder, made, other)
      var changed = made
      changed.texts = made.texts.mapValues { text in
        "# head\r\nnames, of, columns\r\n"
          + text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: ", ") + "\r\n" }
          .joined()
      }
      try changed.write(to: place.given.appendingPathComponent("a/b")) { "renamed-\($0.count).dat" }
      try other.write(to: place.given.appendingPathComponent("c"))
      try Data([0, 255, 3]).write(to: place.given.appendingPathComponent("c/picture.png"))
      try Data("words 1 2\n".utf8).write(to: place.given.appendingPathComponent("notes"))
      #expect(try place.add().map(\.release.id) == ["made-up", "other"])
      for release in place.store.releases { try place.store.check(release) }
    }
  }

  @Test func whatIsInstalledIsKeptAndCompleted() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      let place = Place(folder, made)
      try made.write(to: place.given)
      try place.remove(made.names[2])
      #expect(try place.add().map(\.change) == [.added])
      #expect(place.store.state(of: made.release) == .installed(Array(made.names.prefix(2))))
      // The optional file alone: the required ones are there.
      for name in made.names.prefix(2) { try place.remove(name) }
      try Data(try #require(made.texts[made.names[2]]).utf8).write(
        to: place.given.appendingPathComponent("anything"))
      #expect(try place.add().map(\.change) == [.completed])
      try place.expectWhole(made)
    }
  }

  @Test func aDamagedInstallationIsReplaced() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      let place = Place(folder, made)
      try made.write(to: place.given)
      _ = try place.add()
      let file = "\(place.store.folder)/made-up/\(made.names[1])"
      try Data("1 2\n".utf8).write(to: URL(fileURLWithPath: file))
      #expect(throws: Faults.self) { try place.store.check(made.release) }
      #expect(try place.add().map(\.change) == [.added])
      try place.expectWhole(made)
      try FileManager.default.removeItem(atPath: file)
      #expect(try place.add().map(\.change) == [.added])
      try place.expectWhole(made)
    }
  }

  @Test func aCopyWithOtherNumbersBesideTheGoodOneIsANote() throws {
    let made = MadeUpRelease()
    try withFolder { folder in
      let place = Place(folder, made)
      try made.write(to: place.given)
      var old = made
      old.texts = [made.names[1]: "1 2\n"]
      try old.write(to: place.given.appendingPathComponent("old"))
      let additions = try place.add()
      #expect(additions.count == 1 && additions[0].change == .added)
      #expect(additions[0].notes.count == 1 && additions[0].notes[0].contains("old/\(made.names[1])"))
    }
  }
}

/// Every fault is named, all of them at once, and nothing is made.
@Suite struct ReleaseFaults {
  /// The faults of a release with some of its texts changed.
  private func faults(_ change: (inout MadeUpRelease) throws -> Void) throws -> Faults {
    var made = MadeUpRelease()
    try change(&made)
    return try withFolder { folder in
      let place = Place(folder, made)
      try made.write(to: place.given)
      let faults = try refusal { try place.add() }
      #expect(place.contents == nil)
      return faults
    }
  }

  @Test(
    arguments: [
      (0, 1, "1 0.5", "counts: 0.5 is no count"), (0, 1, "1 -2", "counts: -2.0 is negative"),
      (0, 1, "2 3", "energy: 2.0 is not the bin centre 1.0"), (0, 1, "1 nan", "\"nan\" is not a finite"),
      (0, 1, "1", "1 columns in a table of 2"), (0, 1, "1 1000", "rows sum to"),
      (1, 9, "0.125 0.5", "content hash"), (2, 1, "0.125", "content hash"),
    ])
  func oneChangedLineIsOneFault(file: Int, line: Int, text: String, message: String) throws {
    let faults = try faults { made in
      var lines = try #require(made.texts[made.names[file]]).split(separator: "\n").map(String.init)
      lines[line - 1] = text
      made.texts[made.names[file]] = lines.joined(separator: "\n")
    }
    #expect(faults.status == .badData && faults.diagnostics.count == 1, "\(faults)")
    let fault = try #require(faults.diagnostics.first)
    #expect(fault.message.contains(message) && fault.remedy.contains("nowhere"), "\(fault)")
    let isOfALine = !message.contains("sum") && !message.contains("hash")
    #expect(fault.place.hasSuffix(MadeUpRelease().names[file] + (isOfALine ? ":\(line)" : "")))
  }

  @Test func aChangedNumberIsNamedWithBothHashes() throws {
    let made = MadeUpRelease()
    let faults = try faults { $0.texts[made.names[2]] = "1\n2\n3\n4\n5\n" }
    #expect(faults.description.contains(ReleaseText.hash([1, 2, 3, 4, 5])))
    #expect(faults.description.contains(made.release.files[2].contentHash))
  }

  @Test func allFaultsAreGivenAtOnce() throws {
    let faults = try faults { made in
      made.texts[made.names[0]] = nil
      made.texts[made.names[1]] = "1 2\n3 nan\n"
      made.texts[made.names[2]] = "1 \0"
    }
    let messages = faults.diagnostics.map(\.message)
    #expect(faults.status == .missingData && messages.count == 4, "\(faults)")
    for part in ["made-up-histogram.txt", "is not a finite", "2 rows in a table of 200", "is no text"] {
      #expect(messages.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test func oneFaultyReleaseKeepsTheOthersOut() throws {
    let (made, other) = (MadeUpRelease(), MadeUpRelease("other", seed: 2))
    try withFolder { folder in
      let place = Place(folder, made, other)
      try made.write(to: place.given)
      try other.write(to: place.given)
      try place.remove(other.names[1])
      let faults = try refusal { try place.add() }
      #expect(faults.status == .missingData && place.contents == nil)
      #expect(faults.diagnostics.count == 1 && faults.description.contains(other.names[1]))
    }
  }

  @Test func theSameNumbersInOtherRowsAreAFault() throws {
    let faults = try faults { made in
      let numbers = try #require(made.texts[made.names[0]]).split(whereSeparator: \.isWhitespace)
      made.texts[made.names[0]] = numbers.joined(separator: "\n")
    }
    #expect(faults.status == .badData && faults.description.contains("1 columns in a table of 2"))
  }

  @Test func whatIsNotThereIsMissing() throws {
    try withFolder { folder in
      let place = Place(folder, MadeUpRelease())
      func faults() throws -> Faults { try refusal { try place.add() } }
      #expect(try faults().status == .missingData)
      try FileManager.default.createDirectory(at: place.given, withIntermediateDirectories: true)
      #expect(try faults().status == .missingData && faults().description.contains("made-up"))
      try Data().write(to: place.given.appendingPathComponent("some.zip"))
      #expect(try faults().description.contains("add the archive"))
      #expect(place.contents == nil)
    }
  }
}
