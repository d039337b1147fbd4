import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// The exclusion of sterile neutrinos.
@Suite struct SterileContoursValidation {
  /// What a set-up loses, computed without the table.
  private func direct(_ setup: Setup, _ splitting: Double) -> (expected: Double, lost: Double) {
    var sterile = SterileOscillation()
    (sterile.splitting, sterile.electron, sterile.probability) = (MassSplitting(splitting), 0.5, .survival)
    var changed = setup
    changed.interactions.append(InteractionInstance(sterile))
    let expected = EventRate(Prediction(setup)).counts
    return (expected, expected - EventRate(Prediction(changed)).counts)
  }

  // The table in Δm² against predictions between its points.
  @Test func theTableIsFineEnough() {
    for setup in [Setup.talkGermanium, .essCsI] {
      let loss = SterileLoss(setup)
      var (random, worst) = (SplitMix64(seed: 7), Worst())
      for _ in 0..<12 {
        let splitting = 0.03 * tenTo(random.uniform(0, 3))
        let exact = direct(setup, splitting)
        let table = loss.lost(splittingEV2: splitting).reduce(0, +)
        worst.see(abs(table - exact.lost) / exact.expected, "\(setup.id) at \(splitting) eV²")
      }
      #expect(worst.value < 3e-3, "\(worst.place)")
    }
  }

  // Fast oscillation takes S/2 of everything: with a flux known to σ and statistics that do not matter
  // −2 ln L = (f − 1)²/σ² with f = 1/(1 − S/2), which is 4.605 at S = 2 (1 − 1/(1 + 2.146 σ)).
  @Test func fastOscillationIsBoundByTheFlux() {
    let loss = SterileLoss(.talkGermanium)
    let top = SterileLoss.range.upperBound
    for flux in [0.02, 0.05] {
      let expected = 2 * (1 - 1 / (1 + 4.60517.squareRoot() * flux))
      #expect(deviation(loss.limit(splittingEV2: top, flux: flux), from: expected) < 0.05)
    }
    #expect(abs(loss.deviance(mixing: 0, splittingEV2: 1, flux: 0.02)) < 1e-9)
  }

  @Test func theContourHoldsTheLimits() throws {
    let recipe = SterileContoursRecipe(RecipeContext())
    let claims = recipe.claims()
    #expect(claims.count == 8 && claims.allSatisfy { $0.ours.isFinite && $0.ours > 0 })
    for first in [0, 4] {
      // The corner of the contour that excludes most is a limit of its own splitting.
      let (mixing, splitting) = (claims[first].ours, claims[first + 1].ours)
      let setup = first == 0 ? Setup.talkGermanium : .essCsI
      let limit = SterileLoss(setup).limit(splittingEV2: splitting, flux: SterileContoursRecipe.flux)
      #expect(deviation(mixing, from: limit) < 0.01)
      #expect(mixing <= claims[first + 2].ours * 1.01 && mixing <= claims[first + 3].ours * 1.01)
    }
  }

  private func tenTo(_ x: Double) -> Double {
    let y = x * 2.302585092994046
    return (1...80).reversed().reduce(1.0) { 1 + y * $0 / Double($1) }
  }
}
