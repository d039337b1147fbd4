/// A quenching factor that a name alone stands for: a model with its defaults, or a published table.
///
/// The choice `detector.response.quenching` takes these; what a file holds besides, as a table of one's own, keeps the
/// name of its model.
public struct NamedQuenching: Sendable {
  /// The key of the choice.
  public static let choiceID = "detector.response.quenching"
  /// Its other key where the target is germanium.
  public static let germaniumID = "germanium.quenching"
  /// One line of what is being chosen.
  public static let choiceMeaning =
    "how recoils become electron-equivalent energy; a model begins with its defaults"

  /// The name, its meaning, references and how it is known.
  public let option: ChoiceOption
  /// The elements that it holds for; nil for any.
  public let elements: Set<String>?
  /// The quenching factor.
  public let make: @Sendable () -> any QuenchingFactor

  /// A model with its defaults.
  static func model<Q: QuenchingFactor>(_ type: Q.Type) -> NamedQuenching {
    NamedQuenching(
      option: ChoiceOption(
        name: Q.id, meaning: Q.title, references: Q.references, verified: Q.verified),
      elements: Q.elements, make: { Q() })
  }

  /// A table with columns `T_keVnr` and `Q`; the value of the nearest row outside of it.
  static func table(_ dataset: Dataset, of elements: Set<String>) -> NamedQuenching {
    NamedQuenching(
      option: ChoiceOption(
        name: dataset.id, meaning: dataset.title, references: dataset.citations, verified: dataset.verified),
      elements: elements, make: { TabulatedQuenching(dataset) })
  }

  /// Whether it holds for all elements of a target.
  func holds(for target: Target) -> Bool {
    guard let elements else { return true }
    return target.constituents.allSatisfy { elements.contains($0.nuclide.element) }
  }
}

extension Setup {
  /// The choice of the quenching factor, where the response has one.
  var quenchingSetting: Setting<Setup>? {
    guard let quenching = detector.response.quenching else { return nil }
    var options = Catalog.namedQuenching.filter { $0.holds(for: target) }.map(\.option)
    if !options.contains(where: { $0.name == quenching.name }) {
      let model = type(of: quenching)
      options.append(
        ChoiceOption(
          name: quenching.name, meaning: model.title, references: model.references, verified: model.verified))
    }
    let isGermanium = target.constituents.allSatisfy { $0.nuclide.element == "Ge" }
    return Setting(
      id: NamedQuenching.choiceID, alias: isGermanium ? NamedQuenching.germaniumID : nil,
      meaning: NamedQuenching.choiceMeaning, form: .choice(options),
      read: { .name($0.detector.response.quenching?.name ?? "") },
      write: { setup, value in
        guard case .name(let name) = value, name != setup.detector.response.quenching?.name,
          let named = Catalog.namedQuenching.first(where: { $0.option.name == name })
        else { return }
        setup.detector.response.quenching = named.make()
      })
  }
}
