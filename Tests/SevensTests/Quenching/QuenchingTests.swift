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
