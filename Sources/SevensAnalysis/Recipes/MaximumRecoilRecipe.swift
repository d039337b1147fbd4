import Sevens
import SevensKernel

/// The talk's "1 MeV neutrino ⇒ T_max ≈ 0.1 keV", nuclide by nuclide.
///
/// Ref: Xu2019Talk
struct MaximumRecoilRecipe: Recipe {
  static let id = "maximum-recoil"
  static let title = "T_max of a 1 MeV neutrino: about 0.1 keV"
  static let chapter = Chapter.coherence
  static let statement =
    "A neutrino of 1 MeV leaves a nucleus a recoil of at most about 0.1 keV."
  static let formulas = ["maximum-recoil"]

  static let tables = [Dataset.nuclides]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() -> [Claim] {
    ["O16", "Si28", "Ge72", "Cs133"].compactMap(Nuclide.init).map { nuclide in
      Claim(
        "T_max on \(nuclide.symbol) at 1 MeV", published: 0.1,
        ours: Kinematics.maximumRecoil(energy: 1, mass: nuclide.massMeV) * 1e3, unit: "keV",
        tolerance: .factor(2), status: .read, citation: "Xu2019Talk")
    }
  }

  func explanation(_ claims: [Claim]) -> [String] {
    [
      "the talk states an order of magnitude, which holds from oxygen to silicon; T_max falls as 1/M: for germanium it is "
        + "\(NumberText.digits(claims[2].ours, 3)) keV and for caesium \(NumberText.digits(claims[3].ours, 3)) keV"
    ]
  }
}
