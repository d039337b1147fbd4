import Foundation
import Sevens
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of dσ/dT, on every nuclide of the table.
@Suite struct CrossSectionLaws {
  static let nuclei = Nuclide.all.filter { !$0.isFreeNucleon }

  @Test func itVanishesAboveTheHighestRecoilAndIsNeverNegativeBelow() throws {
    for nuclide in Nuclide.all {
      for kinematics in KinematicsChoice.allCases {
        let section = try CrossSection(nuclide.symbol, Neutrino(.muon, antineutrino: true)) {
          ($0.kinematics, $0.axial) = (kinematics, .structureFactor)
        }
        for E in [0.5, 4, 30, 52.8] {
          let last = section.maximumRecoil(energy: .MeV(E)).value
          #expect(last == Kinematics.maximumRecoil(energy: E, mass: nuclide.massMeV))
          for factor in [1 + 1e-12, 1.001, 1.5, 100] {
            #expect(section(E, last * factor) == 0, "\(nuclide.symbol) at \(factor) T_max")
          }
          for factor in stride(from: 0.0, through: 0.99, by: 0.11) {
            #expect(section(E, last * factor) > 0, "\(nuclide.symbol) at \(factor) T_max")
          }
        }
      }
    }
  }

  @Test func aGridIsItsPoints() throws {
    let (energies, recoils) = (
      stride(from: 1.0, through: 52, by: 3).map { $0 }, [1e-5, 1e-3, 0.01, 0.1, 0.4]
    )
    for formula in ["Al2O3", "CsI", "Ge", "p"] {
      let section = try CrossSection(formula) { ($0.kinematics, $0.axial) = (.spinHalf, .singleParticle) }
      var grid = [Double](repeating: 0, count: energies.count * recoils.count)
      grid.withUnsafeMutableBufferPointer {
        section.addGrid(energiesMeV: energies, recoilsMeV: recoils, to: $0)
      }
      var filled = 0
      for (i, T) in recoils.enumerated() {
        for (j, E) in energies.enumerated() {
          let value = grid[i * energies.count + j]
          #expect(abs(value - section(E, T)) <= 1e-13 * value, "\(formula) at E = \(E), T = \(T)")
          filled += value > 0 ? 1 : 0
        }
      }
      #expect(filled > 10 && filled < grid.count)
    }
  }

