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

  public static let choiceID = "reactor-spectrum"
  public static let choiceMeaning = "antineutrino spectra per fission"

  public var meaning: String {
    switch self {
    case .mueller: "Mueller et al. polynomials, 2 to 8 MeV"
    case .huberMueller: "Huber polynomials (U235, Pu239, Pu241) with Mueller (U238), 2 to 8 MeV"
    case .vogelEngel: "Vogel–Engel exponentials, 2 to 8 MeV"
    }
  }

  public var references: [String] {
    switch self {
    case .mueller: ["1101.2663"]
    case .huberMueller: ["1106.0687", "1101.2663"]
    case .vogelEngel: ["VogelEngel1989"]
    }
  }

  /// The range in MeV in which the parametrisation was fitted.
  public var range: ClosedRange<Double> { 2...8 }

  /// The coefficients α_p of dN/dE = exp(Σ α_p E^p).
  public func coefficients(_ isotope: FissileIsotope) -> [Double] {
    switch self {
    case .mueller: Mueller2011.coefficients(isotope)
    case .huberMueller: Huber2011.coefficients(isotope) ?? Mueller2011.coefficients(isotope)
    case .vogelEngel: VogelEngel1989.coefficients(isotope)
    }
  }

  /// dN/dE in MeV⁻¹ per fission at E in MeV, wherever asked; `range` says where it holds.
  public func perFission(_ isotope: FissileIsotope, energyMeV E: Double) -> Double {
    sevens_exp(coefficients(isotope).reversed().reduce(0) { $0 * E + $1 })
  }
}

/// What to do with energies below the range of a spectrum.
public enum OutsideRange: String, NamedChoice {
  /// Refuse, if the requested recoils reach below.
  case error
  /// Count nothing there.
  case truncate
  /// Carry the parametrisation down to source.lowest-energy.
  case polynomial

  public static let choiceID = "outside-range"
  public static let choiceMeaning = "neutrino energies below the range of the spectrum"

  public var meaning: String {
    switch self {
    case .error: "refuse a set-up whose recoils could come from below"
    case .truncate: "no neutrinos below the range"
    case .polynomial:
      "carry the parametrisation down to source.lowest-energy; meaningless below about 1.8 MeV"
    }
  }
}
