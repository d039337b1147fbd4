import SevensKernel
import SevensTestSupport
import Testing

/// Validation: independent values for real nuclides.
@Suite struct KinematicsValidation {
  /// Atomic masses in u (AME2020) of nuclides without a `mass` row.
  static let atomicMasses = ["Ge72": 71.922075824, "Ge74": 73.921177760, "Xe132": 131.904155087]
  static let protons = ["Si28": 14, "Ar40": 18, "Ge72": 32, "Ge74": 32, "Cs133": 55, "I127": 53, "Xe132": 54]

  // Nuclear masses: M = m_atom u − Z m_e. The masses are good to better than 1e-9, and so are the values.
  @Test func recoilsEnergiesAndThresholdsOfRealNuclidesAreReproduced() throws {
    let rows = try ReferenceFile().rows
    var masses: [String: Double] = [:]
    for (isotope, atomic) in Self.atomicMasses {
      masses[isotope] = atomic * 931.49410242 - Double(Self.protons[isotope] ?? 0) * 0.51099895069
    }
    for row in rows where row.string("cap") == "mass" {
      let inputs = row.row("inputs")
      let mass = inputs.number("atomic_mass_u") * 931.49410242 - inputs.number("Z") * 0.51099895069
      masses[inputs.string("isotope")] = mass
    }
    var worst = Worst()
    var unknown: [String] = []
    for row in rows where row.string("cap").hasPrefix("kin.") {
      let inputs = row.row("inputs")
      let M = try #require(masses[inputs.string("isotope")])
      let (E, T, m) = (inputs.number("E_MeV"), inputs.number("T_MeV"), inputs.number("mchi_MeV"))
      let value: Double
      switch row.string("fn") {
      case "2E^2/(M+2E)": value = Kinematics.maximumRecoil(energy: E, mass: M)
      case "(T+sqrt(T^2+2MT))/2": value = Kinematics.minimumEnergy(recoil: T, mass: M)
      case "sqrt(2MT)": value = Kinematics.momentumTransfer(recoil: T, mass: M)
      case "Tmax": value = Kinematics.maximumRecoil(energy: E, mass: M, finalMass: m)
      case "Tmin": value = Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m)
      case "Ethr=mx+mx^2/2M": value = Kinematics.threshold(mass: M, finalMass: m)
      case "Emin(T,mx)": value = Kinematics.minimumEnergy(recoil: T, mass: M, finalMass: m)
      default:
        unknown.append(row.string("fn"))
        continue
      }
      worst.see(value, equals: row.number("value"), row.string("id"))
    }
    print("checked \(worst.count) kinematic values; largest deviation \(worst.value)")
    #expect(unknown.isEmpty)
    #expect(worst.count >= 25)
    #expect(worst.value < 1e-9, "\(worst.place)")
  }
}

/// Laws of two-body kinematics.
@Suite struct KinematicsLaws {
  static let masses = [0.51099895069, 938.27208943, 37215.5, 123772.5]

  @Test func theSmallestEnergyInvertsTheLargestAndTheSmallestRecoil() {
    var random = SplitMix64(seed: 3)
    var worst = Worst()
    for M in Self.masses {
      for number in 0..<50 {
        let m = number % 3 == 0 ? 0 : random.uniform(0.01, 30)
        let E = Kinematics.threshold(mass: M, finalMass: m) + random.uniform(0.5, 60)
        let last = Kinematics.maximumRecoil(energy: E, mass: M, finalMass: m)
        let place = "E = \(E), M = \(M), m = \(m)"
        worst.see(Kinematics.minimumEnergy(recoil: last, mass: M, finalMass: m), equals: E, place)
        if m > 0 {
          let first = Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m)
          #expect(first > 0 && first < last)
          worst.see(Kinematics.minimumEnergy(recoil: first, mass: M, finalMass: m), equals: E, place)
          // In between, a smaller energy is enough.
          #expect(Kinematics.minimumEnergy(recoil: (first + last) / 2, mass: M, finalMass: m) < E, "\(place)")
        }
      }
    }
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test func theProductAndTheSumOfTheTwoRecoilsAreThoseOfTheQuadraticEquation() {
    var worst = Worst()
    for M in Self.masses {
      for m in [0.1, 3, 25] {
        for excess in [1.001, 1.5, 4] {
          let E = excess * Kinematics.threshold(mass: M, finalMass: m)
          let first = Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m)
          let last = Kinematics.maximumRecoil(energy: E, mass: M, finalMass: m)
          let place = "E = \(E), M = \(M), m = \(m)"
          worst.see(first * last, equals: m * m * m * m / (4 * M * (M + 2 * E)), place)
          worst.see(first + last, equals: (2 * M * E * E - m * m * (E + M)) / (M * (M + 2 * E)), place)
        }
      }
    }
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test func belowThresholdTheReactionIsClosed() {
    for M in Self.masses {
      for m in [0.1, 3, 25] {
        let threshold = Kinematics.threshold(mass: M, finalMass: m)
        for E in [0.999999 * threshold, 0.5 * threshold] {
          #expect(Kinematics.maximumRecoil(energy: E, mass: M, finalMass: m) == 0)
          #expect(Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m) == 0)
        }
        #expect(Kinematics.maximumRecoil(energy: 1.000001 * threshold, mass: M, finalMass: m) > 0)
      }
    }
  }

