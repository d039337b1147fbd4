import Foundation
import SevensAnalysis

/// A parsed JSON document, or a part of one; what is absent reads as absent all the way down.
struct Document {
  private let value: Any?

  private init(value: Any?) { self.value = value }

  init(_ text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
  }

  /// The envelope an output prints.
  init(_ output: Output) throws { try self.init(output.json.text) }

  subscript(key: String) -> Document { Document(value: fields[key]) }

  var exists: Bool { value != nil }
  var isNull: Bool { value is NSNull }
  var fields: [String: Any] { value as? [String: Any] ?? [:] }
  var keys: Set<String> { Set(fields.keys) }
  var items: [Document] { (value as? [Any] ?? []).map { Document(value: $0) } }
  var isArray: Bool { value is [Any] }
  var string: String? { value as? String }
  var strings: [String] { items.compactMap(\.string) }
  var bool: Bool? { value as? Bool }

  /// The number, or NaN where there is none.
  var number: Double { Self.number(value) }
  var numbers: [Double] { items.map(\.number) }

  /// Name and number of every field.
  var parts: [String: Double] { fields.mapValues(Self.number) }

  /// Long numbers arrive as decimals, whose conversion to a double is a bit off where that of their text is not.
  private static func number(_ value: Any?) -> Double {
    (value as? NSNumber).flatMap { Double("\($0)") } ?? .nan
  }
}
