import Dispatch
import Sevens
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// A loop that runs its bodies on as many threads as there are.
private let concurrent = ParallelLoop { count, body in
  DispatchQueue.concurrentPerform(iterations: count, execute: body)
}

/// Laws of expected counts, on every built-in set-up.
@Suite struct EventRateLaws {
  @Test func everyBuiltInSetupIsWithoutProblemsAndConverges() {
    #expect(builtInSetups.count >= 3)
    #expect(Set(builtInSetups.map(\.id)).count == builtInSetups.count)
    for setup in builtInSetups {
      #expect(setup.problems().isEmpty, "\(setup.id)")
      let prediction = Prediction(setup)
      #expect(prediction.converged && prediction.estimatedError <= setup.accuracy, "\(setup.id)")
      #expect(Catalog.setup(setup.id)?.id == setup.id)
    }
    #expect(Catalog.setup("no-such-set-up") == nil && Catalog.measurement("talk-germanium") == nil)
  }

  /// Checks that a change multiplies every number by the same factor.
  static func expectScaling(_ setup: Setup, _ factor: Double, _ what: String, _ changed: Setup) {
    let (before, after) = (rate(setup), rate(changed))
    for (a, b) in zip(after.bins + [after.outside], before.bins + [before.outside]) {
      #expect(deviation(a, from: factor * b) < 1e-12, "\(setup.id): \(what)")
    }
    #expect(abs(after.lostToEfficiency - factor * before.lostToEfficiency) <= 1e-12 * after.all)
    #expect(before.counts > 0)
  }

  @Test func countsAreProportionalToTheMass() {
    for setup in builtInSetups {
      Self.expectScaling(setup, 3.7, "mass", setup.with { $0.detector.mass.value *= 3.7 })
    }
  }

  @Test func countsOfAReactorAreProportionalToPowerFluxAndTime() throws {
    typealias Source = ReactorAntineutrinos
    let (true_, printed) = (Setup.talkGermanium, Setup.talkGermaniumAsPrinted)
    Self.expectScaling(true_, 2.9, "power", try true_.with(Source.self) { $0.power = .GW(2.9) })
    Self.expectScaling(true_, 0.25, "distance", try true_.with(Source.self) { $0.distance = .m(20) })
    Self.expectScaling(true_, 1 / 4.41, "distance", try true_.with(Source.self) { $0.distance = .m(21) })
    Self.expectScaling(
      printed, 1.7, "total flux", try printed.with(Source.self) { $0.flux = ParticleFlux(1.7e13) })
    for setup in [true_, printed] {
      Self.expectScaling(setup, 0.3, "relative flux", try setup.with(Source.self) { $0.relativeFlux = 0.3 })
      Self.expectScaling(setup, 2.5, "live time", setup.with { $0.live.value *= 2.5 })
    }
  }

  @Test func countsOfABeamAreProportionalToItsProtonsAndNotToTheTime() throws {
    typealias Source = PionDecayAtRest
    let setup = Setup.coherentCsI2017
    Self.expectScaling(setup, 2, "protons", try setup.with(Source.self) { $0.protonsOnTarget = 3.52e23 })
    Self.expectScaling(setup, 1.125, "yield", try setup.with(Source.self) { $0.neutrinosPerProton = 0.09 })
    Self.expectScaling(setup, 0.25, "distance", try setup.with(Source.self) { $0.distance = .m(38.6) })
    Self.expectScaling(setup, 1.3, "relative flux", try setup.with(Source.self) { $0.relativeFlux = 1.3 })
    Self.expectScaling(setup, 1, "live time", setup.with { $0.live = .day(1) })
    Self.expectScaling(
      setup, 1, "energy in place of protons",
      try setup.with(Source.self) {
        $0.protonsOnTarget = nil
        $0.protonEnergy = .MeV(1000)
        $0.beamEnergy = BeamEnergy(1.76e23 * 1000 * PhysicalConstants.joulePerMeV)
      })
  }

