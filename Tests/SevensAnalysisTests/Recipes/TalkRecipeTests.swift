import Foundation
import Sevens
import SevensAnalysis
import SevensKernel
import SevensTestSupport
import Testing

/// The recipes for the talk's statements, against numbers obtained by other means.
@Suite struct TalkRecipeValidation {
  private func ours(_ recipe: any Recipe.Type, _ part: String) throws -> Claim {
    try #require(recipe.init(RecipeContext()).claims().first { $0.quantity.contains(part) }, "\(part)")
  }

  /// Differences of counts at sin²θ_W ± h; N is quadratic, so the central difference is exact up to rounding.
  @Test func theSlopeInTheWeakMixingAngleAgreesWithDifferences() throws {
    var (high, low) = (Setup.talkGermaniumAsPrinted, Setup.talkGermaniumAsPrinted)
    high.electroweak.sin2ThetaW += 0.01
    low.electroweak.sin2ThetaW -= 0.01
    let counts = { (setup: Setup) in EventRate(Prediction(setup)).counts }
    let slope = (counts(high) - counts(low)) / (0.02 * counts(.talkGermaniumAsPrinted))
    let claim = try ours(WeakMixingAngleRecipe.self, "dlnN")
    #expect(deviation(claim.ours, from: slope) < 1e-9 && claim.agrees == true)
    // 8Z/Q_W at the mean neutron number of germanium, 6.535, is not weighted with the counts.
    #expect(deviation(claim.ours, from: 6.535) < 2e-3)
    let explanation = try WeakMixingAngleRecipe(RecipeContext()).explanation(
      WeakMixingAngleRecipe(RecipeContext()).claims())
    #expect(explanation.contains { $0.contains("6.535") })
    #expect(try abs(ours(WeakMixingAngleRecipe.self, "is worth").ours - 1.44) < 0.01)
    let statistics = try ours(WeakMixingAngleRecipe.self, "statistics")
    #expect(deviation(statistics.ours, from: 1 / (slope * 7.6e6.squareRoot())) < 1e-3)
    #expect(statistics.published == 0.0022 && statistics.agrees == false)
  }

  /// σ = G_F² Q_W² E²/(4π) (ħc)² [1 + O(E/M)] at F = 1.
  @Test func totalCrossSectionsAtLowEnergyFollowFromTheWeakCharge() throws {
    var nuclear = NuclearModel()
    nuclear.formFactor = .unity
    let (fermi, hbarc, E) = (1.1663788e-11, 1.973269804e-11, 0.1)
    for nuclide in CrossSectionGrowthRecipe.nuclides {
      let Q = Double(nuclide.neutrons) - (1 - 4 * 0.23873) * Double(nuclide.protons)
      let expected = fermi * fermi * Q * Q * E * E * hbarc * hbarc / (4 * Double.pi)
      let sigma = NuclideCrossSection(nuclide, nuclear).total(energyMeV: E)
      #expect(deviation(sigma, from: expected) < 3 * E / nuclide.massMeV, "\(nuclide.symbol)")
    }
  }

  @Test func theCrossSectionGrowsAsTheTalkSaysWhereItIsCoherent() throws {
    let nuclides = CrossSectionGrowthRecipe.nuclides
    #expect(nuclides.count > 120 && nuclides.first?.symbol == "H2" && nuclides.last?.symbol == "Bi209")
    for part in ["N²(N+Z)", "σ at 1 MeV", "vector current"] {
      #expect(try ours(CrossSectionGrowthRecipe.self, part).agrees == true, "\(part)")
    }
    // The slope of Q_W² against N² over the same nuclides, without any cross-section.
    let points = nuclides.map { nuclide -> (x: Double, y: Double) in
      let (Z, N) = (Double(nuclide.protons), Double(nuclide.neutrons))
      return (N * N, pow(N - (1 - 4 * 0.23873) * Z, 2))
    }
    let charge = StraightLine(powerLaw: points).slope
    #expect(try abs(ours(CrossSectionGrowthRecipe.self, "σ at 1 MeV").ours - charge) < 2e-3)
    // Coherence is lost with energy.
    let slopes = try ["1 MeV", "30 MeV", "50 MeV"].map {
      try ours(CrossSectionGrowthRecipe.self, "power of N² in σ at \($0)").ours
    }
    #expect(slopes[0] > slopes[1] && slopes[1] > slopes[2] && slopes[1] < 0.98)
    #expect(try abs(ours(CrossSectionGrowthRecipe.self, "La139").ours) < 1)
    #expect(try ours(CrossSectionGrowthRecipe.self, "Xe124").ours > 30)
  }

  @Test func aPowerLawIsRecovered() {
    let points = (1...9).map { (x: Double($0), y: 3 * pow(Double($0), 1.7)) }
    let line = StraightLine(powerLaw: points)
    #expect(abs(line.slope - 1.7) < 1e-12 && line.largestResidual < 1e-12)
  }

