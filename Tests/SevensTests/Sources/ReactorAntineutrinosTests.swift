import Sevens
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: fluxes of a reactor, computed independently with the same published polynomials.
@Suite struct ReactorAntineutrinosValidation {
  static func beam(_ spectrum: ReactorSpectrum) -> Beam {
    var source = ReactorAntineutrinos()
    source.power = .GW(1)
    source.distance = .m(10)
    source.spectrum = spectrum
    return source.beam(live: TimeSpan(1))
  }

  static let fissionsPerSecond = 3.0420e19

  @Test(arguments: [
    (ReactorSpectrum.mueller, 1.5931), (.huberMueller, 1.5951), (.vogelEngel, 1.5538),
  ])
  func antineutrinosPerFissionBetweenTwoAndEightMeV(spectrum: ReactorSpectrum, expected: Double) {
    let perArea = Self.beam(spectrum).fluencesPerCm2.reduce(0, +)
    let perFission = perArea * 4 * Double.pi * 1e6 / Self.fissionsPerSecond
    #expect(abs(perFission - expected) < 0.00008, "\(spectrum): \(perFission)")
  }

  @Test func theFluxOfOneGigawattAtTenMetres() {
    let flux = Self.beam(.mueller).fluencesPerCm2.reduce(0, +)
    #expect(deviation(flux, from: 3.8565e12) < 2e-5, "\(flux)")
  }

  @Test func fissionsPerSecondOfOneGigawatt() throws {
    var source = ReactorAntineutrinos()
    source.power = .GW(1)
    let rate = try #require(source.fissionsPerSecond)
    #expect(deviation(rate, from: 3.0420e19) < 2e-5)
    source.power = nil
    #expect(source.fissionsPerSecond == nil)
  }

  // Mueller's polynomials diverge below 2 MeV, which is why they are not extrapolated unasked.
  @Test func belowTwoMeVTheMuellerPolynomialsAreMeaningless() {
    let f = [0.58, 0.07, 0.30, 0.05]
    let total = integrate(from: 0, to: 8, relativeAccuracy: 1e-8) { E in
      zip(FissileIsotope.allCases, f).reduce(0) {
        $0 + $1.1 * ReactorSpectrum.mueller.perFission($1.0, energyMeV: E)
      }
    }.value
    #expect(abs(total - 38) < 0.5, "\(total)")
  }
}

/// Laws of a reactor.
@Suite struct ReactorAntineutrinosLaws {
  @Test func theEnergyReleasedIsThePower() throws {
    var source = ReactorAntineutrinos()
    source.power = .GW(2.9)
    let rate = try #require(source.fissionsPerSecond)
    let mean = 0.58 * 201.92 + 0.07 * 205.52 + 0.30 * 209.99 + 0.05 * 213.60
    #expect(deviation(rate * mean * 1.602176634e-13, from: 2.9e9) < 1e-14)
  }

  @Test func aTotalFluxGivenIsTheTotalFlux() {
    for spectrum in ReactorSpectrum.allCases {
      for range in [OutsideRange.truncate, .polynomial] {
        var source = ReactorAntineutrinos()
        source.flux = ParticleFlux(1e13)
        (source.spectrum, source.outsideRange) = (spectrum, range)
        let total = source.beam(live: TimeSpan(3)).fluencesPerCm2.reduce(0, +)
        #expect(deviation(total, from: 3e13) < 1e-13)
      }
    }
  }

  @Test func everyIsotopeIsElectronAntineutrinos() {
    let beam = ReactorAntineutrinosValidation.beam(.huberMueller)
    #expect(beam.components.map(\.name) == ["U235", "U238", "Pu239", "Pu241"])
    #expect(beam.components.allSatisfy { $0.neutrino.name == "nubar_e" })
  }

  @Test func theSpectraAreSplitAmongTheIsotopesByTheirFractions() {
    let fractions = [0.58, 0.07, 0.30, 0.05]
    for spectrum in ReactorSpectrum.allCases where spectrum.isByIsotope {
      let beam = ReactorAntineutrinosValidation.beam(spectrum)
      let range = spectrum.range
      for (i, isotope) in FissileIsotope.allCases.enumerated() {
        let perFission = integrate(
          from: range.lowerBound, to: range.upperBound, breakpoints: spectrum.breakpoints,
          relativeAccuracy: 1e-13
        ) {
          spectrum.perFission(isotope, energyMeV: $0)
        }.value
        let fissions = beam.fluencesPerCm2[i] / perFission / fractions[i]
        #expect(
          deviation(fissions, from: beam.fluencesPerCm2[0] / beam.moments(minimumEnergy: 0)[0] / 0.58) < 1e-10
        )
      }
    }
  }

  // The range is where the fit was made: nothing above it, and below only what is asked for.
  @Test func theSpectraEndWhereTheirRangeEnds() {
    for (range, low) in [(OutsideRange.truncate, 2.0), (.error, 2), (.polynomial, 1.8)] {
      var source = ReactorAntineutrinos()
      (source.spectrum, source.outsideRange) = (.huberMueller, range)
      let moments = source.beam(live: TimeSpan(1)).moments
      #expect(moments.breakpoints == [low, 8])
      #expect(moments(minimumEnergy: 8) == [Double](repeating: 0, count: 12))
      #expect(moments(minimumEnergy: 0) == moments(minimumEnergy: low))
      #expect(moments(minimumEnergy: low * 1.01)[0] < moments(minimumEnergy: low)[0])
    }
  }

  @Test func onlyAnUnnamedLowerEndIsUnknown() {
    var source = ReactorAntineutrinos()
    source.spectrum = .huberMueller
    #expect(source.beam(live: TimeSpan(1)).support == .unknownBelow(2))
    for named in [OutsideRange.truncate, .polynomial] {
      source.outsideRange = named
      #expect(source.beam(live: TimeSpan(1)).support == .named)
    }
  }

  @Test func twoIsotopesNeverShareASpectrum() {
    for spectrum in ReactorSpectrum.allCases where spectrum.isByIsotope {
      #expect(Set(FissileIsotope.allCases.map { spectrum.perFission($0, energyMeV: 4) }).count == 4)
    }
  }

  @Test func huberHasNoUranium238SoMuellerStepsIn() {
    #expect(Huber2011.coefficients(.u238) == nil)
    #expect(ReactorSpectrum.huberMueller.coefficients(.u238) == Mueller2011.coefficients(.u238))
  }
}
