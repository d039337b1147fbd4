/// Antineutrino spectra dN/dE = exp(Σ_{p=0}^{5} α_p E^p) per fission and MeV, E in MeV, fitted for 2 ≤ E ≤ 8.
///
/// The fit is within 2 % of the tables of the same paper below 5.5 MeV, but up to 17 % below them at 8 MeV.
///
/// Ref: 1106.0687
public enum Huber2011 {
  /// α_0 … α_5; nil for U238, which the paper does not treat.
  ///
  /// Ref: 1106.0687
  public static func coefficients(_ isotope: FissileIsotope) -> [Double]? {
    switch isotope {
    case .u235: [4.367, -4.577, 2.100, -0.5294, 0.06186, -0.002777]
    case .u238: nil
    case .pu239: [4.757, -5.392, 2.563, -0.6596, 0.07820, -0.003536]
    case .pu241: [2.990, -2.882, 1.278, -0.3343, 0.03905, -0.001754]
    }
  }
}
