import Sevens
import SevensKernel

/// The talk's "1 MeV neutrino ⇒ T_max ≈ 0.1 keV", nuclide by nuclide.
///
/// Ref: Xu2019Talk
package struct MaximumRecoilRecipe: Recipe {
  package static let id = "maximum-recoil"
  package static let title = "T_max of a 1 MeV neutrino: about 0.1 keV"
  package static let chapter = Chapter.coherence
  package static let statement =
    "A neutrino of 1 MeV leaves a nucleus a recoil of at most about 0.1 keV."
  package static let formulas = ["maximum-recoil"]

  package static let tables = [Dataset.nuclides]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private static let nuclides = ["O16", "Si28", "Ge72", "Cs133"].compactMap(Nuclide.init)

  private static func quantity(_ nuclide: Nuclide) -> String { "T_max on \(nuclide.symbol) at 1 MeV" }

  private static func maximumKeV(_ nuclide: Nuclide, energyMeV: Double) -> Double {
    Kinematics.maximumRecoil(energy: energyMeV, mass: nuclide.massMeV) * 1e3
  }

  package func claims() -> [Claim] {
    Self.nuclides.map { nuclide in
      Claim(
        Self.quantity(nuclide), published: 0.1, ours: Self.maximumKeV(nuclide, energyMeV: 1), unit: "keV",
        tolerance: .factor(2), status: .read, citation: "Xu2019Talk")
    }
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    guard let silicon = Nuclide("Si28") else { return [] }
    return Self.nuclides.filter { nuclide in
      claims.contains { $0.quantity == Self.quantity(nuclide) && $0.agrees == false }
    }.flatMap { nuclide in
      [
        Alternative(
          Self.quantity(nuclide), changed: "the mass of Si28", ours: Self.maximumKeV(silicon, energyMeV: 1)),
        Alternative(
          Self.quantity(nuclide), changed: "a neutrino of 2 MeV", ours: Self.maximumKeV(nuclide, energyMeV: 2)
        ),
      ]
    }
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "the talk states an order of magnitude, which holds from oxygen to silicon; T_max falls as 1/M: for germanium it is "
        + "\(NumberText.digits(claims[2].ours, 3)) keV and for caesium \(NumberText.digits(claims[3].ours, 3)) keV"
    ]
  }
}
