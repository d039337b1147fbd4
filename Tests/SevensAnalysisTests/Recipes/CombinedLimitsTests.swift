import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// CsI and argon in one likelihood.
@Suite struct CombinedLimitsLaws {
  private let recipe = CombinedLimitsRecipe(RecipeContext())
  private let both = ["coherent-csi-2017", "coherent-lar-2020"]

  /// Of counts alone the errors of the two are independent, so their χ² add: χ² = (n − b − S)²/(σ² + (r S)² + …) each,
  /// with the nuisances eliminated in closed form.
  @Test func theCountsAloneAdd() throws {
    func counts(_ setup: Setup, _ moment: Double) -> Double {
      var setup = setup
      var interaction = MagneticMoment()
      interaction.common = DipoleMoment(moment)
      setup.interactions.append(InteractionInstance(interaction))
      return EventRate(Prediction(setup)).counts
    }
    let unit = 1e-9
    let csi = [0, unit].map { counts(.coherentCsI2017, $0) }
    let argon = [0, unit].map { counts(.coherentLAr2020, $0) }
    func chi2(_ moment: Double) -> Double {
      let x = moment * moment / (unit * unit)
      let S = csi[0] + x * (csi[1] - csi[0])
      let B = 5.42
      let first = (142 - B - S) * (142 - B - S) / (952 + 0.28 * 0.28 * S * S + 0.0625 * B * B)
      // 13 % of the prediction hold the flux.
      let A = 128 * (1 + x * (argon[1] / argon[0] - 1))
      let second = (159 - A) * (159 - A) / (43.0 * 43 + 17.0 * 17 / (128 * 128) * A * A)
      return first + second
    }
    let lowest = (0...2000).map { chi2(Double($0) * 5e-12) }.min() ?? .nan
    var (low, high) = (1e-9, 1e-7)
    while high - low > 1e-15 {
      let middle = (low + high) / 2
      if chi2(middle) < lowest + 2.7055434540954146 { low = middle } else { high = middle }
    }
    let ours = try #require(try recipe.moment(both, .summary))
    // Flux and prediction multiply, which closes no formula: their product is of second order.
    #expect(deviation(ours, from: low) < 0.02, "\(ours), \(low)")
  }

  @Test func everyNumberOfCountsAloneIsThere() throws {
    let claims = try recipe.claims()
    #expect(claims.count { $0.quantity.contains("counts alone") } == 9)
    #expect([9, 12, 15, 18].contains(claims.count))
    #expect(claims.allSatisfy { $0.ours.isFinite && $0.ours > 0 })
  }
}
