/// Counts in the bins of a table, by which a background is spread along the axis.
public struct BackgroundTable: Sendable, Hashable {
  /// Where it comes from, as in the name of a file.
  public let name: String
  /// The lower and upper edges and the values, in the order of the table.
  public let bins: [Bin]
  /// The unit of the edges.
  public let axisUnit: UnitExpression
  /// The unit of the values.
  public let density: CountDensity

  /// One row.
  public struct Bin: Sendable, Hashable {
    /// The lower edge.
    public let low: Double
    /// The upper edge.
    public let high: Double
    /// The value, in the unit of the table.
    public let value: Double
  }

  /// A table from comma-separated values, or all of its faults with their lines.
  ///
  /// The first line that is neither empty nor begins with `#` names three columns: the lower and the upper edge of a
  /// bin, as in `PE_low_PE` and `PE_high_PE` or `low_keVee` and `high_keVee`, and the value, whose name is its unit:
  /// `counts` (for the whole exposure), `counts/(kg day)` or `counts/(keVee kg day)`.
  public init(csv text: String, name: String) throws(TableFaults) {
    var file = ColumnFile(text, example: "low_keVee,high_keVee,counts/(kg day)")
    let header = Header(&file)
    var bins: [Bin] = []
    var last = -Double.infinity
    for row in file.rows {
      guard let low = header.low.flatMap({ row.numbers[$0] }),
        let high = header.high.flatMap({ row.numbers[$0] }),
        let value = header.value.flatMap({ row.numbers[$0] })
      else { continue }
      if !(low.isFinite && high.isFinite && low < high) {
        file.fault(line: row.line, "a bin from \(low) to \(high)", remedy: "give finite ascending edges")
      } else if low < last - 1e-12 * abs(last) {
        file.fault(
          line: row.line, "the bin from \(low) begins before the one above ends, at \(last)",
          remedy: "sort the bins, and let none overlap")
      }
      if !(value.isFinite && value >= 0) {
        file.fault(line: row.line, "the value \(value)", remedy: "give a finite number of 0 or more")
      }
      if high.isFinite { last = max(last, high) }
      bins.append(Bin(low: low, high: high, value: value))
    }
    if !file.names.isEmpty, file.rows.isEmpty {
      file.fault(line: file.lineCount, "the table ends without a good row", remedy: "give one row or more")
    }
    try file.finish()
    guard let unit = header.axisUnit, let density = header.density else { throw TableFaults([]) }
    self.name = name
    self.bins = bins
    axisUnit = unit
    self.density = density
  }

  /// The counts of the table in the bins of an axis in the same dimension, and beyond them. Inside a bin of the table
  /// they are spread evenly.
  func counts(on axis: Axis, mass: Mass, live: TimeSpan, scale: Double) -> (bins: [Double], outside: Double) {
    let unit = (try? UnitExpression(axis.unit)).map { axisUnit.size / $0.size } ?? 1
    var (found, outside) = ([Double](repeating: 0, count: max(0, axis.edges.count - 1)), 0.0)
    for bin in bins {
      let (low, high) = (bin.low * unit, bin.high * unit)
      let all =
        scale
        * density.counts(bin.value, mass: mass, live: live, width: (bin.high - bin.low) * axisUnit.size)
      var inside = 0.0
      for (b, (from, to)) in zip(axis.edges, axis.edges.dropFirst()).enumerated() {
        let overlap = min(high, to) - max(low, from)
        guard overlap > 0 else { continue }
        let share = overlap >= high - low ? 1 : overlap / (high - low)
        found[b] += all * share
        inside += share
      }
      outside += all * max(0, 1 - inside)
    }
    return (found, outside)
  }
}

/// What the columns of a table of a background are.
private struct Header {
  private(set) var low: Int?
  private(set) var high: Int?
  private(set) var value: Int?
  private(set) var axisUnit: UnitExpression?
  private(set) var density: CountDensity?

  /// Reads the names of the columns; what is wrong with them is noted.
  init(_ file: inout ColumnFile) {
    guard !file.names.isEmpty else { return }
    let (line, names) = (file.headerLine, file.names)
    for (column, name) in names.enumerated() {
      let unit = (try? UnitExpression(name)).flatMap(CountDensity.init)
      if let unit, value == nil {
        (value, density) = (column, unit)
      } else if let edge = Self.edge(name, "low"), low == nil {
        (low, axisUnit) = (column, edge)
      } else if let edge = Self.edge(name, "high"), high == nil {
        high = column
        if let first = axisUnit, first != edge {
          file.fault(
            line: line, "the edges are in two units", remedy: "give both in the unit of the lower one")
        }
      } else {
        file.fault(
          line: line, "the column \"\(name)\" is no edge of a bin, and no unit of counts, or there twice",
          remedy: "name the three columns as in low_keVee,high_keVee,counts/(kg day)")
      }
    }
    for (what, column) in [("lower edge", low), ("upper edge", high), ("value", value)] where column == nil {
      file.fault(
        line: line, "no column for the \(what)",
        remedy: "name the three columns as in low_keVee,high_keVee,counts/(kg day)")
    }
    if let axis = density?.axis, let unit = axisUnit, unit.dimension != axis {
      file.fault(
        line: line, "the counts are per \(axis.typicalUnit), and the edges in \(unit.dimension.typicalUnit)",
        remedy: "use one axis")
    }
  }

  /// The unit behind `low_` or `PE_low_`; nil if the name is not that of an edge.
  private static func edge(_ name: String, _ end: String) -> UnitExpression? {
    let words = name.split(separator: "_", omittingEmptySubsequences: false)
    guard let unit = words.last, words.dropLast().last.map(String.init) == end,
      let expression = try? UnitExpression(String(unit)), expression.factors.count == 1
    else { return nil }
    return expression
  }
}
