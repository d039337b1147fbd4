import Sevens
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: spectra of reactors from tables.
///
/// The numbers were computed in Python (NumPy, Gauss–Legendre with 24 points between the rows) from the same tables,
/// with σ(T > T₀) = K Q_W² (T_max−T₀)²/(2T_max) in closed form; 58/7/30/5 per cent of fissions, 0.6 captures.
@Suite struct ReactorTablesValidation {
  @Test(arguments: [
    (ReactorSpectrum.muellerTable, 1.593382), (.huberMuellerTable, 1.597589), (.kopeikin, 6.669225),
    (.huberMuellerComplete, 6.781636),
  ])
  func antineutrinosPerFission(spectrum: ReactorSpectrum, expected: Double) {
    let perArea = ReactorAntineutrinosValidation.beam(spectrum).fluencesPerCm2.reduce(0, +)
    let perFission = perArea * 4 * Double.pi * 1e6 / (1e9 / (205.177 * 1.602176634e-13))
    #expect(deviation(perFission, from: expected) < 1e-6, "\(spectrum): \(perFission)")
  }

  static func counts(_ spectrum: ReactorSpectrum, aboveKeVnr threshold: Double) throws -> Double {
    let setup = try Setup.talkGermanium.with(ReactorAntineutrinos.self) { $0.spectrum = spectrum }
    return rate(setup.with { $0.detector.threshold = .keVnr(threshold) }).counts
  }

  // 100 kg of germanium at 10 m from 1 GW for 365.25 d.
  @Test(arguments: [
    (ReactorSpectrum.muellerTable, 0.1, 3_442_304), (.huberMuellerTable, 0.1, 3_482_450),
    (.huberMuellerTable, 0.5, 343_654.0), (.kopeikin, 0.1, 3_374_300), (.kopeikin, 0.001, 8_693_541),
    (.huberMuellerComplete, 0.1, 3_483_132), (.huberMuellerComplete, 0.02, 6_883_478),
    (.huberMuellerComplete, 0.001, 8_870_570),
  ])
  func countsInGermanium(spectrum: ReactorSpectrum, threshold: Double, expected: Double) throws {
    let counts = try Self.counts(spectrum, aboveKeVnr: threshold)
    #expect(deviation(counts, from: expected) < 1e-6, "\(spectrum) above \(threshold) keVnr: \(counts)")
  }

  // The fit of Huber's polynomial to his own table: +0.06 % on the rate above 0.1 keV, +0.37 % above 0.5 keV.
  @Test func theTableOfHuberIsNotItsPolynomial() throws {
    for (threshold, expected) in [(0.1, 0.0006), (0.5, 0.0037)] {
      let change =
        try Self.counts(.huberMuellerTable, aboveKeVnr: threshold)
        / Self.counts(.huberMueller, aboveKeVnr: threshold) - 1
      #expect(abs(change - expected) < 0.00005, "\(threshold) keVnr: \(change)")
    }
  }

  @Test func theLowPartAndCaptureAreThoseOfTheTables() {
    let beam = ReactorAntineutrinosValidation.beam(.huberMuellerComplete)
    #expect(beam.components.map(\.name) == ["U235", "U238", "Pu239", "Pu241", "U239", "Np239"])
    let f = [0.58, 0.07, 0.30, 0.05]
    let below = zip(FissileIsotope.allCases, f).reduce(0) { sum, part in
      let (all, above) = (Self.moment(beam, part.0), Self.moment(beam, part.0, from: 2))
      return sum + part.1 * (all - above)
    }
    #expect(abs(below - 3.986505) < 2e-6, "\(below)")
    let captures = beam.moments(minimumEnergy: 0)
    #expect(abs(captures[12] - 1) < 1e-5 && abs(captures[15] - 1) < 3e-5)
  }

  private static func moment(_ beam: Beam, _ isotope: FissileIsotope, from E: Double = 0) -> Double {
    beam.moments(minimumEnergy: E)[3 * (FissileIsotope.allCases.firstIndex(of: isotope) ?? 0)]
  }

  @Test func kopeikinHas1Point855AboveTheThresholdOfInverseBetaDecay() {
    let above = ReactorAntineutrinosValidation.beam(.kopeikin).moments(minimumEnergy: 1.8)[0]
    #expect(abs(above - 1.855) < 0.0005, "\(above)")
  }
}

/// Laws of spectra from tables.
@Suite struct ReactorTablesLaws {
  static let tables = ReactorSpectrum.allCases.filter { !$0.isPolynomial }

  @Test func theRowsOfATableAreItsValues() {
    for (spectrum, dataset) in [
      (ReactorSpectrum.muellerTable, Dataset.mueller2011Table), (.huberMuellerTable, .huber2011Table),
      (.huberMuellerComplete, .vogelEngelLow),
    ] {
      let energies = dataset.numbers("E_MeV").compactMap { $0 }
      let names = Set(dataset.columns.map(\.name))
      for isotope in FissileIsotope.allCases where names.contains(isotope.rawValue) {
        for (E, value) in zip(energies, dataset.numbers(isotope.rawValue)) where E != 2 {
          #expect(deviation(spectrum.perFission(isotope, energyMeV: E), from: value ?? .nan) < 1e-14)
        }
      }
    }
    let kopeikin = Dataset.kopeikin2012
    for (E, value) in zip(kopeikin.numbers("E_MeV"), kopeikin.numbers("antineutrinos")) {
      let read = ReactorSpectrum.kopeikin.perFission(.u235, energyMeV: E ?? .nan)
      #expect(deviation(read, from: value ?? .nan) < 1e-14)
    }
  }

