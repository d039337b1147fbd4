import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Solar ⁸B neutrinos in xenon.
@Suite struct XENONnT8BValidation {
  /// The released spectrum folded with the released templates of single energies, by numpy: 9.18 events in SR0 and SR1. It has
  /// 91.62 recoils per t and yr above 1 keV, where most of what is seen lies; ours are scaled to that.
  @Test func theReleasesOwnSpectrumGivesTheSame() throws {
    let events = EventRate(Prediction(.xenonNT8B2024)).counts
    var all = Setup.xenonNT8B2024
    all.detector.response.efficiencies = []
    all.detector.binning = AxisBinning(from: 1, to: 10)
    let recoils = EventRate(Prediction(all)).counts / 3.516991
    #expect(deviation(events * 91.62 / recoils, from: 9.18) < 0.015, "\(events)")
  }

  @Test func aPublishedExpectationAndOurs() throws {
    let claims = try XENONnT8BRecipe(RecipeContext()).claims()
    #expect(claims[0].agrees == true && claims[0].published == 11.9)
    #expect(claims.count == (FullData.isGiven ? 8 : 1))
  }

  @Test func withoutAcceptanceEveryRecoilAboveTheThresholdCounts() {
    var setup = Setup.xenonNT8B2024
    #expect(setup.problems().isEmpty)
    let seen = EventRate(Prediction(setup)).counts
    setup.detector.response.efficiencies = []
    let all = EventRate(Prediction(setup)).counts
    // The acceptance is at most 14.8 %, and below 1 % where most recoils are.
    #expect(seen < 0.15 * all && seen > 0.005 * all, "\(seen), \(all)")
  }
}

/// Published: what XENONnT fits, and where its likelihood begins.
@Suite struct XENONnT8BPublished {
  // 10.7 +3.7 −4.2 events of 11.9, 2.73 standard deviations, 26.4 +1.4 −1.3 of background, (4.7 +3.6 −2.3)e6 /cm2/s.
  @Test(.enabled(if: FullData.isGiven)) func theFitAgrees() throws {
    let claims = try XENONnT8BRecipe(RecipeContext()).claims()
    func claim(_ published: Double) throws -> Claim {
      try #require(claims.last { $0.published == published })
    }
    let (events, sigma, background, flux) = (
      try claim(10.7), try claim(2.73), try claim(26.4), try claim(4.7)
    )
    #expect(abs(events.ours - 10.7) < 1 && abs(sigma.ours - 2.73) < 0.15)
    #expect(abs(background.ours - 26.4) < 0.05 && abs(flux.ours - 4.7) < 0.05)
    #expect(flux.quantity.hasSuffix("+3.66 −2.28") && claims.allSatisfy { $0.agrees != false })
    let figure = try #require(try XENONnT8BRecipe(RecipeContext()).figures().first)
    let curve = try #require(figure.curves.first { $0.name == "likelihood of the release" })
    #expect(curve.y.allSatisfy { $0 > -1e-6 } && abs(curve.y[0] - 2.67 * 2.67) < 0.02)
  }

  // No signal: (10.7/3.95)², the mean of the published errors.
  @Test func theSummaryIsNearThePublishedSignificance() throws {
    let model = try #require(Measurement.xenonNT8B2024.summary?())
    guard case .gaussianDiagonal(let observed, let variances) = model.statistic else {
      Issue.record("no counting experiment")
      return
    }
    #expect(abs(observed[0] / variances[0].squareRoot() - 2.73) < 0.05)
    #expect(deviation(model.signal()[0], from: 11.9) < 1e-12)
  }
}