  @Test func theBinsOfRecoilEnergyAddUp() {
    for base in builtInSetups {
      let setup = base.counting(aboveKeVnr: 0.1).with { $0.accuracy = 1e-12 }
      let whole = rate(setup)
      let top = Prediction.highestRecoilMeV(setup, setup.source.beam(live: setup.live)) * 1.001
      for edges in [[1e-4, 5e-4, 1e-3, top], [1e-4, 2e-4, 3e-4, 4e-4, 1.2e-3, top], [1e-4, top]] {
        let split = rate(setup, recoilEdgesMeV: edges)
        #expect(split.bins.count == edges.count - 1)
        #expect(deviation(split.counts, from: whole.counts) < 1e-11, "\(base.id)")
        #expect(deviation(split.outside, from: whole.outside) < 1e-11, "\(base.id)")
        #expect(split.bins.allSatisfy { $0 > 0 })
      }
    }
  }

  @Test func theBinsOfCountsAddUp() throws {
    let base = Setup.coherentCsI2017.with {
      $0.detector.binning?.step = 1
      $0.accuracy = 1e-11
    }
    let fine = rate(base)
    #expect(fine.bins.count == 24)
    for step in [2, 3, 4, 6, 8, 12, 24] {
      let coarse = rate(base.with { $0.detector.binning?.step = Double(step) })
      #expect(coarse.bins.count == 24 / step)
      for (b, value) in coarse.bins.enumerated() {
        let sum = fine.bins[(b * step)..<((b + 1) * step)].reduce(0, +)
        #expect(deviation(value, from: sum) < 1e-9, "step \(step), bin \(b)")
      }
      #expect(deviation(coarse.outside, from: fine.outside) < 1e-10)
      #expect(deviation(coarse.lostToEfficiency, from: fine.lostToEfficiency) < 1e-10)
    }
  }

