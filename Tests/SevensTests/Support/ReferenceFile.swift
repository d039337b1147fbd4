import Foundation

/// A row of a JSON file of independent numbers, with access by key.
struct ReferenceRow {
  let fields: [String: Any]

  func string(_ key: String) -> String { fields[key] as? String ?? "" }

  /// A number, or a string that holds one.
  func number(_ key: String) -> Double {
    if let text = fields[key] as? String { return Double(text) ?? .nan }
    return (fields[key] as? NSNumber)?.doubleValue ?? .nan
  }

  func row(_ key: String) -> ReferenceRow { ReferenceRow(fields: fields[key] as? [String: Any] ?? [:]) }
}

/// The independent numbers of `Reference/reference_values.json`, with the constants they were computed with.
struct ReferenceFile {
  let constants: ReferenceRow
  let rows: [ReferenceRow]

  init() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appendingPathComponent("Reference/reference_values.json"))
    let document = ReferenceRow(fields: try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:])
    constants = document.row("constants")
    rows = (document.fields["values"] as? [[String: Any]] ?? []).map(ReferenceRow.init)
  }
}
