/// Antineutrino spectra dN/dE = exp(a₀ + a₁E + a₂E²) per fission and MeV, E in MeV, for E ≥ 2.
///
/// Ref: VogelEngel1989
public enum VogelEngel1989 {
  /// a₀, a₁, a₂.
  ///
  /// Ref: VogelEngel1989
  public static func coefficients(_ isotope: FissileIsotope) -> [Double] {
    switch isotope {
    case .u235: [0.870, -0.160, -0.0910]
    case .u238: [0.976, -0.162, -0.0790]
    case .pu239: [0.896, -0.239, -0.0981]
    case .pu241: [0.793, -0.080, -0.1085]
    }
  }
}
