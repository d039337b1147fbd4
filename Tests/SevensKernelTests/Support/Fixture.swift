import Foundation
import SevensKernel
import SevensNumerics
import SevensTestSupport

/// A scatterer, terms and couplings, with the rate written out a second time as a plain double integral.
struct Fixture {
  var scatterer: Scatterer
  var terms: [AmplitudeTerm]
  var finalMasses = [0.0]
  var couplings: AmplitudeCouplings

  /// K = G_F²M/(4π)·(ħc)² in cm²/MeV.
  static func prefactor(_ mass: Double) -> Double {
    let (fermi, hbarc) = (1.1663788e-11, 197.3269804e-13)
    return fermi * fermi * mass / (4 * .pi) * hbarc * hbarc
  }

  func section(_ component: FluxComponent) -> DifferentialCrossSection {
    DifferentialCrossSection(
      scatterer: scatterer, terms: terms, finalMasses: finalMasses, couplings: couplings, component: component
    )
  }

  /// The polynomial of dσ/dT: the sum over *ordered* pairs, final state by final state.
  func direct(_ component: FluxComponent, recoil T: Double, group: Int = 0) -> Kappa {
    let M = scatterer.mass
    let weights = scatterer.weights((2 * M * T).squareRoot())
    var sum = Kappa.zero
    for final in couplings.massGroups.indices where couplings.massGroups[final] == group {
      for (k, a) in terms.enumerated() {
        for (l, b) in terms.enumerated() {
          let x = couplings.index(flavor: component.flavor, final: final, term: k)
          let y = couplings.index(flavor: component.flavor, final: final, term: l)
          let product =
            (Complex(couplings.real[x], couplings.imaginary[x])
            * Complex(couplings.real[y], couplings.imaginary[y]).conjugate).re
          let factor =
            scatterer.prefactor * product * a.propagator(2 * M * T) * b.propagator(2 * M * T)
            * weights.pair(a.weight, b.weight)
          let kappa = Kappa(
            a.kind, b.kind, recoil: T, mass: M, finalMass: finalMasses[group],
            kinematics: scatterer.kinematics,
            antineutrino: component.antineutrino)
          sum.k0 += factor * kappa.k0
          sum.k1 += factor * kappa.k1
          sum.k2 += factor * kappa.k2
        }
      }
    }
    return sum
  }

  /// Counts of one component in a range of recoils: nested adaptive quadrature of flux times cross-section.
  func counts(
    _ component: FluxComponent, _ source: TestSource, from low: Double, to high: Double,
    breakpoints: [Double] = [],
    response: (Double) -> Double = { _ in 1 }
  ) -> Double {
    var sum = 0.0
    for (group, m) in finalMasses.enumerated() {
      let M = scatterer.mass
      let first = Kinematics.minimumRecoil(energy: source.end, mass: M, finalMass: m)
      let last = Kinematics.maximumRecoil(energy: source.end, mass: M, finalMass: m)
      let (a, b) = (max(low, first), min(high, last))
      if b <= a { continue }
      var cuts = breakpoints + scatterer.breakpoints
      for energy in source.lines.map(\.energy) + [source.beginning] where energy > 0 {
        cuts.append(Kinematics.maximumRecoil(energy: energy, mass: M, finalMass: m))
        cuts.append(Kinematics.minimumRecoil(energy: energy, mass: M, finalMass: m))
      }
      sum +=
        integrate(
          from: a.squareRoot(), to: b.squareRoot(), breakpoints: cuts.map { $0.squareRoot() },
          relativeAccuracy: 3e-13
        ) { t in
          let T = t * t
          let section = direct(component, recoil: T, group: group)
          // E + ψ → T needs E ≥ E_min: the same bound as T ≤ T₊(E) and T ≥ T₋(E), solved for E.
          let minimum = (2 * M * T + m * m) / (2 * ((T * T + 2 * M * T).squareRoot() - T))
          var rate = source.lines.reduce(0) {
            $0 + ($1.energy >= minimum ? $1.flux * section(energy: $1.energy) : 0)
          }
          let from = max(minimum, source.beginning)
          if let spectrum = source.spectrum, from < source.end {
            rate +=
              integrate(from: from, to: source.end, relativeAccuracy: 1e-13) {
                spectrum($0) * section(energy: $0)
              }.value
          }
          return 2 * t * response(T) * rate
        }.value
    }
    return scatterer.count * sum
  }
}

