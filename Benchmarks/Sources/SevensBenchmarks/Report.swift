/// One row of the table.
struct Row {
  let name: String
  let peer: Double?
  let target: Double?
  let result: Measurements

  init(_ name: String, peer: Double? = nil, target: Double? = nil, result: Measurements) {
    self.name = name
    self.peer = peer
    self.target = target
    self.result = result
  }

  init(_ workload: Workload, _ repetitions: Int) {
    self.init(
      workload.name, peer: workload.peer, target: workload.target,
      result: Stopwatch.measure(repetitions: repetitions, workload.work))
  }
}

/// The table of results.
enum Report {
  /// In columns, for a person.
  static func text(_ rows: [Row]) -> String {
    let header = [
      "workload", "best peer", "target", "median", "least", "spread", "/ target", "/ calibration",
    ]
    let cells =
      [header]
      + rows.map { row in
        [
          row.name, row.peer.map(time) ?? "–", row.target.map(time) ?? "–", time(row.result.median),
          time(row.result.least), digits(100 * row.result.spread) + " %",
          row.target.map { digits(row.result.median / $0) } ?? "–",
          digits(row.result.median / calibration(rows)),
        ]
      }
    let widths = header.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { line in
      zip(line, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// Comma-separated, times in seconds.
  static func csv(_ rows: [Row]) -> String {
    let header = "workload,peer_s,target_s,median_s,least_s,spread,over_target,over_calibration"
    let lines = rows.map { row in
      let numbers = [
        row.peer, row.target, row.result.median, row.result.least, row.result.spread,
        row.target.map { row.result.median / $0 }, row.result.median / calibration(rows),
      ]
      return "\"\(row.name)\"," + numbers.map { $0.map { "\($0)" } ?? "" }.joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n")
  }

  /// The shortest time of both calibration loops, which a busy machine disturbs least.
  private static func calibration(_ rows: [Row]) -> Double {
    min(rows[0].result.least, rows[rows.count - 1].result.least)
  }

  private static func time(_ seconds: Double) -> String {
    if seconds < 1e-6 { return digits(seconds * 1e9) + " ns" }
    if seconds < 1e-3 { return digits(seconds * 1e6) + " µs" }
    return seconds < 1 ? digits(seconds * 1e3) + " ms" : digits(seconds) + " s"
  }

  /// Three significant digits without an exponent.
  private static func digits(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return "\(value)" }
    if value >= 100 { return "\(Int(value.rounded()))" }
    var scale = 1.0
    while value * scale < 100, scale < 1e9 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}
