import Sevens

/// Parts of a JSON Schema (draft 2020-12), as the documents they are.
enum JSONSchema {
  static let draft = "https://json-schema.org/draft/2020-12/schema"

  static let string: JSONValue = ["type": "string"]
  static let number: JSONValue = ["type": "number"]
  static let integer: JSONValue = ["type": "integer"]
  static let bool: JSONValue = ["type": "boolean"]
  static let strings = array(string)
  static let numbers = array(number)

  /// The value itself, or null.
  static func optional(_ schema: JSONValue) -> JSONValue {
    if case .string(let type)? = schema["type"], let fields = schema.fields, fields.count == 1 {
      return ["type": .strings([type, "null"])]
    }
    return any([schema, ["type": "null"]])
  }

  static func array(_ items: JSONValue, atLeast count: Int = 0) -> JSONValue {
    var fields: [String: JSONValue] = ["type": "array", "items": items]
    if count > 0 { fields["minItems"] = .integer(count) }
    return .object(fields)
  }

  static func any(_ schemas: [JSONValue]) -> JSONValue {
    schemas.count == 1 ? schemas[0] : ["anyOf": .array(schemas)]
  }

  static func options(_ names: [String]) -> JSONValue { ["enum": .strings(names)] }

  static func constant(_ name: String) -> JSONValue { ["const": .string(name)] }

  /// An object with these keys and no others, all of them required unless said.
  static func object(_ properties: [String: JSONValue], required: [String]? = nil) -> JSONValue {
    [
      "type": "object", "properties": .object(properties),
      "required": .strings((required ?? Array(properties.keys)).sorted()), "additionalProperties": false,
    ]
  }

  /// An object whose keys are not known beforehand.
  static func map(_ values: JSONValue) -> JSONValue { ["type": "object", "additionalProperties": values] }

  /// A schema with a description.
  static func described(_ schema: JSONValue, _ text: String) -> JSONValue {
    guard let fields = schema.fields else { return schema }
    return .object(fields.merging(["description": .string(text)]) { first, _ in first })
  }

  /// A whole schema: what it is called, what it is of, and what it says.
  static func document(_ name: String, _ title: String, _ schema: JSONValue) -> JSONValue {
    let head: [String: JSONValue] = [
      "$schema": .string(draft), "$id": .string("urn:sevens:\(name):1"), "title": .string(title),
    ]
    return .object(head.merging(schema.fields ?? [:]) { first, _ in first })
  }
}

/// Values of keys, as files write them.
extension JSONSchema {
  private static let digits = #"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?(?![0-9.])"#

  /// A pure number, or one in per cent.
  static func pure(_ bounds: ClosedRange<Double>) -> JSONValue {
    any([
      [
        "type": "number", "minimum": .number(bounds.lowerBound), "maximum": .number(bounds.upperBound),
      ],
      ["type": "string", "pattern": .string("^\\s*\(digits)\\s*%?\\s*$")],
    ])
  }

  /// A number with a unit: a single one of the right dimension, or a composed one, whose dimension a pattern cannot
  /// tell.
  static func quantity(_ tables: [UnitTable]) -> JSONValue {
    let usual = tables.flatMap(\.units).map(\.symbol)
    let other = tables.compactMap(\.dimension).flatMap { UnitExpression.symbols(of: $0) }
    let units = Set(usual + other).sorted().map(escaped).joined(separator: "|")
    let composed = #"(1\s*/|[A-Za-zµ%/(])[^,;]*[ /*·^()⁻¹²³0-9][^,;]*"#
    return [
      "type": "string", "pattern": .string("^\\s*\(digits)\\s*(\(units)|\(composed))\\s*$"),
      "examples": .strings(tables.map { "1 \($0.units.first?.symbol ?? "")" }),
    ]
  }

  private static func escaped(_ text: String) -> String {
    text.map { #"\^$.|?*+()[]{}/-"#.contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// The value of a number that is declared.
  static func number(
    _ units: UnitTable?, _ bounds: ClosedRange<Double>, isOptional: Bool, _ meaning: String
  ) -> JSONValue {
    let value = units.map { quantity([$0]) } ?? pure(bounds)
    let allowed = [bounds.lowerBound, bounds.upperBound].map { DisplayedQuantity($0, units).text }
    return described(
      isOptional ? any([value, constant("none")]) : value, "\(meaning); \(allowed[0]) to \(allowed[1])")
  }

  /// The value of a setting.
  static func value(_ form: SettingForm, _ meaning: String) -> JSONValue {
    switch form {
    case .number(_, let units, let bounds, let isOptional):
      number(units, bounds, isOptional: isOptional, meaning)
    case .choice(let options): described(self.options(options.map(\.name)), meaning)
    case .target: described(string, meaning)
    }
  }
}
