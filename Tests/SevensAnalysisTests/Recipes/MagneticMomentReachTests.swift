import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Moments from nuclei and from electrons.
@Suite struct MagneticMomentReachLaws {
  private let recipe = MagneticMomentReachRecipe(RecipeContext())

  /// At T → 0 the Standard Model gives G_F² M Q_W²/(4π) and the moment πα²Z²/(m_e² T) (μ/μ_B)²: they are equal at
  /// (μ/μ_B)² = G_F² M Q_W² m_e² T/(4π² α² Z²). Germanium is taken as Ge72 at its mean weak charge.
  @Test func theMomentThatDoublesTheRateFollowsTheSquareRootOfT() {
    let keV = 1e-5
    let ours = recipe.doubling(.nuclear, edges: [0.95 * keV, 1.05 * keV])[0]
    let (fermi, alpha, me, M) = (1.1663788e-11, 1 / 137.035999, 0.51099895, 72.63 * 931.494)
    let Q = -2 * (0.0382 * 32 - 0.5117 * 40.65)
    let expected =
      (fermi * fermi * M * Q * Q * me * me * keV * 1e-3 / (4 * alpha * alpha * 1024)).squareRoot() / Double.pi
    #expect(deviation(ours, from: expected) < 0.02, "\(ours), \(expected)")
    let higher = recipe.doubling(.nuclear, edges: [9.5e-5, 10.5e-5])[0]
    #expect(abs(higher / ours / 10.0.squareRoot() - 1) < 0.02)
  }

  @Test func theRateOfAMomentRisesAsOneOverT() throws {
    // Where every neutrino gives the recoil: equal counts in bins of equal relative width.
    let counts = recipe.counts(.nuclear, edges: [1e-7, 1.1e-7, 1e-6, 1.1e-6]).moment
    #expect(abs(counts[0] / counts[2] - 1) < 0.02, "\(counts)")
    // Above, slow neutrinos drop out.
    let claim = try #require(recipe.claims().first { $0.quantity.contains("power of T") })
    #expect(claim.ours < -1 && claim.ours > -1.3, "\(claim.ours)")
  }

  @Test func electronsShowSmallerMoments() {
    for keV in [0.1, 1, 2] {
      let edges = [0.95 * keV, 1.05 * keV]
      #expect(recipe.doubling(.electron, edges: edges)[0] < recipe.doubling(.nuclear, edges: edges)[0])
    }
    let limits = [0.05, 0.3, 1].map { recipe.limit(.nuclear, thresholdkeV: $0) }
    #expect(limits[0] < limits[1] && limits[1] < limits[2])
    #expect(recipe.limit(.electron, thresholdkeV: 0.3) < limits[0])
  }
}

/// Magnetic moments by chirality flip.
@Suite struct ChiralityFlipAlternatives {
  @Test func theTalksNumberIsThatOfATenthOfTheCoupling() throws {
    let recipe = MagneticMomentRecipe(RecipeContext())
    let claims = recipe.claims()
    let largest = try #require(claims.first { $0.quantity.contains("largest") })
    let found = recipe.alternatives(claims)
    #expect(found.allSatisfy { $0.quantity == largest.quantity } && found.count == 3)
    #expect(abs(found[0].ours / largest.ours - 0.1) < 1e-12, "μ is linear in C_T")
    // ln(10²/4.183²)/ln(100²/4.183²): to leading logarithm only that changes.
    #expect(abs(found[1].ours / largest.ours - log(10 / 4.183) / log(100 / 4.183)) < 0.15)
    #expect(found.contains { abs($0.ours / 1e-9 - 1) < 0.2 })
  }
}