  // At threshold both final particles rest in the centre-of-mass frame, which gives T = m²/2(M+m).
  @Test func theSmallestEnergyIsLowestAtThreshold() {
    for M in Self.masses {
      for m in [0.1, 3, 25] {
        let threshold = Kinematics.threshold(mass: M, finalMass: m)
        let recoil = m * m / (2 * (M + m))
        let lowest = Kinematics.minimumEnergy(recoil: recoil, mass: M, finalMass: m)
        #expect(abs(lowest - threshold) < 1e-12 * threshold)
        for factor in [0.2, 0.9, 1.1, 5] {
          #expect(Kinematics.minimumEnergy(recoil: factor * recoil, mass: M, finalMass: m) > threshold)
        }
      }
    }
  }

  // T₊ − T₋ = E √((2M(E−m) − m²)(2M(E+m) − m²)) / (M(M+2E)) opens like the square root of E − E_thr.
  @Test func theRangeOpensLikeASquareRoot() {
    for M in Self.masses {
      let m = 10.0
      let threshold = Kinematics.threshold(mass: M, finalMass: m)
      // A power of two above the threshold, so that the distance to it is known exactly.
      let excess = 0x1p-20
      let E = threshold + excess
      let width =
        Kinematics.maximumRecoil(energy: E, mass: M, finalMass: m)
        - Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m)
      let opening = (2 * M * excess * (4 * M * m)).squareRoot() * E / (M * (M + 2 * E))
      #expect(abs(width / opening - 1) < 1e-6, "M = \(M)")
    }
  }

  // T₋ = m⁴/(8ME²) [1 + m²(E+M)/(2ME²) + O(m⁴/E⁴)]: the difference of the roots would keep no digit of it.
  @Test func theSmallestRecoilIsPreciseForTinyMasses() {
    var worst = Worst()
    for M in Self.masses.dropFirst() {
      for E in [1.0, 10, 50] {
        for part in [1e-6, 1e-5, 1e-4] {
          let m = part * E
          let series = m * m * m * m / (8 * M * E * E) * (1 + m * m * (E + M) / (2 * M * E * E))
          worst.see(
            Kinematics.minimumRecoil(energy: E, mass: M, finalMass: m), equals: series,
            "E = \(E), M = \(M), m = \(m)")
        }
      }
    }
    #expect(worst.value < 1e-14, "\(worst.place)")
  }

  @Test func aVanishingFinalMassIsTheMasslessLimit() {
    for M in Self.masses {
      for E in [1.0, 30] {
        let massless = Kinematics.maximumRecoil(energy: E, mass: M)
        #expect(massless == 2 * E * E / (M + 2 * E))
        let nearly = Kinematics.maximumRecoil(energy: E, mass: M, finalMass: 1e-8)
        #expect(abs(nearly / massless - 1) < 1e-13)
        let energy = Kinematics.minimumEnergy(recoil: massless / 2, mass: M)
        let nearEnergy = Kinematics.minimumEnergy(recoil: massless / 2, mass: M, finalMass: 1e-8)
        #expect(abs(nearEnergy / energy - 1) < 1e-12)
        #expect(Kinematics.minimumRecoil(energy: E, mass: M) == 0)
        #expect(Kinematics.threshold(mass: M, finalMass: 0) == 0)
      }
    }
  }

  @Test func theMomentumTransferIsThatOfTheRecoilingMass() {
    // −q² = |q|² − (q⁰)² with |q|² = T(T + 2M) the momentum of the recoil squared, q⁰ = T.
    for M in Self.masses {
      for T in [1e-6, 0.01, 3] {
        let q = Kinematics.momentumTransfer(recoil: T, mass: M)
        let momentum = (T * (T + 2 * M)).squareRoot()
        #expect(abs(q * q / ((momentum - T) * (momentum + T)) - 1) < 1e-13)
      }
    }
  }
}
