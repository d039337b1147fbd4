import Foundation
import Sevens
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of the errors of reactor spectra.
@Suite struct ReactorSpectrumErrorLaws {
  static let errors = ReactorSpectrumError.all
  static let isotopes: [FissileIsotope] = [.u235, .pu239, .pu241]

  static func column(_ name: String) -> [Double] { Dataset.huber2011Table.numbers(name).map { $0 ?? .nan } }

  /// 1 GW at 10 m with one spectrum, and some pulls.
  static func source(_ spectrum: ReactorSpectrum, _ pulls: [String: Double] = [:]) -> ReactorAntineutrinos {
    var source = ReactorAntineutrinos()
    (source.power, source.distance, source.spectrum) = (.GW(1), .m(10), spectrum)
    if !spectrum.isComplete { source.outsideRange = .truncate }
    for (id, pull) in pulls { source.pulls[id] = pull }
    return source
  }

  static func setup(_ spectrum: ReactorSpectrum, _ pulls: [String: Double] = [:]) -> Setup {
    Setup.talkGermanium.with { $0.source = source(spectrum, pulls) }
  }

  static let huber: [ReactorSpectrum] = [.huberMueller, .huberMuellerTable, .huberMuellerComplete]

  // The covariance of the files: what rows have alone, and what all have in common.
  @Test func theErrorsOfAnIsotopeAddUpToItsCovariance() {
    let energies = Self.column("E_MeV")
    var worst = Worst()
    for isotope in Self.isotopes {
      func numbers(_ name: String) -> [Double] { Self.column("\(isotope.rawValue)_\(name)") }
      let (statistics, bias, norm) = (numbers("stat"), numbers("bias"), numbers("norm"))
      let charge = zip(numbers("Z_minus"), numbers("Z_plus")).map { $0 + $1 }
      let half = zip(numbers("WM_plus"), numbers("WM_minus")).map { ($0 - $1) / 2 }
      // The lower and higher variation trade places: the straight line from 3 to 8 MeV says at which rows.
      let magnetism = energies.indices.map { i in
        half[4] + (half[24] - half[4]) / 5 * (energies[i] - 3)
      }
      // Both variations of Pu241 are below 0 at the two lowest rows, where the table has 0 for the higher one.
      for (i, (a, b)) in zip(magnetism, half).enumerated() where isotope != .pu241 || i > 1 {
        #expect(abs(abs(a) - b) < 1e-7, "\(isotope) \(energies[i])")
      }
      let relative = Self.errors.compactMap { error in
        error.relative.first { $0.isotope == isotope }.map { entry in
          energies.map { E in
            entry.error.energiesMeV.contains(E) ? entry.error(energyMeV: E) : 0
          }
        }
      }
      #expect(relative.count == 28)
      for a in energies.indices {
        for b in energies.indices {
          var expected = norm[a] * norm[b] + charge[a] * charge[b] + magnetism[a] * magnetism[b]
          if a == b { expected += statistics[a] * statistics[a] + bias[a] * bias[a] }
          let sum = relative.reduce(0.0) { $0 + $1[a] * $1[b] }
          worst.see(abs(sum - expected) / abs(expected), "\(isotope) \(energies[a]), \(energies[b])")
        }
      }
    }
    #expect(worst.count == 1875 && worst.value < 1e-10, "\(worst.place): \(worst.value)")
  }

  @Test func theErrorsHaveNamesOfTheirOwnAndAreUnderAConstraint() {
    #expect(Set(Self.errors.map(\.id)).count == 82 && Self.errors.count == 82)
    for parameter in ReactorAntineutrinos.parameters where parameter.id.hasPrefix("reactor.huber") {
      #expect(parameter.constraint == .normal(mean: 0, sigma: 1) && parameter.kind == .rate)
      #expect(parameter.value(in: ReactorAntineutrinos()) == 0)
    }
    #expect(ReactorAntineutrinos.parameters.filter { $0.constraint != nil }.count == 82)
  }

  @Test func pullsAtZeroChangeNoBitAndCostNothing() {
    for spectrum in ReactorSpectrum.allCases {
      let plain = Self.source(spectrum).beam(live: .day(1))
      var source = Self.source(spectrum, ["reactor.huber.norm": 1])
      source.pulls["reactor.huber.norm"] = 0
      let beam = source.beam(live: .day(1))
      #expect(beam.components.count == plain.components.count)
      for energy in [0.0, 1, 2.6, 5] {
        #expect(beam.moments(minimumEnergy: energy) == plain.moments(minimumEnergy: energy))
      }
    }
  }

