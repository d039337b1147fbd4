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
