/// A piece of a page that is both HTML and well-formed XML. Text is escaped where it comes in.
package struct HTML: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  /// What is written.
  package let markup: String

  private init(markup: String) { self.markup = markup }
  package init(stringLiteral text: String) { self = .text(text) }
  package init(arrayLiteral pieces: HTML...) { self = .joined(pieces) }

  /// Letters as they are.
  package static func text(_ text: String) -> HTML { HTML(markup: escaped(text)) }

  /// Markup that is whole and well-formed already.
  package static func ready(_ markup: String) -> HTML { HTML(markup: markup) }

  /// Pieces one after the other.
  package static func joined(_ pieces: [HTML], by separator: String = "") -> HTML {
    HTML(markup: pieces.map(\.markup).joined(separator: separator))
  }

  /// An element; those that stand for themselves begin on a line of their own.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: HTML = []
  ) -> HTML {
    let list = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    let line = inline.contains(name) ? "" : "\n"
    if void.contains(name) { return HTML(markup: "\(line)<\(name)\(list) />") }
    return HTML(markup: "\(line)<\(name)\(list)>\(content.markup)</\(name)>")
  }

  /// A link.
  package static func link(_ address: String, _ content: HTML) -> HTML {
    element("a", ["href": address], content)
  }

  private static let inline: Set = [
    "a", "b", "i", "em", "strong", "code", "span", "sub", "sup", "abbr", "time",
  ]
  private static let void: Set = ["meta", "link", "br", "hr", "img", "col"]

  /// A text in which nothing means anything else; characters that XML does not allow are left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default: if scalar.value >= 32 { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}

extension HTML {
  /// A text in the markup of figures.
  package static func figureText(_ markup: String) -> HTML { typeset(FigureMarkup(markup)) }

  /// A sentence, with the indices of its symbols where they belong.
  package static func prose(_ sentence: String) -> HTML { typeset(FigureMarkup(sentence: sentence)) }

  private static func typeset(_ text: FigureMarkup) -> HTML {
    joined(
      text.runs.map { run in
        let letters: HTML = run.isItalic ? element("i", [:], .text(run.text)) : .text(run.text)
        switch run.level {
        case .line: return letters
        case .below: return element("sub", [:], letters)
        case .above: return element("sup", [:], letters)
        }
      })
  }

  /// A number as it is printed, powers of ten and the minus sign typeset.
  package static func number(_ text: String) -> HTML {
    let (mantissa, exponent) = PowerOfTen.split(text)
    guard let exponent else { return .text(mantissa) }
    return [.text("\(mantissa) × 10"), element("sup", [:], .text(exponent))]
  }
}

/// A printed number in two parts.
package enum PowerOfTen {
  /// 1.76e+23 as 1.76 and 23; the signs are those of typography.
  package static func split(_ text: String) -> (mantissa: String, exponent: String?) {
    func signed(_ part: Substring) -> String {
      part.hasPrefix("-") ? "−" + part.dropFirst() : String(part)
    }
    let parts = text.split(separator: "e")
    guard parts.count == 2, Double(text) != nil, let power = Int(parts[1]) else {
      return (signed(text[...]), nil)
    }
    return (signed(parts[0]), signed("\(power)"[...]))
  }
}
