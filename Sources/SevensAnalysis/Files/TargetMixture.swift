import Sevens

extension TargetReader {
  /// The text form of a mixture that a file lists, or nil with every fault noted at its place.
  static func mixture(_ items: [LocatedNode], place: String, noting faults: inout FaultCollector) -> String? {
    let before = faults.diagnostics.count
    let form = "write { id: CsI, fraction: 0.9999 }"
    var terms: [(formula: String, massFraction: Double)] = []
    for item in items {
      guard case .map(let entries) = item.content else {
        faults.add(Diagnostic(item.place, "a component of the target is \(item.kind)", remedy: form))
        continue
      }
      for entry in entries where !["id", "fraction"].contains(entry.key) {
        let remedy = Suggestion.remedy(for: entry.key, among: ["id", "fraction"])
        faults.add(Diagnostic(entry.place, "unknown key '\(entry.key)'", remedy: remedy))
      }
      func text(_ key: String) -> (text: String, place: String)? {
        guard let entry = entries.first(where: { $0.key == key }) else {
          return faults.missing(item.place, "a component of the target has no '\(key)'", remedy: form)
        }
        guard case .scalar(let text) = entry.value.content else {
          return faults.missing(
            entry.value.place, "\(entry.value.kind) where a value is needed", remedy: "write one value")
        }
        return (text, entry.value.place)
      }
      guard let id = text("id"), let share = text("fraction") else { continue }
      let known = read(id.text, place: id.place, noting: &faults)
      if known?.isMixture == true {
        faults.add(Diagnostic(id.place, "a mixture inside a mixture", remedy: "list its components"))
      }
      do throws(QuantityParser.Fault) {
        let fraction = try QuantityParser.parseNumber(share.text)
        if !(fraction > 0 && fraction <= 1) {
          faults.add(
            Diagnostic(share.place, "a mass fraction of \(share.text)", remedy: "above 0 and at most 1"))
        }
        terms.append((id.text, fraction))
      } catch {
        faults.add(Diagnostic(share.place, error.message, remedy: error.remedy))
      }
    }
    if items.isEmpty { faults.add(Diagnostic(place, "the target is an empty list", remedy: form)) }
    guard faults.diagnostics.count == before else { return nil }
    do throws(TargetError) {
      _ = try Target(mixture: terms)
      return terms.map { "\($0.massFraction) \($0.formula)" }.joined(separator: " + ")
    } catch {
      let (message, remedy) = words(error)
      return faults.missing(place, message, remedy: remedy)
    }
  }
}