  // Half-way between two rows: the geometric mean, and for Kopeikin the arithmetic one.
  @Test func theRuleBetweenTheRowsIsTheNamedOne() {
    let u235 = ReactorSpectrum.muellerTable.perFission(.u235, energyMeV: 3.125)
    #expect(deviation(u235, from: (0.651 * 0.547).squareRoot()) < 1e-14)
    #expect(deviation(ReactorSpectrum.kopeikin.perFission(.u235, energyMeV: 0.6), from: 3.085) < 1e-14)
  }

  @Test func spectraAreNeverNegativeAndVanishOutsideATable() {
    for spectrum in Self.tables {
      for isotope in FissileIsotope.allCases {
        for step in 0...2000 {
          #expect(spectrum.perFission(isotope, energyMeV: 0.005 * Double(step)) >= 0)
        }
      }
      guard spectrum != .huberMuellerComplete else { continue }
      for E in [spectrum.range.lowerBound * 0.999, spectrum.range.upperBound * 1.001] {
        #expect(spectrum.perFission(.u235, energyMeV: E) == 0)
      }
    }
  }

  @Test func breakpointsAscendAndSpanTheRange() {
    for spectrum in ReactorSpectrum.allCases {
      let points = spectrum.breakpoints
      #expect(points.first == spectrum.range.lowerBound && points.last == spectrum.range.upperBound)
      for (a, b) in zip(points, points.dropFirst()) {
        #expect(a < b)
        #expect(a >= 1 || b <= 2.00001 * a, "\(spectrum): \(a) to \(b) MeV")
      }
    }
  }

  @Test func theMomentsAreInterpolatedToTheirAccuracy() {
    for spectrum in ReactorSpectrum.allCases {
      let error = ReactorAntineutrinosValidation.beam(spectrum).moments.interpolationError
      #expect(error <= 1e-9, "\(spectrum): \(error)")
    }
  }

  // A threshold of 1 eV needs energies down to 0.2 MeV, where all tables have steps.
  @Test func templatesWithAThresholdOfOneElectronvoltConverge() throws {
    for spectrum in [ReactorSpectrum.kopeikin, .huberMuellerComplete] {
      let setup = try Setup.talkGermanium.with(ReactorAntineutrinos.self) { $0.spectrum = spectrum }
        .with { $0.detector.threshold = .keVnr(0.001) }
      let prediction = Prediction(setup)
      #expect(prediction.converged && prediction.estimatedError <= 1e-8, "\(prediction.estimatedError)")
      let fine = rate(setup.with { $0.accuracy = 1e-11 }).counts
      #expect(deviation(EventRate(prediction).counts, from: fine) < 1e-8)
    }
  }

  @Test func theDefaultIsCompleteAndRefusesNothing() {
    var source = ReactorAntineutrinos()
    #expect(source.spectrum.isComplete && source.beam(live: TimeSpan(1)).support == .complete)
    (source.power, source.distance) = (.GW(1), .m(10))
    for threshold in [0, 0.001, 0.1] {
      let setup = Setup.talkGermanium.with {
        $0.source = source
        $0.detector.threshold = .keVnr(threshold)
      }
      #expect(setup.problems().isEmpty, "\(setup.problems())")
    }
    source.spectrum = .huberMueller
    #expect(Setup.talkGermanium.with { $0.source = source }.problems().map(\.key) == ["outside-range"])
  }

  @Test func aTableHasNoPolynomialToCarryOn() throws {
    for spectrum in Self.tables where !spectrum.isComplete {
      let setup = try Setup.talkGermaniumAsPrinted.with(ReactorAntineutrinos.self) { $0.spectrum = spectrum }
      #expect(setup.problems().map(\.key) == ["outside-range"], "\(spectrum)")
    }
  }

  @Test func captureIsProportionalToItsRateAndVanishesWithIt() throws {
    func beam(_ captures: Double) -> [Double] {
      var source = ReactorAntineutrinos()
      (source.power, source.distance, source.capturesPerFission) = (.GW(1), .m(10), captures)
      return source.beam(live: TimeSpan(1)).fluencesPerCm2
    }
    let (none, some, twice) = (beam(0), beam(0.3), beam(0.6))
    #expect(none[4...] == [0, 0])
    #expect(none[..<4] == some[..<4])
    for i in 4..<6 { #expect(deviation(twice[i], from: 2 * some[i]) < 1e-15) }
  }

  @Test func aReactorAsAWholeIsOneComponent() {
    let beam = ReactorAntineutrinosValidation.beam(.kopeikin)
    #expect(beam.components.map(\.name) == ["reactor"] && beam.components[0].neutrino.name == "nubar_e")
    #expect(beam.support == .unknownBelow(0.01))
  }
}
