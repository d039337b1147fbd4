import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// CsI and argon together.
@Suite struct CombinationRecipeValidation {
  @Test func twoTargetsSayMoreThanEither() throws {
    let claims = try CombinationRecipe(RecipeContext()).claims()
    func ours(_ part: String) throws -> Double {
      try #require(claims.first { $0.quantity == part }, "\(part)").ours
    }
    func width(_ name: String) throws -> Double { try ours("− of it, \(name)") + ours("+ of it, \(name)") }
    let (csi, argon, both) = try (
      width("counts of CsI 2017"), width("count of Ar 2020"), width("both counts")
    )
    #expect(both < min(csi, argon))
    // Independent measurements with errors on both sides: not narrower than the mean with weights 1/σ².
    #expect(both > 1 / (1 / (csi * csi) + 1 / (argon * argon)).squareRoot())
    let ends = try ["counts of CsI 2017", "count of Ar 2020", "both counts"].map {
      try ours("ε_ee^u at 90 %, all others 0, \($0): upper end")
        - ours("ε_ee^u at 90 %, all others 0, \($0): lower end")
    }
    #expect(ends[2] < ends[0] && ends[2] < ends[1])
  }
}
