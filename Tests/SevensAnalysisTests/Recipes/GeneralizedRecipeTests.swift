import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// The recipes on scalar, vector, axial and tensor interactions.
@Suite struct GeneralizedRecipeValidation {
  private func ours(_ recipe: any Recipe.Type, _ part: String) throws -> Double {
    try #require(recipe.init(RecipeContext()).claims().first { $0.quantity.contains(part) }, "\(part)").ours
  }

  // The χ² of the counts of CsI 2017 minimised by scipy, as in the tests of non-standard interactions.
  @Test func theEndsOfCsI2017AreThoseOfAnotherMinimiser() throws {
    let limits = try #require(RecipeList.all.first { $0.id == "generalized-limits-csi-2017" })
    var worst = Worst()
    for (part, expected) in [
      ("ξ_S at 90 %", 0.677288), ("ξ_T at 90 %", 0.619869), ("lower end of the first", -2.213384),
      ("upper end of the first", -1.626635), ("lower end of the second", -0.324876),
      ("upper end of the second", 0.261874),
    ] {
      worst.see(try abs(ours(limits, part) - expected), part)
    }
    worst.see(try abs(ours(ChargedScalarRecipe.self, "c per neutron at 90 %") - 1.47194), "c")
    #expect(worst.value < 2e-4, "\(worst.place)")
  }

  // Interference is of the order of T/E, 1e-4 at a reactor; the amplitudes are −c/4 and −c/8 of one c.
  @Test func aChargedScalarIsTheSumOfItsParts() throws {
    let recipe = ChargedScalarRecipe(RecipeContext())
    #expect(try recipe.claims().compactMap(\.agrees) == [true, true])
    for source in ["CsI, SNS", "Ge, reactor"] {
      let parts = try ["S, P and T together", "S alone", "T alone"].map {
        try ours(ChargedScalarRecipe.self, "\(source): \($0)")
      }
      #expect(parts[1] > 0 && parts[2] > parts[1])
      #expect(parts[0] != parts[1] + parts[2] && deviation(parts[0], from: parts[1] + parts[2]) < 1e-3)
    }
  }

  @Test func majoranaNeutrinosLackWhatIsAntisymmetric() {
    let claims = DiracMajoranaRecipe(RecipeContext()).claims()
    #expect(claims.count == 10 && claims.allSatisfy { $0.agrees == true })
    #expect(claims.count { $0.quantity.contains("N of Majorana neutrinos") } == 4)
    // The rates of Dirac neutrinos do change.
    #expect(!claims.contains { $0.quantity.contains("adds 0 %") })
  }

  // V alone moves counts by 2ξ_V/0.97 at small couplings (Q_W/N of germanium): a flux known to 1 % and nothing else
  // bounds it to 1.645 · 1 % / 2 · Q_W/N, and statistics of 3.4e6 counts add nothing.
  @Test func theReachInVectorCouplingsIsThatOfTheFlux() throws {
    let found = try ours(GeneralizedProspectsRecipe.self, "100 kg above 0.1 keV: ξ_V")
    let (Z, N) = (32.0, 40.7)
    let expected = 1.645 * 0.01 / 2 * (N - (1 - 4 * 0.23873) * Z) / N
    #expect(deviation(found, from: expected) < 0.03)
    for symbol in ["ξ_S", "ξ_V", "ξ_A", "ξ_T"] {
      let (small, large) = try (
        ours(GeneralizedProspectsRecipe.self, "4 kg above 1.2 keV: \(symbol)"),
        ours(GeneralizedProspectsRecipe.self, "100 kg above 0.1 keV: \(symbol)")
      )
      #expect(large > 0 && large < small, "\(symbol)")
    }
  }
}
