import Sevens

/// What a set-up file may say about interactions: their list, and the keys of instances with names of their own.
struct InteractionSchema {
  /// The list of interactions.
  static var list: JSONValue {
    let ids = JSONSchema.options(Catalog.interactions.map { $0.id })
    return JSONSchema.array(JSONSchema.any([ids] + Catalog.interactions.map { item($0) }))
  }

  /// One interaction with its name and its own keys.
  private static func item<I: Interaction>(_ type: I.Type) -> JSONValue {
    var keys: [String: JSONValue] = [
      "id": JSONSchema.described(JSONSchema.constant(I.id), I.title),
      "as": ["type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]*$"],
    ]
    let declared = DeclaredSchema([type])
    for (key, schema) in declared.values {
      keys[key.hasPrefix(I.scope + ".") ? String(key.dropFirst(I.scope.count + 1)) : key] = schema
    }
    for key in complexKeys(type) { keys[String(key.dropFirst(I.scope.count + 1))] = complex }
    return JSONSchema.object(keys, required: ["id"])
  }

  /// The keys of whole complex numbers, and of their conjugates.
  private static func complexKeys<I: Interaction>(_ type: I.Type) -> Set<String> {
    Set(
      I.parameters.filter { $0.id.hasSuffix(".re") }.flatMap {
        [String($0.id.dropLast(3)), $0.transposed].compactMap(\.self)
      })
  }

  private static let complex: JSONValue = ["type": ["string", "number"]]

  /// The keys of complex numbers under their own names, and those of what interactions share.
  static var keys: [String: JSONValue] {
    var keys: [String: JSONValue] = [:]
    for type in Catalog.interactions { for key in complexKeys(type) { keys[key] = complex } }
    for shared in SharedPhysics.allCases {
      for parameter in Electroweak.parameters(of: shared) {
        keys[parameter.id] = JSONSchema.number(
          parameter.units, parameter.bounds, isOptional: parameter.isOptional, parameter.meaning)
      }
    }
    return keys
  }

  /// The choices that interactions share, and what neutrinos scatter on.
  static var choices: [String: JSONValue] {
    var all = SharedPhysics.allCases.flatMap { Electroweak.choices(of: $0) }.map {
      ($0.id, $0.options, $0.meaning)
    }
    all.append(
      (
        ScatteringChannels.choiceID, ScatteringChannels.allCases.map { ChoiceOption($0) },
        ScatteringChannels.choiceMeaning
      ))
    return Dictionary(
      all.map { ($0.0, JSONSchema.described(JSONSchema.options($0.1.map(\.name)), $0.2)) }
    ) { first, _ in first }
  }

  /// The keys an instance of any name may have.
  static var instances: [String: JSONValue] {
    var endings: Set<String> = []
    func add<I: Interaction>(_ type: I.Type) {
      let ids = I.parameters.map(\.id) + I.choices.map(\.id) + Array(complexKeys(type))
      for id in ids {
        endings.insert(id.hasPrefix(I.scope + ".") ? String(id.dropFirst(I.scope.count + 1)) : id)
      }
    }
    for type in Catalog.interactions { add(type) }
    let names = endings.sorted().map { $0.replacing(".", with: #"\."#) }.joined(separator: "|")
    return [#"^[A-Za-z][A-Za-z0-9-]*\.("# + names + ")$": complex]
  }
}
