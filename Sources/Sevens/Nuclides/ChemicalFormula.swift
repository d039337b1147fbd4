/// A formula as it is written: elements, isotopes and groups with how many there are of each.
///
/// A number behind an element counts atoms, unless it can only be a mass number:
/// * behind hydrogen, and behind carbon in a formula with hydrogen, it always counts (H2O, C12H26);
/// * above 20 and between 2Z and 2.7Z it is a mass number (Na23I127), since no compound in use has such a count;
/// * up to 20 and the mass number of a nuclide of the table, it may be either and is refused (Li6I).
///
/// `[6Li]I` always names the isotope, and `(Li)6I` always counts.
struct ChemicalFormula {
  private indirect enum Part {
    case element(String, digits: Substring)
    case isotope(Nuclide, Double)
    case group([Part], Double)
  }

  private let text: String
  private var rest: Substring
  private var parts: [Part] = []

  init(_ text: String) throws(TargetError) {
    self.text = text
    rest = Substring(text)
    parts = try readParts(inGroup: false)
    // One element with a number is a nuclide that is not in the table: Cs134 is not 134 atoms of caesium.
    if parts.count == 1, case .element(_, let digits) = parts[0], !digits.isEmpty {
      throw .unknown(text, part: text)
    }
    guard !parts.isEmpty else { throw .unknown(text, part: text) }
  }

  /// The nuclides with their numbers in one formula unit; elements are natural.
  func constituents() throws(TargetError) -> [Target.Constituent] {
    var found: [Target.Constituent] = []
    try add(parts, times: 1, hasHydrogen: Self.holdsHydrogen(parts), to: &found)
    return found
  }

  private mutating func readParts(inGroup: Bool) throws(TargetError) -> [Part] {
    var found: [Part] = []
    while let first = rest.first {
      switch first {
      case "(":
        let start = rest
        rest.removeFirst()
        let inner = try readParts(inGroup: true)
        guard rest.first == ")", !inner.isEmpty else { throw .unknown(text, part: String(start)) }
        rest.removeFirst()
        found.append(.group(inner, try readNumber(after: ")")))
      case ")" where inGroup: return found
      case "[":
        let start = rest
        rest.removeFirst()
        let (mass, symbol) = (readDigits(), readSymbol())
        guard rest.first == "]", let nuclide = Nuclide(symbol + mass) else {
          throw .unknown(text, part: start.firstIndex(of: "]").map { String(start[...$0]) } ?? String(start))
        }
        rest.removeFirst()
        found.append(.isotope(nuclide, try readNumber(after: "]")))
      default:
        let start = rest
        let symbol = readSymbol()
        guard !symbol.isEmpty else { throw .unknown(text, part: String(start)) }
        guard !Nuclide.naturalIsotopes(of: symbol).isEmpty else { throw .unknown(text, part: symbol) }
        found.append(.element(symbol, digits: readDigits()))
      }
    }
    return found
  }

  private mutating func readSymbol() -> String {
    guard let first = rest.first, first.isASCII, first.isUppercase else { return "" }
    let lower = rest.dropFirst().prefix { $0.isASCII && $0.isLowercase }
    rest = rest.dropFirst(1 + lower.count)
    return String(first) + lower
  }

  private mutating func readDigits() -> Substring {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits
  }

  private mutating func readNumber(after bracket: String) throws(TargetError) -> Double {
    let digits = readDigits()
    return try number(digits, of: bracket)
  }

  private func number(_ digits: Substring, of name: String) throws(TargetError) -> Double {
    let number = digits.isEmpty ? 1 : Double(digits) ?? 0
    guard number > 0, number < 1e6 else { throw .unknown(text, part: name + digits) }
    return number
  }

  private func add(
    _ parts: [Part], times: Double, hasHydrogen: Bool, to found: inout [Target.Constituent]
  ) throws(TargetError) {
    for part in parts {
      switch part {
      case .group(let inner, let number):
        try add(inner, times: times * number, hasHydrogen: hasHydrogen, to: &found)
      case .isotope(let nuclide, let number): found.add(nuclide, times * number)
      case .element(let element, let digits):
        if let isotope = try isotope(element, digits, hasHydrogen) {
          found.add(isotope, times)
        } else {
          found.add(element, times * (try number(digits, of: element)))
        }
      }
    }
  }

  /// The isotope that a number behind an element names, or nil if it counts atoms.
  private func isotope(
    _ element: String, _ digits: Substring, _ hasHydrogen: Bool
  ) throws(TargetError) -> Nuclide? {
    guard let number = Int(digits), element != "H", element != "C" || !hasHydrogen else { return nil }
    let nuclide = Nuclide(element + digits)
    if number <= 20 {
      if nuclide != nil { throw .ambiguous(text, element: element, number: number) }
      return nil
    }
    let protons = Nuclide.naturalIsotopes(of: element).first?.protons ?? 0
    guard 2 * protons <= number, 10 * number <= 27 * protons else { return nil }
    guard let nuclide else { throw .unknown(text, part: element + digits) }
    return nuclide
  }

  private static func holdsHydrogen(_ parts: [Part]) -> Bool {
    parts.contains {
      switch $0 {
      case .element(let element, _): element == "H"
      case .isotope(let nuclide, _): nuclide.element == "H"
      case .group(let inner, _): holdsHydrogen(inner)
      }
    }
  }
}

extension [Target.Constituent] {
  /// Adds nuclei of one nuclide, to those that are there already.
  mutating func add(_ nuclide: Nuclide, _ number: Double) {
    if let known = firstIndex(where: { $0.nuclide == nuclide }) {
      self[known] = Target.Constituent(nuclide: nuclide, number: self[known].number + number)
    } else {
      append(Target.Constituent(nuclide: nuclide, number: number))
    }
  }

  /// Adds atoms of a natural element: each isotope with its own mole fraction, normalised to their sum.
  mutating func add(_ element: String, _ number: Double) {
    let isotopes = Nuclide.naturalIsotopes(of: element)
    let sum = isotopes.reduce(0) { $0 + ($1.abundance ?? 0) }
    for isotope in isotopes { add(isotope, number * (isotope.abundance ?? 0) / sum) }
  }
}
