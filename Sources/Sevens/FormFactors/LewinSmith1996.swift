import CSevensMath

extension HelmFormFactor {
  /// The Helm form factor with the radius of Lewin and Smith, R₀² = c² + (7/3)π²a² − 5s² with c = 1.23 A^{1/3} − 0.60 fm,
  /// a = 0.52 fm, s = 0.9 fm, for mass number A ≥ 2.
  ///
  /// Ref: LewinSmith1996
  public init(lewinSmith A: Int) {
    let (a, s) = (0.52, Self.standardSkinFm)
    let c = 1.23 * sevens_cbrt(Double(A)) - 0.60
    self.init(radiusFm: (c * c + 7 * Double.pi * Double.pi * a * a / 3 - 5 * s * s).squareRoot(), skinFm: s)
  }
}
