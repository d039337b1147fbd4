import Sevens

/// What a command line changed in a document.
enum Changes {
  /// "key = value (default …)" for every key that was set to something else, and for the interactions.
  static func lines<Root: Configurable>(_ document: Root, _ standard: Root, assigned: [String]) -> [String] {
    let before = Dictionary(standard.settings.map { ($0.id, $0) }) { first, _ in first }
    var lines: [String] = []
    let (now, then) = (names(document.interactions), names(standard.interactions))
    if now != then { lines.append("interactions = \(now) (default \(then))") }
    for setting in document.settings
    where setting.keys.contains(where: assigned.contains) {
      let value = setting.read(document)
      guard let known = before[setting.id] else {
        lines.append("\(setting.id) = \(text(value, setting.form, exactly: false))")
        continue
      }
      let standard = known.read(standard)
      guard value != standard else { continue }
      var shown = [value, standard].map { text($0, setting.form, exactly: false) }
      if shown[0] == shown[1] { shown = [value, standard].map { text($0, setting.form, exactly: true) } }
      lines.append("\(setting.id) = \(shown[0]) (default \(shown[1]))")
    }
    return lines
  }

  private static func names(_ interactions: [InteractionInstance]) -> String {
    interactions.map(\.notation).joined(separator: ", ")
  }

  private static func text(_ value: SettingValue, _ form: SettingForm, exactly: Bool) -> String {
    switch (form, value) {
    case (_, .name(let name)): return name
    case (.number(_, let units, _, _), .number(let number?)):
      let shown = DisplayedQuantity(number, units)
      guard exactly else { return shown.text }
      return shown.unit == "1" ? "\(shown.value)" : "\(shown.value) \(shown.unit)"
    default: return "none"
    }
  }
}

extension Manifest {
  /// One line for every change, to stand under a title that does not know of them.
  var changeLines: [String] { changes.map { "changed: \($0)" } }
}
