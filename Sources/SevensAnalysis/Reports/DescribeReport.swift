import Sevens

/// The answer to `sevens describe`.
public enum DescribeReport {
  /// Everything known about an id: an interaction, a source, a choice, a set-up, a dataset, a target, or a key of `--set`.
  public static func make(_ id: String, command: [String] = []) throws(Faults) -> Output {
    if let known = sections(id) {
      let text = ([id] + known.map { "\n\($0.0)\n\(indented($0.1))" }).joined(separator: "\n")
      let fields = known.map { ($0.0, JSONValue.strings($0.1)) } + [("id", JSONValue.string(id))]
      return Output(
        schema: "describe", text: text,
        result: .object(Dictionary(fields) { first, _ in first }), command: command)
    }
    let near = Suggestion.remedy(for: id, among: names)
    throw Faults([
      Diagnostic(
        "describe", "nothing is called '\(id)'",
        remedy: near.isEmpty ? "sevens list shows what there is" : near)
    ])
  }

  /// The spectra of a source, or of the source of a set-up.
  public static func figure(_ id: String, scale: Figure.Scale) throws(Faults) -> Figure {
    if let figure = try Figure.source(id, scale: scale) { return figure }
    throw Faults([
      Diagnostic(
        "--figure", "'\(id)' has nothing to draw",
        remedy: "describe a source (sevens list sources) or a set-up")
    ])
  }

  /// Every id that can be described.
  static var names: [String] {
    Catalog.interactions.map { $0.id } + Catalog.sources.map { $0.id } + Catalog.choices.map { $0.choiceID }
      + Catalog.setups.map(\.id) + Catalog.measurements.map(\.setup.id) + Catalog.datasets.map(\.id)
      + Catalog.quenchingFactors.map { $0.id } + Catalog.smearings.map { $0.id }
      + Catalog.efficiencyCurves.map { $0.id } + FormFactorChoice.allCases.map(\.rawValue)
      + RecipeList.all.map { $0.id } + KeyDescription.keys
  }

  private static func sections(_ id: String) -> [(String, [String])]? {
    if let type = Catalog.interactions.first(where: { $0.id == id }) { return interaction(type) }
    if let type = Catalog.sources.first(where: { $0.id == id }) { return source(type) }
    let table = Catalog.datasets.first { $0.id == id }.map(dataset)
    if let type = Catalog.choices.first(where: { $0.choiceID == id }) {
      // A choice and the table behind it may share a name.
      return choice(type) + (table ?? []).map { $0.0 == "what" ? ("table", $0.1) : $0 }
    }
    if let setup = Catalog.setup(id) { return self.setup(setup) }
    if let table { return table }
    if let option = FormFactorChoice(rawValue: id) {
      return [
        ("what", [option.meaning]), ("set by", ["\(FormFactorChoice.choiceID)=\(id)"]),
        ("verified", [option.verified.rawValue]), ("references", option.references),
      ]
    }
    if let recipe = RecipeList.all.first(where: { $0.id == id }) {
      let setups = recipe.predictions.map { ([$0.setup] + $0.sets).joined(separator: " ") }
      return [
        ("what", [recipe.title]), ("says", [recipe.statement]), ("chapter", [recipe.chapter.title]),
        ("formulas", recipe.formulas.map { "Documentation/Physics: \($0)" }), ("set-ups", setups),
        ("run", ["sevens reproduce \(id)"]), ("references", recipe.references),
      ]
    }
    let stages =
      Catalog.quenchingFactors.filter { $0.id == id }.map { quenching($0) }
      + Catalog.smearings.filter { $0.id == id }.map { smearing($0) }
      + Catalog.efficiencyCurves.filter { $0.id == id }.map { efficiency($0) }
    if let first = stages.first {
      // A name such as `table` may stand for models of several stages.
      return first.map { section in
        (section.0, stages.flatMap { $0.first { $0.0 == section.0 }?.1 ?? [] })
      }
    }
    if let key = KeyDescription(id) { return key.sections }
    if let target = try? Target(id) { return self.target(target) }
    return nil
  }

  private static func interaction<I: Interaction>(_ type: I.Type) -> [(String, [String])] {
    let shared = SharedPhysics.allCases.filter(I.uses.contains)
    return [
      ("what", [I.title]), ("formula", I.formula.split(separator: "\n").map(String.init)),
      ("conventions", I.conventions),
      (
        "parameters",
        declared(I.self) + declared(Electroweak.self)
          + shared.flatMap { lines(Electroweak.parameters(of: $0), Electroweak.choices(of: $0)) }
      ),
    ] + (I.estimates.isEmpty ? [] : [("estimates", I.estimates)]) + [
      ("not included", I.notIncluded), ("references", I.references),
    ]
  }

