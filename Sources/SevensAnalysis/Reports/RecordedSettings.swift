import Sevens

/// The settings of an output, as its manifest holds them.
struct RecordedSettings: Sendable {
  /// A parameter with its unit; the value is nil where it was absent.
  struct Parameter: Sendable, Hashable {
    let value: Double?
    let unit: String

    /// As it is written after `--set key=`.
    var text: String { value.map { unit == "1" ? "\($0)" : "\($0) \(unit)" } ?? "none" }
    /// As a person reads it.
    var shown: String {
      value.map { unit == "1" ? NumberText.short($0) : "\(NumberText.short($0)) \(unit)" } ?? "none"
    }

    /// True if both are the same quantity, whatever the unit.
    func equals(_ other: Parameter) -> Bool {
      guard let value, let number = other.value else { return value == other.value }
      if unit == other.unit { return value == number }
      let table = UnitTable.all.first { $0.size(of: unit) != nil && $0.size(of: other.unit) != nil }
      guard let a = table?.size(of: unit), let b = table?.size(of: other.unit) else { return false }
      return abs(value * a - number * b) <= 1e-14 * abs(value * a)
    }
  }

  let target: String
  let interactions: [String]
  let choices: [String: String]
  let parameters: [String: Parameter]

  /// Reads a manifest; nil if it lacks something.
  init?(_ manifest: JSONValue) {
    guard let target = manifest["target"]?.string, let interactions = manifest["interactions"]?.items,
      let choices = manifest["choices"]?.fields, let parameters = manifest["parameters"]?.fields
    else { return nil }
    self.target = target
    self.interactions = interactions.compactMap(\.string)
    self.choices = choices.compactMapValues(\.string)
    self.parameters = parameters.compactMapValues { entry in
      entry["unit"]?.string.map { Parameter(value: entry["value"]?.double, unit: $0) }
    }
    guard self.interactions.count == interactions.count, self.choices.count == choices.count,
      self.parameters.count == parameters.count
    else { return nil }
  }

  /// A document with these settings, made from one with others; what does not apply is noted.
  func document<Root: Configurable>(from start: Root, noting faults: inout FaultCollector) -> Root {
    var document = start
    applyNames(to: &document, noting: &faults)
    let known = Dictionary(document.settings.map { ($0.id, $0) }) { first, _ in first }
    // What follows from the choices is left to follow; only what differs is set.
    let sets = parameters.filter { key, parameter in
      known[key].map { !parameter.equals(Self.parameter($0, of: document)) } ?? true
    }.map { "\($0.key)=\($0.value.text)" }.sorted()
    SettingOverrides(sets, noting: &faults).apply(to: &document, noting: &faults)
    for problem in document.problems() { faults.add(Diagnostic(problem)) }
    return document
  }

  /// Sets target, interactions and choices.
  func applyNames<Root: Configurable>(to document: inout Root, noting faults: inout FaultCollector) {
    let found = InteractionReader.read(interactions, noting: &faults)
    if !found.isEmpty { document.interactions = found }
    let sets = ["target=\(target)"] + choices.map { "\($0.key)=\($0.value)" }.sorted()
    SettingOverrides(sets, noting: &faults).apply(to: &document, noting: &faults)
  }

  /// A setting of a document as a manifest would hold it.
  static func parameter<Root: Configurable>(_ setting: Setting<Root>, of document: Root) -> Parameter {
    guard case (.number(_, let units, _, _), .number(let value?)) = (setting.form, setting.read(document))
    else {
      return Parameter(value: nil, unit: "1")
    }
    let shown = DisplayedQuantity(value, units)
    return Parameter(value: shown.value, unit: shown.unit)
  }
}
