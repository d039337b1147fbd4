import Sevens

/// The answers to `sevens data list`, `sevens data add` and `sevens data check`.
public enum DataReport {
  /// What comes with the program, what is installed, what is missing and where to get it.
  public static func list(_ store: ReleaseStore, command: [String]) -> Output {
    let releases = store.releases.map { row($0, store) }
    let builtIn = Catalog.datasets.map { [$0.id, "built in", "", "comes with the program"] }
    let table = Table(columns: columns, rows: releases + builtIn)
    return Output(
      schema: "data",
      text: "data folder: \(store.folder)\n\n\(table.aligned)\n\n\(howToAdd)",
      result: result(
        store, store.releases.map { ($0, nil, []) },
        builtIn: .array(
          Catalog.datasets.map {
            [
              "id": .string($0.id), "title": .string($0.title), "doi": .optional($0.doi),
              "sha256": .string($0.sha256), "verified": .string($0.verified.rawValue),
            ]
          })),
      table: table, command: command)
  }

  /// Installs what folders, archives and files hold.
  public static func add(
    _ paths: [String], to store: ReleaseStore, command: [String]
  ) throws(Faults) -> Output {
    let additions = try store.add(paths)
    let rows = additions.map { [$0.release.id, $0.change.rawValue] + row($0.release, store).dropFirst(2) }
    let notes = additions.flatMap(\.notes)
    let table = Table(columns: ["release", "change"] + columns.dropFirst(2), rows: rows)
    return Output(
      schema: "data", text: ([table.aligned] + notes.map { "note: \($0)" }).joined(separator: "\n"),
      result: result(store, additions.map { ($0.release, $0.change.rawValue, $0.notes) }), table: table,
      command: command, sources: sources(additions.map(\.release)))
  }

  /// Reads every file of the installed releases, or of one, again.
  public static func check(
    _ id: String?, in store: ReleaseStore, command: [String]
  ) throws(Faults) -> Output {
    let releases = try asked(id, store)
    var faults = FaultCollector()
    for release in releases {
      do throws(Faults) {
        try store.check(release)
      } catch { faults.add(error) }
    }
    try faults.finish(status: .badData)
    let table = Table(
      columns: columns, rows: releases.map { row($0, store).replacing(at: 1, with: "as published") })
    let text = releases.isEmpty ? "no release is installed in \(store.folder)" : table.aligned
    return Output(
      schema: "data", text: text, result: result(store, releases.map { ($0, "checked", []) }), table: table,
      command: command, sources: sources(releases))
  }

  /// The release of an id, or all that are installed, whole or not.
  private static func asked(_ id: String?, _ store: ReleaseStore) throws(Faults) -> [Release] {
    guard let id else { return store.releases.filter { store.state(of: $0) != .missing } }
    if let release = store.releases.first(where: { $0.id == id }) { return [release] }
    throw Faults([
      Diagnostic(
        "release", "no release '\(id)'",
        remedy: Suggestion.remedy(for: id, among: store.releases.map(\.id)))
    ])
  }

  private static let columns = ["data", "state", "files", "where"]
  private static let howToAdd = "sevens data add <folder or archive> installs a release."

  private static func row(_ release: Release, _ store: ReleaseStore) -> [String] {
    let total = release.files.count
    return switch store.state(of: release) {
    case .missing: [release.id, "missing", "0 of \(total)", release.origin]
    case .installed(let names):
      [release.id, "installed", "\(names.count) of \(total)", store.folder(of: release)]
    case .damaged(let reason):
      [release.id, "damaged", reason, "add it again: \(release.origin)"]
    }
  }

  private static func result(
    _ store: ReleaseStore, _ releases: [(release: Release, change: String?, notes: [String])],
    builtIn: JSONValue? = nil
  ) -> JSONValue {
    var fields: [String: JSONValue] = [
      "folder": .string(store.folder),
      "releases": .array(releases.map { json($0.release, store, $0.change, $0.notes) }),
    ]
    fields["builtIn"] = builtIn
    return .object(fields)
  }

  private static func json(
    _ release: Release, _ store: ReleaseStore, _ change: String?, _ notes: [String]
  ) -> JSONValue {
    let (state, names): (String, [String]) =
      switch store.state(of: release) {
      case .missing: ("missing", [])
      case .installed(let names): ("installed", names)
      case .damaged: ("damaged", [])
      }
    return [
      "id": .string(release.id), "title": .string(release.title), "doi": .optional(release.doi),
      "origin": .string(release.origin), "state": .string(state), "change": .optional(change),
      "path": names.isEmpty ? .null : .string(store.folder(of: release)), "notes": .strings(notes),
      "files": .array(
        release.files.map {
          [
            "name": .string($0.name), "meaning": .string($0.meaning), "required": .bool($0.isRequired),
            "installed": .bool(names.contains($0.name)), "rows": .integer($0.rowCount),
            "sha256": .string($0.contentHash),
          ]
        }),
    ]
  }

  private static func sources(_ releases: [Release]) -> Manifest.Sources {
    Manifest.Sources(citations: releases.flatMap(\.citations))
  }
}

extension [String] {
  fileprivate func replacing(at index: Int, with text: String) -> [String] {
    var copy = self
    copy[index] = text
    return copy
  }
}
