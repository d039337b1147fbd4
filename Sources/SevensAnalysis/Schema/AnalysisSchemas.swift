import Sevens
import SevensInference

/// The schemas of what analyses print with `--json`, and the parts they share.
enum AnalysisSchemas {
  /// The result of every output of an analysis, by the name of its schema.
  static let results: [(name: String, title: String, result: JSONValue)] = [
    ("fit", "The best fit of an analysis", fit), ("limit", "Intervals or limits of one parameter", limit),
    ("scan", "−2 ln L on a grid of parameters", scan),
    ("contour", "Confidence regions of two parameters", contour),
    ("sensitivity", "Expected limits of one parameter", sensitivity),
    ("toys", "Pseudo-experiments of an analysis", toys),
    ("impact", "What nuisances do to a parameter", impact),
  ]

  private static let nullable = JSONSchema.optional(JSONSchema.number)
  private static let text = JSONSchema.optional(JSONSchema.string)
  private static let verified = OutputSchemas.verified
  private static let scale = JSONSchema.options(["linear", "logarithmic"])
  private static let pair: JSONValue = JSONSchema.array(JSONSchema.number, atLeast: 2)

  /// The manifest of an analysis.
  static var manifest: JSONValue {
    let parameter = JSONSchema.object([
      "value": nullable, "unit": JSONSchema.string, "kind": JSONSchema.string, "default": nullable,
    ])
    let nuisance = JSONSchema.object([
      "id": JSONSchema.string, "meaning": JSONSchema.string, "constraint": JSONSchema.string,
      "verified": verified,
    ])
    let measurement = JSONSchema.object([
      "mode": JSONSchema.options(DataMode.allCases.map(\.rawValue)),
      "choices": JSONSchema.map(JSONSchema.string),
      "interactions": JSONSchema.strings, "parameters": JSONSchema.map(parameter),
      "nuisances": JSONSchema.array(nuisance), "held": JSONSchema.map(JSONSchema.number),
    ])
    let release = JSONSchema.object([
      "id": JSONSchema.string, "doi": text, "mode": JSONSchema.constant("full"),
      "files": JSONSchema.map(JSONSchema.string),
    ])
    return JSONSchema.object([
      "version": JSONSchema.string, "commit": JSONSchema.string, "command": JSONSchema.strings,
      "subject": JSONSchema.string, "file": text, "measurements": JSONSchema.map(measurement),
      "releases": JSONSchema.array(release),
      "statistic": JSONSchema.object([
        "method": JSONSchema.options(StatisticalMethod.allCases.map(\.rawValue)),
        "data": JSONSchema.options(DataChoice.allCases.map(\.rawValue)), "levels": JSONSchema.numbers,
        "degreesOfFreedom": JSONSchema.optional(JSONSchema.integer),
      ]),
      "profiled": JSONSchema.strings,
      "constraints": JSONSchema.array(
        JSONSchema.object(["parameters": JSONSchema.strings, "constraint": JSONSchema.string])),
      "seed": JSONSchema.integer, "warnings": JSONSchema.strings, "citations": JSONSchema.strings,
      "datasets": OutputSchemas.datasets, "unread": JSONSchema.map(verified), "verified": verified,
    ])
  }

  private static let fit = JSONSchema.object([
    "status": JSONSchema.options(["converged", "at-limit", "flat", "not-converged"]),
    "flatDirections": JSONSchema.array(JSONSchema.map(JSONSchema.number)),
    "statistic": nullable, "degreesOfFreedom": JSONSchema.integer,
    "parameters": JSONSchema.array(
      JSONSchema.object([
        "id": JSONSchema.string, "unit": JSONSchema.string, "value": nullable, "sigma": nullable,
        "minus": nullable, "plus": nullable, "atLimit": JSONSchema.bool,
      ])),
    "signals": JSONSchema.array(
      JSONSchema.object([
        "id": JSONSchema.string, "fitted": JSONSchema.number, "predicted": JSONSchema.number,
      ])),
    "interpolationError": JSONSchema.number,
    "covariance": JSONSchema.array(JSONSchema.array(nullable)), "covarianceOf": JSONSchema.strings,
    "edm": nullable, "evaluations": JSONSchema.integer,
    "minima": JSONSchema.array(
      JSONSchema.object(["statistic": JSONSchema.number, "values": JSONSchema.numbers])),
  ])

