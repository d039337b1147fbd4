/// An efficiency from a table, in straight lines between its rows and constant beyond both ends.
public struct TabulatedEfficiency: EfficiencyCurve {
  public static let id = "table"
  public static let title = "straight lines between the rows of a table, constant beyond its ends"

  /// Ascending values on the axis, in its unit.
  public private(set) var positions: [Double] = [0]
  /// ε at each.
  public private(set) var values: [Double] = [1]
  /// Where the table is from.
  public private(set) var origin = ""
  /// ε relative to the table.
  public var scale = 1.0

  public init() {}

  /// A table of ε at ascending values on an axis.
  public init(positions: [Double], values: [Double], origin: String) {
    self.positions = positions
    self.values = values
    self.origin = origin
  }

  /// A table on an axis from comma-separated values, or all of its faults.
  ///
  /// Two columns: one named after the axis with a unit of it, as in `T_keVnr`, `E_eVee` or `PE`, and `efficiency`.
  public init(csv text: String, on axis: ResponseAxis, origin: String) throws(TableFaults) {
    let example = ColumnFile.name(of: axis) + ",efficiency"
    var file = ColumnFile(text, example: example)
    let columns = file.pair(positionsOn: axis, value: "efficiency")
    for row in file.rows {
      guard let columns, let value = row.numbers[columns.value] else { continue }
      if !(0...1).contains(value) {
        file.fault(
          line: row.line, column: "efficiency", "\(value) is no probability", remedy: "between 0 and 1")
      }
    }
    let table = file.ascending(columns)
    try file.finish()
    self.init(positions: table.map(\.0), values: table.map(\.1), origin: origin)
  }

  public static let parameters: [Parameter<TabulatedEfficiency>] = [
    Parameter(
      "detector.response.efficiency.scale", \.scale, .response, bounds: 0...10, scale: 0.01, symbol: "ε/ε₀",
      latex: #"\varepsilon/\varepsilon_0"#, "efficiency relative to the table; above 1 it is cut off")
  ]

  public func callAsFunction(_ x: Double) -> Double {
    min(1, scale * read(x))
  }

  private func read(_ x: Double) -> Double {
    let last = positions.count - 1
    if x <= positions[0] { return values[0] }
    if x >= positions[last] { return values[last] }
    var (low, high) = (0, last)
    while high - low > 1 {
      let middle = (low + high) / 2
      if positions[middle] <= x { low = middle } else { high = middle }
    }
    let u = (x - positions[low]) / (positions[high] - positions[low])
    return values[low] + u * (values[high] - values[low])
  }

  /// The rows.
  public var kinks: [Double] { positions }
}

extension ColumnFile {
  /// The name of a column of values on an axis.
  static func name(of axis: ResponseAxis) -> String {
    axis.isCount ? axis.unit : "\(axis.name)_\(axis.unit)"
  }

  /// The two columns of a table: values on an axis, by their size in its unit, and what the table gives.
  mutating func pair(
    positionsOn axis: ResponseAxis, value: String
  ) -> (position: Int, size: Double, value: Int)? {
    guard !names.isEmpty else { return nil }
    var (position, values): ((Int, Double)?, Int?) = (nil, nil)
    for (column, name) in names.enumerated() {
      if name == value {
        if values != nil { fault(line: headerLine, "\(name) is there twice", remedy: "keep one of them") }
        values = column
      } else if let size = Self.size(of: name, on: axis) {
        if position != nil {
          fault(line: headerLine, "\(name) is a second column of \(axis.unit)", remedy: "keep one of them")
        }
        position = (column, size)
      } else {
        fault(
          line: headerLine, "the column \"\(name)\" is neither on the axis of \(axis.unit) nor \(value)",
          remedy: "name the columns \(Self.name(of: axis)),\(value)")
      }
    }
    let remedy = "name the columns \(Self.name(of: axis)),\(value)"
    if position == nil { fault(line: headerLine, "no column on the axis of \(axis.unit)", remedy: remedy) }
    if values == nil { fault(line: headerLine, "no column \(value)", remedy: remedy) }
    guard let position, let values else { return nil }
    return (position.0, position.1, values)
  }

  /// The size of the unit of a column in the unit of an axis; nil if it is not on that axis.
  private static func size(of name: String, on axis: ResponseAxis) -> Double? {
    if name == axis.unit { return 1 }
    let prefix = axis.name + "_"
    guard name.hasPrefix(prefix) else { return nil }
    let unit = String(name.dropFirst(prefix.count))
    return unit == axis.unit ? 1 : axis.units?.size(of: unit)
  }

  /// The rows as pairs, of which positions must ascend from 0 and both be finite.
  mutating func ascending(_ columns: (position: Int, size: Double, value: Int)?) -> [(Double, Double)] {
    guard let columns else { return [] }
    var (pairs, last): ([(Double, Double)], Double) = ([], -.infinity)
    for row in rows {
      guard let position = row.numbers[columns.position], let value = row.numbers[columns.value] else {
        continue
      }
      let name = names[columns.position]
      if !position.isFinite || position < 0 {
        fault(
          line: row.line, column: name, "\(position) is no finite value of 0 or more",
          remedy: "give finite values in ascending order")
      } else if position <= last {
        fault(
          line: row.line, column: name, "\(position) does not ascend",
          remedy: "give finite values in ascending order")
      }
      if !value.isFinite {
        fault(
          line: row.line, column: names[columns.value], "\(value) is not a finite number",
          remedy: "leave the row out")
      }
      if position.isFinite { last = max(last, position) }
      pairs.append((position * columns.size, value))
    }
    if pairs.count < 2 {
      fault(line: lineCount, "the table ends with fewer than two good rows", remedy: "give two rows or more")
    }
    return pairs
  }
}
