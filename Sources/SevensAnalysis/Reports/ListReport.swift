import Sevens

/// The answer to `sevens list`.
public enum ListReport {
  /// What can be listed.
  public enum Kind: String, CaseIterable, Sendable {
    /// What neutrinos may do.
    case interactions
    /// Where neutrinos come from.
    case sources
    /// Nuclides and elements.
    case targets
    /// Nuclear form factors.
    case formFactors = "form-factors"
    /// Quenching factors.
    case quenching
    /// How what is reconstructed spreads.
    case smearing
    /// Models of efficiencies.
    case efficiencies
    /// Set-ups with data.
    case measurements
    /// Set-ups without.
    case setups
    /// Choices between named prescriptions.
    case choices
    /// What is reproduced.
    case recipes
    /// Tables of published numbers.
    case datasets
    /// Every key of a set-up.
    case parameters
  }

  /// A list as a table; without a kind, how many of each there are.
  public static func make(
    _ kind: String?, setup: String?, sets: [String], interactions: [String] = [],
    store: ReleaseStore? = try? ReleaseStore(), command: [String]
  ) throws(Faults) -> Output {
    guard let kind else { return overview(store, command) }
    guard let known = Kind(rawValue: kind) else {
      let remedy = Suggestion.remedy(for: kind, among: Kind.allCases.map(\.rawValue))
      throw Faults([Diagnostic("list", "unknown list '\(kind)'", remedy: remedy)])
    }
    if known == .parameters {
      guard let setup else {
        throw Faults([
          Diagnostic(
            "list parameters", "no set-up named", remedy: "as in: sevens list parameters talk-germanium")
        ])
      }
      return ParameterList(
        try SetupRequest(id: setup, sets: sets, interactions: interactions, command: command)
      ).output
    }
    let unused = [setup, sets.first.map { "--set \($0)" }, interactions.first.map { "--interaction \($0)" }]
    if let word = unused.compactMap(\.self).first {
      throw Faults([Diagnostic("list \(kind)", "'\(word)' has no meaning here", remedy: "leave it out")])
    }
    return output(kind, table(known, store), command)
  }

  private static func overview(_ store: ReleaseStore?, _ command: [String]) -> Output {
    let rows = Kind.allCases.map { kind in
      [kind.rawValue, kind == .parameters ? "of a set-up" : "\(table(kind, store).rows.count)"]
    }
    return output("lists", Table(columns: ["list", "entries"], rows: rows), command)
  }

  private static func output(_ name: String, _ table: Table, _ command: [String]) -> Output {
    let objects = table.rows.map { row in
      JSONValue.object(Dictionary(zip(table.columns, row.map { .string($0) })) { first, _ in first })
    }
    let formulas = """


      and any formula of these, as in CsI, Al2O3, Ca(WO4), [6Li]F, and mixtures by mass, as in 0.9 CsI + 0.1 Xe
      """
    let modes = """


      mode: what a fit runs on now, full if the release is installed; `sevens data list` says where to get one
      """
    let note = name == Kind.targets.rawValue ? formulas : name == Kind.measurements.rawValue ? modes : ""
    return Output(
      schema: "list", text: table.aligned + note, result: .array(objects), table: table, command: command)
  }

  private static func table(_ kind: Kind, _ store: ReleaseStore?) -> Table {
    switch kind {
    case .interactions:
      Table(columns: ["id", "title"], rows: Catalog.interactions.map { [$0.id, $0.title] })
    case .sources:
      Table(columns: ["id", "title"], rows: Catalog.sources.map { [$0.id, $0.title] })
    case .targets:
      targets
    case .formFactors:
      options(of: FormFactorChoice.self)
    case .quenching:
      Table(
        columns: ["id", "verified", "title", "references"],
        rows: Catalog.quenchingFactors.map {
          [$0.id, $0.verified.rawValue, $0.title, $0.references.joined(separator: ", ")]
        }
          + Catalog.namedQuenching.map(\.option).filter { option in
            !Catalog.quenchingFactors.contains { $0.id == option.name }
          }.map { [$0.name, $0.verified.rawValue, $0.meaning, $0.references.joined(separator: ", ")] })
    case .smearing:
      Table(columns: ["id", "title"], rows: Catalog.smearings.map { [$0.id, $0.title] })
    case .efficiencies:
      Table(columns: ["id", "title"], rows: Catalog.efficiencyCurves.map { [$0.id, $0.title] })
    case .measurements:
      Table(
        columns: ["id", "title", "observed", "summary", "full", "mode"],
        rows: Catalog.measurements.map { measurement(of: $0, in: store) })
    case .setups:
      Table(columns: ["id", "title"], rows: Catalog.setups.map { [$0.id, $0.title] })
    case .choices:
      Table(
        columns: ["id", "options", "meaning"],
        rows: Catalog.choices.map { [$0.choiceID, names(of: $0).joined(separator: " | "), $0.choiceMeaning] }
          + [
            [
              NamedQuenching.choiceID, Catalog.namedQuenching.map(\.option.name).joined(separator: " | "),
              NamedQuenching.choiceMeaning,
            ]
          ])
    case .recipes:
      Table(columns: ["id", "title"], rows: RecipeList.all.map { [$0.id, $0.title] })
    case .datasets:
      Table(
        columns: ["id", "verified", "title"],
        rows: Catalog.datasets.map { [$0.id, $0.verified.rawValue, $0.title] })
    case .parameters:
      Table(columns: [], rows: [])
    }
  }

  /// A measurement with what it can run on, and what it runs on now.
  private static func measurement(of one: Measurement, in store: ReleaseStore?) -> [String] {
    let observed = one.counts.map { "\($0.beam)/\($0.window) \($0.counts)" }
    let bins = one.summary.map { $0().statistic.observed.count }
    let state = one.release.map { store?.state(of: $0) ?? .missing }
    let full =
      switch state {
      case .installed: "release installed"
      case .missing: "release not installed"
      case .damaged(let reason): "release damaged: \(reason)"
      case nil: "nothing released"
      }
    let mode: DataMode? =
      if let state, state != .missing { .full } else if bins != nil { .summary } else { nil }
    return [
      one.setup.id, one.setup.title, observed.joined(separator: ", "),
      bins.map { "\($0) bin\($0 == 1 ? "" : "s")" } ?? "none", full, mode?.rawValue ?? "needs the release",
    ]
  }

  private static var targets: Table {
    let nucleons = Nuclide.all.filter { $0.abundance == nil }.map { [$0.symbol, "free nucleon"] }
    let elements = Nuclide.elements.map { element in
      [element, Nuclide.naturalIsotopes(of: element).map(\.symbol).joined(separator: " ")]
    }
    return Table(
      columns: ["target", "nuclides"],
      rows: nucleons + elements)
  }

  private static func options<C: NamedChoice>(of choice: C.Type) -> Table {
    Table(
      columns: ["id", "meaning"], rows: C.allCases.map { [$0.rawValue, $0.meaning] })
  }

  static func names<C: NamedChoice>(of choice: C.Type) -> [String] { C.allCases.map(\.rawValue) }
}
