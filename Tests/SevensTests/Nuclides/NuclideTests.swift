import Sevens
import Testing

/// Laws of the table of nuclides.
@Suite struct NuclideLaws {
  @Test func theNaturalAbundancesOfEveryElementAddToOne() {
    #expect(Nuclide.elements.count >= 11)
    for element in Nuclide.elements {
      let sum = Nuclide.naturalIsotopes(of: element).reduce(0) { $0 + ($1.abundance ?? .nan) }
      // What is printed is rounded, or the middle of an interval; sulphur, 0.999938, is the worst.
      #expect(abs(sum - 1) < 7e-5, "\(element): \(sum)")
    }
  }

  @Test func everyNuclideIsFoundByItsSymbolAndMadeOfItsNucleons() {
    for nuclide in Nuclide.all {
      #expect(Nuclide(nuclide.symbol) == nuclide)
      #expect(nuclide.protons + nuclide.neutrons == nuclide.nucleons)
      #expect(nuclide.twiceSpin % 2 == nuclide.nucleons % 2, "the spin of \(nuclide.symbol)")
      if !nuclide.isFreeNucleon {
        #expect(nuclide.symbol == nuclide.element + "\(nuclide.nucleons)")
        #expect(nuclide.neutrons >= nuclide.protons || nuclide.symbol == "He3")
      }
    }
    #expect(Set(Nuclide.all.map(\.symbol)).count == Nuclide.all.count)
    #expect(Nuclide("Xx1") == nil)
  }

  @Test func evenEvenNucleiHaveNoSpin() {
    for nuclide in Nuclide.all where nuclide.protons % 2 == 0 && nuclide.neutrons % 2 == 0 {
      #expect(nuclide.twiceSpin == 0, "\(nuclide.symbol)")
    }
  }

  // The binding energy per nucleon of every nucleus from carbon up is between 7.4 and 8.8 MeV.
  @Test func everyNucleusIsBoundAsNucleiAre() throws {
    let (p, n) = (try #require(Nuclide("p")).massMeV, try #require(Nuclide("n")).massMeV)
    for nuclide in Nuclide.all where nuclide.nucleons >= 12 {
      let free = Double(nuclide.protons) * p + Double(nuclide.neutrons) * n
      let binding = (free - nuclide.massMeV) / Double(nuclide.nucleons)
      #expect(binding > 7.4 && binding < 8.8, "\(nuclide.symbol): \(binding) MeV")
    }
  }

  // Charge radii follow 0.9 A^{1/3} fm to some 15 %.
  @Test func everyChargeRadiusIsThatOfANucleus() {
    for nuclide in Nuclide.all where nuclide.nucleons >= 9 {
      guard let radius = nuclide.chargeRadiusFm else {
        #expect(nuclide.symbol == "S33", "the one stable nuclide without a measured radius")
        continue
      }
      var cube = radius / 0.94
      cube = cube * cube * cube / Double(nuclide.nucleons)
      #expect(cube > 0.75 && cube < 1.7, "\(nuclide.symbol): \(radius) fm")
    }
  }
}

/// Laws of radii and spins.
@Suite struct NuclearDataLaws {
  @Test func theProtonRadiusRemovesTheNeutronsPartOfTheChargeRadius() throws {
    for (symbol, expected) in [("Cs133", 4.821), ("I127", 4.767), ("Ar40", 3.448)] {
      let nuclide = try #require(Nuclide(symbol))
      let radii = try #require(NuclearRadiiChoice.protonRadius.radii(of: nuclide))
      #expect(abs(radii.protonFm - expected) < 0.0006, "\(symbol): \(radii.protonFm)")
      #expect(radii.protonFm == radii.neutronFm)
      let charge = try #require(NuclearRadiiChoice.chargeRadius.radii(of: nuclide))
      #expect(charge.protonFm == nuclide.chargeRadiusFm && charge.neutronFm == charge.protonFm)
      #expect(radii.protonFm > charge.protonFm)
    }
  }

  @Test func theRadiiOfTheoryHaveANeutronSkinAndOnlyThreeNuclides() throws {
    #expect(Set(NuclearRadiiChoice.theory2019.nuclides) == ["Ar40", "I127", "Cs133"])
    for symbol in NuclearRadiiChoice.theory2019.nuclides {
      let radii = try #require(NuclearRadiiChoice.theory2019.radii(of: try nuclide(symbol)))
      #expect(radii.neutronFm > radii.protonFm + 0.05)
      #expect(radii.neutronFm < radii.protonFm + 0.3)
    }
  }

  @Test func aReplacedNeutronRadiusLeavesTheProtonRadius() throws {
    var nuclear = NuclearModel()
    nuclear.radii = .theory2019
    nuclear.neutronRadii["Cs133"] = NuclearRadius(5.5)
    let radii = try #require(nuclear.radii(of: try nuclide("Cs133")))
    #expect(radii.neutronFm == 5.5 && radii.protonFm == 4.804)
    #expect(nuclear.radii(of: try nuclide("I127")) == NuclearRadii(protonFm: 4.749, neutronFm: 4.94))
  }

  @Test func theSecondSpinTableDiffersForCaesiumOnly() throws {
    for nuclide in Nuclide.all {
      let (a, b) = (NuclearSpinsChoice.standard, NuclearSpinsChoice.bednyakov2005)
      #expect((a.spins(of: nuclide) == b.spins(of: nuclide)) == (nuclide.symbol != "Cs133"))
    }
    #expect(NuclearSpinsChoice.bednyakov2005.spins(of: try nuclide("Cs133"))?.proton == -0.225)
    #expect(NuclearSpinsChoice.standard.spins(of: try nuclide("Cs133"))?.proton == -0.343)
  }

  // |⟨S_p⟩ + ⟨S_n⟩| ≤ J for the ground state.
  @Test func spinsDoNotExceedTheNuclearSpin() {
    for choice in NuclearSpinsChoice.allCases {
      for nuclide in Nuclide.all {
        guard let spins = choice.spins(of: nuclide) else { continue }
        #expect(nuclide.twiceSpin > 0)
        #expect(2 * abs(spins.proton + spins.neutron) <= Double(nuclide.twiceSpin), "\(nuclide.symbol)")
      }
    }
  }

  private func nuclide(_ symbol: String) throws -> Nuclide { try #require(Nuclide(symbol)) }
}
