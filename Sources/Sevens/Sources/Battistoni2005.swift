/// Which table of atmospheric neutrino fluxes is used.
///
/// Ref: Battistoni2005
public enum AtmosphericFlux: String, NamedChoice {
  /// FLUKA at Kamioka.
  case kamioka = "fluka-kamioka"
  /// FLUKA, of unstated site.
  case fluka

  public static let choiceID = "atmospheric-flux"
  public static let choiceMeaning = "table of atmospheric neutrino fluxes"

  public var meaning: String {
    switch self {
    case .kamioka: "FLUKA at Kamioka, 13 to 944 MeV"
    case .fluka: "FLUKA as distributed by another public code, of unstated site, 13 to 982 MeV"
    }
  }

  public var references: [String] { ["Battistoni2005"] }
  public var verified: Verification { dataset.verified }

  /// The table.
  public var dataset: Dataset {
    switch self {
    case .kamioka: .atmosphericFlukaKamioka
    case .fluka: .atmosphericFluka
    }
  }
}