  @Test func countsAgainstThresholdAreThoseOfRates() throws {
    let reactor = CountsAgainstThresholdRecipe.Curve.reactor()
    for keV in [0.1, 1] {
      var setup = Setup.talkGermanium
      setup.detector.threshold = .keVnr(keV)
      let counts = EventRate(Prediction(setup)).counts
      #expect(deviation(reactor.above(keV), from: counts) < 1e-6, "\(keV) keV")
    }
    var curves = [reactor]
    for target in ["Ar", "Ge", "CsI"] {
      curves.append(try #require(CountsAgainstThresholdRecipe.Curve.spallation(target)))
    }
    for curve in curves {
      #expect(curve.thresholdsKeV.first == 1e-3 && curve.thresholdsKeV.last == 50)
      #expect(zip(curve.thresholdsKeV, curve.thresholdsKeV.dropFirst()).allSatisfy { $0 < $1 })
      #expect(zip(curve.counts, curve.counts.dropFirst()).allSatisfy { $0 >= $1 } && curve.counts[0] > 0)
    }
  }

  @Test func theTwoStatementsAboutThresholds() throws {
    let recipe = CountsAgainstThresholdRecipe.self
    for target in ["Ar", "Ge", "CsI"] {
      #expect(try ours(recipe, "SNS, \(target): N above 1 eV / N above 1 keV").ours < 1.2)
    }
    #expect(try ours(recipe, "SNS, Ar: N above 1 eV / N above 10 keV").agrees == true)
    #expect(try ours(recipe, "N above 0.1 keV / N above 1 keV").ours > 100)
    #expect(try ours(recipe, "1 yr: N above 0.1 keV").ours > 1e6)
    #expect(
      recipe.init(RecipeContext()).explanation(recipe.init(RecipeContext()).claims()).contains {
        $0.contains("truncate")
      })
  }

  /// What disagrees comes back into agreement with the quantity changed that explains it.
  @Test func theExplainingQuantitiesExplain() throws {
    for (recipe, count) in [
      (MaximumRecoilRecipe.self as any Recipe.Type, 2), (WeakMixingAngleRecipe.self, 1),
      (CrossSectionGrowthRecipe.self, 2), (CountsAgainstThresholdRecipe.self, 2),
    ] {
      let made = recipe.init(RecipeContext())
      let claims = try made.claims()
      let (alternatives, disagreeing) = (try made.alternatives(claims), claims.filter { $0.agrees == false })
      #expect(disagreeing.count == count, "\(recipe.id)")
      for claim in disagreeing {
        let agreeing = alternatives.filter { one in
          one.quantity == claim.quantity
            && Claim(
              claim.quantity, published: claim.published, ours: one.ours, unit: claim.unit,
              tolerance: claim.tolerance, status: claim.status, citation: claim.citation
            ).agrees == true
        }
        #expect(!agreeing.isEmpty, "\(recipe.id): \(claim.quantity)")
      }
    }
    // T_max = 2E²/(M + 2E) of silicon, M = 26053.19 MeV, and of caesium at 2 MeV, four times that at 1 MeV but for 2E/M.
    let recoil = MaximumRecoilRecipe(RecipeContext())
    let values = recoil.alternatives(recoil.claims()).map(\.ours)
    #expect(abs(values[0] - 2e3 / 26055.19) < 1e-6 && abs(values[3] - 4 * 0.01616) < 5e-5, "\(values)")
    // √(1/N + p²)/(dlnN/ds²), of which ±0.0022 on sin²θ_W is 1.44 % on N.
    let angle = WeakMixingAngleRecipe(RecipeContext())
    #expect(try abs(angle.alternatives(angle.claims())[0].ours - 0.0022) < 1e-5)
  }

  /// F = 3 j₁(qR)/(qR) exp(−q²s²/2), R² = c² + (7/3)π²a² − 5s², with q = √2 E/ħc to order E/M.
  @Test(arguments: ["Ar40", "Ge74", "Cs133", "Pb208"]) func coherenceAtHalfTheHighestRecoil(symbol: String)
    throws
  {
    let nuclide = try #require(Nuclide(symbol))
    let (s, a, c) = (0.9, 0.52, 1.23 * pow(Double(nuclide.nucleons), 1.0 / 3) - 0.6)
    let R = (c * c + 7 * Double.pi * Double.pi * a * a / 3 - 5 * s * s).squareRoot()
    for E in [5.0, 30, 50] {
      let q = 2.0.squareRoot() * E / 197.3269804
      let x = q * R
      let F = 3 * (sin(x) - x * cos(x)) / (x * x * x) * exp(-q * q * s * s / 2)
      let ours = CountsAgainstThresholdRecipe(RecipeContext()).formFactorSquared(nuclide, energyMeV: E)
      #expect(abs(ours - F * F) < 3 * E / nuclide.massMeV, "\(E) MeV")
    }
    let half = CountsAgainstThresholdRecipe(RecipeContext()).halfCoherenceMeV(nuclide)
    let there = CountsAgainstThresholdRecipe(RecipeContext()).formFactorSquared(nuclide, energyMeV: half)
    #expect(abs(there - 0.5) < 1e-6 && 25 < half && half < 100)
  }
}
