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

/// The rows under `values` of a file named relative to the directory of all tests.
func referenceRows(_ path: String) throws -> [ReferenceRow] {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let data = try Data(contentsOf: tests.appendingPathComponent(path))
  let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
  return (document?["values"] as? [[String: Any]] ?? []).map(ReferenceRow.init)
}
