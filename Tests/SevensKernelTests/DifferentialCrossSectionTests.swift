import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of the differential cross-section.
@Suite struct DifferentialCrossSectionLaws {
  static let argon = 37215.526
  static let neutrino = FluxComponent(flavor: 1, antineutrino: false)

  /// V·n with unit coupling and no form factor: κ_VV N² alone.
  static func pointlike(mass: Double, neutrons: Double, kinematics: CurrentKinematics = .spinZero) -> Fixture
  {
    var weights = ScattererWeights()
    weights.neutrons = neutrons
    let fixed = weights
    var couplings = AmplitudeCouplings(termCount: 1, massGroups: [0])
    couplings.real[couplings.index(flavor: 1, final: 0, term: 0)] = 1
    return Fixture(
      scatterer: Scatterer(mass: mass, prefactor: Fixture.prefactor(mass), kinematics: kinematics) { _ in
        fixed
      },
      terms: [AmplitudeTerm(.vector, .neutrons)], couplings: couplings)
  }

  // dσ/dT = K Q_W² (1 − T/T_max): σ = K Q_W² T_max / 2.
  @Test func theTotalOfAPointlikeScalarNucleusIsATriangle() {
    for mass in [938.27, Self.argon, 123772.5] {
      let fixture = Self.pointlike(mass: mass, neutrons: 22)
      let section = fixture.section(Self.neutrino)
      for energy in [0.3, 10, 52.8] {
        let last = Kinematics.maximumRecoil(energy: energy, mass: mass)
        let expected = fixture.scatterer.prefactor * 22 * 22 * last / 2
        let total = section.total(energy: energy)
        #expect(total.converged)
        #expect(abs(total.value / expected - 1) < 1e-12)
        for part in [0.0, 0.25, 0.9] {
          let value = section(energy: energy, recoil: part * last)
          #expect(abs(value / (fixture.scatterer.prefactor * 484 * (1 - part)) - 1) < 1e-11)
        }
      }
    }
  }

  @Test func itIsTheSumOverAllPairsOfTerms() {
    var random = SplitMix64(seed: 41)
    for fixture in [
      Fixture.mixed(.spinHalf, &random), .mixed(.spinZero, &random), .flipping(mass: 12, &random),
    ] {
      let m = fixture.finalMasses[0]
      for antineutrino in [false, true] {
        let component = FluxComponent(flavor: 1, antineutrino: antineutrino)
        let section = fixture.section(component)
        for _ in 0..<20 {
          let energy = random.uniform(20, 50)
          let first = Kinematics.minimumRecoil(energy: energy, mass: fixture.scatterer.mass, finalMass: m)
          let last = Kinematics.maximumRecoil(energy: energy, mass: fixture.scatterer.mass, finalMass: m)
          let recoil = random.uniform(first + 0.01 * (last - first), last * 0.95)
          let expected = fixture.direct(component, recoil: recoil)
          let value = section(energy: energy, recoil: recoil)
          let scale = abs(expected.k0) + (abs(expected.k1) + abs(expected.k2) / energy) / energy
          #expect(value > 0)
          #expect(abs(value - expected(energy: energy)) < 1e-13 * scale)
        }
      }
    }
  }

  @Test func itVanishesOutsideTheKinematicRange() {
    var random = SplitMix64(seed: 43)
    let light = Fixture.mixed(.spinZero, &random).section(Self.neutrino)
    let heavy = Fixture.flipping(mass: 12, &random)
    let massive = heavy.section(Self.neutrino)
    let M = heavy.scatterer.mass
    for energy in [13.0, 20, 50] {
      let end = Kinematics.maximumRecoil(energy: energy, mass: M)
      #expect(light(energy: energy, recoil: end * 1.0001) == 0)
      #expect(light(energy: energy, recoil: end * 30) == 0)
      #expect(light(energy: energy, recoil: end * 0.9) > 0)
      let first = Kinematics.minimumRecoil(energy: energy, mass: M, finalMass: 12)
      let last = Kinematics.maximumRecoil(energy: energy, mass: M, finalMass: 12)
      #expect(massive(energy: energy, recoil: first * 0.999) == 0)
      #expect(massive(energy: energy, recoil: last * 1.001) == 0)
      #expect(massive(energy: energy, recoil: (first * last).squareRoot()) > 0)
    }
  }

  @Test func belowThresholdNothingIsProduced() {
    var random = SplitMix64(seed: 47)
    let contact = Fixture.flipping(mass: 12, &random).section(Self.neutrino)
    for energy in [1.0, 11.9] {
      for recoil in [0, 1e-6, 1e-3] { #expect(contact(energy: energy, recoil: recoil) == 0) }
      #expect(contact.total(energy: energy).value == 0)
    }
    // Also at T = 0 exactly, where the vector has no zero of its own.
    var vector = Self.pointlike(mass: Self.argon, neutrons: 22)
    vector.finalMasses = [15]
    #expect(vector.section(Self.neutrino)(energy: 10, recoil: 0) == 0)
  }

  @Test func theGridIsThePointwiseValueSummedOverFinalStates() {
    var random = SplitMix64(seed: 53)
    let fixture = Fixture.twoGroups(&random)
    let section = fixture.section(Self.neutrino)
    let energies = stride(from: 2.0, through: 50, by: 1.7).map { $0 }
    let recoils = [1e-5, 1e-4, 2e-3, 0.02, 0.09, 0.5]
    let start = 3.25e-45
    var values = [Double](repeating: start, count: energies.count * recoils.count)
    values.withUnsafeMutableBufferPointer { section.addGrid(energies: energies, recoils: recoils, to: $0) }
    var nonzero = 0
    for (i, T) in recoils.enumerated() {
      for (j, E) in energies.enumerated() {
        let sum = fixture.finalMasses.indices.reduce(0) { $0 + section(energy: E, recoil: T, group: $1) }
        let value = values[i * energies.count + j] - start
        #expect(abs(value - sum) <= 1e-12 * (sum + start))
        nonzero += sum > 0 ? 1 : 0
      }
    }
    #expect(nonzero > 50 && nonzero < values.count - 20)
  }

  @Test func theTotalStepsAtTheBreakPointsOfTheScatterer() {
    var (one, two) = (SplitMix64(seed: 167), SplitMix64(seed: 167))
    let declared = Fixture.boundElectrons(declared: true, &one).section(Self.neutrino)
    let undeclared = Fixture.boundElectrons(declared: false, &two).section(Self.neutrino)
    let sharp = declared.total(energy: 0.3)
    let blind = undeclared.total(energy: 0.3)
    #expect(sharp.converged)
    #expect(abs(sharp.value / blind.value - 1) < 1e-9)
    #expect(sharp.evaluations < blind.evaluations / 2)
  }

  @Test func theTotalIsTheIntegralOverAllFinalStates() {
    var random = SplitMix64(seed: 59)
    let fixture = Fixture.twoGroups(&random)
    let section = fixture.section(Self.neutrino)
    for energy in [3.0, 8, 40] {
      var sum = 0.0
      for (group, m) in fixture.finalMasses.enumerated() {
        let first = Kinematics.minimumRecoil(energy: energy, mass: fixture.scatterer.mass, finalMass: m)
        let last = Kinematics.maximumRecoil(energy: energy, mass: fixture.scatterer.mass, finalMass: m)
        sum += integrate(from: first, to: last) { section(energy: energy, recoil: $0, group: group) }.value
      }
      let total = section.total(energy: energy)
      #expect(total.converged)
      #expect(abs(total.value / sum - 1) < 1e-9)
      #expect(total.error < 1e-9 * total.value)
    }
  }
}
