import CSevensMath

/// The symmetrized Fermi form factor
/// F(q) = 3/(qc[(qc)²+(πqa)²]) · [πqa/sinh(πqa)] · [πqa sin(qc)/tanh(πqa) − qc cos(qc)].
///
/// q in fm⁻¹, half-density radius c and diffuseness a in fm; F(0) = 1; rms² = (3/5)c² + (7/5)π²a².
///
/// Ref: SprungMartorell1997
public struct SymmetrizedFermiFormFactor: Sendable, Hashable {
  /// The half-density radius c in fm.
  public let radiusFm: Double
  /// The diffuseness a in fm.
  public let diffusenessFm: Double

  /// The diffuseness of nearly all uses, 0.52 fm.
  ///
  /// Ref: LewinSmith1996
  public static let standardDiffusenessFm = 0.52

  /// A form factor of given c and a in fm.
  public init(radiusFm: Double, diffusenessFm: Double = standardDiffusenessFm) {
    self.radiusFm = radiusFm
    self.diffusenessFm = diffusenessFm
  }

  /// A form factor of given rms radius in fm: c² = (5/3)rms² − (7/3)π²a²; nil if the skin alone is larger.
  ///
  /// Ref: SprungMartorell1997
  public init?(rmsFm: Double, diffusenessFm a: Double = standardDiffusenessFm) {
    let square = 5 * rmsFm * rmsFm / 3 - 7 * Double.pi * Double.pi * a * a / 3
    guard square > 0 else { return nil }
    self.init(radiusFm: square.squareRoot(), diffusenessFm: a)
  }

  /// F at q in fm⁻¹.
  ///
  /// Ref: SprungMartorell1997
  public func callAsFunction(perFm q: Double) -> Double {
    let (x, y) = (q * radiusFm, Double.pi * q * diffusenessFm)
    // The bracket cancels to third order below; there the first two moments are exact to 1e-13.
    guard max(x, y) > 0.02 else {
      let (c2, a2) = (radiusFm * radiusFm, Double.pi * Double.pi * diffusenessFm * diffusenessFm)
      let rms2 = 0.6 * c2 + 1.4 * a2
      let fourth = (3 * c2 * c2 + 18 * c2 * a2 + 31 * a2 * a2) / 7
      return 1 - q * q / 6 * (rms2 - q * q / 20 * fourth)
    }
    var (sine, cosine) = (0.0, 0.0)
    sevens_sincos(x, &sine, &cosine)
    let reduced = y == 0 ? 1 : y / sevens_sinh(y)
    let cotangent = y == 0 ? 1 : y / sevens_tanh(y)
    return 3 / (x * (x * x + y * y)) * reduced * (cotangent * sine - x * cosine)
  }
}
