import FoundationEssentials
import Sevens

/// Which files of which releases lie in a folder, known by their numbers whatever they are called.
package struct ReleaseSearch {
  /// The tables that are what a release says, by content hash.
  private(set) var known: [String: ReleaseText] = [:]
  /// The files that only have the name of one of a release, by that name in small letters.
  private(set) var named: [String: [ReleaseText]] = [:]
  /// Files that have such a name and cannot be read.
  private(set) var unreadable: [String: [String]] = [:]
  /// Archives that are not opened, for the user to name.
  private(set) var archives: [String] = []

  private let hashes: Set<String>
  private let names: Set<String>

  /// Nothing searched yet.
  package init(for releases: [Release]) {
    let files = releases.flatMap(\.files)
    hashes = Set(files.map(\.contentHash))
    names = Set(files.map { $0.name.lowercased() })
  }

  /// Looks through a folder and all folders in it; `place` is what a person knows it as.
  package mutating func look(in folder: String, place: String? = nil) throws(Faults) {
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw Faults(
        [Diagnostic(place ?? folder, "cannot be read", remedy: "name a folder that you may read")],
        status: .missingData)
    }
    for path in paths.sorted() { look(at: "\(folder)/\(path)", place: place.map { "\($0)/\(path)" }) }
  }

  /// Looks at one file.
  package mutating func look(at path: String, place: String? = nil) {
    if place == nil, ReleaseArchive(path) != nil { archives.append(path) }
    let place = place ?? path
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    guard let text = ReleaseText(path: path, place: place) else {
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if names.contains(name), !exists || !isFolder { unreadable[name, default: []].append(place) }
      return
    }
    if let hash = text.contentHash, hashes.contains(hash) {
      if known[hash] == nil { known[hash] = text }
    } else if names.contains(name) {
      named[name, default: []].append(text)
    }
  }

  /// The table that a release says a file to be.
  func table(_ file: ReleaseFile) -> ReleaseText? { known[file.contentHash] }
  /// What has only its name.
  func namesakes(_ file: ReleaseFile) -> [ReleaseText] { named[file.name.lowercased()] ?? [] }
  /// What has its name and cannot be read.
  func unread(_ file: ReleaseFile) -> [String] { unreadable[file.name.lowercased()] ?? [] }

  /// Whether there is anything of a release.
  func holds(_ release: Release) -> Bool {
    release.files.contains {
      table($0) != nil || !namesakes($0).isEmpty || !unread($0).isEmpty
    }
  }
}
