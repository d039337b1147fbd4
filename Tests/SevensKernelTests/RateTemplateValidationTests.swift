import Foundation
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: the rate once more, as a nested adaptive integral of flux times cross-section.
@Suite struct RateTemplateValidation {
  // dN/dT = n K Q_W² F² ∫ φ (1 − T/E − MT/2E²) dE over E ≥ [T + √(T²+2MT)]/2, by hand: no κ, no moments.
  @Test(arguments: [(1e-8, 2e-8), (1e-12, 1e-11)])
  func coherentScatteringOnScalarNucleiIsItsTextbookIntegral(accuracy: Double, tolerance: Double) {
    let (M, count) = (37215.526, 2.5)
    let couplings = Self.weak()
    let scatterer = Scatterer(
      mass: M, prefactor: Fixture.prefactor(M), kinematics: .spinZero, count: count,
      weights: Fixture.weights(spinMatrix: true))
    let fixture = Fixture(
      scatterer: scatterer, terms: [AmplitudeTerm(.vector, .protons), AmplitudeTerm(.vector, .neutrons)],
      couplings: couplings)
    let template = fixture.template(accuracy: accuracy, .recoilBins(edges: argonBins))
    #expect(template.converged)
    #expect(template.estimatedError <= accuracy)
    let counts = template.componentCounts(couplings)
    var worst = Worst()
    for (s, source) in PionDecay.sources.enumerated() {
      let last = 2 * source.end * source.end / (M + 2 * source.end)
      for b in 0..<5 {
        let (low, high) = (argonBins[b], min(argonBins[b + 1], last))
        if high <= low {
          #expect(counts[s * 7 + b] == 0)
          continue
        }
        let expected = integrate(from: low.squareRoot(), to: high.squareRoot(), relativeAccuracy: 3e-13) {
          t in
          let T = t * t
          let Q2 = 2 * M * T
          let charge = -0.0478 * 18 * exp(-Q2 * 4.0e-5) + 22 * exp(-Q2 * 4.4e-5)
          let minimum = (T + (T * T + 2 * M * T).squareRoot()) / 2
          var flux = 0.0
          for line in source.lines where line.energy >= minimum {
            flux += line.flux * (1 - T / line.energy - M * T / (2 * line.energy * line.energy))
          }
          if let spectrum = source.spectrum {
            flux +=
              integrate(from: minimum, to: source.end, relativeAccuracy: 1e-13) { E in
                spectrum(E) * (1 - T / E - M * T / (2 * E * E))
              }.value
          }
          return 2 * t * Fixture.prefactor(M) * charge * charge * flux
        }
        #expect(expected.converged)
        if expected.value * count > 1e-6 * counts[s * 7] {
          worst.see(counts[s * 7 + b], equals: count * expected.value, "component \(s), bin \(b)")
        }
      }
    }
    #expect(worst.count >= 13)
    #expect(worst.value < tolerance, "\(worst.place)")
  }

  private static func weak() -> AmplitudeCouplings {
    var couplings = AmplitudeCouplings(termCount: 2, massGroups: [0])
    for flavor in 0..<3 {
      couplings.real[couplings.index(flavor: flavor, final: 0, term: 0)] = -0.0478
      couplings.real[couplings.index(flavor: flavor, final: 0, term: 1)] = 1
    }
    return couplings
  }

  private func check(_ fixture: Fixture, _ edges: [Double], tolerance: Double, accuracy: Double) {
    let template = fixture.template(accuracy: accuracy, .recoilBins(edges: edges))
    let counts = template.componentCounts(fixture.couplings)
    for (s, source) in PionDecay.sources.enumerated() {
      let expected = (0..<(edges.count - 1)).map {
        fixture.counts(PionDecay.components[s], source, from: edges[$0], to: edges[$0 + 1])
      }
      let values = Array(counts[(s * template.rowLength)..<(s * template.rowLength + template.binCount)])
      #expect(deviation(values, expected) < tolerance, "component \(s): \(values) instead of \(expected)")
    }
  }

  @Test func severalInterferingTermsAreTheirDoubleIntegral() {
    var random = SplitMix64(seed: 61)
    for kinematics in [CurrentKinematics.spinZero, .spinHalf] {
      check(.mixed(kinematics, &random), argonBins, tolerance: 1e-9, accuracy: 1e-11)
    }
  }

  @Test func allSixClassesTogetherAreTheirDoubleIntegral() {
    var random = SplitMix64(seed: 67)
    check(.allClasses(&random), [0.05, 0.2, 1, 2.5, 4, 6], tolerance: 1e-9, accuracy: 1e-11)
  }

