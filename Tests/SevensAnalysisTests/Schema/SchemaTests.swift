import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

private let examples = Repository.root.appendingPathComponent("Examples")

private func validator(_ name: String) throws -> SchemaValidator {
  try SchemaValidator(SchemaReport.make(name).result)
}

/// What an output prints, read back.
private func printed(_ output: Output) throws -> JSONValue { try #require(JSONValue(text: output.json.text)) }

/// The schema of set-up files accepts what is read, and refuses the keys that are not.
@Suite struct SetupSchemaLaws {
  @Test func everyExampleIsValid() throws {
    let schema = try [false: validator("setup"), true: validator("analysis")]
    let files = try ExampleFiles.all()
    #expect(files.count >= 5)
    for (file, text, isAnalysis) in files {
      let document = try SetupFile.document(text, file: file)
      #expect(schema[isAnalysis]?.faults(of: document) == [], "\(file)")
      #expect(schema[!isAnalysis]?.faults(of: document) != [], "\(file)")
    }
  }

  // Five hundred mutations of one key of the annotated example: an unknown key is refused by both.
  @Test func misspeltKeysAreRefusedByBoth() throws {
    let schema = try validator("setup")
    let path = examples.appendingPathComponent("annotated.yaml").path
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    // Lines with a key before any comment.
    let keyed = lines.indices.filter { lines[$0].prefix { $0 != "#" }.contains(":") }
    var random = SplitMix64(seed: 20_261_122)
    var refused = 0
    for _ in 0..<500 {
      var mutated = lines
      let index = try #require(keyed.randomElement(using: &random))
      let code = mutated[index].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
      let colons = code.indices.filter { code[$0] == ":" }
      guard let colon = colons.randomElement(using: &random) else { continue }
      mutated[index].insert(Character(UnicodeScalar(UInt8.random(in: 97...122, using: &random))), at: colon)
      let text = mutated.joined(separator: "\n")
      do {
        _ = try SetupFile.parse(text, file: path)
      } catch {
        guard error.diagnostics.contains(where: { $0.message.contains("unknown") }) else { continue }
        refused += 1
        #expect(try !schema.faults(of: SetupFile.document(text, file: path)).isEmpty, "\(mutated[index])")
      }
    }
    #expect(refused > 400, "\(refused)")
  }

  @Test(
    arguments: [
      ("source", "{ id: reactor, power: 3.6 kg, distance: 20.7 m }"), ("source", "{ id: reactr }"),
      ("source", "{ power: 3.6 GW }"), ("source", "{ id: tabulated-flux }"), ("target", "3"),
      ("target", "[ { id: CsI } ]"), ("detector", "{ mass: 2.83, threshold: 100 eVnr }"),
      ("detector", "{ mass: 2.83 kg, threshold: 100 m }"), ("exposure", "119"), ("exposure", "119 kg"),
      ("choices", "{ form-factor: helmm }"), ("choices", "{ power: 3 }"), ("parameters", "{ couplings: 3 }"),
      ("backgrounds", "[ { id: flat } ]"), ("backgrounds", "[ { id: flat, rate: 3 } ]"), ("accuracy", "3"),
      ("interactions", "[ nothing ]"), ("sevens", "2"), ("detektor", "{}"),
    ])
  func whatTheReaderRefusesTheSchemaRefuses(key: String, value: String) throws {
    var lines = [
      "sevens": "1", "source": "{ id: reactor, power: 3.6 GW, distance: 20.7 m }", "target": "Ge",
      "detector": "{ mass: 2.83 kg, threshold: 100 eVnr }", "exposure": "119 day",
    ]
    func text() -> String { lines.map { "\($0.key): \($0.value)" }.sorted().joined(separator: "\n") }
    let schema = try validator("setup")
    #expect(try schema.faults(of: SetupFile.document(text(), file: "my.yaml")).isEmpty)
    #expect(faultsOf(text()).isEmpty)
    lines[key] = value
    #expect(!faultsOf(text()).isEmpty, "\(text())")
    #expect(try !schema.faults(of: SetupFile.document(text(), file: "my.yaml")).isEmpty, "\(text())")
  }

  // Every key with its default, as `list parameters` shows it, is a valid parameter.
  @Test func everyKeyOfEverySetupIsKnown() throws {
    let schema = try validator("setup")
    for setup in builtInSetups {
      var parameters: [String: JSONValue] = [:]
      for setting in setup.settings where setting.id.hasPrefix("detector.axes") == false {
        switch (setting.form, setting.read(setup)) {
        case (.number(_, let units, _, _), .number(let value)):
          parameters[setting.id] =
            value.map { number in
              guard let units else { return .number(number) }
              let shown = DisplayedQuantity(number, units)
              return .string("\(shown.value) \(shown.unit)")
            } ?? "none"
        case (_, .name(let name)): parameters[setting.id] = .string(name)
        default: Issue.record("\(setting.id) has no value")
        }
      }
      let document: JSONValue = [
        "sevens": .integer(1), "source": ["id": .string(type(of: setup.source).id)], "target": "Ge",
        "detector": [:], "parameters": .object(parameters),
      ]
      let found = schema.faults(of: document).filter { !$0.contains("$.source") }
      #expect(found.isEmpty, "\(setup.id): \(found)")
    }
  }
}

/// The schema of analysis files refuses what the reader refuses.
@Suite struct AnalysisSchemaLaws {
  @Test(
    arguments: [
      ("sevens", "2"), ("measurements", "[]"), ("measurements", "[coherent-csi-2071]"),
      ("measurements", "[{ mode: full }]"), ("measurements", "[{ id: coherent-csi-2017, mode: fast }]"),
      ("measurements", "[{ id: coherent-csi-2017, decorelate: [sns.flux] }]"), ("measurements", "3"),
      ("interest", "{ nsi.u-ee: { range: [1] } }"), ("interest", "{ nsi.u-ee: { rnge: [-1, 1] } }"),
      ("interest", "{ nsi.u-ee: { range: [-1, 1], points: 1 } }"), ("profile", "electroweak.sin2-theta-w"),
      ("interest", "{ nsi.u-ee: { range: [-1, 1], scale: cubic } }"), ("interest", "nsi.u-ee"),
      ("constraints", "{ sns.flux: { normal: { mean: 1 } } }"), ("constraints", "{ sns.flux: {} }"),
      ("constraints", "{ sns.flux: { gamma: { mean: 1, sigma: 1 } } }"), ("statistic", "{ method: bayes }"),
      ("statistic", "{ level: [0.9] }"), ("statistic", "{ degrees-of-freedom: two }"), ("seed", "x"),
      ("seed", "-1"), ("interactions", "[nothing]"), ("choices", "{ form-factor: hlem }"), ("intrest", "{}"),
    ])
  func whatTheReaderRefusesTheSchemaRefuses(key: String, value: String) throws {
    var lines = [
      "sevens": "1", "measurements": "[coherent-csi-2017]", "interactions": "[non-standard-interactions]",
      "interest": "{ nsi.u-ee: { range: [-1, 1] } }",
    ]
    func text() -> String { lines.map { "\($0.key): \($0.value)" }.sorted().joined(separator: "\n") + "\n" }
    let schema = try validator("analysis")
    func refused() throws -> Bool {
      try withFolder(["my.yaml": text()]) { folder in
        do {
          _ = try analysis(AnalysisOptions(["\(folder)/my.yaml"]))
          return false
        } catch let error as Faults {
          #expect(error.status == .badData, "\(error)")
          return true
        }
      }
    }
    #expect(try schema.faults(of: SetupFile.document(text(), file: "my.yaml")).isEmpty && !refused())
    lines[key] = value
    #expect(try !schema.faults(of: SetupFile.document(text(), file: "my.yaml")).isEmpty, "\(text())")
    #expect(try refused(), "\(text())")
  }
}

/// The schemas of outputs accept every output, and refuse one that lacks something.
@Suite struct OutputSchemaLaws {
  static func outputs() throws -> [(name: String, output: Output)] {
    var found: [(String, Output)] = try [
      ("cross-section", crossSection()), ("cross-section", crossSection("0.5 Xe + 0.5 CsI")),
      ("rate", rate("coherent-csi-2017")), ("rate", rate("\(examples.path)/annotated.yaml")),
      ("rate", rate("talk-germanium", ["accuracy=1e-15"])),
      ("spectrum", spectrum("talk-germanium", bins: 5)), ("spectrum", spectrum("coherent-csi-2017")),
      ("spectrum", spectrum("coherent-csi-2017", compare: "couplings=pdg", per: "kg PE")),
      ("spectrum", spectrum("\(examples.path)/annotated.yaml", errors: true)),
      (
        "differential",
        DifferentialReport.make(
          SetupRequest(id: "coherent-csi-2017", sets: [], command: []), energyBins: 3, recoilBins: 4)
      ),
      (
        "flux-averaged",
        FluxAveragedReport.make(SetupRequest(id: "coherent-csi-2017", sets: [], command: []))
      ),
      ("reproduce", ReproduceReport.make(["coherent-csi-2017/prediction"], command: [])),
      ("validate", ValidateReport.make(["\(examples.path)/minimal.yaml"])),
      ("cite", CiteReport.make(["Helm1956"], all: false, command: [])), ("list", list(nil)),
      ("list", SchemaReport.make(nil)),
      ("data", DataReport.list(ReleaseStore(folder: "no such folder"), command: [])),
    ]
    found += try analyses()
    for kind in ListReport.Kind.allCases where kind != .parameters {
      found.append(("list", try list(kind.rawValue)))
    }
    for setup in builtInSetups {
      found.append(("list", try list("parameters", setup.id)))
      found.append(("rate", try rate(setup.id)))
      found.append(("describe", try DescribeReport.make(setup.id)))
    }
    for id in Catalog.sources.map({ $0.id }) + ["form-factor", "Ge", "nuclides", "standard-model"] {
      found.append(("describe", try DescribeReport.make(id)))
    }
    for name in SchemaReport.names { found.append(("schema", try SchemaReport.make(name))) }
    let pair = try [rate("talk-germanium"), rate("talk-germanium", ["couplings=pdg"])].map(\.json.text)
    try withFiles(pair) { found.append(("diff", try DiffReport.make($0[0], $0[1], command: []))) }
    return found
  }

  /// Every output of analyses, with nulls where there are some.
  static func analyses() throws -> [(String, Output)] {
    let key = "coherent-csi-2021.signal"
    let one = analysisOptions("coherent-csi-2021", interest: ["\(key)=0:3:9"])
    let two = analysisOptions(
      "coherent-csi-2017", "coherent-lar-2020", interest: ["nsi.u-ee=-1:1:9", "nsi.d-ee=-1:1:9"],
      interactions: ["non-standard-interactions"])
    var (cls, flat) = (one, one)
    cls.method = "cls"
    // New templates for every value.
    flat.interest = ["nuclide.Cs133.neutron-radius=4 fm:6 fm:5"]
    var own = SensitivityReport.Options()
    own.count = 10
    let store = ReleaseStore(folder: "no such folder")
    return try [
      ("fit", FitReport.make(analysis(one))), ("fit", FitReport.make(analysis(two))),
      ("fit", FitReport.make(analysis(analysisOptions("coherent-csi-2017")))),
      ("limit", LimitReport.make(analysis(one), sides: .upper)), ("limit", LimitReport.make(analysis(flat))),
      ("limit", LimitReport.make(analysis(cls), sides: .upper, count: 10)),
      ("scan", ScanReport.make(analysis(one))), ("scan", ScanReport.make(analysis(two))),
      ("contour", ContourReport.make(analysis(two))),
      (
        "sensitivity",
        SensitivityReport.make(one, own, store: store, command: ["sevens"])
      ), ("toys", ToysReport.make(analysis(one), count: 10)),
      ("toys", ToysReport.make(analysis(one), testing: ["\(key)=1"], count: 10)),
      ("impact", ImpactReport.make(analysis(one))),
      ("validate", ValidateReport.make(["\(examples.path)/z-prime-limit.yaml"], store: store)),
    ]
  }

  @Test func everyOutputIsValid() throws {
    var validators: [String: SchemaValidator] = [:]
    let outputs = try Self.outputs()
    for (name, output) in outputs {
      let schema = try validators[name] ?? validator(name)
      validators[name] = schema
      let found = schema.faults(of: try printed(output))
      #expect(found.isEmpty, "\(name) \(output.text.prefix(80)): \(found.prefix(5))")
    }
    #expect(Set(validators.keys) == Set(SchemaReport.names).subtracting(["setup", "analysis"]))
  }

  @Test func anOutputThatLacksAFieldOrHasAnotherIsRefused() throws {
    let schema = try validator("rate")
    let whole = try printed(rate("talk-germanium"))
    guard case .object(let fields) = whole, case .object(let result)? = fields["result"] else {
      Issue.record("no result")
      return
    }
    #expect(schema.faults(of: whole).isEmpty)
    for key in fields.keys {
      #expect(!schema.faults(of: .object(fields.filter { $0.key != key })).isEmpty, "\(key)")
    }
    for key in result.keys {
      for other in [
        result.filter { $0.key != key }, result.merging(["other": 3.0]) { $1 },
        result.merging([key: "x"]) { $1 },
      ] {
        #expect(
          !schema.faults(of: .object(fields.merging(["result": .object(other)]) { $1 })).isEmpty, "\(key)")
      }
    }
  }

  @Test func anUnknownSchemaIsRefused() throws {
    let found = try fault { try SchemaReport.make("spectrun") }
    #expect(found.remedy.contains("spectrum"))
  }
}
