import Sevens

extension SetupSchema {
  static let threshold = JSONSchema.quantity([RecoilDimension.table])

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

  private static var stages: [JSONValue] {
    let quenching = Catalog.quenchingFactors.map { type in
      var keys = DeclaredSchema([type]).map(under: "detector.response.quenching")
      keys["model"] = JSONSchema.constant(type.id)
      return stage("quenching", keys, required: ["model"])
    }
    let chains = DeclaredSchema([PhotoelectronChain.self, IonizationChain.self])
    func keys(_ name: String, _ model: String?) -> [String: JSONValue] {
      var found = chains.map(under: "detector.response.\(name)").filter { !chains.choices.contains($0.key) }
      if let model { found["model"] = JSONSchema.constant(model) }
      return found
    }
    var efficiency = DeclaredSchema([LogisticEfficiency.self]).map(under: "detector.response.efficiency")
    efficiency["at"] = efficiency.removeValue(forKey: EfficiencyPoint.choiceID)
    efficiency["model"] = JSONSchema.constant("logistic")
    efficiency["axis"] = JSONSchema.constant("PE")
    efficiency["steps"] = JSONSchema.array(
      JSONSchema.object(["below": JSONSchema.number, "factor": JSONSchema.pure(0...1)]))
    return quenching + [
      stage("light", keys("light", nil)), stage("smearing", keys("smearing", "poisson")),
      stage("resolution", keys("resolution", "gaussian")), stage("efficiency", efficiency),
    ]
  }

  private static var axes: [JSONValue] {
    let energy = JSONSchema.any([
      JSONSchema.quantity([ElectronEquivalentDimension.table]), JSONSchema.number,
    ])
    let whole = JSONSchema.pure(0...1e6)
    func axis(_ name: String, _ edge: JSONValue, unit: [String]) -> JSONValue {
      let edges = JSONSchema.object(["from": edge, "to": edge, "step": edge], required: [])
      var keys = ["name": JSONSchema.constant(name), "edges": edges]
      if !unit.isEmpty { keys["unit"] = JSONSchema.options(unit) }
      return JSONSchema.object(keys, required: ["name", "edges"])
    }
    return [
      axis("PE", whole, unit: ["PE"]),
      axis("E", energy, unit: ElectronEquivalentDimension.table.units.map(\.symbol)),
      axis("time", whole, unit: TimeDimension.table.units.map(\.symbol)),
    ]
  }
}