  @Test(arguments: huber)
  func countsAreLinearInThePulls(spectrum: ReactorSpectrum) {
    let ids = ["reactor.huber.norm", "reactor.huber.Pu239.pull-7", "reactor.mueller.U238.missing"]
    let none = rate(Self.setup(spectrum)).counts
    var sum = 0.0
    for (id, pull) in zip(ids, [1.0, -2, 0.5]) {
      let one = rate(Self.setup(spectrum, [id: 1])).counts - none
      let many = rate(Self.setup(spectrum, [id: pull])).counts - none
      #expect(abs(one / none) > 1e-5, "\(id) moves \(one / none)")
      // The templates with and without a pull have other panels, and agree to their accuracy.
      #expect(abs(many - pull * one) < 1e-8 * none)
      sum += many
    }
    let together = rate(Self.setup(spectrum, Dictionary(uniqueKeysWithValues: zip(ids, [1.0, -2, 0.5]))))
      .counts
    #expect(abs(together - none - sum) < 1e-8 * none)
    // The same panels: exact.
    let (up, down) = (
      rate(Self.setup(spectrum, [ids[0]: 3])).counts, rate(Self.setup(spectrum, [ids[0]: -1])).counts
    )
    let middle = rate(Self.setup(spectrum, [ids[0]: 1])).counts
    #expect(deviation((up + down) / 2, from: middle) < 1e-14)
  }

  // A component kept at 0 has the moments a pull then scales.
  @Test func componentsAreKeptWhereAFitAsksForThem() {
    let id = "reactor.huber.weak-magnetism"
    let kept = Self.source(.huberMueller).beam(live: .day(1), keeping: [id, "reactor.flux"])
    let moved = Self.source(.huberMueller, [id: 2]).beam(live: .day(1))
    #expect(kept.components.map(\.name) == moved.components.map(\.name) && kept.components.count == 7)
    #expect(kept.components.suffix(3).allSatisfy { $0.scalePerCm2 == 0 })
    #expect(moved.components.suffix(3).allSatisfy { $0.scalePerCm2 > 0 })
    #expect(kept.moments(minimumEnergy: 3) == moved.moments(minimumEnergy: 3))
    #expect(Self.source(.kopeikin, [id: 2]).beam(live: .day(1)).components.count == 1)
  }

  @Test func aFinitePullIsTheIntegralOfTheMovedSpectrum() {
    let pulls = [
      "reactor.huber.norm": 1.5, "reactor.huber.weak-magnetism": -2, "reactor.huber.charge": 1,
      "reactor.huber.U235.pull-1": 3, "reactor.huber.U235.pull-9": -1, "reactor.huber.Pu241.pull-25": 2,
      "reactor.mueller.U238.missing": -0.7,
    ]
    var worst = Worst()
    for spectrum in Self.huber {
      let plain = Self.source(spectrum).beam(live: TimeSpan(1))
      let scale = plain.components[0].scalePerCm2 / 0.58
      let moved = Self.source(spectrum, pulls).beam(live: TimeSpan(1))
      for low in [2.0, 2.3, 4, 6.9] {
        for n in 0..<3 {
          let value = zip(moved.components, moved.components.indices).reduce(0.0) { sum, entry in
            sum + entry.0.scalePerCm2 * moved.moments(minimumEnergy: low)[3 * entry.1 + n]
          }
          let fractions: [(FissileIsotope, Double)] = [
            (.u235, 0.58), (.u238, 0.07), (.pu239, 0.3), (.pu241, 0.05),
          ]
          let expected = integrate(
            from: low, to: 8, breakpoints: (0...24).map { 2 + 0.25 * Double($0) }, relativeAccuracy: 1e-12
          ) { E in
            fractions.reduce(0.0) { sum, entry in
              var factor = 1.0
              for error in Self.errors {
                for (isotope, relative) in error.relative where isotope == entry.0 {
                  factor += (pulls[error.id] ?? 0) * relative(energyMeV: E)
                }
              }
              return sum + entry.1 * spectrum.perFission(entry.0, energyMeV: E) * factor
            } / pow(E, Double(n))
          }.value
          worst.see(value, equals: scale * expected, "\(spectrum) above \(low), n = \(n)")
        }
      }
    }
    #expect(worst.count == 36 && worst.value < 1e-8, "\(worst.place)")
  }

