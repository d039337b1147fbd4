import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of names and of lowering.
@Suite struct NeutrinoLaws {
  @Test func everyNeutrinoIsFoundByItsName() {
    #expect(Neutrino.allCases.count == 6)
    for neutrino in Neutrino.allCases { #expect(Neutrino(name: neutrino.name) == neutrino) }
    #expect(Neutrino(name: "nubar_mu") == Neutrino(.muon, antineutrino: true))
    for name in ["nu", "nu_x", "NU_E", ""] { #expect(Neutrino(name: name) == nil) }
  }

  @Test func theEngineIsToldTheSameFlavour() {
    // Antineutrinos have couplings of their own, three places behind those of neutrinos.
    #expect(Neutrino(.tau, antineutrino: true).component.flavor == 5)
    for neutrino in Neutrino.allCases {
      #expect(neutrino.component.antineutrino == neutrino.isAntineutrino)
      #expect(NeutrinoFlavor(rawValue: neutrino.component.flavor % 3) == neutrino.flavor)
    }
    #expect(Set(Neutrino.allCases.map(\.couplingIndex)) == Set(0..<AmplitudeCouplings.flavorCount))
  }
}

/// Laws of lowering interactions to amplitudes.
@Suite struct LoweredModelLaws {
  // Twice the Standard Model in one final state is four times the rate: amplitudes add, not rates.
  @Test func contributionsToOneFinalStateInterfere() throws {
    let once = try CrossSection("Ge72") { $0.formFactor = .unity }
    var nuclear = NuclearModel()
    nuclear.formFactor = .unity
    let twice = CrossSection(
      target: once.target, neutrino: Neutrino(.electron),
      interactions: [
        InteractionInstance(StandardModel()), InteractionInstance(StandardModel(), as: "again"),
      ],
      nuclear: nuclear)
    #expect(deviation(twice(4, 3e-4), from: 4 * once(4, 3e-4)) < 1e-14)
    #expect(CrossSection(target: once.target, neutrino: Neutrino(.electron), interactions: [])(4, 3e-4) == 0)
  }

  @Test func theStandardModelHasOneChannelAndOneMass() {
    let model = LoweredModel([StandardModel()], electroweak: Electroweak())
    #expect(model.channels == ["active"])
    #expect(model.finalMassesMeV == [0])
    // Protons, neutrons, the isovector spin current (g_A^s is 0), and two on electrons.
    #expect(model.terms.count == 5)
    #expect(model.couplings(channel: "active") == model.couplings)
    #expect(model.couplings(channel: "flipped").real.allSatisfy { $0 == 0 })
  }

  @Test func everyInteractionOfTheCatalogSaysWhatItIs() {
    #expect(Catalog.interactions.count >= 1)
    #expect(Set(Catalog.interactions.map { $0.id }).count == Catalog.interactions.count)
    for interaction in Catalog.interactions {
      #expect(!interaction.title.isEmpty && !interaction.formula.isEmpty && !interaction.references.isEmpty)
      #expect(!interaction.conventions.isEmpty && !interaction.notIncluded.isEmpty, "\(interaction.id)")
    }
  }
}
