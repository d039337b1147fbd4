import Sevens

/// Reads the backgrounds of a set-up file.
struct BackgroundReader {
  let file: String
  private(set) var backgrounds: [Background] = []
  private(set) var faults = FaultCollector()

  private static let keys = ["id", "rate", "table", "normalisation", "uncertainty"]
  private static let form = "write { id: flat, rate: 0.5 counts/(keVee kg day) }"

  init(file: String) { self.file = file }

  mutating func read(_ node: LocatedNode) {
    guard case .list(let items) = node.content else {
      faults.add(Diagnostic(node.place, "backgrounds is \(node.kind)", remedy: "write a list"))
      return
    }
    for item in items {
      if case .map(let entries) = item.content {
        read(entries, item.place)
      } else {
        faults.add(Diagnostic(item.place, "a background is \(item.kind)", remedy: Self.form))
      }
    }
  }

  private mutating func read(_ entries: [LocatedNode.Entry], _ place: String) {
    for entry in entries where !Self.keys.contains(entry.key) {
      let remedy = Suggestion.remedy(for: entry.key, among: Self.keys)
      faults.add(Diagnostic(entry.place, "unknown key '\(entry.key)'", remedy: remedy))
    }
    func value(_ key: String) -> LocatedNode? { entries.first { $0.key == key }?.value }
    let shape: Background.Shape?
    switch (value("rate"), value("table")) {
    case (let rate?, nil): shape = scalar(rate).flatMap { flat($0, rate.place) }
    case (nil, let table?): shape = scalar(table).flatMap { self.table($0, table.place) }
    case (nil, nil):
      shape = faults.missing(place, "a background without 'rate' or 'table'", remedy: Self.form)
    default: shape = faults.missing(place, "a background with 'rate' and 'table'", remedy: "keep one of them")
    }
    let id = value("id").flatMap { name($0) }
    if value("id") == nil { faults.add(Diagnostic(place, "a background without 'id'", remedy: Self.form)) }
    let normalisation = value("normalisation").map { number($0) }
    let uncertainty = value("uncertainty").map { number($0) }
    guard let id, let shape else { return }
    var background = Background(id: id, shape)
    if let normalisation { background.normalisation = normalisation ?? 1 }
    if let uncertainty { background.uncertainty = uncertainty }
    backgrounds.append(background)
  }

  /// An id that can be a part of a key.
  private mutating func name(_ node: LocatedNode) -> String? {
    guard let id = scalar(node) else { return nil }
    let letters = id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    return letters && id.first?.isLetter == true
      ? id
      : faults.missing(
        node.place, "'\(id)' is no id", remedy: "write small letters, digits and hyphens, as in flat")
  }

  private mutating func flat(_ text: String, _ place: String) -> Background.Shape? {
    do throws(QuantityParser.Fault) {
      let value = try QuantityParser.parse(text, as: BackgroundRate.dimensions)
      // The unit was read: one of the tables has it.
      let unit = try QuantityParser.split(text).unit
      guard let table = BackgroundRate.dimensions.first(where: { $0.size(of: unit) != nil }) else {
        return nil
      }
      guard value >= 0 else {
        return faults.missing(place, "'\(text)' is negative", remedy: "give a rate of 0 or more")
      }
      return .flat(BackgroundRate(value, table))
    } catch {
      return faults.missing(place, error.message, remedy: error.remedy)
    }
  }

  private mutating func table(_ path: String, _ place: String) -> Background.Shape? {
    guard let text = TextFile.read(path, besides: file, place: place, noting: &faults) else { return nil }
    do throws(TableFaults) {
      return .table(try BackgroundTable(csv: text.content, name: path))
    } catch {
      for fault in error.faults { faults.add(Diagnostic(fault, file: text.path)) }
      return nil
    }
  }

  private mutating func number(_ node: LocatedNode) -> Double? {
    guard let text = scalar(node) else { return nil }
    do throws(QuantityParser.Fault) {
      let value = try QuantityParser.parseNumber(text)
      return value >= 0
        ? value : faults.missing(node.place, "'\(text)' is negative", remedy: "give a number of 0 or more")
    } catch {
      return faults.missing(node.place, error.message, remedy: error.remedy)
    }
  }

  private mutating func scalar(_ node: LocatedNode) -> String? {
    if case .scalar(let text) = node.content { return text }
    return faults.missing(node.place, "\(node.kind) where a value is needed", remedy: "write one value")
  }
}