  private static let limit = JSONSchema.object([
    "parameter": JSONSchema.string,
    "method": JSONSchema.options(StatisticalMethod.allCases.map(\.rawValue)),
    "oneSided": JSONSchema.bool, "side": JSONSchema.options(LimitReport.Sides.allCases.map(\.rawValue)),
    "best": nullable, "statistic": nullable, "flat": JSONSchema.bool, "evaluations": JSONSchema.integer,
    "minima": JSONSchema.array(
      JSONSchema.object(["x": JSONSchema.number, "statistic": JSONSchema.number])),
    "levels": JSONSchema.array(
      JSONSchema.object([
        "level": JSONSchema.number, "threshold": nullable, "intervals": JSONSchema.array(pair),
        "clipped": JSONSchema.array(JSONSchema.array(JSONSchema.bool, atLeast: 2)),
      ])),
    "profile": JSONSchema.array(
      JSONSchema.object(["x": JSONSchema.number, "statistic": nullable])),
    "toys": JSONSchema.optional(
      JSONSchema.object([
        "count": JSONSchema.integer, "seed": JSONSchema.integer,
        "points": JSONSchema.array(
          JSONSchema.object([
            "x": JSONSchema.number, "observed": nullable, "pValue": nullable, "uncertainty": nullable,
            "critical": JSONSchema.array(nullable), "failures": JSONSchema.integer,
          ])),
      ])),
  ])

  private static let scan = JSONSchema.object([
    "axes": JSONSchema.array(
      JSONSchema.object([
        "name": JSONSchema.string, "unit": JSONSchema.string, "points": JSONSchema.numbers, "scale": scale,
      ]), atLeast: 1),
    "statistic": JSONSchema.array(nullable),
    "best": JSONSchema.optional(
      JSONSchema.object(["coordinates": JSONSchema.numbers, "statistic": JSONSchema.number])),
    "notFinite": JSONSchema.integer,
  ])

  private static let contour: JSONValue = {
    let point = JSONSchema.object([
      "x": JSONSchema.number, "y": JSONSchema.number, "statistic": JSONSchema.number,
    ])
    let axis = JSONSchema.object([
      "name": JSONSchema.string, "unit": JSONSchema.string, "range": pair, "scale": scale,
    ])
    return JSONSchema.object([
      "x": axis, "y": axis, "best": JSONSchema.optional(point), "minima": JSONSchema.array(point),
      "valley": JSONSchema.optional(JSONSchema.array(point, atLeast: 2)), "flat": JSONSchema.bool,
      "evaluations": JSONSchema.integer, "notFinite": JSONSchema.integer,
      "levels": JSONSchema.array(
        JSONSchema.object([
          "level": JSONSchema.number, "threshold": JSONSchema.number, "area": JSONSchema.number,
          "resolved": JSONSchema.bool,
          "polygons": JSONSchema.array(
            JSONSchema.object([
              "ring": JSONSchema.array(pair), "hole": JSONSchema.bool, "clipped": JSONSchema.bool,
            ])),
        ])),
    ])
  }()

  private static let sensitivity = JSONSchema.object([
    "parameter": JSONSchema.string, "side": JSONSchema.options(LimitReport.Sides.allCases.map(\.rawValue)),
    "truth": nullable, "varied": text,
    "bands": JSONSchema.options(SensitivityReport.Bands.allCases.map(\.rawValue)),
    "count": JSONSchema.integer, "seed": JSONSchema.integer,
    "rows": JSONSchema.array(
      JSONSchema.object([
        "value": text, "failures": JSONSchema.integer,
        "levels": JSONSchema.array(
          JSONSchema.object([
            "level": JSONSchema.number, "intervals": JSONSchema.array(pair),
            "clipped": JSONSchema.array(JSONSchema.array(JSONSchema.bool, atLeast: 2)),
            "lower": JSONSchema.optional(JSONSchema.array(nullable, atLeast: 5)),
            "upper": JSONSchema.optional(JSONSchema.array(nullable, atLeast: 5)),
          ])),
      ])),
  ])

  private static let toys = JSONSchema.object([
    "test": JSONSchema.options(["goodness-of-fit", "likelihood-ratio"]),
    "hypothesis": JSONSchema.map(JSONSchema.number), "seed": JSONSchema.integer,
    "count": JSONSchema.integer, "failures": JSONSchema.integer, "observed": nullable, "pValue": nullable,
    "uncertainty": nullable, "asymptotic": nullable,
    "levels": JSONSchema.array(
      JSONSchema.object([
        "level": JSONSchema.number, "critical": nullable, "range": JSONSchema.array(nullable, atLeast: 2),
        "asymptotic": nullable, "accepted": JSONSchema.bool,
      ])),
    "values": JSONSchema.numbers,
  ])

  private static let impact = JSONSchema.object([
    "parameter": JSONSchema.string, "unit": JSONSchema.string, "value": nullable, "sigma": nullable,
    "nuisances": JSONSchema.array(
      JSONSchema.object([
        "id": JSONSchema.string, "value": nullable, "sigma": nullable, "centre": nullable, "before": nullable,
        "pull": nullable, "up": nullable, "down": nullable,
      ])),
  ])
}
