import Sevens
import SevensInference

/// The schema of an analysis file.
enum AnalysisSchema {
  static var document: JSONValue {
    JSONSchema.document(
      "analysis", "An analysis of Sevens",
      JSONSchema.object(
        [
          "sevens": ["const": .integer(1)], "id": JSONSchema.string, "title": JSONSchema.string,
          "measurements": measurements, "interactions": InteractionSchema.list,
          "choices": SetupSchema.choices, "parameters": SetupSchema.parameters, "fix": SetupSchema.parameters,
          "interest": JSONSchema.map(interest), "profile": JSONSchema.strings,
          "constraints": JSONSchema.map(constraint), "statistic": statistic, "seed": natural(0),
        ], required: ["sevens", "measurements"]))
  }

  private static let scalar = JSONSchema.any([JSONSchema.number, JSONSchema.string])

  private static func natural(_ least: Int) -> JSONValue {
    ["type": "integer", "minimum": .integer(least)]
  }

  private static let measurements: JSONValue = {
    // Set-ups too, by id or file, for what they would see.
    let ids = JSONSchema.any([
      JSONSchema.options(Catalog.measurements.map(\.setup.id) + Catalog.setups.map(\.id)),
      ["type": "string", "pattern": #"/|\.ya?ml$"#],
    ])
    return JSONSchema.array(
      JSONSchema.any([
        ids,
        JSONSchema.object(
          [
            "id": ids,
            "mode": JSONSchema.options(["auto", DataMode.full.rawValue, DataMode.summary.rawValue]),
            "decorrelate": JSONSchema.strings,
          ], required: ["id"]),
      ]), atLeast: 1)
  }()

  /// A range has two ends; its units are those of the parameter, which a schema cannot know.
  private static let interest = JSONSchema.object(
    [
      "range": JSONSchema.array(scalar, atLeast: 2), "points": natural(3),
      "scale": JSONSchema.options(["linear", "log"]),
    ], required: [])

  private static let constraint = JSONSchema.any(
    ParameterLookup.shapes.sorted { $0.key < $1.key }.map { shape, names in
      let values = Dictionary(uniqueKeysWithValues: names.map { ($0, scalar) })
      return JSONSchema.object([shape: JSONSchema.object(values)])
    })

  private static let statistic = JSONSchema.object(
    [
      "method": JSONSchema.options(StatisticalMethod.allCases.map(\.rawValue)),
      "data": JSONSchema.options(DataChoice.allCases.map(\.rawValue)),
      "levels": JSONSchema.array(scalar), "degrees-of-freedom": natural(1),
    ], required: [])
}
