import Foundation

/// A parsed JSON document, or a part of one; what is absent reads as absent all the way down.
package struct Document {
  private let value: Any?

  private init(value: Any?) { self.value = value }

  package init(_ text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
  }

  package subscript(key: String) -> Document { Document(value: fields[key]) }

  package var exists: Bool { value != nil }
  package var isNull: Bool { value is NSNull }
  package var fields: [String: Any] { value as? [String: Any] ?? [:] }
  package var keys: Set<String> { Set(fields.keys) }
  package var items: [Document] { (value as? [Any] ?? []).map { Document(value: $0) } }
  package var isArray: Bool { value is [Any] }
  package var string: String? { value as? String }
  package var strings: [String] { items.compactMap(\.string) }
  package var bool: Bool? { value as? Bool }

  /// The number, or NaN where there is none.
  package var number: Double { Self.number(value) }
  package var numbers: [Double] { items.map(\.number) }

  /// Name and number of every field.
  package var parts: [String: Double] { fields.mapValues(Self.number) }

  /// Long numbers arrive as decimals, whose conversion to a double is a bit off where that of their text is not.
  private static func number(_ value: Any?) -> Double {
    (value as? NSNumber).flatMap { Double("\($0)") } ?? .nan
  }
}
