import Sevens

/// One value for one key, with where it was written.
package struct Assignment: Sendable {
  package let key: String
  package let value: String
  /// As in `--set detector.mass` or `detector.yaml:14:9`.
  package let place: String

  package init(key: String, value: String, place: String) {
    (self.key, self.value, self.place) = (key, value, place)
  }
}

/// Assignments of values to keys, from `--set key=value` options or from a file, applied to a document.
///
/// Choices and the target go first, because they decide which parameters there are; a set-up, a file and `--set` end in
/// the same values by the same declarations.
public struct SettingOverrides: Sendable {
  package let assignments: [Assignment]

  /// The assignments of a command line; what is not `key=value` or comes twice is noted.
  public init(_ options: [String], noting faults: inout FaultCollector) {
    var assignments: [Assignment] = []
    for option in options {
      guard let equals = option.firstIndex(of: "=") else {
        faults.add(Diagnostic("--set \(option)", "no '=' in it", remedy: "write --set key=value"))
        continue
      }
      let key = option[..<equals].split(separator: " ").joined()
      let value = option[option.index(after: equals)...].split(separator: " ").joined(separator: " ")
      if assignments.contains(where: { $0.key == key }) {
        faults.add(Diagnostic("--set \(key)", "set more than once", remedy: "keep one of them"))
      } else {
        assignments.append(Assignment(key: key, value: value, place: "--set \(key)"))
      }
    }
    self.assignments = assignments
  }

  /// Assignments from elsewhere.
  package init(_ assignments: [Assignment]) { self.assignments = assignments }

  /// The same without the keys of single nuclides, for where the target is not known.
  package var withoutNuclides: SettingOverrides {
    SettingOverrides(assignments.filter { !$0.key.hasPrefix("nuclide.") })
  }

  /// Applies them; faults are noted and leave the document as it was. A key without effect is a fault.
  public func apply<Root: Configurable>(to document: inout Root, noting faults: inout FaultCollector) {
    assign(to: &document, noting: &faults)
    for (assignment, problem) in dormant(in: document) {
      faults.add(Diagnostic(assignment.place, problem.message, remedy: problem.remedy))
    }
  }

  /// Applies them without asking whether they have an effect.
  package func assign<Root: Configurable>(to document: inout Root, noting faults: inout FaultCollector) {
    for assignment in settle(&document, noting: &faults) { faults.add(Self.unknown(assignment, document)) }
  }

  /// Those that a document has keys for.
  package func known<Root: Configurable>(in document: Root) -> SettingOverrides {
    var (copy, ignored) = (document, FaultCollector())
    let unknown = settle(&copy, noting: &ignored).map(\.key)
    return SettingOverrides(assignments.filter { !unknown.contains($0.key) })
  }

  /// Applies them, and gives those that the document has no keys for.
  private func settle<Root: Configurable>(
    _ document: inout Root, noting faults: inout FaultCollector
  ) -> [Assignment] {
    // What there is to choose depends on the target, and which numbers there are on the choices.
    var open = assignments.filter { $0.key == "target" } + assignments.filter { $0.key != "target" }
    for numbers in [false, true] {
      if numbers {
        var complex = ComplexAssignments(document)
        open = complex.expand(open, noting: &faults)
      }
      for assignment in open {
        let key = assignment.key
        guard let setting = document.settings.first(where: { $0.id == key || $0.alias == key }) else {
          continue
        }
        if case .number = setting.form, !numbers { continue }
        open.removeAll { $0.key == key }
        if !assignsAgain(setting, key) {
          Self.assign(assignment, to: setting, of: &document, noting: &faults)
        } else {
          faults.add(
            Diagnostic(assignment.place, "'\(setting.id)' is set as well", remedy: "keep one of them"))
        }
      }
    }
    return open
  }

  /// The assignments without effect in a document, and why.
  package func dormant<Root: Configurable>(in document: Root) -> [(Assignment, Problem)] {
    document.settings.compactMap { setting in
      guard let assignment = assignments.first(where: { setting.keys.contains($0.key) }),
        let problem = setting.dormancy(in: document)
      else { return nil }
      return (assignment, problem)
    }
  }

  /// True if the setting is also assigned under its other name.
  private func assignsAgain<Root>(_ setting: Setting<Root>, _ key: String) -> Bool {
    guard let alias = setting.alias else { return false }
    return key == alias && assignments.contains { $0.key == setting.id }
  }

