import Foundation
import Sevens
import SevensTestSupport
import Testing

/// Validation: counts of the set-ups with assumed numbers.
///
/// For F = 1, from the same tables and lines in Python (NumPy, Gauss–Legendre between the rows), with σ(T > T₀) =
/// K Q_W² (T_max−T₀)²/(2T_max) in closed form.
@Suite struct ProposedSetupsValidation {
  static func counts(_ setup: Setup) -> Double {
    rate(setup.with { $0.nuclear.formFactor = .unity }).counts
  }

  @Test(arguments: [("ess-csi", 17562.258), ("miner", 28621.152), ("conus-like", 434.60758)])
  func countsWithoutAFormFactor(id: String, expected: Double) throws {
    let counts = Self.counts(try #require(Catalog.setup(id)))
    #expect(deviation(counts, from: expected) < 1e-6, "\(id): \(counts)")
  }

  @Test func minerOfSilicon() throws {
    let counts = Self.counts(try Setup.miner.with(target: "Si"))
    #expect(deviation(counts, from: 14160.743) < 1e-6, "\(counts)")
  }

  // Far below the energies of neutrinos, dσ/dT = πα²/m_e² μ²/T for every electron whose binding energy is below T: s =
  // πα²/m_e² N Φt Σ_shells n ∫ dT/T. What 1/E takes away is below 2 % up to 10 keV.
  @Test func momentsOfGemmaLike() throws {
    var setup = Setup.gemmaLike
    setup.interactions.append(InteractionInstance(MagneticMoment()))
    let counts = try Prediction(setup, varying: ["magnetic-moment.mu"]).polynomial(
      in: ["magnetic-moment.mu"])
    let square = try #require(counts.monomials.firstIndex(of: [.init(0, 2)]))
    let (hbarc, alpha, mass) = (1.973269804e-11, 1 / 137.035999, 0.51099895)
    let atoms = 1500 / 72.63 * 6.02214076e23
    let size = Double.pi * (alpha * hbarc / mass) * (alpha * hbarc / mass) * atoms * 2.7e13 * 11982 * 3600
    let edges = setup.detector.axis.edges
    // Germanium binds two electrons with 11.103 keV, the others with less than 1.5 keV.
    func bound(_ a: Double, _ b: Double) -> Double {
      30 * log(b / a) + (b > 11.103 ? 2 * log(b / max(a, 11.103)) : 0)
    }
    var worst = Worst()
    for (b, found) in counts.row(square).enumerated() where edges[b + 1] <= 10 {
      worst.see(found, equals: size * bound(edges[b], edges[b + 1]), "bin \(b)")
    }
    #expect(worst.value < 0.02 && worst.count == 7, "\(worst.value) \(worst.place)")
    // 2.5 counts a day, kilogram and keVee.
    let noise = try #require(setup.backgroundCounts.first?.bins.first)
    #expect(deviation(noise, from: 2.5 * 1.5 * 499.25 * 0.6) < 1e-12)
  }

  // 5000 h of 5 MW at 2 GeV.
  @Test func theProtonsOfTheESSAreThoseOfItsPower() {
    var source = PionDecayAtRest()
    (source.beamEnergy, source.protonEnergy) = (.GWh(25), .MeV(2000))
    #expect(abs(source.protons - 2.8e23) < 0.05e23)
  }
}

/// Laws of the set-ups with assumed numbers.
@Suite struct ProposedSetupsLaws {
  @Test(arguments: ["ess-csi", "miner", "conus-like", "gemma-like"])
  func everyAssumptionIsListed(id: String) throws {
    let setup = try #require(Catalog.setup(id))
    #expect(setup.problems().isEmpty && setup.verified == .assumed)
    #expect(setup.notes.filter { $0.contains("assumed") }.count >= 4)
    guard setup.channels.includesNuclei else { return }
    let F = rate(setup).counts / ProposedSetupsValidation.counts(setup)
    #expect(F > 0.5 && F < 1, "\(F)")
  }
}
