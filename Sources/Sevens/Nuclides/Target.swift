/// What is in the detector: nuclides with their number fractions.
public struct Target: Sendable, Hashable {
  /// A nuclide and its number per formula unit.
  public struct Constituent: Sendable, Hashable {
    /// The nuclide.
    public let nuclide: Nuclide
    /// How many there are, on average, in one formula unit.
    public let number: Double
  }

  /// What the user wrote: a nuclide, an element, a compound, or a mixture by mass.
  public let formula: String
  /// The nuclides.
  public let constituents: [Constituent]
  /// True for a mixture, whose formula unit is the mean one of its components.
  public let isMixture: Bool

  /// The mass of one formula unit in u, which is the molar mass in g/mol.
  public var formulaMassU: Double {
    constituents.reduce(0) { $0 + $1.number * $1.nuclide.atomicMassU }
  }

  /// The number of nuclei of every constituent in a mass: n_j = m N_A ν_j / Σ ν_i A_i.
  ///
  /// Ref: Tiesinga2021
  public func counts(in mass: Mass) -> [Double] {
    let formulaUnits = mass.value * PhysicalConstants.avogadroPerMol / formulaMassU
    return constituents.map { formulaUnits * $0.number }
  }

  /// A target from a nuclide (`Cs133`, `p`), an element (`Ge`), a compound (`CsI`, `Na23I127`, `[6Li]I`, `Ca(WO4)`), or
  /// mass fractions of these (`0.9 CsI + 0.1 Xe`, `99 % Ar + 1 % Xe`).
  ///
  /// Elements are natural: each isotope enters with its own mole fraction, normalised to their sum.
  public init(_ formula: String) throws(TargetError) {
    if let terms = try MassFractions.terms(of: formula) {
      try self.init(mixture: terms)
    } else if let nuclide = Nuclide(formula) {
      self.init(formula, [Constituent(nuclide: nuclide, number: 1)])
    } else {
      self.init(formula, try ChemicalFormula(formula).constituents())
    }
  }

  private init(_ formula: String, _ constituents: [Constituent], isMixture: Bool = false) {
    self.formula = formula
    self.constituents = constituents
    self.isMixture = isMixture
  }

  /// A mixture of nuclides, elements or compounds by mass fraction.
  ///
  /// In a mass m there are m N_A f_i/M_i formula units of component i, so the mean formula unit holds
  /// ν_j = Σ_i x_i ν_ij nuclei of j with the mole fractions x_i = (f_i/M_i)/Σ_k (f_k/M_k). The fractions must sum to 1
  /// within 1e-6, and are then divided by their sum.
  public init(mixture: [(formula: String, massFraction: Double)]) throws(TargetError) {
    let text = mixture.map { "\($0.massFraction) \($0.formula)" }.joined(separator: " + ")
    for (part, fraction) in mixture where !(fraction > 0 && fraction <= 1) {
      throw .badFraction(text, part: part)
    }
    let sum = mixture.reduce(0) { $0 + $1.massFraction }
    guard abs(sum - 1) <= Self.fractionTolerance else { throw .fractionSum(text, sum) }
    var targets: [(target: Target, moles: Double)] = []
    for (part, fraction) in mixture {
      let target = try Target(part)
      if target.isMixture { throw .badFraction(text, part: part) }
      targets.append((target, fraction / sum / target.formulaMassU))
    }
    if targets.count == 1 {
      self = targets[0].target
      return
    }
    let moles = targets.reduce(0) { $0 + $1.moles }
    var found: [Constituent] = []
    for (target, amount) in targets {
      for constituent in target.constituents {
        found.add(constituent.nuclide, amount / moles * constituent.number)
      }
    }
    self.init(text, found, isMixture: true)
  }

  /// How far the mass fractions of a mixture may sum from 1.
  public static let fractionTolerance = 1e-6
}

/// The text of a mixture by mass.
private enum MassFractions {
  /// The terms of `0.9 CsI + 0.1 Xe`, with fractions or per cent; nil if the text is no mixture.
  static func terms(of text: String) throws(TargetError) -> [(String, Double)]? {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false).map { trimmed($0) }
    guard parts.count > 1 || number(parts[0]) != nil else { return nil }
    var terms: [(String, Double)] = []
    for part in parts {
      guard let (fraction, formula) = number(part) else { throw .badFraction(text, part: String(part)) }
      terms.append((formula, fraction))
    }
    return terms
  }

  /// The fraction before a formula, and the formula.
  private static func number(_ term: Substring) -> (Double, String)? {
    let words = term.split { $0 == " " || $0 == "\t" }
    guard words.count >= 2, let formula = words.last else { return nil }
    var digits = words.dropLast().joined()
    let isPercent = digits.last == "%"
    if isPercent { digits.removeLast() }
    guard let value = Double(digits) else { return nil }
    return (isPercent ? value / 100 : value, String(formula))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { start[...$0] } ?? ""
  }
}

/// Why a target could not be understood.
public enum TargetError: Error, Equatable {
  /// A part of the formula is no nuclide or element of the table.
  case unknown(String, part: String)
  /// A number behind an element may count its atoms or be a mass number.
  case ambiguous(String, element: String, number: Int)
  /// A component of a mixture has no mass fraction above 0 and up to 1.
  case badFraction(String, part: String)
  /// The mass fractions of a mixture do not sum to 1.
  case fractionSum(String, Double)
}
