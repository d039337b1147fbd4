import Sevens

/// The schemas of what the program prints with `--json`.
enum OutputSchemas {
  /// The result of every output, by the name of its schema.
  static let results: [(name: String, title: String, result: JSONValue)] =
    [
      ("rate", "Expected counts", rate), ("spectrum", "Expected counts in bins", spectrum),
      ("differential", "Interactions in cells of true energies", differential),
      ("cross-section", "A differential cross-section", crossSection),
      ("flux-averaged", "A cross-section averaged over a flux", fluxAveraged),
      ("diff", "In what two outputs differ", diff), ("list", "A list", list),
      ("describe", "A description", describe), ("validate", "Set-up files without faults", validate),
      ("reproduce", "Published numbers against ours", reproduce), ("cite", "Works in BibTeX", cite),
      ("data", "Releases and what is installed of them", data),
      ("schema", "A JSON Schema", ["type": "object"]),
    ] + AnalysisSchemas.results

  /// The envelope around a result.
  static func envelope(_ name: String, _ result: JSONValue) -> JSONValue {
    JSONSchema.object([
      "schema": JSONSchema.constant("sevens/\(name)/1"), "result": result, "unit": JSONSchema.string,
      "status": JSONSchema.options(["ok", "unreliable"]),
      "accuracy": JSONSchema.optional(
        JSONSchema.object(["requested": JSONSchema.number, "estimated": JSONSchema.number])),
      "warnings": JSONSchema.strings,
      "manifest": JSONSchema.any([manifest, AnalysisSchemas.manifest, program]),
    ])
  }

  private static let parts = JSONSchema.map(JSONSchema.number)
  private static let nullable = JSONSchema.optional(JSONSchema.number)
  private static let text = JSONSchema.optional(JSONSchema.string)
  static let verified = JSONSchema.options(Verification.allCases.map(\.rawValue))
  private static let unread = JSONSchema.map(verified)

  static let datasets = JSONSchema.array(
    JSONSchema.object([
      "id": JSONSchema.string, "doi": text, "sha256": JSONSchema.string, "verified": verified,
      "mode": JSONSchema.string,
    ]))

  /// The manifest of a set-up or of a question.
  private static var manifest: JSONValue {
    let parameter = JSONSchema.object([
      "value": nullable, "unit": JSONSchema.string,
      "kind": JSONSchema.options(ParameterKind.allCases.map(\.rawValue)), "default": nullable,
    ])
    // Every choice there is, each with its options.
    var choices = Dictionary(
      Catalog.choices.map { ($0.choiceID, JSONSchema.options(ListReport.names(of: $0))) }
    ) { first, _ in first }
    choices[NamedQuenching.choiceID] = SetupSchema.quenching(besides: [TabulatedQuenching.id])
    return JSONSchema.object([
      "version": JSONSchema.string, "commit": JSONSchema.string, "command": JSONSchema.strings,
      "subject": JSONSchema.string, "source": text, "file": text, "target": JSONSchema.string,
      "interactions": JSONSchema.strings,
      "choices": JSONSchema.object(choices, required: []), "parameters": JSONSchema.map(parameter),
      "datasets": datasets, "constants": parts, "fixed": ["type": "object"],
      "conventions": JSONSchema.map(JSONSchema.string), "citations": JSONSchema.strings, "verified": verified,
      "unread": unread, "seed": JSONSchema.optional(JSONSchema.integer), "warnings": JSONSchema.strings,
    ])
  }

  /// What every output says at least.
  private static let program = JSONSchema.object(
    [
      "version": JSONSchema.string, "commit": JSONSchema.string, "command": JSONSchema.strings,
      "citations": JSONSchema.strings, "datasets": datasets, "unread": unread, "verified": verified,
    ], required: ["version", "commit", "command"])

  private static func backgrounds(_ counts: JSONValue) -> JSONValue {
    JSONSchema.map(
      JSONSchema.object(["counts": counts, "outside": JSONSchema.number, "uncertainty": nullable]))
  }

