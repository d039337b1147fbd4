import Sevens

extension OutputPair {
  /// What is printed of the pair.
  func output(_ command: [String]) -> Output {
    Output(
      schema: "diff", text: text,
      result: [
        "schema": .string(a.schema), "a": side(a), "b": side(b),
        "differences": .array(
          differences.map {
            [
              "kind": .string($0.kind.rawValue), "key": .string($0.key), "a": .optional($0.a),
              "b": .optional($0.b), "change": .optional($0.change), "reason": .optional($0.reason),
              "bins": $0.bins.map { .numbers($0) } ?? .null,
            ]
          }),
        "sum": .optional(sum), "together": .optional(together), "total": .optional(total),
        "totalBins": totalBins.map { .numbers($0) } ?? .null, "notRecomputed": .optional(obstacle),
        "notes": .strings(notes),
      ],
      unit: a.unit, table: table, command: command)
  }

  private func side(_ file: OutputFile) -> JSONValue {
    ["file": .string(file.path), "value": .optional(Self.value(file))]
  }

  private var sums: [(name: String, value: Double?)] {
    [("sum of these", sum), ("together", together), ("total", total)]
  }

  /// All digits, and nothing where there is nothing; of a spectrum, the change of every bin behind.
  private var table: Table {
    let base = Self.value(a)
    let edges = Self.edges(a)
    func cells(_ change: Double?) -> [String] {
      [change.map { "\($0)" } ?? "", Self.relative(change, base).map { "\($0)" } ?? ""]
    }
    func inBins(_ bins: [Double]?) -> [String] {
      guard let count = Self.bins(a)?.count else { return [] }
      return (0..<count).map { i in bins.map { i < $0.count ? "\($0[i])" : "" } ?? "" }
    }
    let columns = (Self.bins(a) ?? []).indices.map { i in
      i + 1 < edges.count
        ? "bin_\(NumberText.short(edges[i]))_\(NumberText.short(edges[i + 1]))" : "bin_\(i + 1)"
    }
    return Table(
      columns: ["kind", "key", "a", "b", "change", "relative", "reason"] + columns,
      rows: differences.map {
        [$0.kind.rawValue, $0.key, $0.a ?? "", $0.b ?? ""] + cells($0.change) + [$0.reason ?? ""]
          + inBins($0.bins)
      }
        + sums.map {
          [$0.name, "", "", ""] + cells($0.value) + [""] + inBins($0.name == "total" ? totalBins : nil)
        })
  }

  private var text: String {
    let base = Self.value(a)
    let heads = [("a", a), ("b", b)].map { name, file in
      let value = Self.value(file).map { " = \(NumberText.digits($0, 8)) \(Self.unit(file))" } ?? ""
      return "\(name): \(file.path), \(file.schema)\(value)"
    }
    guard !differences.isEmpty else {
      let rest = total.map { $0 == 0 ? "" : ", and yet the results do" } ?? ""
      return (heads + ["", "the settings do not differ\(rest)"] + notes.map { "note: \($0)" })
        .joined(separator: "\n")
    }
    func cells(_ change: Double?) -> [String] {
      let percent = Self.relative(change, base).map { Self.percent($0) }
      return [change.map { ($0 < 0 ? "" : "+") + NumberText.short($0) } ?? "–", percent ?? "–"]
    }
    let hasBins = Self.bins(a) != nil
    var columns = ["differs", "key", "a", "b"]
    func short(_ text: String?) -> String {
      guard let text else { return "–" }
      return text.count <= 40 ? text : "\(text.prefix(39))…"
    }
    var rows = differences.map { [$0.kind.rawValue, $0.key, short($0.a), short($0.b)] }
    if obstacle == nil {
      columns += ["alone, \(Self.unit(a))", "of a"] + (hasBins ? ["most in a bin"] : []) + [""]
      rows = zip(rows, differences).map {
        $0 + cells($1.change) + (hasBins ? [largest($1.bins)] : []) + [$1.reason ?? ""]
      }
      rows += sums.map {
        ["", $0.name, "", ""] + cells($0.value)
          + (hasBins ? [$0.name == "total" ? largest(totalBins) : ""] : []) + [""]
      }
    } else if total != nil {
      columns += [Self.unit(a), "of a"]
      rows = rows.map { $0 + ["", ""] } + [["", "total", "", ""] + cells(total)]
    }
    let refused = obstacle.map { ["note: no single changes: \($0)"] } ?? []
    let body = [Table(columns: columns, rows: rows).aligned] + (refused.isEmpty && notes.isEmpty ? [] : [""])
    return (heads + [""] + body + refused + notes.map { "note: \($0)" }).joined(separator: "\n")
  }

  /// The bin with the largest relative change, as in `+3.2 % (6–8)`.
  private func largest(_ changes: [Double]?) -> String {
    guard let changes, let base = Self.bins(a), changes.count == base.count else { return "–" }
    let relative = zip(changes, base).map { $1 == 0 ? 0 : $0 / $1 }
    guard let index = relative.indices.max(by: { abs(relative[$0]) < abs(relative[$1]) }) else { return "–" }
    let edges = Self.edges(a)
    let place =
      index + 1 < edges.count
      ? "\(NumberText.short(edges[index]))–\(NumberText.short(edges[index + 1]))" : "bin \(index + 1)"
    return "\(Self.percent(relative[index])) (\(place))"
  }

  private static func percent(_ ratio: Double) -> String {
    (ratio < 0 ? "" : "+") + NumberText.digits(ratio * 100, 4) + " %"
  }

  private static func unit(_ file: OutputFile) -> String {
    file.result["sumUnit"]?.string ?? file.unit
  }

  static func relative(_ change: Double?, _ base: Double?) -> Double? {
    guard let change, let base, base != 0 else { return nil }
    return change / base
  }
}
