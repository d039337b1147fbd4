import Sevens

/// Reads interactions by their names: `light-vector`, or `light-vector:zprime` for an instance of its own.
public enum InteractionReader {
  /// What leaves out the interactions that are there already.
  package static let none = "none"

  /// The interactions of a complete list; what is unknown or comes twice is noted.
  public static func read(
    _ names: [String], place: String = "--interaction", noting faults: inout FaultCollector
  ) -> [InteractionInstance] {
    var instances: [InteractionInstance] = []
    for name in names {
      guard let instance = read(name, place: place, noting: &faults) else { continue }
      if let other = instances.first(where: { $0.name == instance.name }) {
        faults.add(repeated(instance, other, place))
      } else {
        instances.append(instance)
      }
    }
    return instances
  }

  /// The interactions of a document with those of a command line beside them.
  ///
  /// The Standard Model is in every document that does not say otherwise; naming it again changes nothing. `none` begins
  /// with an empty list.
  public static func adding(
    _ names: [String], to present: [InteractionInstance], place: String = "--interaction",
    noting faults: inout FaultCollector
  ) -> [InteractionInstance] {
    let (start, named) = (names.contains(none) ? [] : present, names.filter { $0 != none })
    let added = read(named, place: place, noting: &faults)
    var result = start
    for instance in added {
      switch start.first(where: { $0.name == instance.name }) {
      case nil: result.append(instance)
      case let other? where other.notation == instance.notation: continue
      case let other?: faults.add(repeated(instance, other, place))
      }
    }
    if result.isEmpty, !names.isEmpty, named.isEmpty {
      faults.add(Diagnostic(place, "no interaction is left", remedy: "name one besides 'none'"))
    }
    return result.isEmpty ? present : result
  }

  private static func read(
    _ text: String, place: String, noting faults: inout FaultCollector
  ) -> InteractionInstance? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let known = Catalog.interactions.first(where: { $0.id == parts[0] }) else {
      let remedy = Suggestion.remedy(for: parts[0], among: Catalog.interactions.map { $0.id })
      return faults.missing(
        place, "unknown interaction '\(parts[0])'",
        remedy: remedy.isEmpty ? "sevens list interactions shows them" : remedy)
    }
    guard parts.count > 1 else { return InteractionInstance(known.init()) }
    let isName = parts[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard parts.count == 2, isName, parts[1].first?.isLetter ?? false else {
      return faults.missing(
        place, "'\(parts.dropFirst().joined(separator: ":"))' is no name of an instance",
        remedy: "letters, digits and hyphens, as in \(parts[0]):zprime")
    }
    if let taken = reserved.first(where: { $0 == parts[1] }), taken != known.scope {
      return faults.missing(
        place, "'\(taken)' is the beginning of other keys", remedy: "choose another name for the instance")
    }
    return InteractionInstance(known.init(), as: parts[1])
  }

  /// What no instance may be called: its keys would look like those of something else.
  private static let reserved: [String] =
    Catalog.interactions.map { $0.scope } + [
      "detector", "source", "exposure", "electroweak", "nuclide", "nucleon", "accuracy", "target",
    ]

  private static func repeated(
    _ instance: InteractionInstance, _ other: InteractionInstance, _ place: String
  ) -> Diagnostic {
    Diagnostic(
      place,
      instance.notation == other.notation
        ? "'\(instance.notation)' is named twice"
        : "two instances are named '\(instance.name)': \(other.notation) and \(instance.notation)",
      remedy: "name it once, or give each a name of its own, as in \(type(of: instance.interaction).id):other"
    )
  }
}
