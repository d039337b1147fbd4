import Sevens

/// The flavour-dependent shift of g_V^p: the neutrino charge radius of the Standard Model.
///
/// Ref: 1303.5522
struct FlavorShiftRecipe: Recipe {
  static let id = "flavor-shift"
  static let title = "flavour-dependent shift of g_V^p by radiative corrections"
  static let chapter = Chapter.coherence
  static let statement =
    "Radiative corrections give the proton's vector coupling a part that depends on the flavour of the neutrino."
  static let formulas = ["radiative-couplings"]

  static let references = CouplingScheme.erlerSuFormula.references

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() -> [Claim] {
    // The values a public code carries.
    let published: [(NeutrinoFlavor, Double)] = [
      (.electron, 0.0196964), (.muon, 0.0114381), (.tau, 0.00706633),
    ]
    return published.map { flavor, value in
      Claim(
        "Δg_V^p of nu_\(flavor.symbol)", published: value, ours: ErlerSu2013.flavorShift(flavor), unit: "1",
        tolerance: .relative(0.001), status: .read, citation: "dukecevns")
    }
  }
}
