import Sevens

/// The schema of a set-up file, made from what is declared.
enum SetupSchema {
  static var document: JSONValue {
    JSONSchema.document(
      "setup", "A set-up of Sevens",
      JSONSchema.object(
        [
          "sevens": ["const": .integer(1)], "id": JSONSchema.string, "title": JSONSchema.string,
          "source": JSONSchema.any(Catalog.sources.map { source($0) }), "target": target,
          "detector": detector,
          "exposure": exposure, "interactions": InteractionSchema.list,
          "choices": choices,
          "parameters": parameters, "backgrounds": backgrounds, "accuracy": accuracy,
        ], required: ["sevens", "source", "target", "detector"]))
  }

  /// Every choice of every part.
  static var choices: JSONValue {
    JSONSchema.object(
      everything.values.filter { everything.choices.contains($0.key) }
        .merging(InteractionSchema.choices) { first, _ in first }
        .merging(quenchingChoice) { first, _ in first }, required: [])
  }

  /// The names of quenching factors, and further ones.
  static func quenching(besides names: [String] = []) -> JSONValue {
    JSONSchema.described(
      JSONSchema.options(Catalog.namedQuenching.map(\.option.name) + names), NamedQuenching.choiceMeaning)
  }

  /// The choice under its name, and under that in germanium.
  private static var quenchingChoice: [String: JSONValue] {
    [NamedQuenching.choiceID: quenching(), NamedQuenching.germaniumID: quenching()]
  }

  private static let everything = DeclaredSchema(Catalog.declared)
  private static let time = JSONSchema.quantity([TimeDimension.table])
  private static let accuracy = JSONSchema.pure(1e-15...0.1)

  private static func source<S: NeutrinoSource>(_ type: S.Type) -> JSONValue {
    var keys = DeclaredSchema([type]).map(under: "source")
    keys["id"] = JSONSchema.described(JSONSchema.constant(S.id), S.title)
    var required = ["id"]
    if type == PionDecayAtRest.self {
      let declared = DeclaredSchema([type])
      var (timing, pulse) = (declared.map(under: "source.timing"), declared.map(under: "source.timing.pulse"))
      pulse["model"] = JSONSchema.constant("gaussian")
      timing["pulse"] = JSONSchema.object(pulse, required: [])
      keys["timing"] = JSONSchema.object(timing, required: [])
    }
    if type == TabulatedFlux.self {
      keys["file"] = JSONSchema.string
      keys["flavor"] = JSONSchema.options(Neutrino.allCases.map(\.name))
      let one = JSONSchema.string
      let byNeutrino = Neutrino.allCases.map { ($0.name, one) }
      keys["covariance"] = JSONSchema.any([
        one, JSONSchema.object(Dictionary(uniqueKeysWithValues: byNeutrino), required: []),
      ])
      required.append("file")
    }
    return JSONSchema.object(keys, required: required)
  }

  private static let target = JSONSchema.any([
    JSONSchema.string,
    JSONSchema.array(
      JSONSchema.object(["id": JSONSchema.string, "fraction": JSONSchema.pure(0...1)]), atLeast: 1),
  ])

  private static let exposure = JSONSchema.any([time, JSONSchema.object(["live": time], required: [])])

  /// Every key of every part, and those whose names depend on the target and on the backgrounds.
  static var parameters: JSONValue {
    var keys = everything.values.merging(InteractionSchema.keys) { first, _ in first }
    for (key, schema) in InteractionSchema.choices.merging(quenchingChoice, uniquingKeysWith: { $1 }) {
      keys[key] = schema
    }
    keys["target"] = JSONSchema.string
    keys["exposure"] = time
    keys["exposure.live"] = time
    keys["accuracy"] = accuracy
    keys["detector.threshold"] = threshold
    // Declared as pure numbers, whose units are those of the quanta.
    keys["detector.response.light.yield"] = JSONSchema.quantity([LightYieldDimension.table])
    keys["detector.response.charge.yield"] = JSONSchema.quantity([ChargeYieldDimension.table])
    // Declared as pure numbers too, in the unit of the axis they act on.
    for name in Catalog.smearings.flatMap({ $0.measuredOnAxis }) {
      keys["detector.response.smearing.\(name)"] = onAxis
    }
    for name in Catalog.efficiencyCurves.flatMap({ $0.measuredOnAxis }) {
      keys["detector.response.efficiency.\(name)"] = onAxis
    }
    let patterns: [String: JSONValue] = [
      #"^nuclide\.[A-Z][a-z]?[0-9]+\.neutron-radius$"#: JSONSchema.quantity([RadiusDimension.table]),
      #"^[^.]+\.[a-z][a-z0-9-]*\.normalisation$"#: JSONSchema.pure(0...1e15),
      #"^source\.nu(bar)?_(e|mu|tau)\.pull-[0-9]+$"#: JSONSchema.pure(-10...10),
      #"^[^.]+\.[a-z][a-z0-9-]*\.rate$"#: JSONSchema.quantity(BackgroundRate.dimensions),
    ]
    return [
      "type": "object", "properties": .object(keys), "additionalProperties": false,
      "patternProperties": .object(patterns.merging(InteractionSchema.instances) { first, _ in first }),
    ]
  }

  private static let backgrounds: JSONValue = {
    let shared = [
      "id": ["type": "string", "pattern": "^[a-z][a-z0-9-]*$"] as JSONValue,
      "normalisation": JSONSchema.pure(0...1e15), "uncertainty": JSONSchema.pure(0...1e15),
    ]
    let rate = ["rate": JSONSchema.quantity(BackgroundRate.dimensions)]
    return JSONSchema.array(
      JSONSchema.any([
        JSONSchema.object(shared.merging(rate) { $1 }, required: ["id", "rate"]),
        JSONSchema.object(shared.merging(["table": JSONSchema.string]) { $1 }, required: ["id", "table"]),
      ]))
  }()
}
