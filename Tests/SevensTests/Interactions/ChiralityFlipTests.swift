import Foundation
import Sevens
import SevensTestSupport
import Testing

/// Validation: moments that tensor interactions induce, and what sizes loops have.
@Suite struct InteractionChiralityFlipTests {
  /// G_F m_e m_ψ/(√2π²) N_c |Q| ln(Λ²/m_ψ²) at Λ = 100 GeV; masses of the PDG 2024 in MeV.
  static let fermions: [(name: String, mass: Double, colorTimesCharge: Double)] = [
    ("e", 0.51099895069, 1), ("mu", 105.6583755, 1), ("tau", 1776.93, 1), ("u", 2.16, 2), ("d", 4.70, 1),
    ("s", 93.5, 1), ("c", 1273, 2), ("b", 4183, 1),
  ]

  @Test func everyChargedFermionHasItsMoment() {
    var worst = Worst()
    #expect(ChiralityFlip.fermions.map(\.name) == Self.fermions.map(\.name))
    for (flip, (name, mass, factor)) in zip(ChiralityFlip.fermions, Self.fermions) {
      for (C, cutoff) in [(1.0, 1e5), (-0.3, 2e6)] {
        let expected =
          1.1663788e-11 * 0.51099895069 * mass / (sqrt(2) * Double.pi * Double.pi) * factor * abs(C)
          * log(cutoff * cutoff / (mass * mass))
        worst.see(flip.moment(tensorCoupling: C, cutoff: .MeV(cutoff)), equals: expected, name)
      }
      // The charge of quarks is in thirds, and they come in three colours.
      #expect(deviation(flip.colors * flip.charge, from: factor) < 1e-15)
    }
    #expect(worst.count == 16 && worst.value < 1e-13, "\(worst.place)")
    // In units of 1e-12 μ_B: 5.3, 620, 6100 for e, μ, τ, and 560, 11 000 for s, b.
    let printed = [("e", 5.3, 0.05), ("mu", 620, 5), ("tau", 6100, 50), ("s", 560, 5), ("b", 11000, 500)]
    for (name, value, digit) in printed {
      let moment = ChiralityFlip.fermions.first { $0.name == name }?.moment() ?? .nan
      #expect(abs(moment * 1e12 - value) <= digit, "\(name): \(moment)")
    }
  }

  @Test func estimatesAreThoseOfOneLoop() {
    #expect(deviation(LoopInducedNSI.estimate(coupling: 1), from: 0.006332573977646111) < 1e-14)
    #expect(deviation(LoopInducedNSI.estimate(coupling: -3), from: 9 * 0.006332573977646111) < 1e-14)
    // 3eG_F m/(8√2π²) = 3.20263e-19 (m/eV) μ_B.
    #expect(deviation(MagneticMoment.standardModelMoment(massEV: 0.1), from: 3.20263e-20) < 2e-6)
  }
}
