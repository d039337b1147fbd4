import Foundation
import Sevens
import SevensTestSupport
import Testing

/// Laws of every quenching factor.
@Suite struct QuenchingLaws {
  @Test func nothingComesOfNothingAndNoMoreThanThereIs() throws {
    let nuclide = try #require(Nuclide("Ge74"))
    for type in Catalog.quenchingFactors {
      let quenching = type.init()
      var last = 0.0
      for keVnr in stride(from: 0.01, through: 50, by: 0.01) {
        let energy = quenching.electronEquivalent(.keVnr(keVnr), of: nuclide).value
        #expect(energy >= last && energy <= keVnr * (1 + 1e-14), "\(type.id) at \(keVnr) keVnr")
        last = energy
      }
    }
  }

  @Test func theAdiabaticFactorBecomesLindhardsAtHighRecoil() throws {
    let nuclide = try #require(Nuclide("Ge74"))
    let adiabatic = AdiabaticLindhardQuenching()
    let lindhard = LindhardQuenching(k: adiabatic.k)
    #expect(deviation(adiabatic(.keVnr(10), of: nuclide), from: lindhard(.keVnr(10), of: nuclide)) < 1e-15)
    // 1 − e⁻¹ at T = ξ.
    let ratio = adiabatic(adiabatic.scale, of: nuclide) / lindhard(adiabatic.scale, of: nuclide)
    #expect(abs(ratio - 0.6321205588285577) < 1e-14)
  }

  @Test func belowTwiceTheBindingNothingIsIonised() throws {
    let quenching = SarkisQuenching()
    for (symbol, binding) in [("Ge74", 0.02), ("Si28", 0.15)] {
      let nuclide = try #require(Nuclide(symbol))
      #expect(quenching(.keVnr(2 * binding), of: nuclide) == 0)
      let kinks = quenching.kinks(of: nuclide)
      #expect(deviation(kinks[0].value, from: 2e-3 * binding) < 1e-14)
      let start = kinks[kinks.count - 1]
      #expect(quenching(RecoilEnergy(start.value * 0.9999), of: nuclide) == 0)
      #expect(quenching(RecoilEnergy(start.value * 1.01), of: nuclide) > 0)
    }
    // Without a binding energy and its corrections it is Lindhard's.
    let nuclide = try #require(Nuclide("Ar40"))
    #expect(quenching.problems(for: nuclide, highestRecoil: .keVnr(1)).count == 1)
    var free = SarkisQuenching()
    (free.k, free.c0, free.c1, free.binding) = (0.14, 0, 0, .keVnr(0))
    #expect(free.problems(for: nuclide, highestRecoil: .keVnr(1)).isEmpty)
    for keVnr in [0.01, 0.4, 20] {
      let lindhard = LindhardQuenching(k: 0.14)(.keVnr(keVnr), of: nuclide)
      #expect(deviation(free(.keVnr(keVnr), of: nuclide), from: lindhard) < 1e-13)
    }
  }

  @Test func aTableGoesThroughItsRowsAndSaysWhereItEnds() throws {
    let nuclide = try #require(Nuclide("Ge74"))
    var table = try TabulatedQuenching(csv: "T_eVnr,Q\n100,0.12\n500,0.16\n2000,0.2\n", origin: "q.csv")
    for (keVnr, value) in [(0.1, 0.12), (0.5, 0.16), (2.0, 0.2)] {
      #expect(abs(table(.keVnr(keVnr), of: nuclide) - value) < 1e-12)
    }
    #expect(table.kinks(of: nuclide).count == 3 && table.notes[0].contains("0.1 to 2.0 keVnr"))
    #expect(
      table.problems(for: nuclide, highestRecoil: .keVnr(3)).map(\.key) == ["quenching-outside"])
    table.outside = .nearest
    #expect(table.problems(for: nuclide, highestRecoil: .keVnr(3)).isEmpty)
    #expect(table(.keVnr(9), of: nuclide) == 0.2 && table(.keVnr(0.01), of: nuclide) == 0.12)
    table.outside = .zero
    #expect(table(.keVnr(9), of: nuclide) == 0 && table(.keVnr(0.01), of: nuclide) == 0)
    #expect(TabulatedQuenching().problems().map(\.key) == ["detector.response.quenching"])
    let setup = Setup.talkGermanium.with {
      $0.detector.response.quenching = table
      $0.detector.threshold = .keVee(0.02)
    }
    #expect(setup.problems().isEmpty)
    var changed = setup
    try setup.setting("quenching-outside").write(&changed, .name("error"))
    #expect(changed.problems().map(\.key).contains("quenching-outside"))
  }

  @Test(arguments: [
    ("T_keVnr,Q\n1,-0.1\n2,0.2", "line 2, Q: -0.1 is negative"),
    ("T_keVnr,Q\n1,nan\n2,0.2", "line 2, Q: nan"),
    ("T_keVnr,Q\n2,0.1\n1,0.2", "line 3, T_keVnr: 1.0 does not ascend"), ("E_keVee,Q\n1,1\n2,1", "line 1"),
    ("T_keVnr,Q\n1,0.1", "line 2: the table ends"), ("# empty", "no line names the columns"),
  ])
  func aTableThatIsNoTableSaysWhy(text: String, start: String) {
    do {
      _ = try TabulatedQuenching(csv: text, origin: "q.csv")
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.faults.contains { $0.description.hasPrefix(start) }, "\(error.faults)")
    }
  }

  @Test func aPolynomialOfDegreeZeroIsConstantAndStopsAtZero() throws {
    let nuclide = try #require(Nuclide("Ar40"))
    var polynomial = PolynomialQuenching()
    polynomial.q0 = 0.246
    #expect(polynomial(.keVnr(7), of: nuclide) == ConstantQuenching(value: 0.246)(.keVnr(7), of: nuclide))
    polynomial.q1PerkeV = -0.1
    #expect(polynomial(.keVnr(5), of: nuclide) == 0)
  }
}

