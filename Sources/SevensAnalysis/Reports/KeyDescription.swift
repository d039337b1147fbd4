import Sevens

/// What is known about a key of `--set`: its meaning, where it stands, what it may be, and what it is without `--set`.
struct KeyDescription {
  /// A place where a key exists: a set-up of ours, or one with an interaction or a source.
  private struct Place {
    /// What declares or holds it.
    let name: String
    /// How to have it there, where it is not as a matter of course.
    var use = ""
    let setup: Setup
    let setting: Setting<Setup>
  }

  /// The key, and every place where it exists; of a complex number both parts in each.
  private let key: String
  private let places: [Place]

  /// Nil if nothing has the key.
  init?(_ key: String) {
    self.key = key
    let known = Self.places { $0.keys.contains(key) }
    places = known.isEmpty ? Self.named(key) : known
    if places.isEmpty { return nil }
  }

  /// Every key of a set-up, an interaction or a source.
  static var keys: [String] {
    var seen: Set<String> = []
    return places { _ in true }.flatMap { $0.setting.keys }.filter { seen.insert($0).inserted }
  }

  /// Sections for a person and a program.
  var sections: [(String, [String])] {
    var sections: [(String, [String])] = [
      ("what", distinct(places.map(\.setting.meaning))),
      ("declared by", distinct(places.map { $0.name + $0.use })),
    ]
    let symbols = distinct(places.map(\.setting.symbol).filter { !$0.isEmpty })
    if !symbols.isEmpty { sections.append(("symbol", symbols)) }
    let parts = distinct(places.map(\.setting.id).filter { $0 != key })
    if !parts.isEmpty { sections.append((places[0].setting.compound == key ? "parts" : "key", parts)) }
    switch places[0].setting.form {
    case .number(_, _, _, let isOptional):
      sections += [
        ("kind", numbers { kind, _, _ in kind.rawValue }),
        (
          "units",
          numbers { _, units, _ in
            units.map { $0.units.map(\.symbol).joined(separator: ", ") } ?? "dimensionless"
          }
        ),
        (
          "bounds",
          numbers { _, units, bounds in
            let ends = [bounds.lowerBound, bounds.upperBound].map { DisplayedQuantity($0, units).text }
            return "\(ends[0]) to \(ends[1])" + (isOptional ? ", or none" : "")
          }
        ),
      ]
    case .choice:
      // What there is to choose may depend on the target.
      let options = places.flatMap { place -> [ChoiceOption] in
        if case .choice(let options) = place.setting.form { return options }
        return []
      }
      sections.append(("options", distinct(options.map(\.line))))
    case .target: break
    }
    sections.append(("default", defaults))
    let reasons = distinct(places.compactMap { $0.setting.dormancy(in: $0.setup) }.map(Self.text))
    return sections + (reasons.isEmpty ? [] : [("unless set", reasons)])
  }

  private static func text(_ problem: Problem) -> String {
    problem.remedy.isEmpty ? problem.message : "\(problem.message) — \(problem.remedy)"
  }

  private func numbers(
    _ text: (ParameterKind, UnitTable?, ClosedRange<Double>) -> String
  ) -> [String] {
    distinct(
      places.compactMap {
        guard case .number(let kind, let units, let bounds, _) = $0.setting.form else { return nil }
        return text(kind, units, bounds)
      })
  }

  /// The values without `--set`, each with the places that have it where there are several.
  private var defaults: [String] {
    let values = places.map { place -> String in
      switch (place.setting.read(place.setup), place.setting.form) {
      case (.number(let value?), .number(_, let units, _, _)): DisplayedQuantity(value, units).text
      case (.name(let name), _): name
      default: "none"
      }
    }
    let all = distinct(values)
    if all.count == 1 { return all }
    return all.map { value in
      let holders = distinct(zip(values, places).filter { $0.0 == value }.map { $0.1.name })
      return "\(value): \(holders.joined(separator: ", "))"
    }
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// Where settings exist that fulfil a condition: in set-ups, and else with every interaction and every source.
  private static func places(_ isMeant: (Setting<Setup>) -> Bool) -> [Place] {
    let builtIn = Catalog.setups + Catalog.measurements.map(\.setup)
    let own = builtIn.flatMap { setup in
      setup.settings.filter(isMeant).map { Place(name: setup.id, setup: setup, setting: $0) }
    }
    let known = Set(own.map(\.setting.id))
    func further(_ name: String, _ setup: Setup) -> [Place] {
      setup.settings.filter { isMeant($0) && !known.contains($0.id) }.map {
        Place(name: name, setup: setup, setting: $0)
      }
    }
    return own
      + Catalog.interactions.flatMap { further($0.id, with($0)) }
      + Catalog.sources.flatMap { type in
        var setup = Setup.talkGermanium
        setup.source = type.init()
        return further(type.id, setup)
      }
  }

  /// Where a key begins with no scope that there is: the instances of interactions that may have that name.
  private static func named(_ key: String) -> [Place] {
    let name = key.prefix { $0 != "." }
    guard name.first?.isLetter ?? false, name.count + 1 < key.count, !scopes.contains(String(name)) else {
      return []
    }
    return Catalog.interactions.flatMap { type -> [Place] in
      let setup = with(type, as: String(name))
      return setup.settings.filter { $0.keys.contains(key) }.map {
        Place(
          name: type.id, use: ", as --interaction \(type.id):\(name)", setup: setup, setting: $0)
      }
    }
  }

  private static var scopes: Set<String> {
    Set(keys.map { key in String(key.prefix { $0 != "." }) })
  }

  private static func with(_ type: any Interaction.Type, as name: String? = nil) -> Setup {
    var setup = Setup.talkGermanium
    setup.interactions.append(InteractionInstance(type.init(), as: name))
    return setup
  }
}

extension ChoiceOption {
  /// The option on one line, with how it is known and where it is from.
  var line: String {
    let sources = references.isEmpty ? "" : "  [\(references.joined(separator: ", "))]"
    return "\(name): \(meaning); \(verified.rawValue)\(sources)"
  }
}
