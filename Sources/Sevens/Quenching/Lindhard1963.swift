import CSevensMath

/// Lindhard's quenching factor Q = k g(ε)/(1 + k g(ε)) with g = 3ε^0.15 + 0.7ε^0.6 + ε, ε = 11.5 Z^(−7/3) T/keV.
///
/// k = 0.133 Z^(2/3) A^(−1/2) unless set: 0.157 for germanium. Valid well above the binding energy of an atom in the
/// lattice; below about 0.3 keVnr in germanium measurements disagree with it and with each other.
///
/// Ref: Lindhard1963
public struct LindhardQuenching: QuenchingFactor {
  public static let id = "lindhard"
  public static let title = "Lindhard's theory, with k of the nuclide or as set"
  public static let references = ["Lindhard1963"]

  /// k; of the nuclide if absent.
  public var k: Double?

  public init() {}

  /// Lindhard's factor with k as given, or of each nuclide.
  public init(k: Double?) { self.k = k }

  public static let parameters: [Parameter<LindhardQuenching>] = [
    Parameter(
      "detector.response.quenching.k", \.k, .response, bounds: 0...1, scale: 0.004, symbol: "k", latex: "k",
      "strength of the electronic stopping; of the nuclide if absent")
  ]

  /// k = 0.133 Z^(2/3) A^(−1/2).
  ///
  /// Ref: Lindhard1963
  public static func strength(protons Z: Double, nucleons A: Double) -> Double {
    let root = sevens_cbrt(Z)
    return 0.133 * root * root / A.squareRoot()
  }

  /// g(ε) at the reduced energy ε.
  ///
  /// Ref: Lindhard1963
  static func g(_ epsilon: Double) -> Double {
    3 * sevens_pow(epsilon, 0.15) + 0.7 * sevens_pow(epsilon, 0.6) + epsilon
  }

  /// Q(T) for given Z and k.
  ///
  /// Ref: Lindhard1963
  public static func factor(_ recoil: RecoilEnergy, protons Z: Double, k: Double) -> Double {
    guard recoil.value > 0 else { return 0 }
    let epsilon = 11.5 * sevens_pow(Z, -7.0 / 3) * recoil.value * 1e3
    let kg = k * g(epsilon)
    return kg / (1 + kg)
  }

  public func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double {
    let (Z, A) = (Double(nuclide.protons), Double(nuclide.nucleons))
    return Self.factor(recoil, protons: Z, k: k ?? Self.strength(protons: Z, nucleons: A))
  }
}
