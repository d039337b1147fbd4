/// The couplings with the corrections ρ, κ, λ of the older PDG reviews.
public enum PDGCouplings {
  /// ŝ_Z², the weak mixing angle at the Z mass in the MS-bar scheme.
  ///
  /// Ref: 1806.01310
  public static let sin2ThetaWZ = 0.23129

  /// g_V^p = ρ(½ − 2κŝ²) + 2λ_uL + 2λ_uR + λ_dL + λ_dR, g_V^n = −ρ/2 + λ_uL + λ_uR + 2λ_dL + 2λ_dR.
  ///
  /// Old papers misprint the second as 2λ_uL + λ_dL; the quark content of the neutron says λ_uL + 2λ_dL.
  ///
  /// Ref: 1806.01310
  public static func couplings(sin2ThetaWZ s2: Double) -> (proton: Double, neutron: Double) {
    let (rho, kappa) = (1.0082, 0.9972)
    let (uL, dL, dR) = (-0.0031, -0.0025, 7.5e-5)
    let uR = dR / 2
    return (
      rho * (0.5 - 2 * kappa * s2) + 2 * uL + 2 * uR + dL + dR,
      -rho / 2 + uL + uR + 2 * dL + 2 * dR
    )
  }
}
