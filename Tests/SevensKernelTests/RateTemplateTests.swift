import Foundation
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of templates.
@Suite struct RateTemplateLaws {
  @Test func aTemplateIsTheCrossSectionFoldedWithTheFlux() {
    var random = SplitMix64(seed: 89)
    let fixture = Fixture.mixed(.spinHalf, &random)
    let counts = fixture.template(.recoilBins(edges: [0.01, 0.02])).componentCounts(fixture.couplings)
    for (s, source) in PionDecay.sources.enumerated() {
      let section = fixture.section(PionDecay.components[s])
      let M = fixture.scatterer.mass
      let last = Kinematics.maximumRecoil(energy: PionDecay.line, mass: M)
      let expected = integrate(from: 0.01, to: 0.02, breakpoints: [last], relativeAccuracy: 1e-10) { T in
        let lines = source.lines.reduce(0) { $0 + $1.flux * section(energy: $1.energy, recoil: T) }
        guard let spectrum = source.spectrum else { return lines }
        let minimum = Kinematics.minimumEnergy(recoil: T, mass: M)
        return lines
          + integrate(from: minimum, to: source.end, relativeAccuracy: 1e-11) {
            spectrum($0) * section(energy: $0, recoil: T)
          }.value
      }
      #expect(abs(counts[s * 3] / (3 * expected.value) - 1) < 2e-8)
    }
  }

