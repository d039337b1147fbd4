import SevensAnalysis

/// Checks documents against a JSON Schema, with the keywords ours use and no others.
struct SchemaValidator {
  private let root: [String: JSONValue]
  private var patterns: [String: Regex<AnyRegexOutput>] = [:]

  init(_ schema: JSONValue) throws {
    root = fields(schema)
    try prepare(schema)
  }

  /// Where a document is not what the schema says, each place with the keyword; empty if it is.
  func faults(of document: JSONValue) -> [String] { faults(document, .object(root), "$") }

  private static let silent: Set<String> = [
    "$schema", "$id", "title", "description", "examples", "properties",
  ]

  /// Compiles every pattern; a keyword that is not checked here is an error.
  private mutating func prepare(_ schema: JSONValue) throws {
    for (keyword, value) in fields(schema) {
      switch keyword {
      case "pattern": if case .string(let text) = value { patterns[text] = try Regex(text) }
      case "patternProperties":
        for (text, inner) in fields(value) {
          patterns[text] = try Regex(text)
          try prepare(inner)
        }
      case "properties": for inner in fields(value).values { try prepare(inner) }
      case "anyOf": for inner in items(value) { try prepare(inner) }
      case "items", "additionalProperties": try prepare(value)
      case "type", "const", "enum", "minimum", "maximum", "minItems", "required": break
      default: if !Self.silent.contains(keyword) { throw UnknownKeyword(name: keyword) }
      }
    }
  }

  struct UnknownKeyword: Error { let name: String }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    if schema == .bool(false) { return ["\(place): not allowed"] }
    let keywords = fields(schema)
    var found: [String] = []
    for (keyword, says) in keywords {
      func check(_ holds: Bool) { if !holds { found.append("\(place): \(keyword)") } }
      switch (keyword, value) {
      case ("type", _):
        let allowed = items(says).isEmpty ? [says] : items(says)
        check(allowed.contains { Self.isOf(value, $0) })
      case ("const", _): check(Self.same(value, says))
      case ("enum", _): check(items(says).contains { Self.same($0, value) })
      case ("anyOf", _):
        let branches = items(says).map { faults(value, $0, place) }
        if !branches.contains(where: \.isEmpty) {
          found += ["\(place): anyOf"] + (branches.min { $0.count < $1.count } ?? [])
        }
      case ("minimum", _): if let a = number(value), let b = number(says) { check(a >= b) }
      case ("maximum", _): if let a = number(value), let b = number(says) { check(a <= b) }
      case ("pattern", .string(let text)):
        if case .string(let name) = says, let regex = patterns[name] {
          check((try? regex.firstMatch(in: text)) != nil && text.firstMatch(of: regex) != nil)
        }
      case ("minItems", .array(let values)): check(Double(values.count) >= number(says) ?? 0)
      case ("items", .array(let values)):
        for (i, item) in values.enumerated() { found += faults(item, says, "\(place)[\(i)]") }
      case ("required", .object(let own)):
        for case .string(let key) in items(says) where own[key] == nil {
          found.append("\(place): lacks \(key)")
        }
      case ("properties", .object(let own)):
        for (key, inner) in fields(says) {
          if let value = own[key] { found += faults(value, inner, "\(place).\(key)") }
        }
      case ("patternProperties", .object(let own)), ("additionalProperties", .object(let own)):
        for (key, value) in own {
          for inner in schemas(of: key, keyword, keywords) {
            found += faults(value, inner, "\(place).\(key)")
          }
        }
      default: break
      }
    }
    return found
  }

  /// The schemas that a keyword gives for a key of an object.
  private func schemas(of key: String, _ keyword: String, _ keywords: [String: JSONValue]) -> [JSONValue] {
    let matching = fields(keywords["patternProperties"] ?? .null).filter { name, _ in
      patterns[name].map { key.firstMatch(of: $0) != nil } ?? false
    }
    if keyword == "patternProperties" { return Array(matching.values) }
    let isKnown = fields(keywords["properties"] ?? .null)[key] != nil || !matching.isEmpty
    return isKnown ? [] : [keywords["additionalProperties"] ?? .bool(true)]
  }

  private static func isOf(_ value: JSONValue, _ type: JSONValue) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.string, "string"), (.array, "array"), (.object, "object"):
      true
    case (.number, "number"), (.integer, "number"), (.integer, "integer"): true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }

  private static func same(_ a: JSONValue, _ b: JSONValue) -> Bool {
    if let x = number(a), let y = number(b) { return x == y }
    return a == b
  }
}

private func fields(_ value: JSONValue) -> [String: JSONValue] {
  if case .object(let fields) = value { fields } else { [:] }
}

private func items(_ value: JSONValue) -> [JSONValue] {
  if case .array(let items) = value { items } else { [] }
}

private func number(_ value: JSONValue) -> Double? {
  switch value {
  case .number(let number): number
  case .integer(let number): Double(number)
  default: nil
  }
}
