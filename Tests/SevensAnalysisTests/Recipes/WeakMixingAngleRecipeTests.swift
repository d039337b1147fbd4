import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// The weak mixing angle at a reactor and from CsI.
@Suite struct WeakMixingAngleRecipeValidation {
  // With the flux f profiled f N(s²) = N₀, so that −2 ln L = (N₀/N − 1)²/σ²; N = N₀ (1 + κδ/2)² with κ = dlnN/ds², and the
  // interval is δ = (2/κ)(1/√(1 ± σ) − 1): σ/κ wide, about 3σ²/4κ. Statistics add to σ² as 1/N₀.
  @Test func theFitAtTheReactorIsThatOfTheErrorOfItsNormalisation() throws {
    let recipe = WeakMixingAngleRecipe(RecipeContext())
    let (slope, counts) = (recipe.rate.slope, recipe.rate.counts)
    for precision in [0.0144, 0.005] {
      let fit = try #require(try recipe.fit(precision: precision))
      let variance = precision * precision + 1 / counts
      #expect(deviation((fit.high - fit.low) / 2, from: variance.squareRoot() / slope) < 5e-4)
      #expect(abs((fit.high + fit.low) / 2 - 0.238 - 0.75 * variance / slope) < 1e-6)
    }
    let claim = try #require(recipe.claims().last)
    #expect(claim.published == 0.0022 && claim.agrees == true)
  }

  // N ∝ Q_W² with dQ_W/ds² = 4Z: dlnN = 8Z/Q_W ds², 6.535 at the mean neutron number of germanium.
  @Test func aSettingMovesTheCountsBySixAndAHalfTimesItself() throws {
    let shift = 1e-4
    let context = try RecipeContext(
      ["electroweak.sin2-theta-w=\(0.238 + shift)"], for: [WeakMixingAngleRecipe.self])
    let counts = { (context: RecipeContext) in
      EventRate(Prediction(context.setup(.talkGermaniumAsPrinted))).counts
    }
    let slope = (counts(context) / counts(RecipeContext()) - 1) / shift
    #expect(deviation(slope, from: 6.535) < 2e-3)
    #expect(deviation(slope, from: WeakMixingAngleRecipe(RecipeContext()).rate.relation) < 5e-4)
    // The fit to what is expected is one about the value that was set.
    let fit = try #require(try WeakMixingAngleRecipe(context).fit(precision: 0.0144))
    #expect(abs((fit.high + fit.low) / 2 - 0.238 - shift - 0.75 * 0.0144 * 0.0144 / slope) < 1e-6)
  }

  // Numbers of the χ² of counts, minimised over its pulls by scipy.optimize.minimize; N(s²) a parabola through three
  // predictions of `sevens rate`.
  @Test func theAngleFromTheCountsOfCsI2017() throws {
    let recipe = try #require(RecipeList.all.first { $0.id == "weak-mixing-angle-csi" }).init(RecipeContext())
    let claims = try recipe.claims()
    let alternatives = try recipe.alternatives(claims)
    #expect(alternatives.count == 9)
    #expect(alternatives.allSatisfy { one in claims.contains { $0.quantity == one.quantity } })
    let wide = try #require(
      alternatives.first { $0.changed.hasPrefix("90 % in") && $0.quantity.hasSuffix("upper error") })
    let narrow = try #require(claims.first { $0.quantity == wide.quantity })
    #expect(narrow.agrees == false)
    let best = try #require(claims.first).ours
    #expect(abs(best + narrow.ours - 0.268958) < 1e-5 && abs(best + wide.ours - 0.328492) < 1e-5)
    #expect(narrow.replacing(wide.ours).agrees == true)
  }
}

extension Claim {
  /// The same with another number of ours.
  fileprivate func replacing(_ ours: Double) -> Claim {
    Claim(
      quantity, published: published, ours: ours, unit: unit, tolerance: tolerance, status: status,
      citation: citation)
  }
}