  @Test func scatterersAddUp() {
    var random = SplitMix64(seed: 97)
    let fixture = Fixture.mixed(.spinZero, &random)
    var heavier = fixture
    heavier.scatterer = Scatterer(
      mass: 6e4, prefactor: Fixture.prefactor(6e4), kinematics: .spinZero, weights: fixture.scatterer.weights)
    let response = smeared(argonBins)
    let (a, b) = (fixture.template(response), heavier.template(accuracy: 1e-3, response))
    var sum = a
    sum.add(b)
    #expect(sum.estimatedError == max(a.estimatedError, b.estimatedError))
    for i in sum.entries.indices { #expect(sum.entries[i] == a.entries[i] + b.entries[i]) }
    let rates = [0.5, 2, 0.25]
    let (x, y) = (a.counts(fixture.couplings, rates: rates), b.counts(fixture.couplings, rates: rates))
    let total = sum.counts(fixture.couplings, rates: rates)
    for i in 0..<5 { #expect(abs(total[i] / (x[i] + y[i]) - 1) < 1e-13) }
    var missed = a
    missed.add(fixture.template(accuracy: 1e-16, response))
    #expect(a.converged && !missed.converged)
  }

  @Test func binsThatAreSplitAddUp() {
    var random = SplitMix64(seed: 101)
    let fixture = Fixture.mixed(.spinZero, &random)
    let rates = [1.0, 1, 1]
    let whole = fixture.template(accuracy: 1e-11, .recoilBins(edges: [0.01, 0.06])).counts(
      fixture.couplings, rates: rates)
    let parts = fixture.template(accuracy: 1e-11, .recoilBins(edges: [0.01, 0.013, 0.04, 0.048, 0.06]))
      .counts(
        fixture.couplings, rates: rates)
    #expect(abs(parts.reduce(0, +) / whole[0] - 1) < 1e-10)
  }

  @Test func countsAreProportionalToTheNumberOfScatterers() {
    var random = SplitMix64(seed: 103)
    var fixture = Fixture.mixed(.spinZero, &random)
    let one = fixture.template(.recoilBins(edges: argonBins))
    let old = fixture.scatterer
    fixture.scatterer = Scatterer(
      mass: old.mass, prefactor: old.prefactor, kinematics: old.kinematics, count: 8 * old.count,
      weights: old.weights)
    let many = fixture.template(.recoilBins(edges: argonBins))
    // A power of two: to the last bit.
    #expect(many.entries == one.entries.map { 8 * $0 })
    #expect(many.estimatedError == one.estimatedError)
  }

  @Test func nothingIsForgottenBetweenBinsOutsideAndLost() {
    var random = SplitMix64(seed: 107)
    let fixture = Fixture.mixed(.spinZero, &random)
    let all = fixture.template(accuracy: 1e-12, .recoilBins(edges: [0, 1])).componentCounts(fixture.couplings)
    let efficiency = (0..<28).map { 1 - 0.9 / Double($0 + 1) }
    let responses: [Response] = [
      .recoilBins(edges: [0.01, 0.03, 0.05]), smeared([0.005, 0.02, 0.06]),
      .poissonCounts(edges: [2, 5, 10, 30], efficiency: efficiency) { 200 * $0 },
    ]
    for (number, response) in responses.enumerated() {
      let template = fixture.template(accuracy: 1e-12, response)
      let counts = template.componentCounts(fixture.couplings)
      for s in 0..<3 {
        let row = counts[(s * template.rowLength)..<((s + 1) * template.rowLength)]
        #expect(abs(row.reduce(0, +) / all[3 * s] - 1) < 1e-9)
        let (outside, lost) = (row[row.endIndex - 2], row[row.endIndex - 1])
        #expect(outside > 1e-4 * all[3 * s])
        #expect(number == 0 ? lost == 0 : lost > 1e-3 * all[3 * s])
      }
    }
  }

  @Test func ratesMultiplyTheirComponents() {
    var random = SplitMix64(seed: 109)
    let fixture = Fixture.allClasses(&random)
    let template = fixture.template(.recoilBins(edges: [0.1, 0.5, 2]))
    let components = template.componentCounts(fixture.couplings)
    let rates = [0.3, 1.7, -0.4]
    let counts = template.counts(fixture.couplings, rates: rates)
    var added = [1.0, 2.0]
    added.withUnsafeMutableBufferPointer { template.addCounts(fixture.couplings, rates: rates, into: $0) }
    for b in 0..<2 {
      let expected = (0..<3).reduce(0) { $0 + rates[$1] * components[$1 * template.rowLength + b] }
      let scale = (0..<3).reduce(0) { $0 + abs(rates[$1] * components[$1 * template.rowLength + b]) }
      #expect(abs(counts[b] - expected) < 1e-13 * scale)
      #expect(abs(added[b] - counts[b] - [1, 2][b]) < 1e-13 * (scale + 2))
    }
  }

  @Test func countsAreNeverNegative() {
    var random = SplitMix64(seed: 113)
    let fixture = Fixture.allClasses(&random)
    let template = fixture.template(smeared([0.1, 0.3, 1, 2, 3, 4.5, 6]))
    #expect(template.converged)
    var worst = Worst()
    for _ in 0..<2000 {
      var couplings = fixture.couplings
      for i in couplings.real.indices {
        couplings.real[i] *= random.uniform(-1, 1) * random.uniform(0, 3)
        couplings.imaginary[i] *= random.uniform(-1, 1)
      }
      let counts = template.componentCounts(couplings)
      for s in 0..<3 {
        let row = counts[(s * template.rowLength)..<(s * template.rowLength + template.binCount)]
        worst.see(-(row.min() ?? .nan) / (row.max() ?? .nan), "component \(s): \(row)")
      }
    }
    #expect(worst.value <= 0, "\(worst.place)")
  }

  // A phase common to one final state is not observable; a relative one is.
  @Test func onlyRelativePhasesMatter() {
    var random = SplitMix64(seed: 127)
    let fixture = Fixture.twoGroups(&random)
    let template = fixture.template(.recoilBins(edges: argonBins))
    let rates = [1.0, 1, 1]
    let counts = template.counts(fixture.couplings, rates: rates)
    func turned(_ terms: Range<Int>) -> [Double] {
      var couplings = fixture.couplings
      for flavor in 0..<3 {
        for k in terms {
          let i = couplings.index(flavor: flavor, final: 1, term: k)
          let value = Complex(0.6, 0.8) * Complex(couplings.real[i], couplings.imaginary[i])
          couplings.real[i] = value.re
          couplings.imaginary[i] = value.im
        }
      }
      return template.counts(couplings, rates: rates)
    }
    #expect(deviation(turned(0..<3), counts) < 1e-13)
    #expect(deviation(turned(1..<3), counts) > 1e-3)
  }

  // κ_VA is positive below T = 2E: for real couplings of equal sign the neutrino scatters more.
  @Test func vectorAndAxialInterfereOppositelyForAntineutrinos() {
    var weights = ScattererWeights()
    weights.protons = 1
    weights.isovectorSpin = 1
    weights.spin11 = 1
    let fixed = weights
    let M = 938.272
    let scatterer = Scatterer(mass: M, prefactor: Fixture.prefactor(M), kinematics: .spinHalf) { _ in fixed }
    var couplings = AmplitudeCouplings(termCount: 2, massGroups: [0])
    let first = couplings.index(flavor: 1, final: 0, term: 0)
    func counts(vector: Double, axial: Double) -> [Double] {
      couplings.real[first] = vector
      couplings.real[first + 1] = axial
      let components = [false, true].map { FluxComponent(flavor: 1, antineutrino: $0) }
      let lines = [0, 1].map { FluxMoments.Line(component: $0, energy: 40, flux: 1e40) }
      let request = TemplateRequest(
        terms: [AmplitudeTerm(.vector, .protons), AmplitudeTerm(.axial, .isovectorSpin)],
        components: components,
        flux: FluxMoments(componentCount: 2, lines: lines))
      let template = RateTemplate(request, scatterer: scatterer, response: .recoilBins(edges: [0.5, 2.5]))
      let counts = template.componentCounts(couplings)
      return [counts[0], counts[template.rowLength]]
    }
    let (same, opposite) = (counts(vector: 1, axial: 1.2), counts(vector: 1, axial: -1.2))
    let (vector, axial) = (counts(vector: 1, axial: 0), counts(vector: 0, axial: 1.2))
    #expect(abs(same[0] / opposite[1] - 1) < 1e-14 && abs(same[1] / opposite[0] - 1) < 1e-14)
    #expect(abs((same[0] + same[1]) / (2 * (vector[0] + axial[0])) - 1) < 1e-13)
    // ∫ κ_VA dT = ∫ (T/E − T²/2E²) dT = T²/2E − T³/6E².
    let primitive: (Double) -> Double = { $0 * $0 / 80 - $0 * $0 * $0 / 9600 }
    let interference = 2 * 1.2 * 1e40 * Fixture.prefactor(M) * (primitive(2.5) - primitive(0.5))
    #expect(abs((same[0] - opposite[0]) / (2 * interference) - 1) < 1e-10)
  }

  @Test func belowThresholdATemplateIsEmpty() {
    var random = SplitMix64(seed: 131)
    let fixture = Fixture.flipping(mass: 60, &random)
    let template = fixture.template(.recoilBins(edges: argonBins))
    #expect(template.entries.allSatisfy { $0 == 0 })
    #expect(template.converged && template.estimatedError == 0)
  }

  @Test func anUnreachableAccuracyIsConfessed() {
    var random = SplitMix64(seed: 137)
    let fixture = Fixture.mixed(.spinZero, &random)
    let template = fixture.template(accuracy: 1e-16, .recoilBins(edges: [0.01, 0.02]))
    #expect(!template.converged)
    #expect(template.estimatedError > 1e-16 && template.estimatedError < 1e-11)
  }

  // The error of the flux moments is part of the template's.
  @Test func aCoarseFluxTableIsConfessed() {
    var random = SplitMix64(seed: 139)
    let fixture = Fixture.mixed(.spinZero, &random)
    let table = MomentTable(componentCount: 3, breakpoints: [2, 8], accuracy: 1) { energy, flux in
      for s in 0..<3 { flux[s] = 1 + 0.9 * sin(9 * energy) }
    }
    #expect(table.interpolationError > 1e-9)
    let request = fixture.request(accuracy: 1e-9, flux: FluxMoments(componentCount: 3, table: table))
    let template = RateTemplate(
      request, scatterer: fixture.scatterer, response: .recoilBins(edges: [3e-4, 6e-4]))
    #expect(!template.converged)
    #expect(template.estimatedError >= table.interpolationError)
  }

  @Test func threadsDoNotChangeABit() {
    var random = SplitMix64(seed: 149)
    let fixture = Fixture.mixed(.spinZero, &random)
    let scatterers = (0..<6).map { j in
      let M = 2.4e4 + 9.1e3 * Double(j)
      return Scatterer(
        mass: M, prefactor: Fixture.prefactor(M), kinematics: .spinZero, count: 1 + Double(j),
        weights: fixture.scatterer.weights)
    }
    let concurrent = ParallelLoop { count, body in
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
    let responses = [smeared(argonBins)]
    let serial = RateTemplate.build(fixture.request(), scatterers: scatterers, responses: responses)
    for _ in 0..<3 {
      let parallel = RateTemplate.build(
        fixture.request(), scatterers: scatterers, responses: responses, loop: concurrent)
      #expect(parallel.map(\.entries) == serial.map(\.entries))
      #expect(parallel.map(\.estimatedError) == serial.map(\.estimatedError))
    }
    // One response for all, or each its own.
    let own = RateTemplate.build(
      fixture.request(), scatterers: scatterers,
      responses: (0..<6).map { smeared(argonBins, width: 1 + Double($0)) },
      loop: concurrent)
    #expect(own[0].entries == serial[0].entries)
    #expect(own[1].entries != serial[1].entries)
    let single = RateTemplate(fixture.request(), scatterer: scatterers[4], response: responses[0])
    #expect(single.entries == serial[4].entries)
  }

  @Test func pairsAreNumberedRowByRow() {
    var random = SplitMix64(seed: 151)
    let template = Fixture.allClasses(&random).template(accuracy: 1, .recoilBins(edges: [1, 2]))
    var next = 0
    for k in 0..<6 {
      for l in k..<6 {
        #expect(template.pair(k, l) == next && template.pair(l, k) == next)
        next += 1
      }
    }
    #expect(next == template.pairCount && template.rowLength == 3)
    #expect(template.entries.count == 3 * 21 * 3)
    #expect(template.row(component: 2, group: 0, pair: 20) == (2 * 21 + 20) * 3)
  }
}
