import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// A grid of equal cells over all energies and recoils of a set-up, lines at the end included.
private func cells(_ setup: Setup, _ energies: Int, _ recoils: Int, from low: Double = 0) -> DifferentialRate
{
  let beam = setup.source.beam(live: setup.live)
  let (E, T) = (
    beam.moments.highestEnergy * (1 + 1e-9), Prediction.highestRecoilMeV(setup, beam) * (1 + 1e-9)
  )
  return DifferentialRate(
    setup, energyEdgesMeV: (0...energies).map { E * Double($0) / Double(energies) },
    recoilEdgesMeV: (0...recoils).map { low + (T - low) * Double($0) / Double(recoils) })
}

/// Everything that interacts, seen or not; above the threshold if that is all the detector has.
private func interactions(_ setup: Setup) -> Double {
  let rate = EventRate(Prediction(setup))
  return setup.detector.isPlain ? rate.counts : rate.counts + rate.outside + rate.lostToEfficiency
}

/// Laws of interactions in cells of true energies: of nuclei, wherever they are counted.
@Suite struct DifferentialRateLaws {
  private static let setups = builtInSetups.filter(\.channels.includesNuclei).map {
    $0.with { $0.channels = .nuclear }
  }

  @Test func cellsSumToTheRate() {
    for setup in Self.setups {
      let low = setup.detector.isPlain ? (setup.detector.threshold?.value ?? 0) * 1e-3 : 0
      for (energies, recoils) in [(1, 1), (7, 5), (20, 30)] {
        let total = cells(setup, energies, recoils, from: low).total
        #expect(deviation(total, from: interactions(setup)) < 2e-8, "\(setup.id) \(energies)×\(recoils)")
      }
    }
  }

  @Test func coarseCellsAreSumsOfFineOnes() {
    let setup = Setup.coherentCsI2017
    let (fine, coarse) = (cells(setup, 8, 6), cells(setup, 4, 3))
    for (a, b) in zip(fine.parts, coarse.parts) {
      #expect(a.nuclide == b.nuclide && a.component == b.component)
      let all = b.counts.reduce(0, +)
      for i in 0..<4 {
        for j in 0..<3 {
          let sum = [(0, 0), (0, 1), (1, 0), (1, 1)].reduce(0) {
            $0 + a.counts[(2 * i + $1.0) * 6 + 2 * j + $1.1]
          }
          #expect(abs(sum - b.counts[i * 3 + j]) < 1e-9 * all)
        }
      }
    }
  }

  @Test func partsSumToTheRatesOfNuclidesAndNeutrinos() {
    let setup = Setup.talkGermanium
    let rate = EventRate(Prediction(setup))
    let low = (setup.detector.threshold?.value ?? 0) * 1e-3
    let parts = cells(setup, 10, 10, from: low).parts
    for nuclide in rate.byNuclide {
      let sum = parts.filter { $0.nuclide.symbol == nuclide.name }.reduce(0) { $0 + $1.counts.reduce(0, +) }
      #expect(deviation(sum, from: nuclide.counts) < 2e-8)
    }
    for flavor in rate.byFlavor {
      let sum = parts.filter { $0.neutrino.name == flavor.name }.reduce(0) { $0 + $1.counts.reduce(0, +) }
      #expect(deviation(sum, from: flavor.counts) < 2e-8)
    }
  }

  // The ν_μ of pion decay have one energy, so they fill one row, up to their highest recoil.
  @Test func aLineFillsTheRowOfItsEnergy() throws {
    let setup = Setup.coherentCsI2017
    let rate = cells(setup, 53, 40)
    let part = try #require(rate.parts.first { $0.neutrino.name == "nu_mu" })
    let energy = 29.79
    for i in 0..<53 {
      let row = part.counts[(i * 40)..<((i + 1) * 40)].reduce(0, +)
      let holds = rate.energyEdgesMeV[i] <= energy && energy < rate.energyEdgesMeV[i + 1]
      #expect(holds ? row > 0 : row == 0, "\(i)")
    }
    let highest = Kinematics.maximumRecoil(energy: energy + 0.01, mass: part.nuclide.massMeV)
    for j in 0..<40 where rate.recoilEdgesMeV[j] > highest {
      for i in 0..<53 { #expect(part.counts[i * 40 + j] == 0) }
    }
  }

  @Test func noCellIsNegative() {
    for setup in Self.setups {
      for part in cells(setup, 12, 12).parts {
        // Where the spectrum has ended a cell is a difference of equal numbers.
        let all = part.counts.reduce(0, +)
        for value in part.counts { #expect(value >= -1e-9 * all, "\(setup.id) \(part.component)") }
      }
    }
  }
}

/// Validation: a small cell holds flux × cross-section × nuclei × area.
@Suite struct DifferentialRateValidation {
  // φ = N (192/m³) E² (1/2 − E/m) is the ν_e spectrum of a muon of mass m at rest.
  @Test(arguments: [(20.0, 2.0), (35, 5), (45, 12)]) func aSmallCellByHand(energy: Double, recoil: Double)
    throws
  {
    var setup = Setup.coherentCsI2017
    setup.target = try Target("Cs133")
    let beam = setup.source.beam(live: setup.live)
    let index = try #require(beam.components.firstIndex { $0.neutrino == Neutrino(.electron) })
    let (dE, dT) = (1e-3, 1e-6)
    let rate = DifferentialRate(
      setup, energyEdgesMeV: [energy - dE / 2, energy + dE / 2],
      recoilEdgesMeV: [recoil * 1e-3 - dT / 2, recoil * 1e-3 + dT / 2])
    let m = PhysicalConstants.muonMassMeV
    let φ = 192 / (m * m * m) * energy * energy * (0.5 - energy / m) * beam.fluencesPerCm2[index]
    let σ = CrossSection(
      target: setup.target, neutrino: Neutrino(.electron), electroweak: setup.electroweak,
      nuclear: setup.nuclear
    ).channels(energy: .MeV(energy), recoil: .keVnr(recoil)).reduce(0) { $0 + $1.value }
    let expected = φ * σ * setup.target.counts(in: setup.detector.mass)[0] * dE * dT
    let part = try #require(rate.parts.first { $0.neutrino == Neutrino(.electron) })
    #expect(deviation(part.counts[0], from: expected) < 1e-6, "\(part.counts[0]) \(expected)")
  }
}
