/// Rows of numbers from a text, every row with its line, and what is wrong with it.
///
/// Cells are separated by commas, or else by white space. Lines that are empty or begin with `#` are skipped anywhere;
/// lines without any number are skipped above the first row, where copies of releases have or lack their headers.
/// Where rows have names, the first cell is the name and an empty one among the others holds no number.
public struct NumberRows: Sendable {
  /// The numbers of a line.
  public struct Row: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// What it holds, where rows have names; empty otherwise.
    public let name: String
    /// Its numbers; NaN where the cell holds none that is finite, which is among the faults unless the cell of a named
    /// row is empty.
    public let numbers: [Double]
  }

  /// The rows.
  public private(set) var rows: [Row] = []
  /// Cells that are no finite numbers.
  public private(set) var faults: [TableFault] = []

  private let named: Bool

  /// Reads a text.
  ///
  /// - Parameter named: whether the first cell of every row is its name.
  public init(_ text: String, named: Bool = false) {
    self.named = named
    let lines = text.utf8.split(separator: newline, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      var content = line.trimmed
      if index == 0, content.starts(with: byteOrderMark) { content = content.dropFirst(3).trimmed }
      guard let first = content.first, first != numberSign else { continue }
      read(content, index + 1)
    }
  }

  /// All numbers in reading order.
  public var numbers: [Double] { rows.flatMap(\.numbers) }

  private mutating func read(_ line: Substring.UTF8View, _ number: Int) {
    let all =
      line.contains(comma)
      ? line.split(separator: comma, omittingEmptySubsequences: false).map(\.trimmed)
      : line.split(whereSeparator: \.isBlank)
    let cells = named ? all.dropFirst() : all[...]
    let values = cells.map { Double(Substring($0)) }
    if rows.isEmpty, values.allSatisfy({ $0 == nil }) { return }
    for (cell, value) in zip(cells, values) where value?.isFinite != true && !(named && cell.isEmpty) {
      faults.append(
        TableFault(
          line: number, "\"\(Substring(cell))\" is not a finite number", remedy: "take the file as published")
      )
    }
    rows.append(
      Row(
        line: number, name: named ? String(Substring(all[0])) : "",
        numbers: values.map { $0.flatMap { $0.isFinite ? $0 : nil } ?? .nan }))
  }
}

private let newline = UInt8(ascii: "\n")
private let comma = UInt8(ascii: ",")
private let numberSign = UInt8(ascii: "#")
private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

extension UInt8 {
  /// A carriage return ends lines together with the line feed.
  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}

extension Substring.UTF8View {
  /// Without blanks at both ends.
  fileprivate var trimmed: Self {
    guard let start = firstIndex(where: { !$0.isBlank }), let end = lastIndex(where: { !$0.isBlank }) else {
      return self[endIndex..<endIndex]
    }
    return self[start...end]
  }
}
