import Sevens

/// The keys that a type declares, with what their values may be.
struct DeclaredSchema {
  /// The value of every key.
  private(set) var values: [String: JSONValue] = [:]
  /// The ids among them that are choices.
  private(set) var choices: Set<String> = []

  /// The declarations of some types; of a key that several declare, every value that one of them allows.
  init(_ types: [any Declared.Type]) {
    for type in types { add(type) }
  }

  private mutating func add<D: Declared>(_ type: D.Type) {
    for parameter in D.parameters {
      let schema = JSONSchema.number(
        parameter.units, parameter.bounds, isOptional: parameter.isOptional, parameter.meaning)
      allow(parameter.id, schema)
    }
    for choice in D.choices {
      choices.insert(choice.id)
      allow(
        choice.id, JSONSchema.described(JSONSchema.options(choice.options.map(\.name)), choice.meaning))
    }
  }

  private mutating func allow(_ key: String, _ schema: JSONValue) {
    guard let known = values[key], known != schema else { return values[key] = schema }
    values[key] = JSONSchema.any([known, schema])
  }

  /// The keys of a map that stands for a prefix: `source.fission-fraction.U235` is `U235` in the map
  /// `fission-fraction` of `source`, or `fission-fraction.U235` there. A choice goes by its own id.
  func map(under prefix: String) -> [String: JSONValue] {
    var (found, inner): ([String: JSONValue], [String: [String: JSONValue]]) = ([:], [:])
    for (key, schema) in values {
      if choices.contains(key) {
        found[key] = schema
      } else if key.hasPrefix(prefix + ".") {
        let name = key.dropFirst(prefix.count + 1)
        found[String(name)] = schema
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        if parts.count == 2 { inner[parts[0], default: [:]][parts[1]] = schema }
      }
    }
    for (name, properties) in inner { found[name] = JSONSchema.object(properties, required: []) }
    return found
  }
}
