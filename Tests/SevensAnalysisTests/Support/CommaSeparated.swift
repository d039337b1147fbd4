/// Comma-separated values, read back by the rules of RFC 4180 and no help from the program.
struct CommaSeparated {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) {
    var (table, row, cell, quoted) = ([[String]](), [String](), "", false)
    var rest = Substring(text)
    while let next = rest.popFirst() {
      switch next {
      case "\"" where quoted && rest.first == "\"": cell.append(rest.removeFirst())
      case "\"": quoted.toggle()
      case "," where !quoted:
        row.append(cell)
        cell = ""
      case "\n" where !quoted:
        table.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(next)
      }
    }
    table.append(row + [cell])
    header = table.removeFirst()
    rows = table
  }

  /// One column as numbers; NaN where a cell holds none.
  func numbers(_ column: String) -> [Double] {
    guard let index = header.firstIndex(of: column) else { return [] }
    return rows.map { Double($0[index]) ?? .nan }
  }
}
