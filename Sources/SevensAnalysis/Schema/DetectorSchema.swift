import Sevens

extension SetupSchema {
  /// Its unit says on which axis it is.
  static let threshold = JSONSchema.quantity(ResponseAxis.allCases.map(\.thresholdUnits))

  /// The detector: a threshold, or a response with axes.
  static var detector: JSONValue {
    var keys = DeclaredSchema([Detector.self]).map(under: "detector")
    keys["threshold"] = threshold
    keys["channels"] = JSONSchema.array(JSONSchema.options(["nuclear", "electron"]), atLeast: 1)
    keys["response"] = JSONSchema.array(JSONSchema.any(stages))
    keys["axes"] = JSONSchema.array(JSONSchema.any(axes))
    return JSONSchema.object(keys, required: [])
  }

  private static func stage(_ name: String, _ keys: [String: JSONValue], required: [String] = []) -> JSONValue
  {
    JSONSchema.object([name: JSONSchema.object(keys, required: required)])
  }

  /// A value on some axis, with its unit or in that of the axis.
  static let onAxis = JSONSchema.any([
    JSONSchema.quantity(ResponseAxis.allCases.map(\.thresholdUnits)), JSONSchema.number,
  ])

  private static var stages: [JSONValue] {
    let quenching =
      Catalog.quenchingFactors.map { type in
        var keys = model(type, type.id, "quenching", [])
        if type.id == TabulatedQuenching.id {
          keys["file"] = JSONSchema.string
          keys["outside"] = keys.removeValue(forKey: QuenchingOutside.choiceID)
        }
        return stage("quenching", keys, required: ["model"])
      } + publishedTables
    let yields = [("light", LightYieldDimension.table), ("charge", ChargeYieldDimension.table)].map {
      stage($0.0, ["yield": JSONSchema.quantity([$0.1])], required: ["yield"])
    }
    let smearing = Catalog.smearings.flatMap { type in
      var keys = model(type, type.id, "smearing", type.measuredOnAxis)
      if type.id == GaussianSmearing.id { keys["tail"] = keys.removeValue(forKey: GaussianTail.choiceID) }
      let own = stage("smearing", keys, required: ["model"])
      return type.id == GaussianSmearing.id ? [own, stage("resolution", keys)] : [own]
    }
    let none = stage("smearing", ["model": JSONSchema.constant("none")], required: ["model"])
    return quenching + yields + smearing + [none] + efficiencies
  }

  /// Published tables stand as models without a file.
  private static var publishedTables: [JSONValue] {
    Catalog.quenchingTables.map { table in
      var keys = model(TabulatedQuenching.self, table.option.name, "quenching", [])
      keys["outside"] = keys.removeValue(forKey: QuenchingOutside.choiceID)
      return stage("quenching", keys, required: ["model"])
    }
  }

  private static var efficiencies: [JSONValue] {
    Catalog.efficiencyCurves.map { type in
      var keys = model(type, type.id, "efficiency", type.measuredOnAxis)
      keys["axis"] = JSONSchema.options(ResponseAxis.allCases.map(\.rawValue) + ["reconstructed"])
      keys["as"] = JSONSchema.string
      keys["at"] = JSONSchema.options(EfficiencyPoint.allCases.map(\.rawValue))
      if type.id == TabulatedEfficiency.id { keys["file"] = JSONSchema.string }
      if type.id == LogisticEfficiency.id {
        keys["steps"] = JSONSchema.array(
          JSONSchema.object(["below": JSONSchema.number, "factor": JSONSchema.pure(0...1)]))
      }
      return stage("efficiency", keys, required: ["model"])
    }
  }

  /// The keys of a model of a stage.
  private static func model(
    _ type: any Declared.Type, _ id: String, _ name: String, _ measuredOnAxis: [String]
  ) -> [String: JSONValue] {
    var keys = DeclaredSchema([type]).map(under: "detector.response.\(name)")
    for key in measuredOnAxis { keys[key] = onAxis }
    keys["model"] = JSONSchema.constant(id)
    return keys
  }

  private static var axes: [JSONValue] {
    let whole = JSONSchema.pure(0...1e6)
    func axis(_ name: String, _ edge: JSONValue, unit: [String]) -> JSONValue {
      let edges = JSONSchema.any([
        JSONSchema.object(["from": edge, "to": edge, "step": edge], required: []), JSONSchema.array(edge),
      ])
      var keys = ["name": JSONSchema.constant(name), "edges": edges]
      if !unit.isEmpty { keys["unit"] = JSONSchema.options(unit) }
      return JSONSchema.object(keys, required: ["name", "edges"])
    }
    return ResponseAxis.allCases.map { kind in
      let units = kind.isCount ? [kind.unit] : kind.thresholdUnits.units.map(\.symbol)
      return axis(kind.name, onAxis, unit: units)
    } + [axis("time", whole, unit: TimeDimension.table.units.map(\.symbol))]
  }
}
