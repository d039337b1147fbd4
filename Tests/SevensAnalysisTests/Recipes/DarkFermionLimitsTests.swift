import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Limits on the production of a dark fermion.
@Suite struct DarkFermionLimitsLaws {
  private let recipe = DarkFermionLimitsRecipe(RecipeContext())

  /// A massless χ by scalar exchange has the rate of a light scalar, whose neutrino flips its helicity.
  @Test func aMasslessOneIsANeutrinoOfTheOtherHelicity() throws {
    let chi = try #require(try recipe.coupling(.scalar, chiMassMeV: 0))
    let scalar = try #require(
      try LightMediatorModel.scalar.allowed(
        massMeV: 10, by: ["coherent-csi-2017"], .summary, RecipeContext())?.upper)
    // Ends are found to 1e-6 of a logarithmic range of eleven decades.
    #expect(abs(chi / scalar - 1) < 5e-5, "\(chi), \(scalar)")
    let light = try #require(try recipe.coupling(.scalar, chiMassMeV: 1e-3))
    #expect(abs(chi / light - 1) < 5e-5, "\(chi), \(light)")
  }

  @Test(arguments: DarkFermionLimitsRecipe.Exchange.allCases)
  func limitsWeakenWithTheMassAndEndAtTheThreshold(exchange: DarkFermionLimitsRecipe.Exchange) throws {
    var last = 0.0
    for mass in [0.0, 10, 20, 30, 40, 50, 52] {
      let value = try #require(try recipe.coupling(exchange, chiMassMeV: mass), "\(mass) MeV")
      #expect(value > last, "\(mass) MeV")
      last = value
    }
    // E_thr = m + m²/2M is above the end of the Michel spectrum, 52.83 MeV.
    #expect(try recipe.coupling(exchange, chiMassMeV: 52.83) == nil)
    #expect(try recipe.coupling(exchange, chiMassMeV: 60) == nil)
  }

  @Test func aHeavyMediatorIsBoundByTheCouplingOverItsMass() throws {
    for exchange in DarkFermionLimitsRecipe.Exchange.allCases {
      let (one, two) = try (
        #require(try recipe.coupling(exchange, chiMassMeV: 10, mediatorMeV: 1e4)),
        #require(try recipe.coupling(exchange, chiMassMeV: 10, mediatorMeV: 2e4))
      )
      #expect(abs(two / one - 2) < 1e-4)
    }
  }
}

/// The same by scipy 1.17: dσ/dT of production on nuclei of spin 0, Michel spectra and acceptance written out and
/// integrated by Gauss-Legendre, χ² of the counts with its nuisances eliminated in closed form.
@Suite struct DarkFermionLimitsValidation {
  @Test(arguments: [
    (DarkFermionLimitsRecipe.Exchange.scalar, 0.0, 9.514871e-5), (.scalar, 10, 9.568459e-5),
    (.scalar, 30, 1.1887792e-4),
    (.scalar, 50, 2.3258886e-4), (.vector, 0, 9.277191e-5), (.vector, 10, 9.382719e-5),
    (.vector, 30, 1.1239663e-4), (.vector, 50, 2.2732309e-4),
  ])
  func couplings(exchange: DarkFermionLimitsRecipe.Exchange, massMeV: Double, other: Double) throws {
    let ours = try #require(
      try DarkFermionLimitsRecipe(RecipeContext()).coupling(exchange, chiMassMeV: massMeV))
    #expect(deviation(ours, from: other) < 2e-3, "\(ours)")
  }
}
