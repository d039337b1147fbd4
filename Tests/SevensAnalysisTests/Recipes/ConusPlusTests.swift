import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// CONUS+ from its published numbers.
@Suite struct ConusPlusValidation {
  private let recipe = ConusPlusRecipe(RecipeContext())

  /// NumPy: the tables of Huber and Mueller in straight lines of their logarithms from 2 to 8 MeV, Lindhard's formula, the
  /// isotopes of germanium with Helm's form factor, and error functions of the resolution, by the trapezoidal rule.
  @Test(arguments: [(0.16, 349.57, 298.62), (0.17, 266.92, 227.34), (0.18, 203.12, 172.20)])
  func countsAboveAThreshold(threshold: Double, smeared: Double, sharp: Double) {
    let ours = recipe.counts(above: [threshold])
    #expect(deviation(ours, from: smeared) < 0.01, "\(ours)")
    let exact = recipe.counts(above: [threshold]) { $0.detector.response.smearing = nil }
    #expect(deviation(exact, from: sharp) < 0.01, "\(exact)")
  }

  @Test func threeThresholdsAreTheMeanOfEach() {
    let each = [0.16, 0.17, 0.18].map { recipe.counts(above: [$0]) }
    #expect(each[0] > each[1] && each[1] > each[2])
    #expect(deviation(recipe.counts(above: [0.16, 0.17, 0.18]), from: each.reduce(0, +) / 3) < 1e-12)
  }

  @Test func everyAlternativeChangesTheNumber() throws {
    let claims = try recipe.claims()
    let alternatives = recipe.alternatives(claims)
    #expect(alternatives.count == 4 && alternatives.allSatisfy { $0.quantity == claims[0].quantity })
    #expect(alternatives.prefix(3).allSatisfy { $0.ours > claims[0].ours })
    // Counts fall steeply: a resolution brings more up across the threshold than down.
    #expect(alternatives[3].ours < claims[0].ours)
    let ratio = alternatives[2].ours / claims[0].ours
    #expect(deviation(ratio, from: 119 * 2.83 / 327) < 1e-9)
  }

  // χ² = (395 − 347 s (1 + 0.17 θ))²/106² + θ²: s = 395/347, its error from both terms at θ = 0.
  @Test func theSignalIsTheObservedOverThePredicted() throws {
    let claims = try recipe.claims()
    #expect(claims[1].agrees == true && deviation(claims[1].ours, from: 395.0 / 347) < 1e-6)
    let error = (pow(106.0 / 347, 2) + pow(59.0 / 347 * 395 / 347, 2)).squareRoot()
    #expect(claims[1].quantity.contains("± \(NumberText.digits(error, 2))"))
    #expect(claims[2].ours > 1e-6 && claims[2].ours < 1e-4 && claims[2].agrees == nil)
  }

  // The likelihood by hand, at a signal that is not its best.
  @Test func theLikelihoodIsThatOfOneNumber() throws {
    let model = try #require(Measurement.conusPlus2025.summary?())
    let total = try model.expectation(in: [], isSignalFree: true).total
    func counts(_ strength: Double, _ pull: Double) -> Double {
      total.counts(at: total.parameters.map { $0 == model.signalKey ? strength : pull })[0]
    }
    #expect(deviation(counts(1, 0), from: 347) < 1e-12)
    #expect(deviation(counts(0.6, -1.5), from: 347 * 0.6 * (1 - 1.5 * 59 / 347)) < 1e-12)
    #expect(Measurement.conusPlus2025.release == nil)
  }

  @Test func whatIsAssumedIsListed() {
    let setup = Setup.conusPlus2025
    #expect(setup.problems().isEmpty && setup.verified == .assumed)
    #expect(setup.notes.count { $0.hasPrefix("assumed") } >= 3)
    #expect(deviation(setup.detector.mass.value / 1000 * setup.live.value / 86400, from: 327) < 1e-12)
  }
}
