import Foundation
import Sevens
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: neutrinos of supernovae, near and past, against numbers computed by other means.
@Suite struct SupernovaNeutrinosValidation {
  static let burst = XenonSetups.xenon(SupernovaNeutrinos(), "supernova", thresholdKeVnr: 1)
  static let diffuse = XenonSetups.xenon(DiffuseSupernovaNeutrinos(), "dsnb", thresholdKeVnr: 1)

  static let setups = [burst, diffuse]

  // ε/⟨E⟩/(4πD²) with 5e52 erg, 11, 13 and 15 MeV at 10 kpc, in Python.
  @Test func theFluenceOfABurst() {
    let fluences = SupernovaNeutrinos().beam(live: .day(1)).fluencesPerCm2
    let expected = [237113330662.19, 200634356714.16] + [Double](repeating: 173883109152.27, count: 4)
    #expect(fluences.count == 6)
    for (a, b) in zip(fluences, expected) { #expect(deviation(a, from: b) < 1e-10) }
  }

  // 16.1065 with scipy: moments as incomplete gamma functions, Gauss–Legendre over √T.
  @Test func theRecoilsOfABurstInATonneOfXenon() {
    let counts = rate(Self.burst).counts
    #expect(deviation(counts, from: 16.106535) < 1e-5, "\(counts)")
  }

  // 0.0418775 with scipy: moments by Gauss–Laguerre.
  @Test func theDiffuseRecoilsInATonneYearOfXenon() {
    let counts = rate(Self.diffuse).counts
    #expect(deviation(counts, from: 0.04187746) < 1e-5, "\(counts)")
  }

  // 7π⁴/(180 ζ(3)) temperatures.
  @Test func theMeanEnergyOfAThermalSpectrum() throws {
    let beam = DiffuseSupernovaNeutrinos().beam(live: .day(1))
    for (index, T) in [3.0, 5, 8, 8, 8, 8].enumerated() {
      let mean = try #require(beam.meanEnergyMeV(of: index))
      #expect(deviation(mean, from: 3.151374 * T) < 1e-6, "\(mean)")
    }
  }
}

/// Laws of the neutrinos of supernovae.
@Suite struct SupernovaNeutrinosLaws {
  static let names = ["nu_e", "nubar_e", "nu_mu", "nubar_mu", "nu_tau", "nubar_tau"]

  @Test func pinchedSpectraHaveTheirIntegralAndMoments() {
    for mean in [9.0, 15] {
      for alpha in [1, 2, 2.3, 3.7, 8] {
        let spectrum = Keil2003(meanEnergyMeV: mean, pinching: alpha)
        let expected = [1, mean, mean * mean * (2 + alpha) / (1 + alpha)]
        for (n, value) in expected.enumerated() {
          let integral = integrate(from: 0, to: 60 * mean, breakpoints: [mean], relativeAccuracy: 1e-11) {
            $0 > 0 ? spectrum(energyMeV: $0) * pow($0, Double(n)) : 0
          }
          #expect(deviation(integral.value, from: value) < 1e-9, "α = \(alpha), n = \(n)")
        }
      }
    }
  }

  // Two spectra of the same mean: the pinched one has less at both ends.
  @Test func pinchingNarrowsTheSpectrum() {
    let (wide, narrow) = (Keil2003(meanEnergyMeV: 12, pinching: 2), Keil2003(meanEnergyMeV: 12, pinching: 4))
    for E in [1.0, 3, 40, 60] { #expect(narrow(energyMeV: E) < wide(energyMeV: E)) }
    #expect(narrow(energyMeV: 12) > wide(energyMeV: 12))
  }

  @Test func theMeanEnergiesOfABurstAreThoseAskedFor() throws {
    var source = SupernovaNeutrinos()
    source.electron.pinching = 1.7
    source.heavy.meanEnergy = .MeV(21)
    let beam = source.beam(live: .day(1))
    for (index, expected) in [11.0, 13, 21, 21, 21, 21].enumerated() {
      let mean = try #require(beam.meanEnergyMeV(of: index))
      #expect(deviation(mean, from: expected) < 1e-8, "\(mean)")
    }
  }

  // What arrives on the sphere is what was emitted.
  @Test func theEnergyOfABurstIsConserved() throws {
    let source = SupernovaNeutrinos()
    let beam = source.beam(live: .day(1))
    let area = 4 * Double.pi * source.distance.value * source.distance.value
    var total = 0.0
    for (index, fluence) in beam.fluencesPerCm2.enumerated() {
      total += fluence * area * (beam.meanEnergyMeV(of: index) ?? .nan) * 1.602176634e-6
    }
    #expect(deviation(total, from: 3e53) < 1e-8)
  }

  @Test func aBurstFallsWithTheSquareOfTheDistanceAndKnowsNoTime() {
    var source = SupernovaNeutrinos()
    let before = source.beam(live: .day(1)).fluencesPerCm2
    #expect(before == source.beam(live: .day(100)).fluencesPerCm2 && !SupernovaNeutrinos.usesLiveTime)
    source.distance = .kpc(20)
    for (a, b) in zip(source.beam(live: .day(1)).fluencesPerCm2, before) {
      #expect(deviation(a, from: b / 4) < 1e-14)
    }
  }

  @Test func theDiffuseFluxesAreThoseAskedFor() {
    let fluences = DiffuseSupernovaNeutrinos().beam(live: TimeSpan(10)).fluencesPerCm2
    for (a, b) in zip(fluences, [454, 273, 28.5, 28.5, 28.5, 28.5]) { #expect(deviation(a, from: b) < 1e-9) }
  }

  @Test func flavoursAndSupportAreComplete() {
    for beam in [SupernovaNeutrinos().beam(live: .day(1)), DiffuseSupernovaNeutrinos().beam(live: .day(1))] {
      #expect(beam.components.map(\.neutrino.name) == Self.names)
      #expect(beam.support == .complete && beam.moments.interpolationError < 1e-9)
    }
  }

  @Test func predictionsConverge() {
    for setup in SupernovaNeutrinosValidation.setups {
      #expect(setup.problems().isEmpty)
      let prediction = Prediction(setup)
      #expect(prediction.converged, "\(setup.id): \(prediction.estimatedError)")
    }
  }
}
