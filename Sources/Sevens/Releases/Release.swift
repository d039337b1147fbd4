/// A published data release that does not come with the program: which files it has, and how they are recognised.
///
/// A file is known by the numbers in it (`ReleaseFile.contentHash`), whatever its name and header lines.
public struct Release: Sendable {
  /// The kebab-case id; the measurement that uses it has the same.
  public let id: String
  /// What was released.
  public let title: String
  /// The DOI of the record; nil where it has none of its own.
  public let doi: String?
  /// Citation keys.
  public let citations: [String]
  /// Where a person finds it.
  public let origin: String
  /// The files that are read; further ones of the record are left alone.
  public let files: [ReleaseFile]

  /// A release from its parts.
  public init(
    id: String, title: String, doi: String?, citations: [String], origin: String, files: [ReleaseFile]
  ) {
    self.id = id
    self.title = title
    self.doi = doi
    self.citations = citations
    self.origin = origin
    self.files = files
  }

  /// A file by its name, which has to be one of the release's.
  public func file(_ name: String) -> ReleaseFile {
    guard let file = files.first(where: { $0.name == name }) else {
      preconditionFailure("the release \(id) has no file \(name)")
    }
    return file
  }
}

/// One file of a release: rows of numbers, separated by commas or by white space.
public struct ReleaseFile: Sendable {
  /// The name in the record.
  public let name: String
  /// What it holds.
  public let meaning: String
  /// The columns, in order.
  public let columns: [ReleaseColumn]
  /// The number of rows.
  public let rowCount: Int
  /// What rows can be called, if they begin with a name, which is no column; empty otherwise.
  public let names: [String]
  /// What its columns add up to.
  public let sums: [ReleaseSum]
  /// SHA-256 over every number in reading order, each printed with `%.17g` and followed by a line feed; so are the names
  /// of rows, and empty cells of rows with names.
  public let contentHash: String
  /// False if the measurement can do without it.
  public let isRequired: Bool

  /// A file from its parts. Columns of bin centres run over all combinations, the last one fastest.
  public init(
    _ name: String, _ meaning: String, names: [String] = [], columns: [ReleaseColumn], rowCount: Int,
    sums: [ReleaseSum] = [], contentHash: String, isRequired: Bool = true
  ) {
    self.name = name
    self.meaning = meaning
    self.names = names
    self.columns = columns
    self.rowCount = rowCount
    self.sums = sums
    self.contentHash = contentHash
    self.isRequired = isRequired
  }

  /// The axes of its grid, in the order of the columns; none for a list.
  public var axes: [ReleaseAxis] { columns.compactMap(\.axis) }
}

/// One column of a file.
public struct ReleaseColumn: Sendable, Hashable {
  /// What its numbers have to be.
  public enum Content: Sendable, Hashable {
    /// The centres of the bins of an axis.
    case centres(ReleaseAxis)
    /// Whole numbers, none negative.
    case counts
    /// Finite numbers, none negative.
    case nonNegative
    /// Finite numbers.
    case finite
    /// Finite numbers, or none in rows whose name has no use for them.
    case finiteOrNone
  }

  /// The name.
  public let name: String
  /// Its unit; "1" if dimensionless.
  public let unit: String
  /// What its numbers have to be.
  public let content: Content

  /// A column of numbers of some kind.
  public init(_ name: String, unit: String, _ content: Content) {
    self.name = name
    self.unit = unit
    self.content = content
  }

  /// A column of bin centres.
  public init(_ axis: ReleaseAxis) { self.init(axis.name, unit: axis.unit, .centres(axis)) }

  /// The axis whose bins it numbers.
  public var axis: ReleaseAxis? { if case .centres(let axis) = content { axis } else { nil } }
}

/// Bins of equal width, which a release names by their centres.
public struct ReleaseAxis: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The unit of edges and centres.
  public let unit: String
  /// The lowest edge.
  public let low: Double
  /// The highest edge.
  public let high: Double
  /// The number of bins.
  public let count: Int

  /// Bins of equal width from one edge to another.
  public init(_ name: String, unit: String, from low: Double, to high: Double, bins count: Int) {
    self.name = name
    self.unit = unit
    self.low = low
    self.high = high
    self.count = count
  }

  /// The width of a bin.
  public var width: Double { (high - low) / Double(count) }
  /// The edges of the bins, one more than there are bins.
  public var edges: [Double] {
    (0...count).map { $0 == count ? high : low + (high - low) * Double($0) / Double(count) }
  }
  /// The centre of a bin.
  public func centre(_ bin: Int) -> Double { low + width * (Double(bin) + 0.5) }
}

/// What a column of a file adds up to.
public struct ReleaseSum: Sendable, Hashable {
  /// The column.
  public let column: String
  /// The number of rows from the top that it covers; nil for all.
  public let firstRows: Int?
  /// The sum.
  public let value: Double
  /// By how much it may differ, as the digits in the file allow.
  public let tolerance: Double

  /// A sum over all rows, or over the first ones.
  public init(_ column: String, firstRows: Int? = nil, is value: Double, within tolerance: Double) {
    self.column = column
    self.firstRows = firstRows
    self.value = value
    self.tolerance = tolerance
  }
}