  // ∫ K Q_W² (1 − T/T_max) dT = K Q_W² T_max/2.
  @Test func theIntegralIsTheTotalOfFullCoherence() throws {
    var worst = Worst()
    for nuclide in Self.nuclei {
      let section = try CrossSection(nuclide.symbol) { $0.formFactor = .unity }
      let QW = nuclide.treeWeakCharge()
      for E in [1, 10, 50.0] {
        let last = section.maximumRecoil(energy: .MeV(E)).value
        let total = integrate(from: 0, to: last, relativeAccuracy: 1e-12) { section(E, $0) }.value
        let K = PhysicalConstants.crossSectionPrefactor(massMeV: nuclide.massMeV)
        worst.see(total, equals: K * QW * QW * last / 2, "\(nuclide.symbol) at \(E) MeV")
      }
    }
    #expect(worst.count > 90)
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  // With a form factor there is no closed form: the engine's own total against a plain sum of trapezia.
  @Test func theIntegralWithAFormFactorIsTheEnginesTotal() throws {
    let model = LoweredModel([StandardModel()], electroweak: Electroweak())
    for (symbol, E) in [("Ar40", 30.0), ("Cs133", 45), ("Ge74", 50)] {
      let nuclide = try #require(Nuclide(symbol))
      let section = try CrossSection(symbol) { _ in }
      let scatterer = try #require(NuclearModel().scatterers(of: nuclide, count: 1).first)
      let total = DifferentialCrossSection(
        scatterer: scatterer, terms: model.terms, couplings: model.couplings,
        component: Neutrino(.electron).component
      ).total(energy: E).value
      let (last, steps) = (section.maximumRecoil(energy: .MeV(E)).value, 20_000)
      let sum = (0...steps).reduce(0) {
        $0 + ($1 == 0 || $1 == steps ? 0.5 : 1) * section(E, last * Double($1) / Double(steps))
      }
      #expect(deviation(sum * last / Double(steps), from: total) < 1e-7)
    }
  }

  @Test func aDiracNucleusDiffersFromAScalarOneByItsRecoilSquared() throws {
    var worst = Worst()
    for nuclide in Self.nuclei {
      let zero = try CrossSection(nuclide.symbol) { ($0.formFactor, $0.kinematics) = (.unity, .spinZero) }
      let half = try CrossSection(nuclide.symbol) { ($0.formFactor, $0.kinematics) = (.unity, .spinHalf) }
      let leading = try CrossSection(nuclide.symbol) { ($0.formFactor, $0.kinematics) = (.unity, .leading) }
      let QW = nuclide.treeWeakCharge()
      let scale = PhysicalConstants.crossSectionPrefactor(massMeV: nuclide.massMeV) * QW * QW
      for E in [10, 30, 50.0] {
        let T = zero.maximumRecoil(energy: .MeV(E)).value / 2
        worst.see(abs((half(E, T) - zero(E, T)) / scale - T * T / (2 * E * E)), "\(nuclide.symbol), half")
        worst.see(abs((leading(E, T) - zero(E, T)) / scale - T / E), "\(nuclide.symbol), leading")
      }
    }
    // T²/2E² itself is some 1e-6 there.
    #expect(worst.value < 1e-15, "\(worst.place)")
  }

  @Test func anElementIsTheMeanOfItsIsotopesByMoleFraction() throws {
    for element in Nuclide.elements {
      let isotopes = Nuclide.naturalIsotopes(of: element)
      let all = try CrossSection(element) { _ in }
      let sum = isotopes.reduce(0) { $0 + ($1.abundance ?? .nan) }
      var mean = 0.0
      for isotope in isotopes {
        mean += (isotope.abundance ?? .nan) / sum * (try CrossSection(isotope.symbol) { _ in })(40, 0.004)
      }
      #expect(deviation(all(40, 0.004), from: mean) < 1e-13, "\(element)")
    }
  }

  @Test func aCompoundIsTheSumOfItsElements() throws {
    for (formula, parts) in [
      ("CsI", [("Cs", 1.0), ("I", 1)]), ("Al2O3", [("Al", 2), ("O", 3)]), ("NaI", [("Na", 1), ("I", 1)]),
      ("SiC", [("Si", 1), ("C", 1)]),
    ] {
      let all = try CrossSection(formula) { _ in }
      for (E, T) in [(6.0, 1e-5), (40, 0.002), (40, 0.02), (52, 0.2)] {
        var sum = 0.0
        for (element, number) in parts { sum += number * (try CrossSection(element) { _ in })(E, T) }
        #expect(deviation(all(E, T), from: sum) < 1e-13, "\(formula) at E = \(E), T = \(T)")
      }
    }
  }

  // Without an axial current, only the couplings tell neutrinos apart, and at tree level those are universal.
  @Test func everyNeutrinoScattersAlikeAtTreeLevel() throws {
    let expected = try CrossSection("Cs133") { _ in }(40, 0.01)
    for neutrino in Neutrino.allCases {
      #expect(try CrossSection("Cs133", neutrino) { _ in }(40, 0.01) == expected)
    }
    var electroweak = Electroweak()
    electroweak.couplings = .erlerSu
    let values = try Neutrino.allCases.map {
      try CrossSection("Cs133", $0, electroweak: electroweak) { _ in }(40, 0.01)
    }
    #expect(Set(values).count == 3)
    #expect(values[0] == values[1] && values[2] == values[3] && values[4] == values[5])
  }

  @Test func theVectorPartFollowsTheWeakCharge() throws {
    // At sin²θ_W = ¼ the proton decouples: N² times kinematics, whatever Z.
    var electroweak = Electroweak()
    electroweak.sin2ThetaW = 0.25
    for nuclide in Self.nuclei {
      let section = try CrossSection(nuclide.symbol, electroweak: electroweak) { $0.formFactor = .unity }
      let K = PhysicalConstants.crossSectionPrefactor(massMeV: nuclide.massMeV)
      let N = Double(nuclide.neutrons)
      #expect(deviation(section(10, 1e-7), from: K * N * N) < 1e-4)
    }
  }
}

/// Validation: recoils at a neutrino energy of 1 MeV, and cross-sections averaged over a stopped-pion source.
@Suite struct CrossSectionValidation {
  // A table of T_max(1 MeV) in keV, which the talk sums up as "about 0.1 keV".
  @Test(arguments: [
    ("p", 2.13, 0.005), ("C12", 0.179, 5e-4), ("O16", 0.134, 5e-4), ("Al27", 0.080, 5e-4),
    ("Si28", 0.07676, 5e-6), ("Ar40", 0.0537, 5e-5), ("Ge72", 0.0299, 5e-5), ("Cs133", 0.0162, 5e-5),
  ])
  func theHighestRecoilOfOneMeV(symbol: String, keV: Double, lastDigit: Double) throws {
    let section = try CrossSection(symbol) { _ in }
    #expect(abs(section.maximumRecoil(energy: .MeV(1)).value * 1e3 - keV) < lastDigit)
  }

  // Averaged over the three flavours, per nucleus, in 1e-40 cm²: Lewin–Smith, tree level, sin²θ_W = 0.2386.
  @Test(arguments: [("CsI", 187.4, 2.0), ("Ar40", 18.25, 1), ("Ge", 58.73, 1)])
  func averagesOverAStoppedPionSource(formula: String, expected: Double, nuclei: Double) throws {
    var setup = try Setup.coherentCsI2017.counting(aboveKeVnr: 0).with(target: formula)
    setup.nuclear.formFactor = .helm
    setup.electroweak.couplings = .tree
    setup.electroweak.sin2ThetaW = 0.2386
    let fluence = setup.source.beam(live: setup.live).fluencesPerCm2.reduce(0, +)
    let targets = setup.detector.mass.value * 6.02214076e23 / setup.target.formulaMassU * nuclei
    let mean = rate(setup).counts / fluence / targets * 1e40
    #expect(deviation(mean, from: expected) < 0.003, "\(formula): \(mean)")
  }
}
