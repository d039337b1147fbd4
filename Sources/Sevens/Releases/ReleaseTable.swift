/// The numbers of one file of a release, by column.
public struct ReleaseTable: Sendable, Hashable {
  /// The columns.
  public let columns: [ReleaseColumn]
  /// The names of the rows; empty where they have none.
  public let names: [String]
  /// The numbers of every column.
  public let values: [[Double]]

  /// The number of rows.
  public var rowCount: Int { values.first?.count ?? 0 }
  /// The axes of its grid, in the order of the columns; the bins of the last one run fastest.
  public var axes: [ReleaseAxis] { columns.compactMap(\.axis) }

  /// The numbers of a column, which has to be one of the table's.
  public subscript(column: String) -> [Double] {
    guard let index = columns.firstIndex(where: { $0.name == column }) else {
      preconditionFailure("the table has no column \(column)")
    }
    return values[index]
  }

  /// The rows of one name.
  public func rows(named name: String) -> ReleaseTable {
    let places = names.indices.filter { names[$0] == name }
    return ReleaseTable(
      columns: columns, names: places.map { names[$0] },
      values: values.map { column in places.map { column[$0] } })
  }

  private init(columns: [ReleaseColumn], names: [String], values: [[Double]]) {
    (self.columns, self.names, self.values) = (columns, names, values)
  }
}

extension ReleaseTable {
  /// The table of a file, or everything by which it differs from the release; a changed number that breaks no rule is
  /// for the content hash to find.
  public init(_ rows: NumberRows, of file: ReleaseFile) throws(TableFaults) {
    let faults = file.faults(of: rows)
    if !faults.isEmpty { throw TableFaults(faults) }
    columns = file.columns
    names = file.names.isEmpty ? [] : rows.rows.map(\.name)
    values = file.columns.indices.map { column in rows.rows.map { $0.numbers[column] } }
  }
}

extension ReleaseFile {
  /// Where rows differ from the file: cells, columns, bin centres, signs, number of rows and sums. Faults of one kind
  /// in many lines are one fault, with the first line and their number.
  public func faults(of rows: NumberRows) -> [TableFault] {
    var found = FaultsByKind()
    for fault in rows.faults {
      found.add("no number", fault.line, nil, fault.message)
    }
    for (index, row) in rows.rows.enumerated() {
      if !names.isEmpty, !names.contains(row.name) {
        found.add(
          "names", row.line, nil, "\"\(row.name)\" is none of the names \(names.joined(separator: ", "))")
      }
      guard row.numbers.count == columns.count else {
        found.add(
          "columns", row.line, nil, "\(row.numbers.count) columns in a table of \(columns.count)")
        continue
      }
      for (position, (number, column)) in zip(row.numbers, columns).enumerated() {
        if number.isNaN {
          if rows.faults.isEmpty, column.content != .finiteOrNone {
            found.add("no number", row.line, column.name, "an empty cell")
          }
          continue
        }
        if let message = fault(of: number, column, at: position, row: index) {
          found.add(column.name, row.line, column.name, message)
        }
      }
    }
    if rows.rows.count != rowCount {
      let line = rows.rows.last?.line
      found.add("rows", line, nil, "\(rows.rows.count) rows in a table of \(rowCount)")
    }
    if found.isEmpty { faultsOfSums(rows, &found) }
    return found.faults
  }

  private func fault(of number: Double, _ column: ReleaseColumn, at position: Int, row: Int) -> String? {
    switch column.content {
    case .centres(let axis):
      let centre = axis.centre(bin(of: position, row: row))
      return abs(number - centre) <= 1e-9 * axis.width
        ? nil : "\(number) is not the bin centre \(Self.short(centre))"
    case .counts:
      return number < 0 ? "\(number) is negative" : number == number.rounded() ? nil : "\(number) is no count"
    case .nonNegative: return number < 0 ? "\(number) is negative" : nil
    case .finite, .finiteOrNone: return nil
    }
  }

  /// The bin that a row has on the axis of a column.
  private func bin(of position: Int, row: Int) -> Int {
    let faster = columns[(position + 1)...].reduce(1) { $0 * ($1.axis?.count ?? 1) }
    return row / faster % (columns[position].axis?.count ?? 1)
  }

  private func faultsOfSums(_ rows: NumberRows, _ found: inout FaultsByKind) {
    for sum in sums {
      guard let position = columns.firstIndex(where: { $0.name == sum.column }) else { continue }
      let covered = rows.rows.prefix(sum.firstRows ?? rowCount)
      let value = covered.reduce(0) { $0 + $1.numbers[position] }
      if abs(value - sum.value) > sum.tolerance {
        found.add(
          "sum \(sum)", nil, sum.column,
          "the first \(covered.count) rows sum to \(Self.short(value)) instead of \(Self.short(sum.value))")
      }
    }
  }

  /// A number at nine decimals, which hides the rounding of sums.
  private static func short(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }
}

/// Faults of a table, those of one kind together.
private struct FaultsByKind {
  private var kinds: [(kind: String, first: TableFault, others: Int)] = []

  var isEmpty: Bool { kinds.isEmpty }

  mutating func add(_ kind: String, _ line: Int?, _ column: String?, _ message: String) {
    if let index = kinds.firstIndex(where: { $0.kind == kind }) {
      kinds[index].others += 1
    } else {
      let fault = TableFault(line: line, column: column, message, remedy: "take the file as published")
      kinds.append((kind, fault, 0))
    }
  }

  var faults: [TableFault] {
    kinds.map { _, first, others in
      others == 0
        ? first
        : TableFault(
          line: first.line, column: first.column,
          "\(first.message), and \(others) more such fault\(others == 1 ? "" : "s")", remedy: first.remedy)
    }
  }
}
