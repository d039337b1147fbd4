import Foundation
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: the lepton loop evaluated with 40 digits by mpmath's tanh-sinh quadrature, muon and tau.
@Suite struct PropagatorValidation {
  @Test func theLoopOfMuonAndTauIsReproduced() {
    let values = [
      (1e-6, 0.940810472768268278), (1, 0.940807497486897646), (1e3, 0.937863441538451215),
      (1e4, 0.913592568021946579), (1e5, 0.773782652612692671),
    ]
    let loop = Propagator.loop(mediator: 0, lighter: 105.6583755, heavier: 1776.93)
    var worst = Worst()
    for (Q2, value) in values { worst.see(loop(Q2) * Q2, equals: value, "Q² = \(Q2)") }
    #expect(worst.value < 2e-13, "\(worst.place)")
  }
}

/// Laws of the propagators.
@Suite struct PropagatorLaws {
  static let muon = 105.6583755
  static let tau = 1776.93

  @Test func aContactInteractionDoesNotSeeTheMomentumTransfer() {
    for Q2 in [0, 1e-3, 1e5] { #expect(Propagator.contact(Q2) == 1) }
  }

  @Test func aMassiveMediatorIsThePhotonWithoutMassAndAContactWithMuch() {
    for Q2 in [1e-4, 1.0, 3e3] {
      #expect(Propagator.massive(0)(Q2) == Propagator.photon(Q2))
      #expect(abs(Propagator.photon(Q2) * Q2 - 1) < 1e-15)
      #expect(abs(Propagator.massive(7)(Q2) * (Q2 + 49) - 1) < 1e-15)
      for m in [1e5, 1e7] {
        // To first order 1/m² (1 − Q²/m²).
        let relative = Propagator.massive(m)(Q2) * m * m - 1
        #expect(abs(relative + Q2 / (m * m)) < 1e-6 * Q2 / (m * m) + 1e-15)
      }
    }
    #expect(Propagator.massive(3)(0) == 1.0 / 9)
  }

  // ε(0) = ln(m_h²/m_l²) ∫ x(1−x) dx = (1/3) ln(m_h/m_l).
  @Test func theLoopTendsToTheLogarithmOfTheMasses() {
    let pairs: [(Double, Double)] = [(Self.muon, Self.tau), (0.51099895069, Self.muon), (0.511, 1776.93)]
    for (lighter, heavier) in pairs {
      let loop = Propagator.loop(mediator: 2, lighter: lighter, heavier: heavier)
      let limit = log(heavier / lighter) / 3
      #expect(abs(loop(0) * 4 / limit - 1) < 1e-14)
      // The first correction is −Q²/30 (1/m_l² − 1/m_h²).
      let Q2 = 1e-3 * lighter * lighter
      let slope = -Q2 / 30 * (1 / (lighter * lighter) - 1 / (heavier * heavier))
      #expect(abs((loop(Q2) * (Q2 + 4) - limit) / slope - 1) < 1e-3)
    }
  }

  // Up to Q² = 10 m_ℓ² the accuracy the documentation promises, against adaptive quadrature.
  @Test func theLoopIsItsIntegral() {
    var worst = Worst()
    let decades = stride(from: -6.0, through: 5.0, by: 0.25).map { pow(10, $0) }
    for Q2 in decades + [10 * Self.muon * Self.muon] {
      let loop = Propagator.loop(mediator: 30, lighter: Self.muon, heavier: Self.tau)
      let exact = integrate(from: 0, to: 1, breakpoints: [0.5], relativeAccuracy: 3e-14) { x in
        let y = x * (1 - x) * Q2
        return x * (1 - x) * log((Self.tau * Self.tau + y) / (Self.muon * Self.muon + y))
      }
      #expect(exact.converged)
      worst.see(loop(Q2) * (Q2 + 900), equals: exact.value, "Q² = \(Q2)")
    }
    print("lepton loop: largest deviation \(worst.value)")
    #expect(worst.value < 1e-13, "\(worst.place)")
  }

  @Test func exchangingTheLeptonsChangesTheSignOfTheLoop() {
    let forward = Propagator.loop(mediator: 5, lighter: Self.muon, heavier: Self.tau)
    let backward = Propagator.loop(mediator: 5, lighter: Self.tau, heavier: Self.muon)
    for Q2 in [1.0, 1e4] { #expect(abs(forward(Q2) + backward(Q2)) < 1e-15 * forward(Q2)) }
  }
}
