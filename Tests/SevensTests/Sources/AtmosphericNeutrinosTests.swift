import Sevens
import SevensKernel
import SevensTestSupport
import Testing

extension XenonSetups {
  /// Before the atmosphere and supernovae.
  static let others = ([AtmosphericNeutrinosValidation.setup()] + SupernovaNeutrinosValidation.setups).map(
    ofOneIsotope)
}

/// Validation: atmospheric neutrinos against numbers computed from the tables by other means.
@Suite struct AtmosphericNeutrinosValidation {
  static func setup(_ table: AtmosphericFlux = .kamioka) -> Setup {
    var source = AtmosphericNeutrinos()
    source.table = table
    return XenonSetups.xenon(source, "atmospheric", thresholdKeVnr: 5)
  }

  // Trapezoids with numpy.
  @Test(arguments: [
    (AtmosphericFlux.kamioka, [1.268953, 1.167100, 2.455487, 2.453423]),
    (.fluka, [1.840688, 1.653466, 3.521823, 3.530525]),
  ])
  func theFluxesAreTheIntegralsOfTheTables(table: AtmosphericFlux, expected: [Double]) {
    var source = AtmosphericNeutrinos()
    source.table = table
    let fluences = source.beam(live: TimeSpan(1)).fluencesPerCm2
    #expect(fluences.count == 4)
    for (a, b) in zip(fluences, expected) { #expect(abs(a - b) < 1e-6) }
  }

  // Means of the linear interpolation with numpy.
  @Test func theMeanEnergiesAtKamioka() throws {
    let beam = AtmosphericNeutrinos().beam(live: TimeSpan(1))
    for (index, expected) in [167.28952, 161.84642, 169.92182, 168.39812].enumerated() {
      let mean = try #require(beam.meanEnergyMeV(of: index))
      #expect(abs(mean - expected) < 1e-5)
    }
  }

  // 0.0308759 with scipy, Gauss–Legendre over √T up to 1 MeV.
  @Test func theRecoilsInXenonAgreeWithASecondComputation() {
    let counts = rate(Self.setup()).counts
    #expect(deviation(counts, from: 0.0308759) < 1e-4, "\(counts)")
  }
}

/// Laws of atmospheric neutrinos.
@Suite struct AtmosphericNeutrinosLaws {
  @Test func theBeamIsProportionalToTimeAndRelativeFlux() {
    var source = AtmosphericNeutrinos()
    let before = source.beam(live: .day(1)).fluencesPerCm2
    source.relativeFlux = 1.5
    for (a, b) in zip(source.beam(live: .day(4)).fluencesPerCm2, before) {
      #expect(deviation(a, from: 6 * b) < 1e-14)
    }
  }

  @Test func nothingIsCountedOutsideTheTableAndTheNotesSaySo() {
    for table in AtmosphericFlux.allCases {
      var source = AtmosphericNeutrinos()
      source.table = table
      let beam = source.beam(live: .day(1))
      #expect(beam.support == .named && source.notes.contains { $0.contains("13 MeV") })
      #expect(beam.moments(minimumEnergy: 0) == beam.moments(minimumEnergy: 13))
      #expect(beam.moments(minimumEnergy: beam.moments.highestEnergy) == [Double](repeating: 0, count: 12))
      #expect(beam.components.map(\.neutrino.name) == ["nu_e", "nubar_e", "nu_mu", "nubar_mu"])
      #expect(source.datasets.map(\.id) == [table.dataset.id] && table.verified == table.dataset.verified)
    }
  }

  @Test func predictionsConverge() {
    for table in AtmosphericFlux.allCases {
      let setup = AtmosphericNeutrinosValidation.setup(table)
      #expect(setup.problems().isEmpty)
      let prediction = Prediction(setup)
      #expect(prediction.converged, "\(prediction.estimatedError)")
    }
  }
}
