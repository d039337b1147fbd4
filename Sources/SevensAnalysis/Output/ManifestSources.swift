import Sevens

extension Manifest {
  /// Tables and works behind an output, each once.
  public struct Sources: Sendable {
    /// Citation keys, sorted.
    public private(set) var citations: [String]
    /// Tables.
    public private(set) var datasets: [Dataset]
    /// The inputs that were not read in their source.
    public private(set) var unread: [String: Verification]

    /// Sources from their parts.
    init(citations: [String] = [], datasets: [Dataset] = [], unread: [String: Verification] = [:]) {
      self.citations = Array(Set(citations)).sorted()
      self.datasets = datasets
      self.unread = unread
    }

    /// Adds others.
    mutating func add(_ other: Sources) {
      datasets += other.datasets.filter { table in !datasets.contains { $0.id == table.id } }
      citations = Array(Set(citations + other.citations)).sorted()
      unread.merge(other.unread) { min($0, $1) }
    }

    /// Adds tables with their works.
    mutating func add(tables: [Dataset]) {
      let unread = tables.filter { $0.verified != .read }.map { ("dataset \($0.id)", $0.verified) }
      add(
        Sources(
          citations: tables.flatMap(\.citations), datasets: tables,
          unread: Dictionary(unread) { first, _ in first }))
    }

    /// Adds an input that was not read.
    mutating func add(unread name: String, _ level: Verification) {
      add(Sources(unread: [name: level]))
    }

    var datasetsJSON: JSONValue {
      .array(
        datasets.map {
          [
            "id": .string($0.id), "doi": .optional($0.doi), "sha256": .string($0.sha256),
            "verified": .string($0.verified.rawValue), "mode": "built-in",
          ]
        })
    }

    /// The fields of a manifest that has nothing else to say.
    var fields: [String: JSONValue] {
      [
        "citations": .strings(citations), "datasets": datasetsJSON,
        "unread": .object(unread.mapValues { .string($0.rawValue) }),
        "verified": .string((unread.values.min() ?? .read).rawValue),
      ]
    }
  }
}
