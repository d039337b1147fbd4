/// Which standard solar model gives the fluxes.
///
/// Ref: 1611.09867
public enum SolarFluxModel: String, NamedChoice {
  /// B16 with the high metallicity of GS98.
  case gs98 = "b16-gs98"
  /// B16 with the low metallicity of AGSS09met.
  case agss09met = "b16-agss09met"

  public static let choiceID = "solar-fluxes"
  public static let choiceMeaning = "standard solar model for fluxes that are not set"

  public var meaning: String {
    switch self {
    case .gs98: "B16-GS98, high metallicity: 8B 5.46e6 /cm2/s"
    case .agss09met: "B16-AGSS09met, low metallicity: 8B 4.50e6 /cm2/s"
    }
  }

  public var references: [String] { ["1611.09867"] }

  /// One flux of GS98 was corrected against another copy.
  public var verified: Verification { self == .gs98 ? .checked : .read }

  /// The fluxes in cm⁻²s⁻¹.
  ///
  /// Ref: 1611.09867
  public func flux(of component: SolarNeutrinos.Component) -> ParticleFlux {
    ParticleFlux((self == .gs98 ? Self.gs98Fluxes : Self.agss09metFluxes)[component.tableName] ?? .nan)
  }

  private static let gs98Fluxes = fluxes("GS98_per_cm2_s")
  private static let agss09metFluxes = fluxes("AGSS09met_per_cm2_s")

  private static func fluxes(_ column: String) -> [String: Double] {
    let table = Dataset.solarFluxes
    let (name, value) = (table.column("component"), table.column(column))
    return Dictionary(
      uniqueKeysWithValues: table.rows().map { (String($0[name]), Double($0[value]) ?? .nan) })
  }
}
