/// What is in the detector: nuclides with their number fractions.
public struct Target: Sendable, Hashable {
  /// A nuclide and its number per formula unit.
  public struct Constituent: Sendable, Hashable {
    /// The nuclide.
    public let nuclide: Nuclide
    /// How many there are, on average, in one formula unit.
    public let number: Double
  }

  /// What the user wrote: a nuclide, an element or a compound.
  public let formula: String
  /// The nuclides.
  public let constituents: [Constituent]

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

  /// A target from a nuclide (`Cs133`, `p`), an element (`Ge`) or a compound (`CsI`, `Al2O3`).
  ///
  /// Elements are natural: each isotope enters with its own mole fraction, normalised to their sum.
  public init(_ formula: String) throws(TargetError) {
    self.formula = formula
    if let nuclide = Nuclide(formula) {
      constituents = [Constituent(nuclide: nuclide, number: 1)]
      return
    }
    var parts: [(element: String, number: Double)] = []
    var rest = Substring(formula)
    while let first = rest.first {
      guard first.isASCII, first.isUppercase else { throw .unknown(formula, part: String(rest)) }
      var element = String(rest.removeFirst())
      while let next = rest.first, next.isASCII, next.isLowercase { element.append(rest.removeFirst()) }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard !Nuclide.naturalIsotopes(of: element).isEmpty else { throw .unknown(formula, part: element) }
      let number = digits.isEmpty ? 1 : Double(digits) ?? 0
      guard number > 0, number < 1e6 else { throw .unknown(formula, part: element + digits) }
      parts.append((element, number))
    }
    // One element with a number is a nuclide that is not in the table: Cs134 is not 134 atoms of caesium.
    guard !parts.isEmpty, parts.count > 1 || parts[0].element == formula else {
      throw .unknown(formula, part: formula)
    }
    var found: [Constituent] = []
    for (element, number) in parts {
      let isotopes = Nuclide.naturalIsotopes(of: element)
      let sum = isotopes.reduce(0) { $0 + ($1.abundance ?? 0) }
      for isotope in isotopes {
        let share = number * (isotope.abundance ?? 0) / sum
        if let known = found.firstIndex(where: { $0.nuclide == isotope }) {
          found[known] = Constituent(nuclide: isotope, number: found[known].number + share)
        } else {
          found.append(Constituent(nuclide: isotope, number: share))
        }
      }
    }
    constituents = found
  }
}

/// Why a target could not be understood.
public enum TargetError: Error, Equatable {
  /// A part of the formula is no nuclide or element of the table.
  case unknown(String, part: String)
}
