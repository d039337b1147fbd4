import Sevens

/// The answer to `sevens list parameters`: every key of a set-up with its value, default and bounds.
struct ParameterList {
  /// One key.
  private struct Row {
    let key: String
    let meaning: String
    let symbol: String
    let kind: String
    /// The unit of value, default and bounds; empty for names.
    let unit: String
    let value: JSONValue
    /// What it is before the command line; nil if the key comes with what the command line set.
    let standard: JSONValue?
    let bounds: ClosedRange<Double>?
    let options: [String]
    let isOptional: Bool
    /// What is known about it from elsewhere, in `unit`.
    let constraint: Constraint?
    /// Why it has no effect; nil if it has one.
    let dormancy: String?
  }

  private let rows: [Row]
  private let request: SetupRequest

  init(_ request: SetupRequest) {
    let (setup, standard) = (request.setup, request.standard)
    let before = Dictionary(standard.settings.map { ($0.id, $0.read(standard)) }) { first, _ in first }
    self.request = request
    rows = setup.settings.map { setting in
      let (value, problem) = (setting.read(setup), setting.dormancy(in: setup))
      let reason = problem.map { $0.remedy.isEmpty ? $0.message : "\($0.message) — \($0.remedy)" }
      switch setting.form {
      case .number(let kind, let units, let bounds, let isOptional):
        let number = Self.number(value) ?? Self.number(before[setting.id])
        let unit = number.map { DisplayedQuantity($0, units).unit } ?? units?.units.first?.symbol ?? "1"
        let size = units?.size(of: unit) ?? 1
        return Row(
          key: setting.id, meaning: setting.meaning, symbol: setting.symbol, kind: kind.rawValue, unit: unit,
          value: .optional(Self.number(value).map { $0 / size }),
          standard: before[setting.id].map { .optional(Self.number($0).map { $0 / size }) },
          bounds: (bounds.lowerBound / size)...(bounds.upperBound / size), options: [],
          isOptional: isOptional, constraint: setting.constraint?.scaled(by: 1 / size), dormancy: reason)
      case .choice(let options):
        return Self.named(setting, value, before[setting.id], options.map(\.name), reason)
      case .target:
        return Self.named(setting, value, before[setting.id], [], reason)
      }
    }
  }

  private static func named(
    _ setting: Setting<Setup>, _ value: SettingValue, _ standard: SettingValue?, _ options: [String],
    _ dormancy: String?
  ) -> Row {
    Row(
      key: setting.id, meaning: setting.meaning, symbol: setting.symbol, kind: "choice", unit: "",
      value: name(value), standard: standard.map(name), bounds: nil, options: options, isOptional: false,
      constraint: nil, dormancy: dormancy)
  }

  private static func number(_ value: SettingValue?) -> Double? {
    if case .number(let number?) = value { number } else { nil }
  }

  private static func name(_ value: SettingValue) -> JSONValue {
    if case .name(let name) = value { .string(name) } else { .null }
  }

  /// The list for a person, for a program, and as a table.
  var output: Output {
    let names = request.assigned.isEmpty ? "" : "\n\ndefault: before --set"
    return Output(
      schema: "list", text: table(short: true).aligned + names, result: .array(rows.map(json)),
      table: table(short: false), command: request.command)
  }

  /// The rows for a person.
  private var lines: [(key: String, item: Row)] {
    NumberedKeys.runs(rows, key: \.key) {
      $0.value == $1.value && $0.standard == $1.standard && $0.dormancy == $1.dormancy
    }
  }

  /// A person gets six digits and what follows from them; a program all digits.
  private func table(short: Bool) -> Table {
    func cell(_ value: JSONValue?) -> String {
      switch value {
      case nil: short ? "–" : ""
      case .number(let number): short ? NumberText.short(number) : "\(number)"
      case .string(let name): name
      default: "none"
      }
    }
    return Table(
      columns: ["key", "value", "default", "unit", "kind"]
        + (short ? ["meaning"] : ["meaning", "no_effect"]),
      rows: (short ? lines : rows.map { ($0.key, $0) }).map { key, row in
        let head = [key, cell(row.value), cell(row.standard), row.unit, row.kind]
        guard short else { return head + [row.meaning, row.dormancy ?? ""] }
        let constraint = row.constraint.map { "; \($0.text)" } ?? ""
        return head + [row.meaning + constraint + (row.dormancy.map { " [\($0)]" } ?? "")]
      })
  }

  private func json(_ row: Row) -> JSONValue {
    [
      "key": .string(row.key), "value": row.value, "default": row.standard ?? .null,
      "unit": .string(row.unit),
      "kind": .string(row.kind),
      "bounds": row.bounds.map { .numbers([$0.lowerBound, $0.upperBound]) } ?? .null,
      "options": row.options.isEmpty ? .null : .strings(row.options), "optional": .bool(row.isOptional),
      "constraint": row.constraint?.json ?? .null,
      "symbol": .string(row.symbol), "meaning": .string(row.meaning), "noEffect": .optional(row.dormancy),
    ]
  }
}
