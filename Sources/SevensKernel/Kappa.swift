/// κ_cc′ = k₀ + k₁/E + k₂/E²: the kinematic factor of one ordered pair of amplitude classes at fixed recoil T.
///
/// The energy integral of a rate separates into three flux moments because κ is a polynomial in 1/E of degree ≤ 2.
/// Units: MeV⁰ for pairs of V, A, S, P, T; MeV for pairs with one D; MeV² for DD.
@frozen
public struct Kappa: Sendable, Equatable {
  /// The coefficient of E⁰.
  public var k0: Double
  /// The coefficient of E⁻¹, one power of MeV above `k0`.
  public var k1: Double
  /// The coefficient of E⁻², two powers of MeV above `k0`.
  public var k2: Double

  /// A polynomial from its coefficients.
  @inlinable
  public init(_ k0: Double, _ k1: Double, _ k2: Double) {
    self.k0 = k0
    self.k1 = k1
    self.k2 = k2
  }

  /// No contribution.
  public static let zero = Kappa(0, 0, 0)

  /// The value k₀ + k₁/E + k₂/E² at neutrino energy E in MeV.
  @inlinable
  public func callAsFunction(energy E: Double) -> Double {
    k0 + (k1 + k2 / E) / E
  }

  /// The polynomial of the pair (c, c′) for recoil T on mass M into a final fermion of mass m, all in MeV.
  ///
  /// κ is symmetric in the pair. For antineutrinos each pair carries η_c η_c′. Derived from Dirac traces with the
  /// normalisation dσ/dT = G_F²M/(4π) Σ κ_cc′ Re 𝒜_c𝒜_c′*.
  ///
  /// Ref: 1612.04150, 1810.03626
  @inlinable
  public init(
    _ first: AmplitudeClass, _ second: AmplitudeClass, recoil T: Double, mass M: Double,
    finalMass m: Double = 0,
    kinematics: CurrentKinematics, antineutrino: Bool = false
  ) {
    let (c, d) = first.rawValue <= second.rawValue ? (first, second) : (second, first)
    switch kinematics {
    case .spinHalf: self = Kappa.spinHalf(c, d, T, M, m)
    case .spinZero: self = Kappa.spinZero(c, d, T, M, m)
    case .leading: self = Kappa.leading(c, d, T, M, m)
    case .structureFactor: self = Kappa.structureFactor(c, d, T, M, m)
    }
    if antineutrino && c.conjugationSign != d.conjugationSign {
      self = Kappa(-k0, -k1, -k2)
    }
  }

  // kappa monomials begin (Scripts/mutate.py kappa flips and drops every term between the markers)

  /// Spin ½: the exact Dirac current. SP, VP, AS and PD vanish.
  @usableFromInline
  static func spinHalf(_ c: AmplitudeClass, _ d: AmplitudeClass, _ T: Double, _ M: Double, _ m: Double)
    -> Kappa
  {
    let (m2, m3, m4) = (m * m, m * m * m, m * m * m * m)
    switch (c, d) {
    case (.vector, .vector):
      return Kappa(1, -T - m2 / (2 * M), -M * T / 2 + T * T / 2 - m2 / 4 + m2 * T / (4 * M))
    case (.axial, .axial):
      return Kappa(1, -T - m2 / (2 * M), M * T / 2 + T * T / 2 + m2 / 4 + m2 * T / (4 * M))
    case (.vector, .axial):
      return Kappa(0, T, -T * T / 2 - m2 * T / (4 * M))
    case (.scalar, .scalar):
      return Kappa(0, 0, M * T / 2 + m2 / 4 + T * T / 4 + m2 * T / (8 * M))
    case (.pseudoscalar, .pseudoscalar):
      return Kappa(0, 0, T * T / 4 + m2 * T / (8 * M))
    case (.tensor, .tensor):
      return Kappa(8, -8 * T - 4 * m2 / M, -2 * M * T + 2 * T * T - m2 + m2 * T / M)
    case (.scalar, .tensor):
      return Kappa(0, -T, T * T / 2 + m2 * T / (4 * M))
    case (.pseudoscalar, .tensor):
      return Kappa(0, T, -T * T / 2 - m2 * T / (4 * M))
    case (.dipole, .dipole):
      return Kappa(
        2 * M * T, -2 * M * T * T - m2 * T,
        -M * T * m2 / 2 + T * T * m2 / 2 - m4 / 4 + m4 * T / (4 * M))
    case (.scalar, .dipole):
      return Kappa(0, M * T, -M * T * T / 2 - m2 * T / 4)
    case (.tensor, .dipole):
      return Kappa(0, 0, -M * T * T + m2 * T / 2 + m4 / (2 * M))
    case (.vector, .scalar):
      return Kappa(0, m / 2, -m * T / 4 - m3 / (8 * M))
    case (.vector, .tensor):
      return Kappa(0, 0, -3 * m * T / 2 - 3 * m3 / (4 * M))
    case (.vector, .dipole):
      return Kappa(0, 0, m * M * T / 2 - m * T * T / 2 + m3 / 4 - m3 * T / (4 * M))
    case (.axial, .pseudoscalar):
      return Kappa(0, 0, -m * T / 4 - m3 / (8 * M))
    case (.axial, .tensor):
      return Kappa(0, -3 * m, 3 * m * T / 2 + 3 * m3 / (4 * M))
    case (.axial, .dipole):
      return Kappa(0, -m * T, m * T * T / 2 + m3 * T / (4 * M))
    default:
      return .zero
    }
  }

