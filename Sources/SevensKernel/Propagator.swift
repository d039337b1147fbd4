import CSevensMath
import SevensNumerics

/// The factor P(Q²) of an amplitude term, a pure function of Q² = 2MT and its shape parameters.
public enum Propagator: Sendable, Hashable {
  /// 1: the exchange is integrated out.
  case contact
  /// 1/(Q²+m²) for a mediator of mass m in MeV, in MeV⁻².
  case massive(Double)
  /// 1/Q², in MeV⁻².
  case photon
  /// ε_ℓℓ′(Q²)/(Q²+m²): a mediator of mass m that reaches the charge through the difference of two lepton loops,
  /// ε = ∫₀¹ x(1−x) ln[(m_ℓ′²+x(1−x)Q²)/(m_ℓ²+x(1−x)Q²)] dx, in MeV⁻².
  case loop(mediator: Double, lighter: Double, heavier: Double)

  /// True if it grows without bound towards Q² = 0.
  public var isMassless: Bool {
    switch self {
    case .photon, .massive(0), .loop(0, _, _): true
    case .contact, .massive, .loop: false
    }
  }

  /// The value at Q² in MeV².
  ///
  /// Ref: 2008.05022
  public func callAsFunction(_ Q2: Double) -> Double {
    switch self {
    case .contact: 1
    case .massive(let m): 1 / (Q2 + m * m)
    case .photon: 1 / Q2
    case .loop(let m, let lighter, let heavier): Self.loopFactor(Q2, lighter, heavier) / (Q2 + m * m)
    }
  }

  /// ε_ℓℓ′(Q²); tends to (1/3) ln(m_ℓ′/m_ℓ) for Q² → 0. The rule is exact to 1e-13 for Q² up to 10 m_ℓ².
  ///
  /// Ref: 2008.05022
  static func loopFactor(_ Q2: Double, _ lighter: Double, _ heavier: Double) -> Double {
    let (l2, h2) = (lighter * lighter, heavier * heavier)
    return loopRule.integrate(from: 0, to: 1) { x in
      let product = x * (1 - x)
      return product * sevens_log((h2 + product * Q2) / (l2 + product * Q2))
    }.value
  }

  static let loopRule = GaussLegendre(order: 25)
}
