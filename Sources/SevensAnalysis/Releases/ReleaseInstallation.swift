import CSevensHost
import FoundationEssentials
import Sevens

/// The data folder while something is installed: locked against other processes, and clear of what interrupted ones
/// left.
///
/// A release is written and brought to the disk beside its place (`stage`), then takes its name in one step
/// (`commit`). Killed before that step, an installation leaves the former state and an unfinished folder.
package struct ReleaseInstallation: ~Copyable {
  private let store: ReleaseStore
  private let lock: Int32

  /// Creates the data folder if need be, locks it, and removes unfinished folders.
  package init(_ store: ReleaseStore) throws(Faults) {
    do {
      try FileManager.default.createDirectory(atPath: store.folder, withIntermediateDirectories: true)
    } catch {
      throw Self.unwritable(store.folder, "cannot be made a folder")
    }
    let lock = sevens_lock_folder(store.folder)
    guard lock >= 0 else { throw Self.unwritable(store.folder, "cannot be opened") }
    self.store = store
    self.lock = lock
    removeUnfinished()
  }

  deinit {
    removeUnfinished()
    sevens_unlock_folder(lock)
  }

  /// A release that is complete on the disk and not yet in its place.
  package struct Staged {
    fileprivate let release: Release
    fileprivate let path: String
  }

  /// A new folder that the next installation removes.
  package func unfinishedFolder(_ name: String) throws(Faults) -> String {
    let path = "\(store.folder)/\(ReleaseStore.stagingPrefix)\(name)"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } catch {
      throw Self.unwritable(path, "cannot be made a folder")
    }
    return path
  }

  /// Writes all files of a release and their index beside its place, and waits until they are on the disk.
  package func stage(_ addition: ReleaseAddition) throws(Faults) -> Staged {
    let path = try unfinishedFolder(addition.release.id)
    for (file, data) in addition.files { try Self.write(data, to: "\(path)/\(file.name)") }
    let index = Data((Self.index(addition).text + "\n").utf8)
    try Self.write(index, to: "\(path)/\(ReleaseStore.indexName)")
    try Self.check(sevens_folder_to_disk(path), path)
    return Staged(release: addition.release, path: path)
  }

  /// Gives a staged release its name, in place of what has it.
  package func commit(_ staged: Staged) throws(Faults) {
    let place = store.folder(of: staged.release)
    if FileManager.default.fileExists(atPath: place) {
      // Where names cannot be exchanged there is a moment with neither; the release then has to be added again.
      if sevens_exchange(staged.path, place) != 0 {
        let old = "\(store.folder)/\(ReleaseStore.stagingPrefix)old-\(staged.release.id)"
        guard sevens_rename(place, old) == 0, sevens_rename(staged.path, place) == 0 else {
          throw Self.unwritable(place, "cannot be replaced")
        }
      }
    } else if sevens_rename(staged.path, place) != 0 {
      throw Self.unwritable(place, "cannot be given its name")
    }
    try Self.check(sevens_folder_to_disk(store.folder), store.folder)
  }

  private static func index(_ addition: ReleaseAddition) -> JSONValue {
    [
      "release": .string(addition.release.id), "sevens": .string(Manifest.version),
      "files": .array(
        addition.files.map {
          [
            "name": .string($0.file.name), "rows": .integer($0.file.rowCount),
            "sha256": .string($0.file.contentHash),
          ]
        }),
    ]
  }

  private func removeUnfinished() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: store.folder)) ?? []
    for name in names where name.hasPrefix(ReleaseStore.stagingPrefix) {
      try? FileManager.default.removeItem(atPath: "\(store.folder)/\(name)")
    }
  }

  private static func write(_ data: Data, to path: String) throws(Faults) {
    let error = data.withUnsafeBytes { sevens_write_to_disk(path, $0.baseAddress, $0.count) }
    try check(error, path)
  }

  private static func check(_ error: Int32, _ path: String) throws(Faults) {
    if error != 0 { throw unwritable(path, "cannot be written: \(String(cString: sevens_reason(error)))") }
  }

  private static func unwritable(_ path: String, _ message: String) -> Faults {
    Faults([Diagnostic(path, message, remedy: "set SEVENS_DATA to a folder that you may write in")])
  }
}
