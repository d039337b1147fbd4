import Sevens
import SevensTestSupport
import Testing

/// Published: COHERENT's first observation.
@Suite struct CoherentCsI2017Published {
  @Test func theCountsAreThoseOfTheRelease() {
    let measurement = Measurement.coherentCsI2017
    #expect(measurement.count(beam: "on", window: "coincidence") == 547)
    #expect(measurement.count(beam: "on", window: "anti-coincidence") == 405)
    #expect(measurement.count(beam: "off", window: "coincidence") == 209)
    #expect(measurement.count(beam: "off", window: "anti-coincidence") == 207)
    #expect(measurement.counts.count == 4)
    #expect(Catalog.measurement("coherent-csi-2017")?.counts == measurement.counts)
  }

  // 173 ± 48 expected.
  @Test func thePredictionIsWithinTheErrorOfTheirs() {
    #expect(abs(rate(.coherentCsI2017).counts - 173) < 48)
  }
}

/// Validation: the prediction by an independent code, for nine combinations of couplings and form factor.
@Suite struct CoherentCsI2017Validation {
  @Test(arguments: [
    (CouplingScheme.tree, [175.0, 165, 166]), (.erlerSu, [179, 168, 169]), (.pdg, [180, 169, 170]),
  ])
  func countsByCouplingsAndFormFactor(couplings: CouplingScheme, expected: [Double]) {
    for (form, number) in zip([FormFactorChoice.helm, .kleinNystrand, .helmRMS], expected) {
      let counts = rate(
        Setup.coherentCsI2017.with {
          $0.electroweak.couplings = couplings
          $0.nuclear.formFactor = form
        }
      ).counts
      #expect(deviation(counts, from: number) < 0.01, "\(couplings), \(form): \(counts)")
    }
  }

  @Test func theEfficiencyAtWholeCountsCostsSixPerCent() {
    let setup = Setup.coherentCsI2017
    let change =
      rate(setup.with { $0.detector.response.point = .integer }).counts / rate(setup).counts
      - 1
    #expect(abs(change + 0.066) < 0.005, "\(change)")
  }

  @Test func withoutAWindowOfArrivalTimesThereAreSevenPerCentMore() {
    let setup = Setup.coherentCsI2017
    let change = rate(setup.with { $0.detector.timeWindow?.use = .none }).counts / rate(setup).counts - 1
    #expect(abs(change - 0.07) < 0.005, "\(change)")
  }
}

/// Laws of the arrival times of the release.
@Suite struct CoherentCsI2017ArrivalTimeLaws {
  static func timing() throws -> PionDecayAtRest.TabulatedTiming {
    let source = try #require(Setup.coherentCsI2017.source as? PionDecayAtRest)
    return try #require(source.timing)
  }

  static func histogram(_ times: ArrivalTimes) throws -> TimeHistogram {
    let histogram: TimeHistogram? = if case .histogram(let bins) = times.shape { bins } else { nil }
    return try #require(histogram)
  }

  @Test func everyNeutrinoArrivesWithinTheHistogram() throws {
    let timing = try Self.timing()
    for times in [timing.prompt, timing.delayed] {
      let histogram = try Self.histogram(times)
      #expect(abs(histogram.probabilities.reduce(0, +) - 1) < 1e-12)
      #expect(histogram.probabilities.allSatisfy { $0 >= 0 })
      #expect(histogram.edgesSeconds.count == histogram.probabilities.count + 1)
      #expect(zip(histogram.edgesSeconds, histogram.edgesSeconds.dropFirst()).allSatisfy { $0 < $1 })
      #expect(abs(times.fraction(from: .us(0), to: .us(12)) - 1) < 1e-12)
      #expect(abs(times.fraction(from: .us(-5), to: .us(50)) - 1) < 1e-12)
      #expect(times.fraction(from: .us(12), to: .us(20)) == 0)
    }
    #expect(try Self.histogram(timing.delayed).probabilities.count == 24)
  }

  @Test func fractionsOfAdjacentWindowsAddUp() throws {
    let delayed = try Self.timing().delayed
    for cut in [0.1, 0.5, 0.73, 3, 5.999] {
      let sum =
        delayed.fraction(from: .us(0), to: .us(cut)) + delayed.fraction(from: .us(cut), to: .us(6))
      #expect(abs(sum - delayed.fraction(from: .us(0), to: .us(6))) < 1e-14)
    }
    // Half a bin holds half of it.
    let half = delayed.fraction(from: .us(1), to: .us(1.25))
    #expect(deviation(half, from: try Self.histogram(delayed).probabilities[2] / 2) < 1e-12)
  }

  @Test func theLineIsPromptAndTheRestIsDelayed() throws {
    let timing = try Self.timing()
    for component in Setup.coherentCsI2017.source.beam(live: .day(1)).components {
      #expect(component.arrival == (component.neutrino.name == "nu_mu" ? timing.prompt : timing.delayed))
    }
    #expect(timing.prompt.fraction(from: .us(0), to: .us(1.5)) > 0.999)
    #expect(timing.delayed.fraction(from: .us(0), to: .us(1.5)) < 0.31)
  }
}

/// Validation: the part of the delayed neutrinos inside the window of the analysis.
@Suite struct CoherentCsI2017ArrivalTimeValidation {
  @Test func ninetyOnePerCentOfTheDelayedNeutrinosArriveWithinSixMicroseconds() throws {
    let timing = try CoherentCsI2017ArrivalTimeLaws.timing()
    #expect(abs(timing.delayed.fraction(from: .us(0), to: .us(6)) - 0.9148) < 0.00005)
    #expect(abs(timing.prompt.fraction(from: .us(0), to: .us(6)) - 1) < 1e-12)
  }
}