/// One component of a test source: a spectrum on [beginning, end] and lines.
struct TestSource {
  var beginning = 0.0
  var end: Double
  var spectrum: (@Sendable (Double) -> Double)?
  var lines: [(energy: Double, flux: Double)] = []
}

/// Pions and muons that decay at rest, per 1e40 pions so that numbers are of order 1.
enum PionDecay {
  static let muon = 105.6583755
  static let line = 29.791
  static let flux = 1e40
  static let components = [
    FluxComponent(flavor: 1, antineutrino: false), FluxComponent(flavor: 0, antineutrino: false),
    FluxComponent(flavor: 1, antineutrino: true),
  ]
  static let moments: FluxMoments = {
    let end = muon / 2
    let m3 = muon * muon * muon
    return FluxMoments(
      componentCount: 3, lines: [.init(component: 0, energy: line, flux: flux)],
      powerSeries: [
        .init(
          component: 1, highestEnergy: end, terms: [(2, flux * 96 / m3), (3, -flux * 192 / (m3 * muon))]),
        .init(component: 2, highestEnergy: end, terms: [(2, flux * 48 / m3), (3, -flux * 64 / (m3 * muon))]),
      ])
  }()
  static let sources = [
    TestSource(end: line, lines: [(line, flux)]),
    TestSource(
      end: muon / 2, spectrum: { flux * 192 / muon * ($0 / muon) * ($0 / muon) * (0.5 - $0 / muon) }),
    TestSource(
      end: muon / 2, spectrum: { flux * 64 / muon * ($0 / muon) * ($0 / muon) * (0.75 - $0 / muon) }),
  ]
}

extension Fixture {
  /// Weights with different form factors for everything, of an argon-like nucleus.
  static func weights(spinMatrix: Bool) -> @Sendable (Double) -> ScattererWeights {
    { Q in
      var weights = ScattererWeights()
      weights.protons = 18 * exp(-Q * Q * 4.0e-5)
      weights.neutrons = 22 * exp(-Q * Q * 4.4e-5)
      weights.charge = 18 * exp(-Q * Q * 4.3e-5)
      if spinMatrix {
        // Not of rank one, but positive.
        weights.spin00 = 0.6 * exp(-Q * Q * 3e-5)
        weights.spin11 = 1.1 * exp(-Q * Q * 5e-5)
        weights.spin01 = -0.5 * exp(-Q * Q * 4.5e-5)
      } else {
        weights.isoscalarSpin = 0.7 * exp(-Q * Q * 2e-5)
        weights.isovectorSpin = -1.3 * exp(-Q * Q * 3e-5)
        weights.spin00 = weights.isoscalarSpin * weights.isoscalarSpin
        weights.spin01 = weights.isoscalarSpin * weights.isovectorSpin
        weights.spin11 = weights.isovectorSpin * weights.isovectorSpin
      }
      return weights
    }
  }

  /// Terms comparable with the weak ones, with random complex couplings for every flavour and final state.
  private static func random(
    mass: Double, _ kinematics: CurrentKinematics, spinMatrix: Bool = true, count: Double = 1,
    terms: [(AmplitudeTerm, Double)], masses: [Double], groups: [Int], _ random: inout SplitMix64
  ) -> Fixture {
    var couplings = AmplitudeCouplings(termCount: terms.count, massGroups: groups)
    for flavor in 0..<AmplitudeCouplings.flavorCount {
      for final in groups.indices {
        for k in terms.indices {
          let index = couplings.index(flavor: flavor, final: final, term: k)
          couplings.real[index] = terms[k].1 * random.uniform(-1, 1)
          couplings.imaginary[index] = terms[k].1 * random.uniform(-1, 1)
        }
      }
    }
    return Fixture(
      scatterer: Scatterer(
        mass: mass, prefactor: prefactor(mass), kinematics: kinematics, count: count,
        weights: weights(spinMatrix: spinMatrix)),
      terms: terms.map(\.0), finalMasses: masses, couplings: couplings)
  }

