import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Solar ⁸B neutrinos in xenon.
@Suite struct XENONnT8BValidation {
  /// The release's own spectrum, 335.6 events per t yr above 0.45 keV at 5.25e6 /cm²/s, and its templates give 9.65 events
  /// (Python); our spectrum has 344.9 there.
  @Test func theReleasesOwnSpectrumGivesTheSame() throws {
    var setup = Setup.xenonNT8B
    var source = try #require(setup.source as? SolarNeutrinos)
    source.fluxes.b8 = ParticleFlux(5.25e6)
    setup.source = source
    let events = EventRate(Prediction(setup)).counts
    #expect(deviation(events * 335.6 / 344.9, from: 9.65) < 0.03, "\(events)")
  }

  @Test func aPublishedExpectationAndOurs() {
    let claims = XENONnT8BRecipe(RecipeContext()).claims()
    #expect(claims.count == 1 && claims[0].agrees == true && claims[0].published == 11.9)
  }

  @Test func withoutAcceptanceEveryRecoilAboveTheThresholdCounts() {
    var setup = Setup.xenonNT8B
    #expect(setup.problems().isEmpty)
    let seen = EventRate(Prediction(setup)).counts
    setup.detector.response.efficiencies = []
    let all = EventRate(Prediction(setup)).counts
    // The acceptance is at most 14.8 %, and below 1 % where most recoils are.
    #expect(seen < 0.15 * all && seen > 0.005 * all, "\(seen), \(all)")
  }
}
