/// A unit composed of others: products by a space, `*` or `·`, quotients by `/`, powers as in `cm2`, `cm^2`, `cm-2`,
/// `cm²`, parentheses. A product after a quotient needs parentheses: `counts/(kg day)`, not `counts/kg day`.
public struct UnitExpression: Sendable, Hashable {
  /// One unit with its power.
  public struct Factor: Sendable, Hashable {
    /// The symbol with its prefix, as in keVnr.
    public let symbol: String
    /// The power.
    public let power: Int
    /// The size of the unit, to the first power, in base units.
    public let size: Double
    /// The dimension of the unit, to the first power.
    public let dimension: DimensionVector
  }

  /// The units it is composed of, in the order in which they were written.
  public private(set) var factors: [Factor] = []

  /// What is wrong with a unit.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong.
    public let message: String
    /// What to do about it; empty if that depends on what was wanted.
    public let remedy: String
    /// The symbol that is no unit, if that is what is wrong.
    public let unknown: String?
  }

  /// The powers of the base dimensions.
  public var dimension: DimensionVector {
    factors.reduce(into: .none) { $0.multiply(by: $1.dimension, power: $1.power) }
  }

  /// The size in base units.
  public var size: Double {
    factors.reduce(1) { product, factor in
      (0..<abs(factor.power)).reduce(product) { value, _ in
        factor.power > 0 ? value * factor.size : value / factor.size
      }
    }
  }

  /// Reads a unit; no text at all is no unit.
  public init(_ text: String) throws(Fault) {
    var reader = UnitReader(text)
    factors = try reader.product(sign: 1, closing: false)
  }

  /// Every symbol of a single unit.
  public static var symbols: [String] { UnitAtom.symbols }

  /// Every symbol of a single unit of a dimension.
  public static func symbols(of dimension: DimensionVector) -> [String] {
    UnitAtom.symbols(of: dimension)
  }
}

/// Reads the text of a unit from left to right.
private struct UnitReader {
  private let text: String
  private var rest: Substring

  init(_ text: String) {
    self.text = text
    rest = Substring(text)
  }

  private func fault(_ message: String, _ remedy: String) -> UnitExpression.Fault {
    UnitExpression.Fault(message: message, remedy: remedy, unknown: nil)
  }

  private mutating func skipSpaces() -> Bool {
    let before = rest.startIndex
    rest = rest.drop { $0 == " " || $0 == "\t" }
    return rest.startIndex != before
  }

  /// Factors up to the end or to the parenthesis that closes.
  mutating func product(sign: Int, closing: Bool) throws(UnitExpression.Fault) -> [UnitExpression.Factor] {
    var found: [UnitExpression.Factor] = []
    var (isFirst, afterQuotient) = (true, false)
    while true {
      let spaced = skipSpaces()
      guard let next = rest.first else {
        if closing { throw fault("'\(text)' has a parenthesis that is not closed", "close it") }
        return found
      }
      if next == ")" {
        guard closing, !found.isEmpty else { throw fault("'\(text)' has a stray ')'", "remove it") }
        rest.removeFirst()
        return found
      }
      var own = sign
      if next == "/" {
        rest.removeFirst()
        _ = skipSpaces()
        (own, afterQuotient) = (-sign, true)
      } else if !isFirst {
        let isMultiplied = "*·".contains(next)
        if isMultiplied {
          rest.removeFirst()
          _ = skipSpaces()
        }
        guard spaced || isMultiplied else { throw unreadable() }
        if afterQuotient {
          throw fault(
            "'\(text)' may divide by all that follows '/' or only by the first of it",
            "write parentheses, as in counts/(kg day)")
        }
      } else if next == "1" {
        // 1/cm2/s: the numerator of a unit without one.
        rest.removeFirst()
        _ = skipSpaces()
        guard rest.first == "/" else { throw unreadable() }
        isFirst = false
        continue
      }
      isFirst = false
      found += try factor(own)
    }
  }

  private mutating func factor(_ sign: Int) throws(UnitExpression.Fault) -> [UnitExpression.Factor] {
    if rest.first == "(" {
      rest.removeFirst()
      return try product(sign: sign, closing: true)
    }
    var symbol = rest.prefix { $0.isLetter || $0 == "%" || $0 == "_" }
    // The minus of an electron is no power.
    if symbol == "e", rest.hasPrefix("e-"), rest.dropFirst(2).first?.isNumber != true {
      symbol = rest.prefix(2)
    }
    guard !symbol.isEmpty else { throw unreadable() }
    guard let (size, dimension) = UnitAtom.find(symbol) else {
      // What follows a symbol up to the next space belongs to the word.
      let word = rest.prefix { !" \t*·/()".contains($0) }
      throw UnitExpression.Fault(message: "unknown unit '\(word)'", remedy: "", unknown: String(word))
    }
    rest = rest.dropFirst(symbol.count)
    let power = try power()
    return [
      UnitExpression.Factor(symbol: String(symbol), power: sign * power, size: size, dimension: dimension)
    ]
  }

  private static let superscripts: [Character: Character] = [
    "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9",
  ]

  private mutating func power() throws(UnitExpression.Fault) -> Int {
    let raised = rest.first == "^"
    if raised { rest.removeFirst() }
    var digits = ""
    while let next = rest.first {
      let plain = Self.superscripts[next] ?? next
      guard plain.isASCII, plain.isNumber || (plain == "-" && digits.isEmpty) else { break }
      digits.append(plain)
      rest.removeFirst()
    }
    if digits.isEmpty && !raised { return 1 }
    guard let power = Int(digits), power != 0, abs(power) <= 9 else {
      throw fault("'\(text)' has a power that is none", "write it as in cm2 or cm^-2")
    }
    return power
  }

  private func unreadable() -> UnitExpression.Fault {
    UnitExpression.Fault(message: "unknown unit '\(text)'", remedy: "", unknown: text)
  }
}
