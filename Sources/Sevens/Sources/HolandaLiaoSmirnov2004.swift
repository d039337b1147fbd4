/// The adiabatic survival probability of solar neutrinos by day.
///
/// P_ee = cos⁴θ₁₃ · ½ (1 + cos 2θ₁₂ cos 2θ_m) + sin⁴θ₁₃,
/// cos 2θ_m = (cos 2θ₁₂ − γ) / √((cos 2θ₁₂ − γ)² + sin² 2θ₁₂), γ = 2 V cos²θ₁₃ E / Δm²₂₁,
/// with the potential V = √2 G_F n_e averaged over where a component is produced. E, V in MeV, Δm² in eV².
///
/// Not included: the spread of V over the region of production (a correction of 0.01 to 0.17 of a term in γ²), the
/// Earth at night, and transitions between the mass states in the Sun. The factors of θ₁₃ are those in general use; the
/// paper has two flavours.
///
/// Ref: hep-ph/0404042
public enum HolandaLiaoSmirnov2004 {
  /// V̄ = √2 G_F n̄_e in 1e-12 eV where a component is produced; table 1 as quoted by a public code (status checked).
  ///
  /// Ref: hep-ph/0404042
  static let potentials = SolarNeutrinos.ByComponent(
    pp: 4.68, pep: 5.13, hep: 3.96, be7: 6.16, b8: 6.81, n13: 6.22, o15: 6.69, f17: 6.74)

  /// P_ee at E in MeV for a potential V in MeV.
  ///
  /// Ref: hep-ph/0404042
  public static func survival(energyMeV E: Double, potentialMeV V: Double, _ mixing: NeutrinoMixing) -> Double
  {
    let s12 = mixing.sin2Theta12
    let (cos2Theta, sin2Theta2) = (1 - 2 * s12, 4 * s12 * (1 - s12))
    let gamma = 2 * V * (1 - mixing.sin2Theta13) * E * 1e12 / mixing.deltaM2.value
    let difference = cos2Theta - gamma
    let cos2ThetaM = difference / (difference * difference + sin2Theta2).squareRoot()
    return mixing.threeFlavors((1 + cos2Theta * cos2ThetaM) / 2)
  }
}

/// What becomes of solar neutrinos on their way.
public enum SolarOscillation: String, NamedChoice {
  /// Adiabatic conversion in the Sun.
  case adiabatic = "msw-adiabatic"
  /// Averaged oscillation without matter.
  case average
  /// Nothing.
  case none

  public static let choiceID = "solar-oscillation"
  public static let choiceMeaning = "survival probability of solar electron neutrinos"

  public var meaning: String {
    switch self {
    case .adiabatic: "adiabatic conversion in the Sun, by day, at the average potential of each component"
    case .average: "averaged oscillation without matter, the same at all energies"
    case .none: "electron neutrinos only"
    }
  }

  public var references: [String] {
    switch self {
    case .adiabatic, .average: ["hep-ph/0404042", "2007.14792"]
    case .none: []
    }
  }

  /// Potentials and mixing are second-hand.
  public var verified: Verification { self == .none ? .read : .checked }
}
