import CSevensMath
import SevensNumerics

/// The Helm form factor F(q) = 3 j₁(qR₀)/(qR₀) · exp(−q²s²/2): a uniform sphere with a Gaussian skin.
///
/// q in fm⁻¹, R₀ and s in fm; F(0) = 1; rms² = (3/5)R₀² + 3s².
///
/// Ref: Helm1956
public struct HelmFormFactor: Sendable, Hashable {
  /// The radius R₀ of the sphere in fm.
  public let radiusFm: Double
  /// The skin thickness s in fm.
  public let skinFm: Double

  /// The skin thickness of nearly all uses, 0.9 fm.
  ///
  /// Ref: LewinSmith1996
  public static let standardSkinFm = 0.9

  /// A form factor of given R₀ and s in fm.
  public init(radiusFm: Double, skinFm: Double = standardSkinFm) {
    self.radiusFm = radiusFm
    self.skinFm = skinFm
  }

  /// A form factor of given rms radius in fm: R₀² = (5/3)(rms² − 3s²); nil if the skin alone is larger.
  ///
  /// Ref: Helm1956
  public init?(rmsFm: Double, skinFm: Double = standardSkinFm) {
    let square = 5 * (rmsFm * rmsFm - 3 * skinFm * skinFm) / 3
    guard square >= 0 else { return nil }
    self.init(radiusFm: square.squareRoot(), skinFm: skinFm)
  }

  /// F at q in fm⁻¹.
  ///
  /// Ref: Helm1956
  public func callAsFunction(perFm q: Double) -> Double {
    sphericalBesselJ1Ratio(q * radiusFm) * sevens_exp(-(q * skinFm) * (q * skinFm) / 2)
  }
}
