import Foundation

/// A row of a JSON file of independent numbers, with access by key.
package struct ReferenceRow {
  package let fields: [String: Any]

  package func string(_ key: String) -> String { fields[key] as? String ?? "" }

  /// A number, or a string that holds one.
  package func number(_ key: String) -> Double {
    if let text = fields[key] as? String { return Double(text) ?? .nan }
    return (fields[key] as? NSNumber)?.doubleValue ?? .nan
  }

  package func row(_ key: String) -> ReferenceRow {
    ReferenceRow(fields: fields[key] as? [String: Any] ?? [:])
  }
}

/// The independent numbers of a JSON file, with the constants they were computed with.
package struct ReferenceFile {
  package let constants: ReferenceRow
  package let rows: [ReferenceRow]

  /// - Parameter path: relative to the folder of all tests.
  package init(_ path: String = "SevensTests/Reference/reference_values.json") throws {
    let data = try Data(contentsOf: Repository.tests.appendingPathComponent(path))
    let document = ReferenceRow(fields: try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:])
    constants = document.row("constants")
    rows = (document.fields["values"] as? [[String: Any]] ?? []).map(ReferenceRow.init)
  }
}
