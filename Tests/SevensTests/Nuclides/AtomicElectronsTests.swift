import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of the electrons of atoms.
@Suite struct AtomicElectronsLaws {
  @Test func everyShellOfTheTableIsFilled() throws {
    for (symbol, outermost) in [
      ("Na23", 1.0), ("Si28", 4), ("Ar40", 0), ("Ge72", 4), ("I127", 7), ("Xe132", 0), ("Cs133", 1),
    ] {
      let nuclide = try #require(Nuclide(symbol))
      let atom = AtomicElectrons(nuclide)
      let shells = try #require(atom.shells)
      #expect(shells.reduce(0) { $0 + $1.electrons } == Double(nuclide.protons), "\(symbol)")
      #expect(atom.effectiveNumber(recoilMeV: 1) == Double(nuclide.protons))
      #expect(atom.effectiveNumber(recoilMeV: 0) == outermost)
      for shell in shells where shell.bindingMeV > 0 {
        let step =
          atom.effectiveNumber(recoilMeV: shell.bindingMeV)
          - atom.effectiveNumber(recoilMeV: shell.bindingMeV * (1 - 1e-12))
        #expect(step >= shell.electrons)
      }
    }
  }

  // In dσ/dT too, where a shell is found from Q = √(2m_eT).
  @Test func aShellTakesPartFromItsBindingEnergyOn() throws {
    let atom = AtomicElectrons(try #require(Nuclide("Ge72")))
    let section = CrossSection(target: try Target("Ge72"), neutrino: Neutrino(.muon), channels: .electron)
    for shell in try #require(atom.shells) where shell.bindingMeV > 0 {
      let (below, above) = (shell.bindingMeV * (1 - 1e-9), shell.bindingMeV * (1 + 1e-9))
      let expected = atom.effectiveNumber(recoilMeV: above) / atom.effectiveNumber(recoilMeV: below)
      #expect(expected > 1.02 && deviation(section(5, above) / section(5, below), from: expected) < 1e-7)
    }
  }

  // A crude formula for the innermost shell, 13.6 eV (Z−1)², is good to a few per cent with relativity.
  @Test func innermostShellsFollowMoseley() throws {
    for symbol in ["Na23", "Si28", "Ar40", "Ge72", "I127", "Xe132", "Cs133"] {
      let nuclide = try #require(Nuclide(symbol))
      let deepest = try #require(AtomicElectrons(nuclide).shells?.map(\.bindingMeV).max())
      let Z = Double(nuclide.protons) - 1
      #expect(abs(deepest / (13.6e-6 * Z * Z) - 1) < 0.22, "\(symbol)")
    }
  }

  @Test func nucleonsHaveNoElectronsAndUnknownAtomsFreeOnes() throws {
    #expect(try #require(Nuclide("p")).electrons == 0 && #require(Nuclide("n")).electrons == 0)
    let oxygen = AtomicElectrons(try #require(Nuclide("O16")))
    #expect(oxygen.shells == nil && oxygen.effectiveNumber(recoilMeV: 0) == 8)
    let setup = try Setup.talkGermanium.with(target: "Al2O3").with { $0.channels = .electron }
    #expect(setup.omissions.contains { $0.contains("electrons of O") })
    #expect(Setup.talkGermanium.with { $0.channels = .electron }.omissions.isEmpty)
  }

  @Test func ratesSplitIntoNucleiAndElectrons() throws {
    for base in [Setup.talkGermanium, .coherentCsI2017] {
      let (both, nuclei, electrons) = (
        rate(base.with { $0.channels = .both }), rate(base), rate(base.with { $0.channels = .electron })
      )
      #expect(deviation(both.counts, from: nuclei.counts + electrons.counts) < 1e-12)
      #expect(both.byNuclide.map(\.counts).reduce(0, +).isFinite && electrons.counts > 0)
      #expect(electrons.byChannel.map(\.name) == ["electron-active"])
      #expect(electrons.counts < 0.1 * nuclei.counts)
    }
  }

  // One keV of an electron is one keVee whatever the quenching of recoils.
  @Test func electronsAreNotQuenched() throws {
    let setup = Setup.coherentCsI2017.with {
      $0.channels = .electron
      $0.detector.timeWindow = nil
    }
    var quenched = setup
    quenched.detector.response.quenching = ConstantQuenching(value: 0.01)
    #expect(rate(setup).bits == rate(quenched).bits)
  }
}
