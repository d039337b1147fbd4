import Sevens
import SevensKernel

/// The answer to `sevens diff`.
public enum DiffReport {
  /// In what two outputs of one schema differ, and how much each difference by itself moves the first result.
  public static func make(
    _ first: String, _ second: String, threads: Int = 1, command: [String]
  ) throws(Faults) -> Output {
    var faults = FileFaults()
    let files = [first, second].map { path -> OutputFile? in
      guard let file = OutputFile(path, noting: &faults) else { return nil }
      if RecordedSettings(file.manifest) == nil {
        faults.add(
          Diagnostic(
            path, "an output of '\(file.schema)' without settings",
            remedy: "name one of rate, spectrum or cross-section"), .badData)
      }
      return file
    }
    if let a = files[0], let b = files[1], a.schema != b.schema {
      faults.add(
        Diagnostic(
          b.path, "is '\(b.schema)', and \(a.path) is '\(a.schema)'", remedy: "compare two of the same kind"),
        .badData)
    }
    try faults.finish()
    guard let a = files[0], let b = files[1] else { throw Faults([]) }
    return OutputPair(a, b, threads).output(command)
  }
}

extension OutputPair {
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
            ]
          }),
        "sum": .optional(sum), "together": .optional(together), "total": .optional(total),
        "notRecomputed": .optional(obstacle), "notes": .strings(notes),
      ],
      unit: a.unit, table: table, command: command)
  }

  private func side(_ file: OutputFile) -> JSONValue {
    ["file": .string(file.path), "value": .optional(Self.value(file))]
  }

  private var sums: [(name: String, value: Double?)] {
    [("sum of these", sum), ("together", together), ("total", total)]
  }

  /// All digits, and nothing where there is nothing.
  private var table: Table {
    let base = Self.value(a)
    func cells(_ change: Double?) -> [String] {
      [change.map { "\($0)" } ?? "", Self.relative(change, base).map { "\($0)" } ?? ""]
    }
    return Table(
      columns: ["kind", "key", "a", "b", "change", "relative", "reason"],
      rows: differences.map {
        [$0.kind.rawValue, $0.key, $0.a ?? "", $0.b ?? ""] + cells($0.change) + [$0.reason ?? ""]
      } + sums.map { [$0.name, "", "", ""] + cells($0.value) + [""] })
  }

  private var text: String {
    let base = Self.value(a)
    let heads = [("a", a), ("b", b)].map { name, file in
      let value = Self.value(file).map { " = \(NumberText.digits($0, 8)) \(file.unit)" } ?? ""
      return "\(name): \(file.path), \(file.schema)\(value)"
    }
    guard !differences.isEmpty else {
      let rest = total.map { $0 == 0 ? "" : ", and yet the results do" } ?? ""
      return (heads + ["", "the settings do not differ\(rest)"] + notes.map { "note: \($0)" })
        .joined(separator: "\n")
    }
    func cells(_ change: Double?) -> [String] {
      let percent = Self.relative(change, base).map {
        ($0 < 0 ? "" : "+") + NumberText.digits($0 * 100, 4) + " %"
      }
      return [change.map { ($0 < 0 ? "" : "+") + NumberText.short($0) } ?? "–", percent ?? "–"]
    }
    var columns = ["differs", "key", "a", "b"]
    var rows = differences.map { [$0.kind.rawValue, $0.key, $0.a ?? "–", $0.b ?? "–"] }
    if obstacle == nil {
      columns += ["alone, \(a.unit)", "of a", ""]
      rows = zip(rows, differences).map { $0 + cells($1.change) + [$1.reason ?? ""] }
      rows += sums.map { ["", $0.name, "", ""] + cells($0.value) + [""] }
    } else if total != nil {
      columns += [a.unit, "of a"]
      rows = rows.map { $0 + ["", ""] } + [["", "total", "", ""] + cells(total)]
    }
    let refused = obstacle.map { ["note: no single changes: \($0)"] } ?? []
    let body = [Table(columns: columns, rows: rows).aligned] + (refused.isEmpty && notes.isEmpty ? [] : [""])
    return (heads + [""] + body + refused + notes.map { "note: \($0)" }).joined(separator: "\n")
  }

  static func relative(_ change: Double?, _ base: Double?) -> Double? {
    guard let change, let base, base != 0 else { return nil }
    return change / base
  }
}
