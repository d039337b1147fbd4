import CSevensMath

/// The elastic kinematics ν(E) + ψ(M at rest) → f(m) + ψ(T): exact relations between the incoming energy E, the
/// kinetic recoil energy T, the mass M of the scatterer and the mass m of the final fermion. All in MeV.
public enum Kinematics {
  /// The momentum transfer Q = √(2MT), exact because q² = (p′ − p)² = −2MT.
  /// - Returns: Q in MeV.
  @inlinable
  public static func momentumTransfer(recoil T: Double, mass M: Double) -> Double {
    (2 * M * T).squareRoot()
  }

  /// The largest recoil energy, T₊ = [2ME² − m²(E+M) + E√((2ME−m²)² − 4M²m²)] / [2M(M+2E)];
  /// for m = 0 it is 2E²/(M+2E).
  /// - Returns: T₊ in MeV, or 0 where the reaction is closed.
  ///
  /// Ref: Freedman1974, 1810.03626
  public static func maximumRecoil(energy E: Double, mass M: Double, finalMass m: Double = 0) -> Double {
    if m == 0 { return 2 * E * E / (M + 2 * E) }
    guard let root = discriminantRoot(E, M, m) else { return 0 }
    return (2 * M * E * E - m * m * (E + M) + E * root) / (2 * M * (M + 2 * E))
  }

  /// The smallest recoil energy T₋, from the product of the two solutions, T₊T₋ = m⁴/(4M(M+2E)): the difference
  /// that defines T₋ directly cancels to nothing for small m.
  /// - Returns: T₋ in MeV; 0 for m = 0, and where the reaction is closed.
  ///
  /// Ref: 1810.03626
  public static func minimumRecoil(energy E: Double, mass M: Double, finalMass m: Double = 0) -> Double {
    if m == 0 { return 0 }
    let largest = maximumRecoil(energy: E, mass: M, finalMass: m)
    return largest > 0 ? m * m * m * m / (4 * M * (M + 2 * E)) / largest : 0
  }

  /// The smallest neutrino energy that reaches the recoil T, E_min = (2MT+m²) / (2(√(T²+2MT) − T));
  /// for m = 0 it is [T+√(T²+2MT)]/2.
  /// - Returns: E_min in MeV.
  ///
  /// Ref: Freedman1974, 1810.03626
  @inlinable
  public static func minimumEnergy(recoil T: Double, mass M: Double, finalMass m: Double = 0) -> Double {
    let momentum = (T * (T + 2 * M)).squareRoot()
    if m == 0 { return (T + momentum) / 2 }
    // (p + T)(p − T) = 2MT: the difference would cancel for T ≫ M.
    return T > 0 ? (T + momentum) / 2 * (1 + m * m / (2 * M * T)) : .infinity
  }

  /// The threshold of the reaction, E_thr = m + m²/2M.
  /// - Returns: E_thr in MeV.
  ///
  /// Ref: 1810.03626
  @inlinable
  public static func threshold(mass M: Double, finalMass m: Double) -> Double {
    m + m * m / (2 * M)
  }

  /// √((2ME−m²)² − 4M²m²) in the factorised form (2M(E−m) − m²)(2M(E+m) − m²), stable at threshold; nil below it.
  static func discriminantRoot(_ E: Double, _ M: Double, _ m: Double) -> Double? {
    let lower = 2 * M * (E - m) - m * m
    return lower >= 0 ? (lower * (2 * M * (E + m) - m * m)).squareRoot() : nil
  }
}
