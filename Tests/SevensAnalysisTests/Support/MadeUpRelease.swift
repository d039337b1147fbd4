import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport

/// A small release with random numbers, its files as texts, and folders to write them to.
struct MadeUpRelease {
  let release: Release
  /// The text of every file, by its name.
  var texts: [String: String]

  private static let energy = ReleaseAxis("energy", unit: "keV", from: 0, to: 40, bins: 20)

  /// Two required files and an optional one.
  init(_ id: String = "made-up", seed: UInt64 = 1, rows: Int = 200) {
    var random = SplitMix64(seed: seed)
    let counts = (0..<20).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    let histogram = (0..<20).map { [Self.energy.centre($0), counts[$0]] }
    let events = (0..<rows).map { _ in [random.uniform(0, 40), random.uniform(0, 6)] }
    let more = (0..<5).map { _ in [random.uniform(-1, 1)] }
    let columns: [[ReleaseColumn]] = [
      [ReleaseColumn(Self.energy), ReleaseColumn("counts", unit: "counts", .counts)],
      [
        ReleaseColumn("energy", unit: "keV", .nonNegative), ReleaseColumn("time", unit: "us", .nonNegative),
      ], [ReleaseColumn("coefficient", unit: "1", .finite)],
    ]
    var files: [ReleaseFile] = []
    texts = [:]
    for (index, numbers) in [histogram, events, more].enumerated() {
      let name = "\(id)-\(["histogram", "events", "more"][index]).txt"
      let sum = ReleaseSum("counts", is: counts.reduce(0, +), within: 0)
      files.append(
        ReleaseFile(
          name, "made up", columns: columns[index], rowCount: numbers.count, sums: index == 0 ? [sum] : [],
          contentHash: ReleaseText.hash(numbers.flatMap { $0 }), isRequired: index < 2))
      texts[name] = numbers.map { $0.map { "\($0)" }.joined(separator: " ") + "\n" }.joined()
    }
    release = Release(
      id: id, title: "random numbers", doi: nil, citations: [], origin: "nowhere", files: files)
  }

  /// The names of the files: histogram, events, more.
  var names: [String] { release.files.map(\.name) }

  /// Writes every file into a folder, under its own name or another one.
  func write(to folder: URL, as name: (String) -> String = { $0 }) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (own, text) in texts {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name(own)))
    }
  }

  /// Writes every file with an index into the folder of the release in a data folder.
  func place(in folder: URL) throws {
    let own = folder.appendingPathComponent(release.id)
    try write(to: own)
    let index: JSONValue = ["files": .array(release.files.map { ["name": .string($0.name)] })]
    try Data(index.text.utf8).write(to: own.appendingPathComponent("release.json"))
  }
}

/// An empty folder that is gone afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = try Repository.emptyFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
