import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws: what any κ must obey, whatever its monomials.
@Suite struct KappaLawsTests {
  // |Σ_c a_c ℳ_c|² ≥ 0 for all a. In natural units of the dipole (1/E) all entries are of order 1.
  @Test(arguments: [CurrentKinematics.spinHalf, .spinZero], [false, true])
  func theMatrixOfAllPairsIsPositiveSemidefinite(kinematics: CurrentKinematics, antineutrino: Bool) {
    var random = SplitMix64(seed: 7)
    var worst = Worst()
    for number in 0..<2400 {
      let massive = number % 2 == 1
      let point =
        number % 4 < 2
        ? PhysicalPoint.anywhere(massive: massive, &random) : .balanced(massive: massive, &random)
      let matrix = AmplitudeClass.allCases.map { c in
        AmplitudeClass.allCases.map { d in
          point.kappa(c, d, kinematics, antineutrino: antineutrino) / Self.unit(c, point)
            / Self.unit(d, point)
        }
      }
      let trace = (0..<6).reduce(0) { $0 + matrix[$1][$1] }
      let smallest = SymmetricEigen(matrix).values.last ?? .nan
      worst.see(-smallest / trace, point.description)
    }
    #expect(worst.count == 2400)
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test func kappaIsSymmetricInThePair() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<20 {
      let point = PhysicalPoint.balanced(massive: true, &random)
      for kinematics in CurrentKinematics.allCases {
        for (c, d) in classPairs {
          for antineutrino in [false, true] {
            #expect(
              point.kappa(c, d, kinematics, antineutrino: antineutrino)
                == point.kappa(d, c, kinematics, antineutrino: antineutrino))
          }
        }
      }
    }
  }

  @Test func antineutrinosChangeTheSignOfExactlyTheOddPairs() {
    let point = PhysicalPoint(energy: 30, recoil: 4, mass: 100, finalMass: 8)
    let odd: Set<Set<AmplitudeClass>> = [
      [.vector, .axial], [.scalar, .tensor], [.pseudoscalar, .tensor], [.scalar, .dipole],
      [.vector, .scalar],
      [.axial, .tensor], [.axial, .dipole],
    ]
    for (c, d) in classPairs {
      let neutrino = point.kappa(c, d, .spinHalf)
      let antineutrino = point.kappa(c, d, .spinHalf, antineutrino: true)
      #expect(antineutrino == (odd.contains([c, d]) ? -neutrino : neutrino), "\(c)-\(d)")
      if odd.contains([c, d]) { #expect(neutrino != 0) }
    }
  }

  @Test func spinZeroFlipsAsAPerfectSquare() {
    var random = SplitMix64(seed: 13)
    var worst = Worst()
    for _ in 0..<300 {
      let point = PhysicalPoint.anywhere(massive: false, &random)
      let (E, T, M) = (point.energy, point.recoil, point.mass)
      let (a, d) = (random.uniform(-1, 1), random.uniform(-1, 1) / E)
      let sum =
        point.kappa(.scalar, .scalar, .spinZero) * a * a
        + 2 * point.kappa(.scalar, .dipole, .spinZero) * a * d
        + point.kappa(.dipole, .dipole, .spinZero) * d * d
      let amplitude = a + (2 * E - T) * d
      let square = M * T / (2 * E * E) * amplitude * amplitude
      let scale = M * T / (2 * E * E) * (a * a + 4 * E * E * d * d)
      worst.see(abs(sum - square) / scale, point.description)
    }
    #expect(worst.value < 1e-13, "\(worst.place)")
  }

  @Test func backwardScatteringOnSpinZeroIsForbiddenForTheVector() {
    for mass in [0.5, 50, 5e4] {
      for energy in [1.0, 10, 100] {
        let recoil = Kinematics.maximumRecoil(energy: energy, mass: mass)
        let point = PhysicalPoint(energy: energy, recoil: recoil, mass: mass, finalMass: 0)
        #expect(abs(point.kappa(.vector, .vector, .spinZero)) < 1e-14)
      }
    }
  }

  @Test func axialPseudoscalarAndTensorHaveNoMatrixElementInAScalarNucleus() {
    var random = SplitMix64(seed: 17)
    let absent: Set<AmplitudeClass> = [.axial, .pseudoscalar, .tensor]
    let point = PhysicalPoint.balanced(massive: true, &random)
    for (c, d) in classPairs {
      let vanishes = absent.contains(c) || absent.contains(d)
      #expect((point.kappa(c, d, .spinZero) == 0) == vanishes, "\(c)-\(d)")
    }
  }

  // M → ∞ at fixed E, m and MT/E²: T/E and m²/ME vanish as 1/M, and so must every difference, coefficient by
  // coefficient, in units where each is of order 1.
  @Test(arguments: [CurrentKinematics.spinHalf, .spinZero])
  func leadingIsTheLimitOfAHeavyScatterer(exact: CurrentKinematics) {
    var random = SplitMix64(seed: 19)
    let coherent: Set<AmplitudeClass> = [.vector, .scalar, .dipole]
    var worst = Worst()
    for number in 0..<40 {
      let energy = random.uniform(1, 50)
      let m = number % 4 == 0 ? 0 : energy * random.uniform(0.2, 0.9)
      let heaviness = 1e7
      let M = heaviness * energy
      let T = random.uniform(0.1, 1.5) * energy * energy / M
      for (c, d) in classPairs where exact == .spinHalf || (coherent.contains(c) && coherent.contains(d)) {
        let leading = Kappa(c, d, recoil: T, mass: M, finalMass: m, kinematics: .leading)
        let full = Kappa(c, d, recoil: T, mass: M, finalMass: m, kinematics: exact)
        let unit = (c == .dipole ? energy : 1) * (d == .dipole ? energy : 1)
        let difference = max(
          abs(leading.k0 - full.k0), abs(leading.k1 - full.k1) / energy,
          abs(leading.k2 - full.k2) / (energy * energy))
        worst.see(difference / unit * heaviness, "\(c)-\(d), E = \(energy), m = \(m), M = \(M), T = \(T)")
      }
    }
    // The neglected terms are at most 8T/E + 4m²/ME.
    #expect(worst.value < 20, "\(worst.place)")
    #expect(worst.count == 40 * (exact == .spinHalf ? 21 : 6))
  }

  @Test func leadingKeepsNothingThatVanishesForAHeavyScatterer() {
    let kept: Set<Set<AmplitudeClass>> = [
      [.vector], [.axial], [.scalar], [.tensor], [.dipole], [.scalar, .dipole], [.vector, .scalar],
      [.vector, .dipole], [.axial, .tensor],
    ]
    for (c, d) in classPairs {
      let kappa = Kappa(c, d, recoil: 0.3, mass: 60, finalMass: 2, kinematics: .leading)
      #expect((kappa == .zero) != kept.contains([c, d]), "\(c)-\(d)")
      // As printed by many papers: for light neutrinos exactly 1 − MT/2E² for the vector.
      if c == .vector && d == .vector {
        let light = Kappa(c, d, recoil: 0.3, mass: 60, kinematics: .leading)
        #expect(light == Kappa(1, 0, -9))
      }
    }
  }

  @Test func theSpinResponseIsTheDiracOneWithoutItsRecoilSquared() {
    var random = SplitMix64(seed: 23)
    var worst = Worst()
    for number in 0..<60 {
      let point = PhysicalPoint.balanced(massive: number % 3 != 0, &random)
      let (E, T, M, m) = (point.energy, point.recoil, point.mass, point.finalMass)
      let response = Kappa(.axial, .axial, recoil: T, mass: M, finalMass: m, kinematics: .structureFactor)
      let dirac = Kappa(.axial, .axial, recoil: T, mass: M, finalMass: m, kinematics: .spinHalf)
      #expect(response.k0 == dirac.k0)
      #expect(response.k1 == dirac.k1)
      let removed = T * T / 2 + m * m * T / (4 * M)
      worst.see(abs(dirac.k2 - removed - response.k2) / (E * E), point.description)
      if m == 0 {
        worst.see(
          abs(response(energy: E) - (1 - T / E + M * T / (2 * E * E))), point.description)
      }
    }
    #expect(worst.value < 1e-14, "\(worst.place)")
  }

  @Test func theSpinResponseActsOnTheAxialCurrentOnly() {
    for (c, d) in classPairs where (c, d) != (.axial, .axial) {
      #expect(Kappa(c, d, recoil: 2, mass: 60, finalMass: 3, kinematics: .structureFactor) == .zero)
    }
  }

  @Test func thePolynomialIsEvaluatedInPowersOfTheInverseEnergy() {
    #expect(Kappa(3, 5, 7)(energy: 2) == 3 + 2.5 + 1.75)
  }

  private static func unit(_ c: AmplitudeClass, _ point: PhysicalPoint) -> Double {
    c == .dipole ? point.energy : 1
  }
}
