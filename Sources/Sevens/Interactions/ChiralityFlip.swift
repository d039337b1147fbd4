import CSevensMath

/// How large a magnetic moment a tensor interaction with a charged fermion induces: its chirality flip is that of the
/// charged fermion, not of the neutrino.
///
/// |μ|/μ_B = G_F m_e m_ψ/(√2π²) C_T N_c |Q_ψ| ln(Λ²/m_ψ²) to leading logarithm, for the tensor coupling C_T of the
/// printed L with +G_F/√2; the finite part depends on what is above Λ. A scalar exchange between charged states gives
/// it by a Fierz rearrangement.
///
/// Ref: 1901.00482
public struct ChiralityFlip: Sendable, Hashable {
  /// The charged fermion.
  public let name: String
  /// Its mass in MeV.
  public let massMeV: Double
  /// N_c.
  public let colors: Double
  /// |Q|.
  public let charge: Double

  /// A charged fermion.
  public init(_ name: String, massMeV: Double, colors: Double, charge: Double) {
    (self.name, self.massMeV, self.colors, self.charge) = (name, massMeV, colors, charge)
  }

  /// Every charged fermion lighter than 100 GeV; quark masses are those of the MS scheme.
  ///
  /// Ref: PDG2024
  public static let fermions = [
    ChiralityFlip("e", massMeV: PhysicalConstants.electronMassMeV, colors: 1, charge: 1),
    ChiralityFlip("mu", massMeV: PhysicalConstants.muonMassMeV, colors: 1, charge: 1),
    ChiralityFlip("tau", massMeV: PhysicalConstants.tauMassMeV, colors: 1, charge: 1),
    ChiralityFlip("u", massMeV: 2.16, colors: 3, charge: 2 / 3),
    ChiralityFlip("d", massMeV: 4.70, colors: 3, charge: 1 / 3),
    ChiralityFlip("s", massMeV: 93.5, colors: 3, charge: 1 / 3),
    ChiralityFlip("c", massMeV: 1273, colors: 3, charge: 2 / 3),
    ChiralityFlip("b", massMeV: 4183, colors: 3, charge: 1 / 3),
  ]

  /// |μ| in μ_B.
  ///
  /// Ref: 1901.00482
  public func moment(tensorCoupling C: Double = 1, cutoff: Energy = .MeV(1e5)) -> Double {
    PhysicalConstants.fermiConstantPerMeV2 * PhysicalConstants.electronMassMeV * massMeV * colors * charge
      * abs(C)
      * 2 * sevens_log(cutoff.value / massMeV) / (2.0.squareRoot() * Double.pi * Double.pi)
  }

  /// The table for C_T = 1 and Λ = 100 GeV.
  static var lines: [String] {
    ["moments induced by a tensor interaction with C_T = 1 below 100 GeV, to leading logarithm:"]
      + fermions.map { "\($0.name): \(rounded($0.moment() * 1e12)) × 1e-12 muB" }
  }
}
