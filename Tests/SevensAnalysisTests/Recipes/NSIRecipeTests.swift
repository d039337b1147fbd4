import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// The recipes on non-standard interactions, against closed forms and against scipy.
@Suite struct NSIRecipeValidation {
  private func claims(_ recipe: any Recipe.Type) throws -> [Claim] {
    try recipe.init(RecipeContext()).claims()
  }

  private func ours(_ claims: [Claim], _ part: String) throws -> Double {
    try #require(claims.first { $0.quantity.contains(part) }, "\(part)").ours
  }

  // χ² of 142 ± √952 counts with pulls of 28 % on the prediction and 25 % on 5.42 neutrons, minimised over both by
  // scipy.optimize.minimize at every ε; the counts are a parabola through those of `sevens rate` at ε = −1, 0, 1.
  @Test func theEndsOfCsI2017AreThoseOfAnotherMinimiser() throws {
    let found = try claims(NSILimitsRecipe.self)
    var worst = Worst()
    for (part, expected) in [
      ("lower end of ε_ee^u", -0.138713), ("upper end of ε_ee^u", 0.532076),
      ("lower end of ε_ee^d", -0.124988),
      ("upper end of ε_ee^d", 0.479446), ("ε_μμ^u at 90 %: lower end of the first", -0.074972),
      ("ε_μμ^u at 90 %: upper end of the first", 0.113593),
      ("ε_μμ^u at 90 %: lower end of the second", 0.284904),
      ("ε_μμ^u at 90 %: upper end of the second", 0.47347), ("|ε_eμ^u|", 0.165346), ("|ε_eτ^u|", 0.290144),
      ("|ε_μτ^u|", 0.201217),
    ] {
      worst.see(try abs(ours(found, part) - expected), part)
    }
    #expect(worst.value < 5e-5, "\(worst.place)")
    // Both branches, and as far from the middle of the parabola.
    let (first, second) = try (ours(found, "ε_ee^u: first"), ours(found, "ε_ee^u: second"))
    let middle = try (ours(found, "lower end of ε_ee^u") + ours(found, "upper end of ε_ee^u")) / 2
    #expect(first > 0.05 && abs((first + second) / 2 - middle) < 1e-4)
  }

  @Test func theAlternativesOfTheEndsAreThoseOfAnotherMinimiser() throws {
    let recipe = NSILimitsRecipe(RecipeContext())
    let claims = try recipe.claims()
    let alternatives = try recipe.alternatives(claims)
    var worst = Worst()
    for (change, low, high) in [
      ("134 ± 22", -0.124266, 0.51763), ("10 % on the prediction", -0.045798, 0.439162),
      ("no error on the prediction", -0.077484, 0.470848), ("one standard deviation", -0.051486, 0.44485),
      ("ε_μμ in place", -0.074972, 0.47347),
    ] {
      let changed = alternatives.filter { $0.changed.contains(change) && $0.quantity.contains("ε_ee^u") }
      #expect(
        changed.count == 2 && changed.allSatisfy { one in claims.contains { $0.quantity == one.quantity } })
      for (one, expected) in zip(changed, [low, high]) { worst.see(abs(one.ours - expected), "\(one)") }
    }
    #expect(worst.value < 5e-5, "\(worst.place)")
    #expect(try recipe.explanation(claims).contains { $0.contains("with ε_μμ in place of ε_ee") })
  }

  @Test func onlyTheWeakChargeChanges() throws {
    let found = try claims(NSISpectraRecipe.self)
    #expect(found.compactMap(\.agrees) == [Bool](repeating: true, count: 6))
    // (1 − 2·0.1/0.37074)² with the second solution of Ge72 at sin²θ_W = 0.23873.
    #expect(try abs(ours(found, "ε_ee^u = 0.1: spectrum") - (1 - 0.2 / 0.37074) * (1 - 0.2 / 0.37074)) < 1e-5)
    // Isotopes have factors of their own.
    let evenness = try ours(found, "natural Ge")
    #expect(evenness > 0.8 && evenness < 1 - 1e-4)
  }

  @Test(arguments: ["Cs133", "Ar40", "Ge72"]) func theSlopeOfCountsIsThatOfTheNuclide(symbol: String) throws {
    var setup = Setup.talkGermanium
    setup.target = try Target(symbol)
    let nuclide = try #require(Nuclide(symbol))
    let slope = NonStandardInteractions.Degeneracy(nuclide, .electron).slope
    #expect(deviation(NSIDegeneracyRecipe.Counts(setup).slope, from: slope) < 1e-9)
    #expect(
      slope == -Double(nuclide.protons + 2 * nuclide.neutrons)
        / Double(2 * nuclide.protons + nuclide.neutrons))
  }

  @Test func linesOfTargetsCrossAtTheAnglesOfTheirSlopes() throws {
    let found = try claims(NSIBreakingRecipe.self)
    // Angles of −(Z+2N)/(2Z+N) at F = 1, by atan of scipy: Cs133 −48.300, I127 −48.154, Ar40 −46.909 degrees. Neutrons
    // have the smaller form factors, which turns the line of the heavier nuclei.
    let argon = try ours(found, "CsI and Ar")
    #expect(argon < 48.300 - 46.909 && argon > 0.7 * (48.154 - 46.909))
    let (germanium, rest) = try (ours(found, "CsI and Ge"), ours(found, "Ar and Ge"))
    #expect(abs(germanium + rest - argon) < 1e-9)
    let widths = found.filter { $0.quantity.contains("width") }.map(\.ours)
    #expect(widths.count == 4 && widths[3] < widths[2] && widths[2] < widths[1] && widths[3] < widths[0])
    // All amplitudes with the other sign: ε^p = −2g_V^p = −0.04508, ε^n = 1.
    #expect(try abs(ours(found, "point that stays") - (2 * -0.04508 - 1) / 3) < 5e-3)
  }

  @Test func aLoopScalesAllTargetsAlike() throws {
    let found = try claims(LoopInducedNSIRecipe.self)
    #expect(found.compactMap(\.agrees) == [true, true, true])
    // ½ − 4s²/3 and −½ + 2s²/3 at 0.23873; y²/16π² of y = 1.
    #expect(try abs(ours(found, "ε_ee^u / δg") - 0.18169333) < 1e-8)
    #expect(try abs(ours(found, "ε_ee^d / δg") + 0.34084667) < 1e-8)
    #expect(try abs(ours(found, "y²/16π²") - 0.0063325740) < 1e-9)
    // By scipy as the ends of ε above.
    var worst = Worst()
    for (part, expected) in [
      ("δg_ee at 90 %, the interval about 0: from", -2.706733),
      ("δg_ee at 90 %, the interval about 0: to", 0.705615),
      ("δg_μμ at 90 %, the interval about 0: from", -0.577415),
      ("δg_μμ at 90 %, the interval about 0: to", 0.381121),
    ] {
      worst.see(try abs(ours(found, part) - expected), part)
    }
    #expect(worst.value < 2e-4, "\(worst.place)")
  }
}