  private static func assign<Root: Configurable>(
    _ assignment: Assignment, to setting: Setting<Root>, of document: inout Root,
    noting faults: inout FaultCollector
  ) {
    let (text, place) = (assignment.value, assignment.place)
    switch setting.form {
    case .choice(let options):
      guard options.contains(where: { $0.name == text }) else {
        let remedy = Suggestion.remedy(for: text, among: options.map(\.name))
        faults.add(Diagnostic(place, "no option '\(text)'", remedy: remedy))
        return
      }
      setting.write(&document, .name(text))
    case .target:
      if TargetReader.read(text, place: place, noting: &faults) != nil {
        setting.write(&document, .name(text))
      }
    case .number(_, let units, let bounds, let isOptional):
      if isOptional, text == "none" { return setting.write(&document, .number(nil)) }
      do throws(QuantityParser.Fault) {
        let value =
          if let units { try QuantityParser.parse(text, as: [units]) } else {
            try QuantityParser.parseNumber(text)
          }
        guard bounds.contains(value) else {
          faults.add(.outOfBounds(place, "'\(text)'", bounds, units))
          return
        }
        setting.write(&document, .number(value))
      } catch {
        faults.add(Diagnostic(place, error.message, remedy: error.remedy))
      }
    }
  }

  /// Why a key does not apply: known but without effect here, or unknown.
  private static func unknown<Root: Configurable>(_ assignment: Assignment, _ document: Root) -> Diagnostic {
    let (key, place) = (assignment.key, assignment.place)
    if key.hasPrefix("nuclide."), key.hasSuffix(".neutron-radius") {
      let symbol = String(key.dropFirst("nuclide.".count).dropLast(".neutron-radius".count))
      if Nuclide(symbol)?.isFreeNucleon == true {
        return Diagnostic(place, "a free nucleon is a point and has no neutron radius", remedy: "drop it")
      }
      return Diagnostic(
        place, "\(document.target.formula) holds no \(symbol)",
        remedy: "one of: \(document.target.constituents.map(\.nuclide.symbol).joined(separator: ", "))")
    }
    if let owner = owner(of: key) {
      let given = document.interactions.filter { type(of: $0.interaction).id == owner }.map(\.name)
      return Diagnostic(
        place,
        given.isEmpty
          ? "'\(key)' belongs to \(owner), which is not in use"
          : "'\(key)' belongs to \(owner), which is in use under another name",
        remedy: given.isEmpty
          ? "add --interaction \(owner)" : "begin with one of: \(given.joined(separator: ", "))")
    }
    let here = document.settings.map(\.id)
    let elsewhere = (Catalog.setups + Catalog.measurements.map(\.setup)).flatMap { $0.settings.map(\.id) }
    if elsewhere.contains(key) {
      return Diagnostic(
        place, "'\(key)' is no key of this set-up",
        remedy: "sevens list parameters <setup> shows those it has")
    }
    let near = Suggestion.remedy(for: key, among: here)
    if near.isEmpty, let dot = key.firstIndex(of: "."), let kind = kinds(with: String(key[dot...])).first {
      return Diagnostic(
        place, "unknown key '\(key)': no interaction is named '\(key[..<dot])'",
        remedy: "name one, as in --interaction \(kind):\(key[..<dot])")
    }
    return Diagnostic(place, "unknown key '\(key)'", remedy: near)
  }
}

/// The interaction that declares a key under its own name.
private func owner(of key: String) -> String? {
  func declares<I: Interaction>(_ type: I.Type) -> Bool {
    let declared = I.parameters.flatMap { [$0.id, $0.transposed].compactMap(\.self) } + I.choices.map(\.id)
    return declared.contains { $0 == key || $0 == key + ".re" }
  }
  return Catalog.interactions.first { declares($0) }?.id
}

/// The interactions whose parameters may end like a key.
private func kinds(with ending: String) -> [String] {
  func declares<I: Interaction>(_ type: I.Type) -> Bool {
    I.parameters.contains { $0.id == I.scope + ending || $0.id == I.scope + ending + ".re" }
  }
  return Catalog.interactions.filter { declares($0) }.map { $0.id }
}

extension Diagnostic {
  /// A number outside of its bounds, which are in the internal unit.
  package static func outOfBounds(
    _ place: String, _ text: String, _ bounds: ClosedRange<Double>, _ units: UnitTable?
  ) -> Diagnostic {
    let allowed = [bounds.lowerBound, bounds.upperBound].map { DisplayedQuantity($0, units).text }
    return Diagnostic(place, "\(text) is out of bounds", remedy: "between \(allowed[0]) and \(allowed[1])")
  }
}
