import FoundationEssentials
import Sevens

/// The folder of installed releases: one folder per release, with its files as they were published and an index.
///
/// A folder of a release appears in one step, when everything in it is checked and written. Names that begin with
/// `stagingPrefix` are what an interrupted installation left; they are ignored, and removed by the next one.
public struct ReleaseStore: Sendable {
  /// The folder of all releases; need not exist.
  public let folder: String
  /// The releases that are known.
  public let releases: [Release]

  /// The name of the index of a release.
  static let indexName = "release.json"
  /// How names of unfinished folders begin.
  static let stagingPrefix = ".adding-"

  /// The releases in a folder.
  public init(folder: String, releases: [Release] = Catalog.releases) {
    self.folder = folder
    self.releases = releases
  }

  /// The releases in `$SEVENS_DATA`, else in `sevens` of the data directory of the XDG base directory specification:
  /// `$XDG_DATA_HOME`, else `~/.local/share`. Fails with `missingData` if none of these variables, nor `HOME`, is set.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    releases: [Release] = Catalog.releases
  ) throws(Faults) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    // The specification says that a relative $XDG_DATA_HOME is to be ignored.
    let shared = value("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    if let own = value("SEVENS_DATA") {
      self.init(folder: own, releases: releases)
    } else if let base = shared ?? value("HOME").map({ "\($0)/.local/share" }) {
      self.init(folder: "\(base)/sevens", releases: releases)
    } else {
      throw Faults(
        [Diagnostic("SEVENS_DATA", "there is no data folder", remedy: "set it to a folder")],
        status: .missingData)
    }
  }

  /// What there is of a release.
  public enum State: Sendable, Hashable {
    /// Nothing.
    case missing
    /// The named files, in the order of the release.
    case installed([String])
    /// Something that no installation leaves, and why it cannot be used.
    case damaged(String)
  }

  /// The folder of a release, whether it exists or not.
  public func folder(of release: Release) -> String { "\(folder)/\(release.id)" }

  /// What there is of a release, by its index and the names of its files; `table` and `check` read the files.
  public func state(of release: Release) -> State {
    let place = folder(of: release)
    guard FileManager.default.fileExists(atPath: place) else { return .missing }
    guard let data = FileManager.default.contents(atPath: "\(place)/\(Self.indexName)"),
      let index = JSONValue(text: String(decoding: data, as: UTF8.self)),
      let listed = index["files"]?.items?.compactMap({ $0["name"]?.string })
    else { return .damaged("there is no index \(Self.indexName)") }
    let lost = listed.filter { !FileManager.default.fileExists(atPath: "\(place)/\($0)") }
    let lacking = release.files.filter { $0.isRequired && !listed.contains($0.name) }.map(\.name)
    if let name = (lost + lacking).first { return .damaged("there is no \(name)") }
    return .installed(release.files.map(\.name).filter(listed.contains))
  }

  /// The numbers of a file of a release, checked against its content hash.
  ///
  /// Fails with `missingData` and what to do about it if the release or this file is not installed, with `badData` if
  /// the installed file was changed.
  public func table(_ name: String, of release: Release) throws(Faults) -> ReleaseTable {
    let file = release.file(name)
    switch state(of: release) {
    case .installed(let names) where names.contains(name):
      return try text(of: file, in: release).table(of: file, in: release)
    case .installed: throw missing(release, "\(name) is not installed")
    case .missing: throw missing(release, "is not installed in \(folder)")
    case .damaged(let reason): throw missing(release, "\(reason) in \(folder(of: release))")
    }
  }

  /// Everything wrong with the installed files of a release; a release that is not installed is a fault.
  public func check(_ release: Release) throws(Faults) {
    guard case .installed(let names) = state(of: release) else {
      if case .damaged(let reason) = state(of: release) {
        throw missing(release, "\(reason) in \(folder(of: release))")
      }
      throw missing(release, "is not installed in \(folder)")
    }
    var faults = FaultCollector()
    for file in release.files where names.contains(file.name) {
      do throws(Faults) {
        _ = try text(of: file, in: release).table(of: file, in: release)
      } catch { faults.add(error) }
    }
    try faults.finish(status: .badData)
  }

  /// An installed file.
  func text(of file: ReleaseFile, in release: Release) throws(Faults) -> ReleaseText {
    let path = "\(folder(of: release))/\(file.name)"
    if let text = ReleaseText(path: path) { return text }
    throw Faults(
      [Diagnostic(path, "cannot be read", remedy: "add \(release.id) again")], status: .missingData)
  }

  private func missing(_ release: Release, _ message: String) -> Faults {
    Faults([Diagnostic(release.id, message, remedy: Self.remedy(release))], status: .missingData)
  }

  /// How to get a release.
  static func remedy(_ release: Release) -> String {
    "get it from \(release.origin), then: sevens data add <folder or archive>"
  }
}
