/// The mixing of neutrinos, as far as solar neutrinos are sensitive to it.
///
/// The defaults belong to release 5.2 of the global fit, normal ordering, with atmospheric data of Super-Kamiokande:
/// θ₁₂ = 33.41°, θ₁₃ = 8.58°, Δm²₂₁ = 7.41e-5 eV², which were read in public codes that quote it and not in the fit
/// itself (status checked); the squares of the sines are these angles', rounded.
///
/// Ref: 2007.14792
public struct NeutrinoMixing: Sendable, Hashable {
  /// sin²θ₁₂.
  public var sin2Theta12 = 0.303
  /// sin²θ₁₃.
  public var sin2Theta13 = 0.0223
  /// Δm²₂₁ = m₂² − m₁².
  public var deltaM2 = MassSplitting(7.41e-5)

  /// The mixing of the global fit.
  public init() {}

  /// P_ee of incoherent mass states without matter, cos⁴θ₁₃ (1 − ½ sin²2θ₁₂) + sin⁴θ₁₃.
  ///
  /// Ref: hep-ph/0404042
  public var averageSurvival: Double {
    threeFlavors(1 - 2 * sin2Theta12 * (1 - sin2Theta12))
  }

  /// cos⁴θ₁₃ P₂ + sin⁴θ₁₃ for the survival probability P₂ of two flavours.
  ///
  /// Ref: hep-ph/0404042
  func threeFlavors(_ twoFlavors: Double) -> Double {
    let cos2 = 1 - sin2Theta13
    return cos2 * cos2 * twoFlavors + sin2Theta13 * sin2Theta13
  }
}
