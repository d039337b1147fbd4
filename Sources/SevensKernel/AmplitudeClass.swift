/// The Lorentz structure of one amplitude term: which bilinears of the neutrino and of the scatterer it joins.
///
/// The order and normalisation are those of the effective Lagrangian of `Documentation/Design/0004-engine.md`:
/// V = γ^μ⊗γ_μ, A = γ^μ⊗γ_μγ5 with a minus sign, S = 1⊗1, P = 1⊗γ5, T = σ^{μν}⊗σ_{μν}, D = iσ^{μν}q_ν⊗γ_μ.
public enum AmplitudeClass: UInt8, CaseIterable, Sendable, Hashable {
  /// Helicity-conserving vector, dimensionless.
  case vector
  /// Helicity-conserving axial vector, dimensionless.
  case axial
  /// Chirality-flipping scalar, dimensionless.
  case scalar
  /// Chirality-flipping pseudoscalar, dimensionless.
  case pseudoscalar
  /// Chirality-flipping tensor, dimensionless.
  case tensor
  /// Chirality-flipping dipole, in MeV⁻¹.
  case dipole

  /// The sign η_c under charge conjugation of the neutrino current: κ_cc′ → η_c η_c′ κ_cc′ for antineutrinos.
  @inlinable
  public var conjugationSign: Double {
    switch self {
    case .vector, .tensor, .dipole: -1
    case .axial, .scalar, .pseudoscalar: 1
    }
  }
}

/// Which current of the scatterer the kinematic polynomials κ are taken from.
public enum CurrentKinematics: UInt8, CaseIterable, Sendable, Hashable {
  /// The exact current (p+p′)_μ of a scalar nucleus; density 2M, no A, P, T.
  case spinZero
  /// The exact Dirac current of a spin-½ scatterer (free nucleon, electron, odd nucleus taken as a Dirac particle).
  case spinHalf
  /// The leading order in T/E and T/M, as many papers print it: V → 1 − MT/2E².
  case leading
  /// The nuclear axial response: A → 1 − T/E + MT/2E² and nothing else, to go with spin structure functions.
  case structureFactor
}
