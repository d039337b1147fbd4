/// Antineutrino spectra dN/dE = exp(Σ_{p=0}^{5} α_p E^p) per fission and MeV, E in MeV, fitted for 2 ≤ E ≤ 8.
///
/// Below 2 MeV the polynomials diverge (38 antineutrinos per fission in all): they are never extrapolated unasked.
///
/// Ref: 1101.2663
public enum Mueller2011 {
  /// α_0 … α_5.
  ///
  /// Ref: 1101.2663
  public static func coefficients(_ isotope: FissileIsotope) -> [Double] {
    switch isotope {
    case .u235: [3.217, -3.111, 1.395, -0.3690, 0.04445, -0.002053]
    case .u238: [0.4833, 0.1927, -0.1283, -0.006762, 0.002233, -0.0001536]
    case .pu239: [6.413, -7.432, 3.535, -0.8820, 0.1025, -0.004550]
    case .pu241: [3.251, -3.204, 1.428, -0.3675, 0.04254, -0.001896]
    }
  }
}