  /// Spin 0: the exact current (p+p′)_μ. A, P and T have no matrix element.
  @usableFromInline
  static func spinZero(_ c: AmplitudeClass, _ d: AmplitudeClass, _ T: Double, _ M: Double, _ m: Double)
    -> Kappa
  {
    let (m2, m3, m4) = (m * m, m * m * m, m * m * m * m)
    switch (c, d) {
    case (.vector, .vector):
      return Kappa(1, -T - m2 / (2 * M), -M * T / 2 - m2 / 4 + m2 * T / (8 * M) + m4 / (16 * M * M))
    case (.scalar, .scalar):
      return Kappa(0, 0, M * T / 2 + m2 / 4)
    case (.dipole, .dipole):
      return Kappa(
        2 * M * T, -2 * M * T * T - m2 * T,
        M * T * T * T / 2 - M * T * m2 / 2 + m2 * T * T / 4 - m4 / 4)
    case (.scalar, .dipole):
      return Kappa(0, M * T, -M * T * T / 2 - m2 * T / 4)
    case (.vector, .scalar):
      return Kappa(0, m / 2, -m * T / 4 - m3 / (8 * M))
    case (.vector, .dipole):
      return Kappa(0, 0, m * M * T / 2 + m * T * T / 4 + m3 / 4 + m3 * T / (8 * M))
    default:
      return .zero
    }
  }

  /// The leading order of both in T/E, T/M and m²/ME at fixed MT/E² and m/E, the approximation of many papers.
  @usableFromInline
  static func leading(_ c: AmplitudeClass, _ d: AmplitudeClass, _ T: Double, _ M: Double, _ m: Double)
    -> Kappa
  {
    let (m2, m3, m4) = (m * m, m * m * m, m * m * m * m)
    switch (c, d) {
    case (.vector, .vector):
      return Kappa(1, 0, -M * T / 2 - m2 / 4)
    case (.axial, .axial):
      return Kappa(1, 0, M * T / 2 + m2 / 4)
    case (.scalar, .scalar):
      return Kappa(0, 0, M * T / 2 + m2 / 4)
    case (.tensor, .tensor):
      return Kappa(8, 0, -2 * M * T - m2)
    case (.dipole, .dipole):
      return Kappa(2 * M * T, 0, -M * T * m2 / 2 - m4 / 4)
    case (.scalar, .dipole):
      return Kappa(0, M * T, 0)
    case (.vector, .scalar):
      return Kappa(0, m / 2, 0)
    case (.vector, .dipole):
      return Kappa(0, 0, m * M * T / 2 + m3 / 4)
    case (.axial, .tensor):
      return Kappa(0, -3 * m, 0)
    default:
      return .zero
    }
  }

  /// The axial response of a nucleus described by spin structure functions.
  ///
  /// Ref: 2007.08529
  @usableFromInline
  static func structureFactor(_ c: AmplitudeClass, _ d: AmplitudeClass, _ T: Double, _ M: Double, _ m: Double)
    -> Kappa
  {
    let m2 = m * m
    guard c == .axial, d == .axial else { return .zero }
    return Kappa(1, -T - m2 / (2 * M), M * T / 2 + m2 / 4)
  }

  // kappa monomials end
}