  private static let rate = JSONSchema.object([
    "counts": JSONSchema.number, "byNuclide": parts, "byFlavor": parts, "byChannel": parts,
    "outside": JSONSchema.number, "lostToEfficiency": JSONSchema.number,
    "backgrounds": backgrounds(JSONSchema.number),
    "fluxes": JSONSchema.array(
      JSONSchema.object([
        "component": JSONSchema.string, "neutrino": JSONSchema.options(Neutrino.allCases.map(\.name)),
        "fluence_per_cm2": JSONSchema.number, "meanEnergy_MeV": nullable,
      ])),
  ])

  private static let axes = JSONSchema.array(
    JSONSchema.object(["name": JSONSchema.string, "unit": JSONSchema.string, "edges": JSONSchema.numbers]),
    atLeast: 1)

  private static let spectrum = JSONSchema.object([
    "axes": axes, "counts": JSONSchema.numbers,
    "components": JSONSchema.array(
      JSONSchema.object(["name": JSONSchema.string, "counts": JSONSchema.numbers])),
    "compare": JSONSchema.optional(
      JSONSchema.object([
        "label": JSONSchema.string, "counts": JSONSchema.numbers, "sum": JSONSchema.number,
        "ratio": JSONSchema.array(nullable),
      ])),
    "sum": JSONSchema.number, "sumUnit": JSONSchema.string,
    "per": JSONSchema.optional(
      JSONSchema.object([
        "unit": JSONSchema.string, "exposure": JSONSchema.number, "exposureUnit": JSONSchema.string,
        "differential": JSONSchema.bool,
      ])),
    "outside": JSONSchema.number, "lostToEfficiency": JSONSchema.number,
    "backgrounds": backgrounds(JSONSchema.numbers),
    "errors": JSONSchema.optional(
      JSONSchema.object([
        "numerical": JSONSchema.numbers, "total": JSONSchema.numbers,
        "byKey": JSONSchema.map(JSONSchema.numbers),
      ])),
  ])

  private static let differential = JSONSchema.object([
    "axes": axes, "counts": JSONSchema.number, "expected": JSONSchema.number,
    "parts": JSONSchema.array(
      JSONSchema.object([
        "nuclide": JSONSchema.string, "component": JSONSchema.string,
        "neutrino": JSONSchema.options(Neutrino.allCases.map(\.name)), "counts": JSONSchema.number,
        "density": JSONSchema.array(JSONSchema.numbers),
      ])),
  ])

  private static let crossSection = JSONSchema.object([
    "value": JSONSchema.number, "recoil_keV": JSONSchema.number, "energy_MeV": JSONSchema.number,
    "per": JSONSchema.options(["nucleus", "atom", "formula unit", "mean formula unit"]),
    "target": JSONSchema.string, "neutrino": JSONSchema.options(Neutrino.allCases.map(\.name)),
    "channels": JSONSchema.array(
      JSONSchema.object(["channel": JSONSchema.string, "value": JSONSchema.number])),
  ])

  private static let fluxAveraged = JSONSchema.object([
    "value": JSONSchema.number, "target": JSONSchema.string, "per": JSONSchema.constant("nucleus"),
    "threshold_keVnr": JSONSchema.number, "fluence_per_cm2": JSONSchema.number, "byNuclide": parts,
    "byFlavor": parts,
  ])

  private static let diff: JSONValue = {
    let side = JSONSchema.object(["file": JSONSchema.string, "value": nullable])
    return JSONSchema.object([
      "schema": JSONSchema.string, "a": side, "b": side,
      "differences": JSONSchema.array(
        JSONSchema.object([
          "kind": JSONSchema.options(Difference.Kind.allCases.map(\.rawValue)), "key": JSONSchema.string,
          "a": text, "b": text, "change": nullable, "reason": text,
          "bins": JSONSchema.optional(JSONSchema.numbers),
        ])),
      "sum": nullable, "together": nullable, "total": nullable, "notRecomputed": text,
      "totalBins": JSONSchema.optional(JSONSchema.numbers),
      "notes": JSONSchema.strings,
    ])
  }()

