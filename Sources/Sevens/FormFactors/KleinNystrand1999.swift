import CSevensMath
import SevensNumerics

/// The Klein–Nystrand form factor F(q) = 3 j₁(qR_A)/(qR_A) · 1/(1+q²a_k²): a sphere folded with a Yukawa potential.
///
/// q in fm⁻¹, R_A and a_k in fm; F(0) = 1; rms² = (3/5)R_A² + 6a_k².
///
/// Ref: KleinNystrand1999
public struct KleinNystrandFormFactor: Sendable, Hashable {
  /// The radius R_A in fm.
  public let radiusFm: Double
  /// The range a_k in fm.
  public let rangeFm: Double

  /// The range of the authors, 0.7 fm.
  public static let standardRangeFm = 0.7

  /// A form factor of given R_A and a_k in fm.
  public init(radiusFm: Double, rangeFm: Double = standardRangeFm) {
    self.radiusFm = radiusFm
    self.rangeFm = rangeFm
  }

  /// The authors' radius R_A = 1.2 A^{1/3} fm for mass number A.
  ///
  /// Ref: KleinNystrand1999
  public init(massNumber A: Int) {
    self.init(radiusFm: 1.2 * sevens_cbrt(Double(A)))
  }

  /// A form factor of given rms radius in fm: R_A² = (5/3)(rms² − 6a_k²); nil if the range alone is larger.
  ///
  /// Ref: KleinNystrand1999
  public init?(rmsFm: Double, rangeFm: Double = standardRangeFm) {
    let square = 5 * (rmsFm * rmsFm - 6 * rangeFm * rangeFm) / 3
    guard square >= 0 else { return nil }
    self.init(radiusFm: square.squareRoot(), rangeFm: rangeFm)
  }

  /// F at q in fm⁻¹.
  ///
  /// Ref: KleinNystrand1999
  public func callAsFunction(perFm q: Double) -> Double {
    sphericalBesselJ1Ratio(q * radiusFm) / (1 + (q * rangeFm) * (q * rangeFm))
  }
}
