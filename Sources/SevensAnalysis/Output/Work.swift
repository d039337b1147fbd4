/// A work of the bibliography in plain words, with where to find it.
public struct Work: Sendable, Hashable {
  /// The citation key.
  public let key: String
  /// The fields of its entry, by their names, without markup.
  public let fields: [String: String]

  /// The work of an entry.
  public init(_ entry: Bibliography.Entry) {
    key = entry.key
    fields = Self.fields(entry.bibtex)
  }

  /// The names of the authors, or of their collaboration; the first three of many.
  public var authors: String {
    if let collaboration = fields["collaboration"] { return "\(collaboration) Collaboration" }
    let names = (fields["author"] ?? fields["editor"] ?? fields["institution"] ?? "").split(
      separator: " and "
    )
    .map { name in
      let parts = name.split(separator: ",", maxSplits: 1)
      guard parts.count == 2 else { return String(name) }
      return "\(parts[1].drop { $0 == " " }) \(parts[0])"
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    if names.count > 3 || last == "others" { return "\(names[0]) et al." }
    return names.dropLast().joined(separator: ", ") + " and \(last)"
  }

  /// Where it was published.
  public var place: String {
    var parts = [fields["journal"], fields["volume"], fields["pages"]].compactMap { $0 }
    if fields["journal"] == nil {
      parts = [fields["howpublished"] ?? fields["publisher"] ?? fields["institution"]].compactMap { $0 }
    }
    if let year = fields["year"] { parts.append("(\(year))") }
    return parts.joined(separator: " ")
  }

  /// The first of the authors and the year, as in a sentence.
  public var label: String {
    let names = (fields["author"] ?? fields["editor"] ?? "").split(separator: " and ")
    let families = names.map { String($0.prefix { $0 != "," }) }
    let short = families.count > 2 ? "\(families[0]) et al." : families.joined(separator: " and ")
    let name = fields["collaboration"] ?? (short.isEmpty ? authors : short)
    return [name, fields["year"] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Its address: that of its DOI, or of its preprint.
  public var address: String? {
    if let doi = fields["doi"] { return "https://doi.org/\(doi)" }
    guard let eprint = fields["eprint"] else { return nil }
    return "https://arxiv.org/abs/\(eprint)"
  }

  private static func fields(_ bibtex: String) -> [String: String] {
    var (found, rest) = ([String: String](), bibtex.drop { $0 != "," }.dropFirst())
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].filter { $0.isLetter }
      var (depth, value) = (0, "")
      rest = rest[rest.index(after: equals)...]
      // A value ends at a comma, or the end of the entry, outside of braces.
      while let character = rest.first, depth > 0 || (character != "," && character != "}") {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        value.append(character)
        rest.removeFirst()
      }
      rest = rest.dropFirst()
      found[name.lowercased()] = plain(value)
    }
    return found
  }

  /// Without the markup of LaTeX: accents as letters, braces left out.
  static func plain(_ latex: String) -> String {
    var (result, rest) = ("", Substring(latex.split { $0.isWhitespace }.joined(separator: " ")))
    while let character = rest.popFirst() {
      switch character {
      case "{", "}", "$": continue
      case "~": result.append(" ")
      case "-" where rest.first == "-":
        rest = rest.drop { $0 == "-" }
        result.append("–")
      case "\\": command(&rest, &result)
      default: result.append(character)
      }
    }
    return result
  }

  private static func command(_ rest: inout Substring, _ result: inout String) {
    guard let sign = rest.first else { return }
    var name = String(sign)
    if sign.isLetter {
      name = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(name.count)
      // Blanks end a command and are not printed.
      rest = rest.drop { $0 == " " }
    } else {
      rest.removeFirst()
    }
    if let letter = letters[name] {
      result += letter
    } else if let accent = accents[name] {
      rest = rest.drop { $0 == "{" }
      if let base = rest.popFirst() { result += "\(base)\(accent)" }
    } else if !sign.isLetter {
      result += name
    }
  }

  /// Combining accents, which make one letter with the one before.
  private static let accents = [
    "~": "\u{303}", "'": "\u{301}", "`": "\u{300}", "\"": "\u{308}", "^": "\u{302}", "v": "\u{30C}",
    "H": "\u{30B}",
    "c": "\u{327}", "=": "\u{304}",
  ]
  private static let letters = ["ss": "ß", "o": "ø", "O": "Ø", "aa": "å", "sigma": "σ", "nu": "ν", "mu": "μ"]
}
