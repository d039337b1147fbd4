/// How a number is known. The weakest of all inputs is that of an output.
public enum Verification: String, Sendable, Comparable, CaseIterable {
  /// Quoted from memory, or a plain assumption.
  case assumed
  /// Second-hand, or recomputed from published files.
  case checked
  /// Read in the named source.
  case read

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .assumed: 0
    case .checked: 1
    case .read: 2
    }
  }
}

/// One column of a table.
public struct DatasetColumn: Sendable, Hashable {
  /// The name in the header line.
  public let name: String
  /// Its unit; "1" if dimensionless.
  public let unit: String
  /// The citation key of its numbers.
  public let citation: String
  /// How they are known.
  public let verified: Verification
}

/// A table of published numbers with everything about where they come from.
public struct Dataset: Sendable {
  /// The kebab-case id.
  public let id: String
  /// What it is.
  public let title: String
  /// The DOI of its source.
  public let doi: String?
  /// Citation keys.
  public let citations: [String]
  /// The licence of the numbers.
  public let license: String
  /// What was done to the published numbers.
  public let transformation: String
  /// SHA-256 of the table.
  public let sha256: String
  /// The weakest of its columns.
  public let verified: Verification
  /// The columns.
  public let columns: [DatasetColumn]
  /// The table: a header line, then rows of comma-separated values.
  public let text: StaticString

  /// The cells of every row, without the header.
  public func rows() -> [[Substring]] {
    let table = text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    return table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  /// The position of a column, which the generator has checked to exist.
  func column(_ name: String) -> Int {
    guard let index = columns.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("the table \(id) has no column \(name)")
    }
    return index
  }

  /// One column as numbers; empty cells are nil.
  public func numbers(_ name: String) -> [Double?] {
    let index = column(name)
    return rows().map { Double($0[index]) }
  }
}
