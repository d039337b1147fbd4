import CSevensMath
import SevensNumerics

/// The pinched spectrum f(E) = N (E/⟨E⟩)^α exp(−(α+1)E/⟨E⟩) per MeV, N = (α+1)^(α+1) / (⟨E⟩ Γ(α+1)).
///
/// It has the integral 1, the mean ⟨E⟩ and ⟨E²⟩ = ⟨E⟩² (2+α)/(1+α); α = 2 is a Maxwell–Boltzmann spectrum, and α = 2.3
/// is close to a Fermi–Dirac spectrum.
///
/// Ref: Keil2003
public struct Keil2003: Sendable, Hashable {
  /// ⟨E⟩ in MeV.
  public let meanEnergyMeV: Double
  /// α.
  public let pinching: Double
  private let logNorm: Double

  /// A spectrum of given mean energy and pinching.
  public init(meanEnergyMeV: Double, pinching: Double) {
    self.meanEnergyMeV = meanEnergyMeV
    self.pinching = pinching
    let a = pinching + 1
    logNorm = a * sevens_log(a) - sevens_log(meanEnergyMeV) - logGamma(a)
  }

  /// f in MeV⁻¹ at E in MeV, above 0.
  ///
  /// Ref: Keil2003
  public func callAsFunction(energyMeV E: Double) -> Double {
    let x = E / meanEnergyMeV
    return sevens_exp(logNorm + pinching * sevens_log(x) - (pinching + 1) * x)
  }

  /// An energy in MeV with less than 1e-13 of the integral above it, for α ≤ 12.
  var endMeV: Double { meanEnergyMeV * (40 + 3 * pinching) / (pinching + 1) }
}
