import FoundationEssentials
import Sevens

/// What the folder of a release will hold, every file checked: those that were found, and those installed before.
public struct ReleaseAddition: Sendable {
  /// What becomes of the folder.
  public enum Change: String, Sendable, CaseIterable {
    /// It is new, or takes the place of a damaged one.
    case added
    /// It gets more files.
    case completed
    /// It has everything already.
    case unchanged
  }

  /// The release.
  public let release: Release
  /// The files with their content.
  public let files: [(file: ReleaseFile, data: Data)]
  /// What becomes of the folder.
  public let change: Change
  /// What a person should know.
  public let notes: [String]
}

extension ReleaseStore {
  /// What a search adds, release by release, or everything wrong with the search and with what it found.
  package func additions(
    from search: ReleaseSearch, places: [String], after before: FaultCollector = FaultCollector()
  ) throws(Faults) -> [ReleaseAddition] {
    var faults = before
    let held = releases.filter(search.holds)
    let additions = held.map { addition(of: $0, from: search, places: places, noting: &faults) }
    if held.isEmpty, faults.diagnostics.isEmpty {
      let archives = search.archives.map { "add the archive \($0) by its name" }
      let remedy = "releases that can be added: \(releases.map(\.id).joined(separator: ", "))"
      let _: Never? = faults.missing(
        places.joined(separator: ", "), "no file of a known release",
        remedy: (archives + [remedy]).joined(separator: "; "), status: .missingData)
    }
    try faults.finish(status: .badData)
    return additions
  }

  private func addition(
    of release: Release, from search: ReleaseSearch, places: [String], noting faults: inout FaultCollector
  ) -> ReleaseAddition {
    let before = intact(release)
    var (files, notes): ([(file: ReleaseFile, data: Data)], [String]) = ([], [])
    var grows = false
    for file in release.files {
      let others = search.namesakes(file)
      if let text = search.table(file) {
        notes += others.map { "\($0.path) has other numbers than \(file.name) and was left out" }
        if let data = before[file.name] {
          files.append((file, data))
        } else if note(text, file, release, &faults) {
          grows = true
          files.append((file, text.data))
        }
      } else if !others.isEmpty || !search.unread(file).isEmpty {
        for text in others { _ = note(text, file, release, &faults) }
        for place in search.unread(file) {
          faults.add(
            Diagnostic(
              place, "cannot be read, or is no file of the size of \(file.name)",
              remedy: "take it from \(release.origin)"))
        }
      } else if let data = before[file.name] {
        files.append((file, data))
      } else if file.isRequired {
        let _: Never? = faults.missing(
          release.id, "no \(file.name) (\(file.meaning)) in \(places.joined(separator: ", "))",
          remedy: "take it from \(release.origin)", status: .missingData)
      }
    }
    let change: ReleaseAddition.Change =
      if case .installed(let names) = state(of: release), before.count == names.count {
        grows ? .completed : .unchanged
      } else { .added }
    return ReleaseAddition(release: release, files: files, change: change, notes: notes)
  }

  /// Notes everything by which a text differs from a file; true if nothing does.
  private func note(
    _ text: ReleaseText, _ file: ReleaseFile, _ release: Release, _ faults: inout FaultCollector
  ) -> Bool {
    do throws(Faults) {
      _ = try text.table(of: file, in: release)
      return true
    } catch {
      faults.add(error)
      return false
    }
  }

  /// The installed files that are as published.
  private func intact(_ release: Release) -> [String: Data] {
    guard case .installed(let names) = state(of: release) else { return [:] }
    var found: [String: Data] = [:]
    for name in names {
      let file = release.file(name)
      guard let text = try? text(of: file, in: release),
        (try? text.table(of: file, in: release)) != nil
      else { continue }
      found[name] = text.data
    }
    return found
  }
}
