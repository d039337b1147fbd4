import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// CONUS+ from its published numbers.
@Suite struct ConusPlusValidation {
  private let recipe = ConusPlusRecipe(RecipeContext())

  /// 366 and 380 counts above 160 eVee, 221 and 232 above 180 eVee in 119 days of 2.83 kg: a Python route with the spectra
  /// of Estienne–Fallot and BESTIOLE; ours are Huber–Mueller joined to Vogel–Engel at 2 MeV.
  @Test(arguments: [(0.16, 366.0, 380.0), (0.18, 221, 232)])
  func countsOfOtherSpectraAreClose(threshold: Double, one: Double, other: Double) {
    let ours = recipe.counts(above: [threshold]) { $0.live = .day(119) }
    #expect(ours > 0.93 * one && ours < 1.07 * other, "\(ours)")
  }

  @Test func threeThresholdsAreTheMeanOfEach() {
    let each = [0.16, 0.17, 0.18].map { recipe.counts(above: [$0]) }
    #expect(each[0] > each[1] && each[1] > each[2])
    #expect(deviation(recipe.counts(above: [0.16, 0.17, 0.18]), from: each.reduce(0, +) / 3) < 1e-12)
  }

  @Test func everyAlternativeChangesTheNumber() throws {
    let claims = recipe.claims()
    let alternatives = recipe.alternatives(claims)
    #expect(alternatives.count == 4 && alternatives.allSatisfy { $0.quantity == claims[0].quantity })
    #expect(alternatives.prefix(3).allSatisfy { $0.ours > claims[0].ours })
    // Counts fall steeply: a resolution brings more up across the threshold than down.
    #expect(alternatives[3].ours < claims[0].ours)
    let ratio = alternatives[2].ours / claims[0].ours
    #expect(deviation(ratio, from: 119 * 2.83 / 327) < 1e-9)
  }

  @Test func whatIsAssumedIsListed() {
    let setup = Setup.conusPlus
    #expect(setup.problems().isEmpty && setup.verified == .assumed)
    #expect(setup.notes.count { $0.hasPrefix("assumed") } >= 3)
    #expect(deviation(setup.detector.mass.value / 1000 * setup.live.value / 86400, from: 327) < 1e-12)
  }
}
