/// A text in the markup of figures, as runs of letters that are upright or italic, on the line, below or above it.
package struct FigureMarkup: Sendable, Hashable {
  /// Where letters stand.
  package enum Level: Sendable, Hashable {
    case line, below, above
  }

  /// Letters of one kind.
  package struct Run: Sendable, Hashable {
    package var text: String
    package var isItalic: Bool
    package var level: Level
  }

  /// The runs.
  package private(set) var runs: [Run] = []

  /// Reads markup: `_{…}`, `^{…}`, `{/:Italic …}`, `@` before an index that takes no room, `\` before a letter that is meant.
  package init(_ markup: String) {
    var rest = Substring(markup)
    while !rest.isEmpty { read(&rest, isItalic: false, level: .line) }
  }

  /// Reads to the end of a group, or of the text.
  private mutating func read(_ rest: inout Substring, isItalic: Bool, level: Level) {
    while let character = rest.popFirst() {
      switch character {
      case "}": return
      case "@", "&", "~": continue
      case "\\": if let meant = rest.popFirst() { add(meant, isItalic, level) }
      case "_", "^":
        let inner: Level = character == "_" ? .below : .above
        if rest.first == "{" {
          rest.removeFirst()
          read(&rest, isItalic: isItalic, level: inner)
        } else if let one = rest.popFirst() {
          add(one, isItalic, inner)
        }
      case "{":
        var isInnerItalic = isItalic
        if rest.hasPrefix("/") {
          isInnerItalic = rest.hasPrefix("/:Italic")
          rest = rest.drop { $0 != " " && $0 != "}" }
          if rest.first == " " { rest.removeFirst() }
        }
        read(&rest, isItalic: isInnerItalic, level: level)
      default: add(character, isItalic, level)
      }
    }
  }

  private mutating func add(_ character: Character, _ isItalic: Bool, _ level: Level) {
    if let last = runs.indices.last, runs[last].isItalic == isItalic, runs[last].level == level {
      runs[last].text.append(character)
    } else {
      runs.append(Run(text: String(character), isItalic: isItalic, level: level))
    }
  }

  /// Reads a sentence: indices are what follows `_` or `^` behind a symbol of one letter, or `^` behind 10.
  package init(sentence text: String) {
    let letters = Array(text)
    var (place, indexEnd) = (0, -1)
    while place < letters.count {
      let character = letters[place]
      let content =
        Self.isSymbol(letters[..<place], sign: character) || indexEnd == place && "_^".contains(character)
        ? letters[(place + 1)...].prefix { $0.isLetter || $0.isNumber || "+−".contains($0) } : []
      if content.isEmpty {
        add(character, false, .line)
        place += 1
      } else {
        for letter in content { add(letter, false, character == "_" ? .below : .above) }
        place += 1 + content.count
        indexEnd = place
      }
    }
  }

  /// Whether letters end in what has indices.
  private static func isSymbol(_ letters: ArraySlice<Character>, sign: Character) -> Bool {
    guard "_^".contains(sign), let last = letters.last else { return false }
    let before = letters.dropLast().last
    if last.isASCII, last.isNumber {
      return sign == "^" && last == "0" && before == "1" && letters.dropLast(2).last?.isNumber != true
    }
    guard last.isASCII else { return last.isLetter || last.isNumber }
    return last.isLetter
      && !(before.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) } ?? false)
  }

  /// In plain letters, as in T_max and 10^−3.
  package var plain: String {
    runs.map { run in
      switch run.level {
      case .line: run.text
      case .below: "_\(run.text)"
      case .above: "^\(run.text)"
      }
    }.joined()
  }
}