  /// Rows of names, or every key of a set-up.
  private static let list: JSONValue = {
    let scalar = JSONSchema.any([JSONSchema.number, JSONSchema.string, ["type": "null"]])
    let key = JSONSchema.object([
      "key": JSONSchema.string, "value": scalar, "default": scalar, "unit": JSONSchema.string,
      "kind": JSONSchema.options(ParameterKind.allCases.map(\.rawValue) + ["choice"]),
      "bounds": JSONSchema.optional(JSONSchema.numbers), "options": JSONSchema.optional(JSONSchema.strings),
      "optional": JSONSchema.bool, "symbol": JSONSchema.string, "meaning": JSONSchema.string,
      "noEffect": text,
      "constraint": JSONSchema.optional(
        JSONSchema.object([
          "type": JSONSchema.options(["normal"]), "mean": JSONSchema.number, "sigma": JSONSchema.number,
        ])),
    ])
    return JSONSchema.array(JSONSchema.any([JSONSchema.map(JSONSchema.string), key]))
  }()

  private static let describe: JSONValue = [
    "type": "object", "properties": ["id": JSONSchema.string], "required": ["id"],
    "additionalProperties": JSONSchema.strings,
  ]

  private static let validate = JSONSchema.array(
    JSONSchema.object([
      "file": JSONSchema.string, "kind": JSONSchema.options(["setup", "analysis"]), "id": JSONSchema.string,
      "source": JSONSchema.string,
      "target": JSONSchema.string, "notes": JSONSchema.string,
    ]))

  private static let reproduce = JSONSchema.array(
    JSONSchema.object([
      "recipe": JSONSchema.string, "quantity": JSONSchema.string, "published": nullable,
      "ours": JSONSchema.number, "unit": JSONSchema.string, "deviation": nullable,
      "tolerance": JSONSchema.optional(
        JSONSchema.object([
          "kind": JSONSchema.options(["relative", "absolute", "factor"]), "value": JSONSchema.number,
          "text": JSONSchema.string,
        ])),
      "agrees": JSONSchema.optional(JSONSchema.bool),
      "status": JSONSchema.options(["read", "checked", "memory"]), "citation": JSONSchema.string,
      "explanation": JSONSchema.strings,
      "alternatives": JSONSchema.array(
        JSONSchema.object(["changed": JSONSchema.string, "ours": JSONSchema.number])),
    ]))

  private static let data: JSONValue = {
    let file = JSONSchema.object([
      "name": JSONSchema.string, "meaning": JSONSchema.string, "required": JSONSchema.bool,
      "installed": JSONSchema.bool, "rows": JSONSchema.number, "sha256": JSONSchema.string,
    ])
    let changes = ReleaseAddition.Change.allCases.map(\.rawValue) + ["checked"]
    let release = JSONSchema.object([
      "id": JSONSchema.string, "title": JSONSchema.string, "doi": text, "origin": JSONSchema.string,
      "state": JSONSchema.options(["missing", "installed", "damaged"]),
      "change": JSONSchema.optional(JSONSchema.options(changes)), "path": text,
      "notes": JSONSchema.strings, "files": JSONSchema.array(file),
    ])
    let dataset = JSONSchema.object([
      "id": JSONSchema.string, "title": JSONSchema.string, "doi": text, "sha256": JSONSchema.string,
      "verified": verified,
    ])
    return JSONSchema.object(
      [
        "folder": JSONSchema.string, "releases": JSONSchema.array(release),
        "builtIn": JSONSchema.array(dataset),
      ], required: ["folder", "releases"])
  }()

  private static let cite = JSONSchema.array(
    JSONSchema.object(["key": JSONSchema.string, "bibtex": JSONSchema.string]))
}