  @Test func everySplitAddsUpToTheCounts() throws {
    let more = try ["Al2O3", "F19", "Xe"].map { formula in
      try Setup.coherentCsI2017.with(target: formula).with {
        $0.nuclear.radii = .chargeRadius
        $0.nuclear.axial = .structureFactor
      }
    }
    for setup in builtInSetups + more {
      #expect(setup.problems().isEmpty)
      let rate = rate(setup)
      #expect(rate.counts > 0 && deviation(rate.bins.reduce(0, +), from: rate.counts) < 1e-12)
      for parts in [rate.byNuclide, rate.byFlavor, rate.byChannel] {
        #expect(!parts.isEmpty && Set(parts.map(\.name)).count == parts.count)
        #expect(parts.allSatisfy { $0.counts > 0 })
        #expect(deviation(parts.reduce(0) { $0 + $1.counts }, from: rate.counts) < 1e-12, "\(setup.id)")
      }
      for b in rate.bins.indices {
        let sum = rate.binsByFlavor.reduce(0) { $0 + $1.bins[b] }
        #expect(deviation(sum, from: rate.bins[b]) < 1e-12)
      }
      #expect(rate.binsByFlavor.map(\.name) == rate.byFlavor.map(\.name))
      let nuclides = setup.target.constituents.map(\.nuclide)
      let elements = nuclides.map(\.element).reduce([]) { $0.contains($1) ? $0 : $0 + [$1] }
      #expect(
        rate.byNuclide.map(\.name)
          == (setup.channels.includesNuclei ? nuclides.map(\.symbol) : [])
            + (setup.channels.includesElectrons ? elements.map { "electrons of \($0)" } : []),
        "\(setup.id)")
    }
  }

  // Every recoil is counted, outside the axes or the window, or lost to the efficiency.
  @Test func nothingIsLostUnaccounted() {
    for base in builtInSetups {
      for axial in [AxialChoice.off, .structureFactor] {
        let setup = base.with {
          $0.accuracy = 1e-11
          $0.nuclear.axial = axial
        }
        let (some, all) = (rate(setup), rate(setup.counting(aboveKeVnr: 0)))
        #expect(all.lostToEfficiency == 0 && abs(all.outside) < 1e-10 * all.counts)
        #expect(deviation(some.all, from: all.counts) < 1e-9, "\(base.id): \(some.all) of \(all.counts)")
        // The region of coherent-csi-2021 begins at 0 PE: what is outside came late.
        #expect(some.outside > 0.05 * all.counts)
      }
    }
    #expect(rate(.coherentCsI2017).lostToEfficiency > 100)
  }

  @Test func anElementIsTheSumOfItsIsotopes() throws {
    for formula in ["Ge", "Xe", "Ar"] {
      let setup = try Setup.talkGermanium.with(target: formula)
      let whole = rate(setup)
      var sum = 0.0
      for (constituent, part) in zip(setup.target.constituents, whole.byNuclide) {
        let share = constituent.number * constituent.nuclide.atomicMassU / setup.target.formulaMassU
        let alone = rate(
          try setup.with(target: constituent.nuclide.symbol).with { $0.detector.mass.value *= share })
        // Each is integrated to the accuracy of its own whole range.
        #expect(deviation(alone.counts, from: part.counts) < 1e-7, "\(part.name)")
        sum += alone.counts
      }
      #expect(deviation(sum, from: whole.counts) < 1e-7)
    }
  }

  @Test func aCompoundIsTheSumOfItsElements() throws {
    for (formula, elements) in [("CsI", ["Cs", "I"]), ("Al2O3", ["Al", "O"])] {
      let setup = try Setup.coherentCsI2017.with(target: formula).with { $0.nuclear.radii = .chargeRadius }
      let whole = rate(setup)
      var bins = [Double](repeating: 0, count: whole.bins.count)
      for element in elements {
        let mass = setup.target.constituents.filter { $0.nuclide.element == element }
          .reduce(0) { $0 + $1.number * $1.nuclide.atomicMassU }
        let alone = rate(
          try setup.with(target: element).with { $0.detector.mass.value *= mass / setup.target.formulaMassU })
        for (b, value) in alone.bins.enumerated() { bins[b] += value }
      }
      for (a, b) in zip(bins, whole.bins) { #expect(deviation(a, from: b) < 1e-7, "\(formula)") }
    }
  }

  @Test func threadsDoNotChangeASingleBit() {
    for setup in builtInSetups + [Setup.coherentCsI2017.with { $0.nuclear.axial = .structureFactor }] {
      let serial = Prediction(setup)
      for _ in 0..<3 {
        let parallel = Prediction(setup, loop: concurrent)
        #expect(EventRate(parallel).bits == EventRate(serial).bits, "\(setup.id)")
        for (a, b) in zip(parallel.templates, serial.templates) {
          #expect(a.template.entries.map(\.bitPattern) == b.template.entries.map(\.bitPattern))
        }
      }
    }
  }

  @Test func aHigherThresholdNeverCountsMore() {
    for base in builtInSetups {
      var last = Double.infinity
      // Electrons recoil with as much as the neutrinos have.
      for threshold in [0, 0.01, 0.1, 0.5, 1, 5, 20, 100, 1000, 1e5] {
        let counts = rate(base.counting(aboveKeVnr: threshold)).counts
        #expect(
          counts >= 0 && (counts < last || (counts == 0 && last == 0)), "\(base.id) above \(threshold) keV")
        last = counts
      }
      #expect(last == 0)
    }
  }

  // A window within a window counts less; what it leaves out is outside, and nothing else changes.
  @Test func arrivalTimesOutsideTheWindowAreOutside() {
    let setup = Setup.coherentCsI2017
    let (window, none) = (rate(setup), rate(setup.with { $0.detector.timeWindow = nil }))
    let short = rate(setup.with { $0.detector.timeWindow?.end = .us(1) })
    let all = rate(setup.with { $0.detector.timeWindow?.use = .none })
    #expect(short.counts < window.counts && window.counts < none.counts)
    #expect(all.bits == none.bits)
    for rate in [window, short] { #expect(deviation(rate.all, from: none.all) < 1e-12) }
    // The prompt line has arrived by 1.5 µs.
    #expect(deviation(window.counts(flavor: "nu_mu"), from: none.counts(flavor: "nu_mu")) < 1e-9)
    #expect(short.counts(flavor: "nu_mu") > 0.97 * none.counts(flavor: "nu_mu"))
    #expect(short.counts(flavor: "nu_e") < 0.13 * none.counts(flavor: "nu_e"))
  }
}
