/// Something wrong with a table: where, what, and what to do.
public struct TableFault: Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1; nil for the table as a whole.
  public let line: Int?
  /// The column, where one is to blame.
  public let column: String?
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// A fault at a line, perhaps of a column.
  public init(line: Int? = nil, column: String? = nil, _ message: String, remedy: String) {
    self.line = line
    self.column = column
    self.message = message
    self.remedy = remedy
  }

  /// As in `line 3, nu_e: the flux nan is not a finite number`.
  public var description: String {
    let place = [line.map { "line \($0)" }, column].compactMap { $0 }.joined(separator: ", ")
    return place.isEmpty ? message : "\(place): \(message)"
  }
}

/// Everything wrong with a table.
public struct TableFaults: Error, Sendable, Hashable {
  /// Each fault with its line, in the order of the lines.
  public let faults: [TableFault]

  /// The faults of a table.
  public init(_ faults: [TableFault]) {
    self.faults = faults.enumerated().sorted {
      ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset)
    }.map(\.element)
  }

  /// The same as problems of a key.
  public func problems(of key: String) -> [Problem] {
    faults.map { Problem(key, $0.description, remedy: $0.remedy) }
  }
}

/// Columns of numbers from comma-separated values, every row with its line.
///
/// The first line that is neither empty nor begins with `#` names the columns, with the unit behind an underscore, as
/// in `E_MeV`. What a name means and which numbers make sense is for the reader of the columns to say; it adds its
/// faults to those found here.
public struct ColumnFile: Sendable {
  /// A row of numbers.
  public struct Row: Sendable, Hashable {
    /// Its line, from 1.
    public let line: Int
    /// A number for every column; nil where the cell holds none, which is among the faults.
    public let numbers: [Double?]
  }

  /// The names of the columns; empty if no line names them.
  public private(set) var names: [String] = []
  /// The line that names them.
  public private(set) var headerLine = 1
  /// The rows that have as many cells as there are columns.
  public private(set) var rows: [Row] = []
  /// The number of lines.
  public let lineCount: Int
  /// What is wrong with the lines so far.
  public private(set) var faults: [TableFault] = []

  /// Reads a text; `example` is a header line that would do, for the message if there is none.
  public init(_ text: String, example: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // A last line that ends is not followed by an empty one.
    lineCount = lines.last?.isEmpty == true ? max(1, lines.count - 1) : lines.count
    for (index, line) in lines.enumerated() {
      var content = line.trimmed
      if index == 0, content.first == "\u{FEFF}" { content = content.dropFirst() }
      guard let first = content.first, first != "#" else { continue }
      let cells = content.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
      if names.isEmpty {
        (names, headerLine) = (cells.map(String.init), index + 1)
      } else {
        read(cells, index + 1)
      }
    }
    if names.isEmpty {
      fault("no line names the columns", remedy: "begin with a line such as \(example)")
    }
  }

  private mutating func read(_ cells: [Substring], _ line: Int) {
    guard cells.count == names.count else {
      fault(
        line: line, "\(cells.count) cells in a table of \(names.count) columns",
        remedy: "give one cell for each")
      return
    }
    var numbers: [Double?] = []
    for (cell, name) in zip(cells, names) {
      let value = Double(cell)
      numbers.append(value)
      if value == nil {
        fault(line: line, column: name, "\"\(cell)\" is not a number", remedy: "write it as in 1.5e-3")
      }
    }
    rows.append(Row(line: line, numbers: numbers))
  }

  /// Notes a fault.
  public mutating func fault(
    line: Int? = nil, column: String? = nil, _ message: String, remedy: String
  ) {
    faults.append(TableFault(line: line, column: column, message, remedy: remedy))
  }

  /// Throws everything found.
  public func finish() throws(TableFaults) {
    if !faults.isEmpty { throw TableFaults(faults) }
  }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: Substring {
    var result = self
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return result
  }
}
