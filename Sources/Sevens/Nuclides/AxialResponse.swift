import CSevensMath
import SevensKernel

/// Whether and how the nuclear spin takes part.
public enum AxialChoice: String, NamedChoice {
  /// Not at all.
  case off
  /// By spin structure functions in the long-wavelength limit.
  case structureFactor = "structure-factor"
  /// As one Dirac particle.
  case singleParticle = "single-particle"

  public static let choiceID = "axial"
  public static let choiceMeaning = "axial response of nuclides with spin"

  public var meaning: String {
    switch self {
    case .off: "no axial response"
    case .structureFactor:
      "structure functions in the long-wavelength limit (their fall with Q not included), no V–A interference"
    case .singleParticle: "the spin expectation values as one Dirac particle, with V–A interference"
    }
  }

  public var references: [String] { self == .structureFactor ? ["2007.08529"] : [] }

  /// The formula of the structure functions is second-hand.
  public var verified: Verification { self == .structureFactor ? .checked : .read }
}

/// The axial response of one nuclide at Q → 0, on the couplings (g_A^s, g_A).
///
/// F_A(0) = (4/3)((J+1)/J) [g_A^s ⟨S_p+S_n⟩ − g_A ⟨S_p−S_n⟩]², normalised to g_A² for a free proton.
///
/// Ref: 2007.08529
struct AxialResponse: Sendable {
  /// The amplitude on g_A^s.
  let isoscalar: Double
  /// The amplitude on g_A.
  let isovector: Double

  /// Nil for a spinless nuclide, or one without spin expectation values.
  ///
  /// Ref: 2007.08529
  init?(nuclide: Nuclide, spins: NuclearSpinsChoice) {
    guard nuclide.twiceSpin > 0, let spin = spins.spins(of: nuclide) else { return nil }
    let J = Double(nuclide.twiceSpin) / 2
    let norm = (4 * (J + 1) / (3 * J)).squareRoot()
    isoscalar = -norm * (spin.proton + spin.neutron)
    isovector = norm * (spin.proton - spin.neutron)
  }

  /// Adds the spin matrix W_A.
  func addResponse(to weights: inout ScattererWeights) {
    weights.spin00 = isoscalar * isoscalar
    weights.spin01 = isoscalar * isovector
    weights.spin11 = isovector * isovector
  }

  /// Adds the spin matrix, and the amplitudes that interfere with the vector current.
  func addCoherent(to weights: inout ScattererWeights) {
    addResponse(to: &weights)
    weights.isoscalarSpin = isoscalar
    weights.isovectorSpin = isovector
  }
}
