import Sevens
import SevensTestSupport
import Testing

/// Validation: the spectra of pions and muons that decay at rest.
@Suite struct PionDecayAtRestValidation {
  // A flavour given the spectrum of another has been published more than once.
  @Test func everyFlavourHasItsOwnMeanEnergy() throws {
    let beam = PionDecayAtRest().beam(live: .day(1))
    let expected = ["nu_mu": 29.792, "nu_e": 31.698, "nubar_mu": 36.980]
    #expect(beam.components.count == 3)
    for (index, component) in beam.components.enumerated() {
      let mean = try #require(expected[component.neutrino.name])
      let value = try #require(beam.meanEnergyMeV(of: index))
      #expect(abs(value - mean) < 0.0006, "\(component.neutrino.name): \(value)")
    }
  }

  @Test func theLineAndTheEndPointAreThoseOfTheMasses() {
    #expect(abs(PionDecayAtRest.lineMeV - 29.79214) < 0.000005)
    let moments = PionDecayAtRest().beam(live: .day(1)).moments
    #expect(abs(moments.highestEnergy - 52.82918775) < 1e-8)
    #expect(moments.lines.map(\.energy) == [PionDecayAtRest.lineMeV])
  }
}

/// Laws of a stopped-pion source.
@Suite struct PionDecayAtRestLaws {
  static func source(_ change: (inout PionDecayAtRest) -> Void = { _ in }) -> PionDecayAtRest {
    var source = PionDecayAtRest()
    source.protonsOnTarget = 1.76e23
    source.distance = .m(19.3)
    change(&source)
    return source
  }

  // r N_p/(4πL²), with L in cm.
  @Test func everyFlavourHasTheSameFluence() {
    let beam = Self.source().beam(live: .day(300))
    let expected = 0.08 * 1.76e23 / (4 * Double.pi * 1930 * 1930)
    for fluence in beam.fluencesPerCm2 { #expect(deviation(fluence, from: expected) < 1e-12) }
    #expect(beam.support == .complete)
    #expect(Set(beam.components.map(\.neutrino)).count == 3)
  }

  @Test func energyDeliveredIsANumberOfProtons() {
    let protons = Self.source {
      $0.protonsOnTarget = nil
      $0.beamEnergy = .GWh(1)
      $0.protonEnergy = .MeV(1000)
    }.protons
    // 3.6e12 J / 1.602176634e-10 J.
    #expect(deviation(protons, from: 2.24694326681e22) < 1e-11)
  }

  @Test func theSpectraAreNeverNegativeAndEndAtHalfTheMuonMass() {
    let moments = PionDecayAtRest().beam(live: .day(1)).moments
    for series in moments.powerSeries {
      #expect(series.highestEnergy == PhysicalConstants.muonMassMeV / 2)
      for step in 0...1000 {
        let E = series.highestEnergy * Double(step) / 1000
        let value = series.terms.reduce(0) { sum, term in
          sum + term.coefficient * (0..<term.exponent).reduce(1.0) { power, _ in power * E }
        }
        #expect(value >= -1e-17)
      }
    }
    #expect(moments(minimumEnergy: moments.highestEnergy * (1 + 1e-12)).allSatisfy { $0 == 0 })
  }
}
