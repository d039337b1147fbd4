import CSevensMath

/// The fissile isotopes of a power reactor.
public enum FissileIsotope: String, Sendable, CaseIterable {
  /// Uranium-235.
  case u235 = "U235"
  /// Uranium-238.
  case u238 = "U238"
  /// Plutonium-239.
  case pu239 = "Pu239"
  /// Plutonium-241.
  case pu241 = "Pu241"
}

/// Which antineutrino spectra per fission are used.
public enum ReactorSpectrum: String, NamedChoice {
  /// Mueller et al. for all four isotopes.
  case mueller
  /// Huber for U235, Pu239, Pu241; Mueller et al. for U238.
  case huberMueller = "huber-mueller"
  /// Vogel and Engel.
  case vogelEngel = "vogel-engel"
  /// The tables of Mueller et al. for all four isotopes.
  case muellerTable = "mueller-table"
  /// The tables of Huber for U235, Pu239, Pu241; that of Mueller et al. for U238.
  case huberMuellerTable = "huber-mueller-table"
  /// Kopeikin's table of all antineutrinos of a reactor.
  case kopeikin
  /// Huber–Mueller, joined to Vogel and Engel below 2 MeV, and neutron capture on U238.
  case huberMuellerComplete = "huber-mueller-complete"

  public static let choiceID = "reactor-spectrum"
  public static let choiceMeaning = "antineutrino spectra per fission"

  public var meaning: String {
    switch self {
    case .mueller: "Mueller et al. polynomials, 2 to 8 MeV"
    case .huberMueller: "Huber polynomials (U235, Pu239, Pu241) with Mueller (U238), 2 to 8 MeV"
    case .vogelEngel: "Vogel–Engel exponentials, 2 to 8 MeV"
    case .muellerTable: "Mueller et al. tables, linear in the logarithm between rows, 2 to 8 MeV"
    case .huberMuellerTable:
      "Huber tables (U235, Pu239, Pu241) with Mueller's (U238), linear in the logarithm between rows, 2 to 8 MeV"
    case .kopeikin:
      "Kopeikin's table of a whole reactor with neutron capture, linear between rows, 0.01 to 9 MeV; not by isotope"
    case .huberMuellerComplete:
      "huber-mueller above 2 MeV, the table of Vogel–Engel below (linear in the logarithm, flat below 7.8 keV), "
        + "and neutron capture on U238"
    }
  }

  public var references: [String] {
    switch self {
    case .mueller, .muellerTable: ["1101.2663"]
    case .huberMueller, .huberMuellerTable: ["1106.0687", "1101.2663"]
    case .vogelEngel: ["VogelEngel1989"]
    case .kopeikin: ["Kopeikin2012"]
    case .huberMuellerComplete: ["1106.0687", "1101.2663", "VogelEngel1989", "2304.14992"]
    }
  }

  public var verified: Verification {
    switch self {
    case .mueller, .huberMueller, .vogelEngel: .read
    case .muellerTable, .huberMuellerTable, .kopeikin: .checked
    // The captures per fission are an assumption.
    case .huberMuellerComplete: .assumed
    }
  }

  /// The tables in use.
  public var datasets: [Dataset] {
    switch self {
    case .mueller, .huberMueller, .vogelEngel: []
    case .muellerTable: [.mueller2011Table]
    case .huberMuellerTable: [.huber2011Table, .mueller2011Table]
    case .kopeikin: [.kopeikin2012]
    case .huberMuellerComplete: [.vogelEngelLow, .capture238]
    }
  }

  /// The range in MeV in which the spectra are known.
  public var range: ClosedRange<Double> {
    switch self {
    case .mueller, .huberMueller, .vogelEngel, .muellerTable, .huberMuellerTable: 2...8
    case .kopeikin: 0.01...9
    case .huberMuellerComplete: 0.001...8
    }
  }

  /// True if nothing worth counting is missing below the range.
  public var isComplete: Bool { self == .huberMuellerComplete }
  /// True if the isotopes are told apart; a spectrum of a whole reactor has fractions of its own.
  public var isByIsotope: Bool { self != .kopeikin }
  /// True if neutron capture on U238 is a component of its own.
  public var hasCapture: Bool { self == .huberMuellerComplete }
  /// True if the spectra are polynomials, which can be carried below their range.
  public var isPolynomial: Bool { coefficients(.u235) != nil }

  /// The coefficients α_p of dN/dE = exp(Σ α_p E^p); nil where that is not the form at all energies.
  public func coefficients(_ isotope: FissileIsotope) -> [Double]? {
    switch self {
    case .mueller: Mueller2011.coefficients(isotope)
    case .huberMueller: Huber2011.coefficients(isotope) ?? Mueller2011.coefficients(isotope)
    case .vogelEngel: VogelEngel1989.coefficients(isotope)
    case .muellerTable, .huberMuellerTable, .kopeikin, .huberMuellerComplete: nil
    }
  }

  /// dN/dE in MeV⁻¹ per fission at E in MeV; a polynomial wherever asked, `range` says where it holds.
  ///
  /// A spectrum that is not by isotope is that of a mean fission, whatever the isotope.
  public func perFission(_ isotope: FissileIsotope, energyMeV E: Double) -> Double {
    density(isotope)(E)
  }

  /// dN/dE of one isotope as a function of E in MeV.
  ///
  /// Ref: 1106.0687, 1101.2663, VogelEngel1989, Kopeikin2012
  func density(_ isotope: FissileIsotope) -> @Sendable (Double) -> Double {
    let tables = ReactorTables.self
    switch self {
    case .mueller, .huberMueller, .vogelEngel:
      return Self.exponential(coefficients(isotope) ?? [])
    case .muellerTable: return tables.density(tables.mueller, isotope)
    case .huberMuellerTable:
      return tables.density(isotope == .u238 ? tables.mueller : tables.huber, isotope)
    case .kopeikin: return { tables.kopeikin(energyMeV: $0) }
    case .huberMuellerComplete:
      let above = Self.exponential(Self.huberMueller.coefficients(isotope) ?? [])
      let below = tables.density(tables.vogelEngelLow, isotope)
      let first = tables.vogelEngelLow[isotope]?.energiesMeV.first ?? 0
      return { $0 < 2 ? below(max($0, first)) : above($0) }
    }
  }

  private static func exponential(_ alpha: [Double]) -> @Sendable (Double) -> Double {
    { E in
      var exponent = 0.0
      for a in alpha.reversed() { exponent = exponent * E + a }
      return sevens_exp(exponent)
    }
  }
}
