import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Exclusions of light mediators: limits of heavy and massless mediators, and numbers of another route.
@Suite struct LightMediatorLimitsLaws {
  private let recipe = LightMediatorLimitsRecipe(RecipeContext())
  private let vectors = LightVectorLimitsRecipe(RecipeContext())

  @Test func aHeavyMediatorIsAContactInteraction() throws {
    #expect(try abs(recipe.vectorOverContact(massMeV: 1e5) - 1) < 1e-5)
    #expect(try abs(recipe.scalarOverContact(massMeV: 1e5) - 1) < 1e-5)
    // 1/(Q² + m²) = (1 − Q²/m²)/m²: what is left falls as 1/m².
    for ratio in [recipe.vectorOverContact, recipe.scalarOverContact] {
      let (near, far) = try (ratio(1000) - 1, ratio(2000) - 1)
      #expect(near > 1e-4 && abs(near / far - 4) < 0.05, "\(near), \(far)")
    }
  }

  @Test func theMassOfALightOneDropsOut() throws {
    #expect(try abs(recipe.scalar(massMeV: 1e-3) / recipe.scalar(massMeV: 1e-2) - 1) < 1e-5)
    let (light, lighter) = try (
      vectors.allowed(.baryonMinusLepton, massMeV: 1e-2)?.upper,
      vectors.allowed(.baryonMinusLepton, massMeV: 1e-3)?.upper
    )
    #expect(try abs(#require(light) / #require(lighter) - 1) < 1e-5)
  }

  @Test func couplingsRiseWithTheMass() throws {
    for model in [LightMediatorModel.scalar, .universal, .baryonMinusLepton, .darkPhoton] {
      var last = 0.0
      for mass in [0.1, 1, 10, 100, 1000] {
        let upper = try #require(try vectors.allowed(model, massMeV: mass, points: 61)?.upper)
        #expect(upper > last * (1 - 1e-6), "\(mass) MeV")
        last = upper
      }
    }
  }

  @Test func onlyDestructiveInterferenceLeavesAnIsland() throws {
    #expect(try vectors.allowed(.universal, massMeV: 1)?.islands.count == 1)
    #expect(try vectors.allowed(.baryonMinusLepton, massMeV: 1)?.islands.isEmpty == true)
    let (loop, tree) = try (
      #require(try vectors.allowed(.muonMinusTau, massMeV: 1)?.upper),
      #require(try vectors.allowed(.universal, massMeV: 1)?.upper)
    )
    #expect(loop > 3 * tree, "a loop is weaker than the tree")
    // Half of the neutrinos do not feel L_μ−L_τ: at low mass no coupling takes enough from the counts.
    #expect(try vectors.allowed(.muonMinusTau, massMeV: 1)?.islands.isEmpty == true)
    #expect(try vectors.allowed(.muonMinusTau, massMeV: 100)?.islands.count == 1)
  }
}

/// The same limits by scipy 1.17: cross-sections, Michel spectra and the acceptance written out, integrated by
/// Gauss-Legendre over T and E, and the one-number χ² with its nuisances eliminated in closed form:
/// χ² = (142 − B − S)²/(952 + (0.28 S)² + (0.25 B)²) with B = 5.42.
@Suite struct LightMediatorLimitsValidation {
  private let recipe = LightVectorLimitsRecipe(RecipeContext())

  @Test(arguments: [(1e-3, 9.289128e-5), (5, 9.346967e-5), (100, 2.0625978e-4)])
  func theScalar(massMeV: Double, published: Double) throws {
    let ours = try #require(try recipe.allowed(.scalar, massMeV: massMeV)?.upper)
    #expect(deviation(ours, from: published) < 1e-3, "\(ours)")
  }

  @Test(arguments: [
    (1.0, [3.603528e-5, 6.657086e-5, 8.170494e-5]), (100.0, [8.117298e-5, 1.8067732e-4, 2.1102388e-4]),
  ])
  func theUniversalVector(massMeV: Double, published: [Double]) throws {
    let found = try #require(try recipe.allowed(.universal, massMeV: massMeV))
    let island = try #require(found.islands.first)
    let ends = [try #require(found.upper), island.low, island.high]
    for (ours, other) in zip(ends, published) {
      #expect(deviation(ours, from: other) < 1e-3, "\(ours), \(other)")
    }
  }

  @Test(arguments: [(1.0, 5.640232e-5), (100, 1.3366081e-4)])
  func baryonMinusLepton(massMeV: Double, published: Double) throws {
    let ours = try #require(try recipe.allowed(.baryonMinusLepton, massMeV: massMeV)?.upper)
    #expect(deviation(ours, from: published) < 1e-3, "\(ours)")
  }
}

/// Germanium at a reactor.
@Suite struct LightMediatorReachLaws {
  private func scalar(_ reach: ReactorReach) throws -> Double {
    try #require(LightMediatorModel.scalar.allowed(massMeV: 5, by: reach, points: 41).upper)
  }

  @Test func moreMassALowerThresholdAndAKnownFluxReachFurther() throws {
    let context = RecipeContext()
    let usual = try scalar(ReactorReach(context))
    let heavier = try scalar(ReactorReach(context) { $0.detector.mass = .kg(40) })
    let lower = try scalar(ReactorReach(context) { $0.detector.threshold = .keVnr(0.3) })
    let known = try scalar(ReactorReach(context, fluxError: 0))
    #expect(heavier < usual && lower < usual && known < usual)
  }

  /// −2 ln L of Asimov counts grows with the square of the exposure × y⁴ while the signal is small: y ∝ exposure^(−1/8).
  @Test func withAKnownFluxTheCouplingFallsAsTheEighthRootOfTheExposure() throws {
    let context = RecipeContext()
    let (small, large) = try (
      scalar(ReactorReach(context, fluxError: 0) { $0.detector.mass = .kg(1e4) }),
      scalar(ReactorReach(context, fluxError: 0) { $0.detector.mass = .kg(1e6) })
    )
    #expect(abs(small / large / pow(100, 0.125) - 1) < 0.02, "\(small / large)")
  }
}
