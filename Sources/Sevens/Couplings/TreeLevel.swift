/// The couplings without radiative corrections.
public enum TreeLevelCouplings {
  /// g_V^p = ½ − 2 sin²θ_W, g_V^n = −½.
  ///
  /// Ref: Freedman1974, 1612.04150
  public static func couplings(sin2ThetaW: Double) -> (proton: Double, neutron: Double) {
    (0.5 - 2 * sin2ThetaW, -0.5)
  }
}
