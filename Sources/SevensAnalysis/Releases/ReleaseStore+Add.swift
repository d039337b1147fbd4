import FoundationEssentials
import Sevens

extension ReleaseStore {
  /// Installs the releases that folders, archives and files hold: all that were found, or none and everything wrong
  /// with them.
  ///
  /// Fails with `missingData` for a path, a file or a release that is not there, with `badData` for content that is
  /// not that of the release.
  public func add(_ paths: [String]) throws(Faults) -> [ReleaseAddition] {
    var (search, faults) = (ReleaseSearch(for: releases), FaultCollector())
    let archives = look(at: paths, &search, &faults)
    if archives.isEmpty {
      // What is wrong is said before anything is made.
      let additions = try additions(from: search, places: paths, after: faults)
      if additions.allSatisfy({ $0.change == .unchanged }), !hasUnfinished { return additions }
    }
    let installation = try ReleaseInstallation(self)
    for (index, archive) in archives.enumerated() {
      do throws(Faults) {
        let folder = try installation.unfinishedFolder("archive-\(index)")
        try archive.unpack(into: folder)
        try search.look(in: folder, place: archive.path)
      } catch { faults.add(error) }
    }
    let additions = try additions(from: search, places: paths, after: faults)
    var staged: [ReleaseInstallation.Staged] = []
    for addition in additions where addition.change != .unchanged {
      staged.append(try installation.stage(addition))
    }
    for release in staged { try installation.commit(release) }
    return additions
  }

  /// Whether an interrupted installation left something to be removed.
  private var hasUnfinished: Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return names?.contains { $0.hasPrefix(Self.stagingPrefix) } ?? false
  }

  /// Looks through folders and files; gives the archives.
  private func look(
    at paths: [String], _ search: inout ReleaseSearch, _ faults: inout FaultCollector
  ) -> [ReleaseArchive] {
    var archives: [ReleaseArchive] = []
    for path in paths {
      var isFolder = false
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        let _: Never? = faults.missing(
          path, "no such folder or file", remedy: "name a folder, an archive or a file of a release",
          status: .missingData)
      } else if isFolder {
        do throws(Faults) { try search.look(in: path) } catch { faults.add(error) }
      } else if let archive = ReleaseArchive(path) {
        archives.append(archive)
      } else {
        search.look(at: path)
      }
    }
    return archives
  }
}