  private static func source<S: NeutrinoSource>(_ type: S.Type) -> [(String, [String])] {
    [
      ("what", [S.title]), ("parameters", declared(S.self)), ("not included", S.notIncluded),
      ("references", S().citations),
    ]
  }

  private static func quenching<Q: QuenchingFactor>(_ type: Q.Type) -> [(String, [String])] {
    [
      ("what", ["quenching factor: \(Q.title)"]), ("parameters", declared(Q.self)),
      ("verified", [Q.verified.rawValue]), ("references", Q.references),
    ]
  }

  private static func smearing<S: Smearing>(_ type: S.Type) -> [(String, [String])] {
    [
      ("what", ["smearing: \(S.title)"]), ("parameters", declared(S.self)),
      ("references", S.references),
    ]
  }

  private static func efficiency<E: EfficiencyCurve>(_ type: E.Type) -> [(String, [String])] {
    [
      ("what", ["efficiency: \(E.title)"]), ("parameters", declared(E.self)),
      ("references", E.references),
    ]
  }

  private static func choice<C: NamedChoice>(_ type: C.Type) -> [(String, [String])] {
    [
      ("what", [C.choiceMeaning]), ("default", Catalog.declared.compactMap { standard(C.choiceID, of: $0) }),
      (
        "options",
        C.allCases.map { ChoiceOption($0).line }
      ),
    ]
  }

  private static func standard<D: Declared>(_ choice: String, of type: D.Type) -> String? {
    D.choices.first { $0.id == choice }?.option(in: D())
  }

  private static func setup(_ setup: Setup) -> [(String, [String])] {
    var sections = [
      ("what", [setup.title]), ("source", [type(of: setup.source).id]), ("target", [setup.target.formula]),
      ("interactions", setup.interactions.map(\.notation)), ("notes", setup.notes),
      ("references", setup.citations),
    ]
    if let measurement = Catalog.measurement(setup.id) {
      sections.insert(
        ("observed", measurement.counts.map { "beam \($0.beam), \($0.window): \($0.counts)" }), at: 3)
    }
    sections.append(("keys", ["sevens list parameters \(setup.id)"]))
    return sections
  }

  private static func dataset(_ dataset: Dataset) -> [(String, [String])] {
    [
      ("what", [dataset.title]), ("transformation", [dataset.transformation]), ("licence", [dataset.license]),
      ("verified", [dataset.verified.rawValue]), ("sha256", [dataset.sha256]),
      ("columns", dataset.columns.map { "\($0.name) [\($0.unit)], \($0.citation), \($0.verified.rawValue)" }),
      ("references", dataset.citations + (dataset.doi.map { ["doi:\($0)"] } ?? [])),
    ]
  }

  private static func target(_ target: Target) -> [(String, [String])] {
    [
      ("what", ["target of mass \(NumberText.digits(target.formulaMassU, 10)) u per formula unit"]),
      (
        "nuclides",
        target.constituents.map {
          let nuclide = $0.nuclide
          let spin = nuclide.twiceSpin % 2 == 0 ? "\(nuclide.twiceSpin / 2)" : "\(nuclide.twiceSpin)/2"
          let radius = nuclide.chargeRadiusFm.map { ", R_ch \(NumberText.short($0)) fm" } ?? ""
          return "\(nuclide.symbol): \(NumberText.short($0.number)) per formula unit, Z \(nuclide.protons), "
            + "N \(nuclide.neutrons), M \(NumberText.digits(nuclide.massMeV, 10)) MeV, J \(spin)\(radius)"
        }
      ),
    ]
  }

  private static func declared<D: Declared>(_ type: D.Type) -> [String] { lines(D.parameters, D.choices) }

  private static func lines<D: Declared>(_ parameters: [Parameter<D>], _ choices: [Choice<D>]) -> [String] {
    let prototype = D()
    let runs = NumberedKeys.runs(parameters, key: \.id) {
      $0.value(in: prototype) == $1.value(in: prototype)
    }
    return runs.map { key, parameter in
      let standard =
        parameter.value(in: prototype).map { DisplayedQuantity($0, parameter.units).text } ?? "none"
      let unit = DisplayedQuantity(parameter.value(in: prototype) ?? 0, parameter.units).unit
      let size = parameter.units?.size(of: unit) ?? 1
      let constraint = parameter.constraint.map { ", \($0.scaled(by: 1 / size).text)" } ?? ""
      let known = parameter.verified == .read ? "" : ", \(parameter.verified.rawValue)"
      return
        "\(key) (\(parameter.symbol), \(parameter.kind.rawValue), default \(standard)\(known)\(constraint)): "
        + parameter.meaning
    } + choices.map { "\($0.id): \($0.options.map(\.name).joined(separator: " | ")): \($0.meaning)" }
  }

  private static func indented(_ lines: [String]) -> String {
    (lines.isEmpty ? ["–"] : lines).map { "  \($0)" }.joined(separator: "\n")
  }
}