  /// Six terms of four classes and three propagators; the spin current with its own matrix.
  static func mixed(_ kinematics: CurrentKinematics, _ random: inout SplitMix64) -> Fixture {
    .random(
      mass: 37215.526, kinematics, count: 3,
      terms: [
        (AmplitudeTerm(.vector, .protons), 1), (AmplitudeTerm(.vector, .neutrons), 1),
        (AmplitudeTerm(.scalar, .protons, .massive(10)), 300), (AmplitudeTerm(.dipole, .charge), 0.02),
        (AmplitudeTerm(.axial, .isoscalarSpin), 5), (AmplitudeTerm(.axial, .isovectorSpin), 5),
      ], masses: [0], groups: [0, 0], &random)
  }

  /// All six classes on a light spin-½ scatterer, so that every interference matters.
  static func allClasses(_ random: inout SplitMix64) -> Fixture {
    .random(
      mass: 938.272, .spinHalf, spinMatrix: false,
      terms: [
        (AmplitudeTerm(.vector, .protons), 1), (AmplitudeTerm(.axial, .isovectorSpin), 14),
        (AmplitudeTerm(.scalar, .neutrons), 2), (AmplitudeTerm(.pseudoscalar, .protons), 20),
        (AmplitudeTerm(.tensor, .protons), 0.5), (AmplitudeTerm(.dipole, .charge, .photon), 5),
      ], masses: [0], groups: [0], &random)
  }

  /// Chirality-flipping terms into one massive final state.
  static func flipping(mass: Double, _ random: inout SplitMix64) -> Fixture {
    .random(
      mass: 37215.526, .spinZero,
      terms: [
        (AmplitudeTerm(.scalar, .neutrons), 1), (AmplitudeTerm(.vector, .neutrons, .massive(30)), 1000),
        (AmplitudeTerm(.dipole, .charge, .photon), 20),
      ], masses: [mass], groups: [0], &random)
  }

  /// Three final states in two groups of mass.
  static func twoGroups(_ random: inout SplitMix64) -> Fixture {
    .random(
      mass: 37215.526, .spinHalf,
      terms: [
        (AmplitudeTerm(.vector, .protons), 1), (AmplitudeTerm(.vector, .neutrons), 1),
        (AmplitudeTerm(.scalar, .neutrons), 1),
      ], masses: [0, 5], groups: [0, 1, 1], &random)
  }

  /// The V and A couplings of atomic electrons; their number steps at binding energies.
  static func boundElectrons(declared: Bool, _ random: inout SplitMix64) -> Fixture {
    let mass = 0.51099895069
    let terms = [AmplitudeTerm(.vector, .electrons), AmplitudeTerm(.axial, .electrons)]
    var fixture = Fixture.random(
      mass: mass, .spinHalf, terms: terms.map { ($0, 1) }, masses: [0], groups: [0], &random)
    fixture.scatterer = Scatterer(
      mass: mass, prefactor: prefactor(mass), kinematics: .spinHalf,
      breakpoints: declared ? [0.0011, 0.0345] : []
    ) { Q in
      let recoil = Q * Q / (2 * mass)
      var weights = ScattererWeights()
      weights.electrons = recoil < 0.0011 ? 44 : recoil < 0.0345 ? 52 : 54
      return weights
    }
    return fixture
  }

  func request(accuracy: Double = 1e-8, flux: FluxMoments = PionDecay.moments) -> TemplateRequest {
    TemplateRequest(
      terms: terms, finalMasses: finalMasses, components: PionDecay.components, flux: flux, accuracy: accuracy
    )
  }

  func template(accuracy: Double = 1e-8, _ response: Response) -> RateTemplate {
    RateTemplate(request(accuracy: accuracy), scatterer: scatterer, response: response)
  }
}