/// Values computed in arbitrary precision from the formula, and published ones.
@Suite struct QuenchingValidation {
  // reference_values.json, cap qf.lindhard: mpmath, k as given or 0.133 Z^(2/3) A^(−1/2) with the mean A of an element.
  @Test func lindhardsFactorIsThatOfArbitraryPrecision() {
    let given = [(0.3, 0.1496724014301802), (1, 0.17548084697565272), (3, 0.20311823165917842)]
    for (keVnr, value) in given {
      let ours = LindhardQuenching.factor(.keVnr(keVnr), protons: 32, k: 0.162)
      #expect(deviation(ours, from: value) < 1e-13)
    }
    let elements = [
      (1.0, 14.0, 28.0855, 0.20949366007885098), (1, 32, 72.63, 0.17126106473658487),
      (10, 18, 39.948, 0.2707658633325105), (10, 32, 72.63, 0.23444895077090028),
      (10, 54, 131.293, 0.20645682586869432), (30, 14, 28.0855, 0.37817821555620645),
      (30, 32, 72.63, 0.2766327269955332),
    ]
    for (keVnr, Z, A, value) in elements {
      let k = LindhardQuenching.strength(protons: Z, nucleons: A)
      #expect(deviation(LindhardQuenching.factor(.keVnr(keVnr), protons: Z, k: k), from: value) < 1e-13)
    }
  }

  // The release's rows of one standard deviation up and down, at 20 keVnr, in keVee.
  @Test func theDirectionsOfCaesiumIodideAreThoseOfItsRelease() throws {
    let nuclide = try #require(Nuclide("Cs133"))
    func row(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
      1e3 * (a * 0.02 + b * 0.0004 + c * 8e-6 + d * 1.6e-7)
    }
    let rows = [
      (0.0, 0.0, row(0.0554628, 4.30681, -111.707, 840.384)),
      (1, 0, row(0.0613632, 3.51547, -85.5548, 595.562)), (-1, 0, row(0.0495624, 5.09815, -137.858, 1085.2)),
      (0, 1, row(0.055413, 3.93597, -93.1045, 630.092)), (0, -1, row(0.0555126, 4.67765, -130.309, 1050.68)),
    ]
    for (first, second, expected) in rows {
      var quenching = COHERENT2021Quenching()
      (quenching.first, quenching.second) = (first, second)
      let found = quenching.electronEquivalent(.keVnr(20), of: nuclide).value
      #expect(deviation(found, from: expected) < 1e-5, "\(first) \(second)")
    }
  }

  // The formula in mpmath for Ge74, k = 0.162, C₀ = 3e-4, C₁ = 6.2e-6, U = 0.02 keV.
  @Test func theCutOffFormulaIsThatOfArbitraryPrecision() throws {
    let nuclide = try #require(Nuclide("Ge74"))
    var quenching = SarkisQuenching()
    quenching.k = 0.162
    for (keVnr, value) in [
      (0.06, 0.03024275386956687), (0.3, 0.12368541234828556), (1.0, 0.1647663105992149),
      (10.0, 0.23745872014908873),
    ] {
      #expect(deviation(quenching(.keVnr(keVnr), of: nuclide), from: value) < 1e-12, "\(keVnr)")
    }
  }

  // E_ee = 0.0554628 T + 4.30681 T² − 111.707 T³ + 840.384 T⁴, T in MeV: 2.07278544 keVee of 20 keVnr.
  @Test func thePolynomialOfCaesiumIodideIsThatOfItsRelease() throws {
    let nuclide = try #require(Nuclide("Cs133"))
    var polynomial = PolynomialQuenching()
    polynomial.q0 = 0.0554628
    polynomial.q1PerkeV = 4.30681e-3
    polynomial.q2PerkeV2 = -111.707e-6
    polynomial.q3PerkeV3 = 840.384e-9
    #expect(deviation(polynomial.electronEquivalent(.keVnr(20), of: nuclide).value, from: 2.07278544) < 1e-12)
  }
}
