import Sevens

/// Something in which two outputs differ.
struct Difference: Sendable {
  /// What kind of thing it is.
  enum Kind: String, Sendable, CaseIterable {
    case version, commit, setup = "set-up", question, source, target, detector, interactions, choice,
      parameter, dataset, constant
    case fixed, background
  }

  let kind: Kind
  let key: String
  /// In the first and the second output; nil where it is not there.
  let a, b: String?
  /// As it is written to set it; nil where it cannot be set.
  var assignment: String?
  /// How much it moves the first result by itself.
  var change: Double?
  /// How much it moves every bin of a spectrum.
  var bins: [Double]?
  /// Why it has no change of its own.
  var reason: String?

  init(_ kind: Kind, _ key: String, _ a: String?, _ b: String?, assignment: String? = nil) {
    self.kind = kind
    self.key = key
    self.a = a
    self.b = b
    self.assignment = assignment
  }

  /// Everything in which two outputs differ, first what decides about the rest.
  static func all(_ a: OutputFile, _ b: OutputFile) -> [Difference] {
    func strings(_ kind: Kind, _ key: String, _ path: (OutputFile) -> JSONValue?) -> [Difference] {
      let (x, y) = (path(a), path(b))
      return x == y ? [] : [Difference(kind, key, x?.shownText, y?.shownText)]
    }
    func objects(_ kind: Kind, _ field: String) -> [Difference] {
      let (x, y) = (a.manifest[field]?.fields ?? [:], b.manifest[field]?.fields ?? [:])
      return Set(x.keys).union(y.keys).sorted().filter { x[$0] != y[$0] }.map {
        Difference(kind, $0, x[$0]?.shownText, y[$0]?.shownText, assignment: y[$0]?.string)
      }
    }
    var found = strings(.version, "version") { $0.manifest["version"] }
    found += strings(.commit, "commit") { $0.manifest["commit"] }
    found += strings(.setup, "set-up") { $0.manifest["subject"] }
    let isSpectrum = a.schema == "sevens/spectrum/1"
    if isSpectrum { found += strings(.question, "per") { $0.result["per"]?["unit"] } }
    for key in isSpectrum ? ["axes"] : ["neutrino", "energy_MeV", "recoil_keV"] {
      found += strings(.question, key) { $0.result[key] }
    }
    if isSpectrum { found += strings(.question, "compare") { $0.result["compare"]?["label"] } }
    found += strings(.source, "source") { $0.manifest["source"] } + detector(a, b)
    found += strings(.target, "target") { $0.manifest["target"] }.map { difference in
      var settable = difference
      settable.assignment = difference.b
      return settable
    }
    found += strings(.interactions, "interactions") { $0.manifest["interactions"] }
    found += objects(.choice, "choices") + parameters(a, b) + datasets(a, b)
    // A constant that only one of them has belongs to a choice that differs.
    return found + objects(.constant, "constants").filter { $0.a != nil && $0.b != nil }
      + objects(.fixed, "fixed").map(asBackground)
  }

  /// A detector of another kind: one that has other keys.
  private static func detector(_ a: OutputFile, _ b: OutputFile) -> [Difference] {
    func keys(_ file: OutputFile) -> [String] {
      (file.manifest["parameters"]?.fields ?? [:]).keys.filter { $0.hasPrefix("detector.") }.sorted()
    }
    func text(_ own: [String], _ other: [String]) -> String {
      let only = own.filter { !other.contains($0) }.map { String($0.dropFirst("detector.".count)) }
      return only.isEmpty ? "without those" : only.joined(separator: ", ")
    }
    let (x, y) = (keys(a), keys(b))
    return x == y ? [] : [Difference(.detector, "detector", text(x, y), text(y, x))]
  }

  /// What belongs to a background does not move the signal.
  private static func asBackground(_ difference: Difference) -> Difference {
    let parts = difference.key.split(separator: ".")
    let isSetting = parts.count == 3 && ["normalisation", "rate"].contains(parts[2]) && parts[0] != "source"
    guard difference.key.hasPrefix("backgrounds.") || isSetting else { return difference }
    var result = Difference(.background, difference.key, difference.a, difference.b)
    result.reason = "backgrounds stand beside the signal"
    return result
  }

  private static func parameters(_ a: OutputFile, _ b: OutputFile) -> [Difference] {
    let (x, y) = (
      RecordedSettings(a.manifest)?.parameters ?? [:], RecordedSettings(b.manifest)?.parameters ?? [:]
    )
    return Set(x.keys).union(y.keys).sorted().compactMap { key in
      if let one = x[key], let other = y[key] {
        if one.equals(other) { return nil }
        let same = one.shown == other.shown
        return Difference(
          .parameter, key, same ? one.text : one.shown, same ? other.text : other.shown,
          assignment: other.text)
      }
      return Difference(.parameter, key, x[key]?.shown, y[key]?.shown, assignment: y[key]?.text)
    }.map(asBackground)
  }

  private static func datasets(_ a: OutputFile, _ b: OutputFile) -> [Difference] {
    func hashes(_ file: OutputFile) -> [String: String] {
      let pairs = (file.manifest["datasets"]?.items ?? []).compactMap { table in
        table["id"]?.string.map { ($0, table["sha256"]?.string ?? "") }
      }
      return Dictionary(pairs) { first, _ in first }
    }
    let (x, y) = (hashes(a), hashes(b))
    return Set(x.keys).union(y.keys).sorted().filter { x[$0] != y[$0] }.map {
      Difference(.dataset, $0, x[$0].map { String($0.prefix(12)) }, y[$0].map { String($0.prefix(12)) })
    }
  }
}

extension JSONValue {
  /// A short text for a person.
  var shownText: String {
    switch self {
    case .string(let text): text
    case .number(let value): NumberText.digits(value, 10)
    case .array(let items) where items.allSatisfy { $0.string != nil }:
      items.compactMap(\.string).joined(separator: ", ")
    default: text.split(whereSeparator: \.isWhitespace).joined()
    }
  }
}
