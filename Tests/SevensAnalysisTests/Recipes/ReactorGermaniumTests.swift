import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Rates in germanium at reactors.
@Suite struct ReactorGermaniumLaws {
  @Test func ratesAreCountsPerKilogramAndDay() throws {
    for setup in [Setup.miner, .conusLike] {
      let threshold = try #require(setup.detector.threshold?.value)
      let days = setup.live.value / 86400
      let expected = EventRate(Prediction(setup)).counts / (setup.detector.mass.value / 1000) / days
      let thresholds = [threshold, 2 * threshold]
      let rates = ReactorGermaniumRecipe.perKilogramDay(setup, above: thresholds)
      #expect(deviation(rates[0], from: expected) < 1e-6 && rates[1] < rates[0])
    }
    // 423.965 counts in 4 kg and 365.25 days: what `sevens rate conus-like` prints.
    let rate = ReactorGermaniumRecipe.perKilogramDay(.conusLike, above: [1.2])[0]
    #expect(deviation(rate, from: 423.965 / 4 / 365.25) < 1e-5)
  }

  /// All isotopes of germanium share Z, so a threshold of ionisation is one of recoils: T Q(T) = E_ee, here by bisection
  /// of Lindhard's formula written out.
  @Test(arguments: [0.157, 0.162, 0.2]) func aThresholdOfIonisationIsOneOfRecoils(k: Double) {
    func ionisation(_ T: Double) -> Double {
      let e = 11.5 * pow(32, -7.0 / 3) * T
      let g = 3 * pow(e, 0.15) + 0.7 * pow(e, 0.6) + e
      return T * k * g / (1 + k * g)
    }
    var (low, high) = (0.1, 10.0)
    while high - low > 1e-13 {
      let middle = (low + high) / 2
      if ionisation(middle) < 0.21 { low = middle } else { high = middle }
    }
    let recipe = ReactorGermaniumRecipe(RecipeContext())
    let seen = ReactorGermaniumRecipe.perKilogramDay(recipe.quenched(k: k, keVee: 0.21), above: [0.21])[0]
    let recoils = ReactorGermaniumRecipe.perKilogramDay(.conusLike, above: [low])[0]
    #expect(deviation(seen, from: recoils) < 1e-5, "\(seen), \(recoils)")
  }
}