  @Test func aMassiveFinalStateIsItsDoubleIntegralAboveThreshold() {
    var random = SplitMix64(seed: 71)
    check(
      .flipping(mass: 5, &random), [1e-4, 0.005, 0.02, 0.05, 0.08, 0.14], tolerance: 1e-9, accuracy: 1e-11)
    check(.twoGroups(&random), argonBins, tolerance: 1e-9, accuracy: 1e-11)
  }

  @Test func theStepsOfBoundElectronsAreIntegratedUpToTheirEdges() {
    var random = SplitMix64(seed: 163)
    let edges = [0.0005, 0.01, 0.2]
    check(.boundElectrons(declared: true, &random), edges, tolerance: 1e-9, accuracy: 1e-11)
    #expect(Fixture.boundElectrons(declared: true, &random).template(.recoilBins(edges: edges)).converged)
    #expect(!Fixture.boundElectrons(declared: false, &random).template(.recoilBins(edges: edges)).converged)
  }

  @Test func aSmearedResponseIsFoldedIn() {
    var random = SplitMix64(seed: 73)
    let fixture = Fixture.mixed(.spinZero, &random)
    let response = smeared(argonBins)
    let template = fixture.template(accuracy: 1e-11, response)
    let counts = template.componentCounts(fixture.couplings)
    for (s, source) in PionDecay.sources.enumerated() {
      let expected = (0..<5).map { b in
        fixture.counts(PionDecay.components[s], source, from: 0, to: 1) { response.probabilities($0).bins[b] }
      }
      let lost = fixture.counts(PionDecay.components[s], source, from: 0, to: 1) {
        response.probabilities($0).lost
      }
      let row = Array(counts[(s * 7)..<(s * 7 + 7)])
      #expect(deviation(Array(row[0..<5]), expected) < 1e-9)
      #expect(abs(row[6] / lost - 1) < 1e-9)
    }
  }

  @Test func aTabulatedSpectrumIsItsDoubleIntegral() {
    let spectrum: @Sendable (Double) -> Double = { 1e42 * exp(0.87 - 0.16 * $0 - 0.091 * $0 * $0) }
    let source = TestSource(beginning: 2, end: 8, spectrum: spectrum)
    let table = MomentTable(componentCount: 1, breakpoints: [2, 8]) { $1[0] = spectrum($0) }
    let component = FluxComponent(flavor: 0, antineutrino: true)
    var random = SplitMix64(seed: 79)
    let fixture = Fixture.mixed(.spinZero, &random)
    let edges = [1e-4, 2.2e-4, 5e-4, 1e-3, 1.8e-3]
    let template = RateTemplate(
      TemplateRequest(
        terms: fixture.terms, components: [component], flux: FluxMoments(componentCount: 1, table: table),
        accuracy: 1e-9),
      scatterer: fixture.scatterer, response: .recoilBins(edges: edges))
    #expect(template.converged)
    let expected = (0..<4).map { fixture.counts(component, source, from: edges[$0], to: edges[$0 + 1]) }
    #expect(deviation(template.counts(fixture.couplings, rates: [1]), expected) < 1e-9)
  }

  // A response nobody announced break points for, seen by few nodes: the estimate must not be much too small.
  @Test func theEstimatedErrorIsHonest() {
    var random = SplitMix64(seed: 83)
    var coarse = 0
    for width in [0.03, 0.06, 0.1, 0.2, 0.3] {
      let fixture = Fixture.mixed(.spinZero, &random)
      let response = smeared(argonBins, width: width)
      let reference = fixture.template(accuracy: 1e-13, response)
      for accuracy in [1.0, 1e-3, 1e-5, 1e-7, 1e-9] {
        let template = fixture.template(accuracy: accuracy, response)
        #expect(template.converged == (template.estimatedError <= accuracy))
        var error = 0.0
        // Entry by entry, as the estimate is made.
        for row in stride(from: 0, to: template.entries.count, by: template.rowLength) {
          let (values, exact) = (template.entries[row..<(row + 5)], reference.entries[row..<(row + 5)])
          if exact.allSatisfy({ $0 == 0 }) { continue }
          error = max(error, deviation(Array(values), Array(exact)))
        }
        #expect(
          template.estimatedError >= error / 10 - 1e-13, "width \(width), accuracy \(accuracy): \(error)")
        if error > 1e-9 { coarse += 1 }
      }
    }
    // Otherwise nothing was tested.
    #expect(coarse >= 4)
  }
}