  @Test func aPolynomialCarriedBelowItsRangeTakesItsErrorsAlong() {
    var source = Self.source(.huberMueller, ["reactor.huber.norm": 1])
    (source.outsideRange, source.lowestEnergy) = (.polynomial, .MeV(1.5))
    let fluences = source.beam(live: TimeSpan(1)).fluencesPerCm2
    source.outsideRange = .truncate
    let above = source.beam(live: TimeSpan(1)).fluencesPerCm2
    // 1.72 % at 2 MeV and below.
    let share = (fluences[4] - above[4]) / (fluences[0] - above[0])
    #expect(deviation(share, from: 0.0172321) < 1e-7, "\(share)")
  }

  @Test func tablesAndNotesNameTheErrorsInUse() {
    let moved = Self.source(.huberMueller, ["reactor.huber.norm": 1, "reactor.mueller.U238.missing": 1])
    #expect(Self.source(.huberMueller).datasets.isEmpty)
    #expect(moved.datasets.map(\.id) == ["mueller-2011", "huber-2011"] || moved.datasets.count == 2)
    #expect(moved.notes.contains { $0.contains("reactor.huber.norm, reactor.mueller.U238.missing") })
    #expect(!Self.source(.huberMueller).notes.contains { $0.contains("moved") })
  }
}

/// Validation: how well Huber's U235 is known, from his file by numpy: spectrum log-linear between the rows, errors
/// linear, weak magnetism as the straight line of the rows from 3 to 8 MeV.
@Suite struct ReactorSpectrumErrorValidation {
  /// δN/N of every error that concerns U235 in fissions of U235 alone.
  static func sensitivities(_ counts: (ReactorAntineutrinos) -> Double) -> [String: Double] {
    var source = ReactorSpectrumErrorLaws.source(.huberMuellerTable)
    source.fractions.u235 = 1
    (source.fractions.u238, source.fractions.pu239, source.fractions.pu241) = (0, 0, 0)
    let plain = counts(source)
    var all: [String: Double] = [:]
    for error in ReactorSpectrumError.all where error.relative.contains(where: { $0.isotope == .u235 }) {
      source.pulls = SpectrumPulls()
      source.pulls[error.id] = 1
      all[error.id] = counts(source) / plain - 1
    }
    return all
  }

  static func total(_ parts: [String: Double], where chosen: (String) -> Bool = { _ in true }) -> Double {
    parts.reduce(0) { chosen($1.key) ? $0 + $1.value * $1.value : $0 }.squareRoot()
  }

  @Test func theFluxIsKnownToTwoPerCent() {
    let parts = Self.sensitivities { $0.beam(live: .day(1)).fluencesPerCm2.reduce(0, +) }
    #expect(parts.count == 28)
    #expect(abs(Self.total(parts) - 0.018231414956902) < 1e-9, "\(Self.total(parts))")
    let expected = [
      "norm": 0.01756684612104, "weak-magnetism": 0.00422792826213, "charge": -0.00113372779543,
    ]
    for (name, value) in expected {
      #expect(abs((parts["reactor.huber.\(name)"] ?? .nan) - value) < 1e-9, "\(name)")
    }
  }

  // ∫dT (1 − T/E − MT/2E²) above 0.1 keV of Ge72, F = 1.
  @Test func theRateOfGermaniumIsKnownToTwoPerCent() throws {
    let setup = try Setup.talkGermanium.with(target: "Ge72")
    let parts = Self.sensitivities { source in rate(setup.with { $0.source = source }).counts }
    #expect(abs(Self.total(parts) - 0.02150283376) < 1e-7, "\(Self.total(parts))")
    #expect(abs(Self.total(parts) { $0.contains("pull-") } - 0.00228435607) < 1e-7)
    let expected = [
      "norm": 0.0179349091753, "weak-magnetism": 0.0107758316409, "charge": -0.0044015977207,
      "U235.pull-9": 0.00061219191842,
    ]
    for (name, value) in expected {
      #expect(abs((parts["reactor.huber.\(name)"] ?? .nan) - value) < 1e-7, "\(name)")
    }
  }
}
