import Foundation
import Sevens
import SevensNumerics
import SevensTestSupport
import Testing

/// Pulses and decays of the tests, in s.
private enum Pulses {
  static let gaussian = ProtonPulse.gaussian(mean: .us(0.44), sigma: .us(0.15))
  static let table = TimeHistogram(
    edgesSeconds: [0, 1e-7, 3e-7, 4e-7, 8e-7], probabilities: [0.1, 0.5, 0.3, 0.1])
  static let lifetimes = [PionDecayAtRest.pionLifetime.value, PionDecayAtRest.muonLifetime.value]

  static func decays(_ pulse: ProtonPulse, _ lifetimes: [Double]) -> ArrivalTimes {
    ArrivalTimes(.decays(pulse: pulse, lifetimesSeconds: lifetimes))
  }

  static let all = [
    decays(gaussian, [lifetimes[0]]), decays(gaussian, lifetimes),
    decays(.histogram(table), [lifetimes[0]]), decays(.histogram(table), lifetimes),
  ]

  /// The distribution function of one decay, or of two in a row, after the pulse.
  static func decayed(_ t: Double, _ lifetimes: [Double]) -> Double {
    guard t > 0 else { return 0 }
    let a = lifetimes[0]
    guard lifetimes.count > 1 else { return 1 - exp(-t / a) }
    let b = lifetimes[1]
    return 1 - (b * exp(-t / b) - a * exp(-t / a)) / (b - a)
  }
}

/// Laws of arrival times.
@Suite struct ArrivalTimesLaws {
  @Test func everythingArrivesAtSomeTimeAndAdjacentWindowsAddUp() {
    for times in Pulses.all {
      #expect(abs(times.fraction(from: .us(-5), to: .us(200)) - 1) < 1e-13)
      let cuts = [-5.0, 0, 0.2, 0.439, 0.44, 0.441, 0.6, 2, 9, 200]
      let parts = zip(cuts, cuts.dropFirst()).map { times.fraction(from: .us($0), to: .us($1)) }
      #expect(parts.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(parts)")
      #expect(abs(parts.reduce(0, +) - 1) < 1e-13)
      #expect(times.fraction(from: .us(3), to: .us(3)) == 0)
    }
  }

  @Test func aConvolutionIsTheIntegralOverThePulse() {
    var worst = Worst()
    for (a, b) in [(-1, 0.4), (0, 0.3), (0.3, 0.5), (0.44, 6), (0.7, 0.8), (2, 6)] {
      for lifetimes in [[2.6033e-8], [2.6033e-8, 2.1969811e-6], [1.5e-7], [4e-7, 1e-9]] {
        func inside(_ p: Double) -> Double {
          Pulses.decayed(b * 1e-6 - p, lifetimes) - Pulses.decayed(a * 1e-6 - p, lifetimes)
        }
        let kinks = [a * 1e-6, b * 1e-6]
        let (mean, sigma) = (0.44e-6, 0.15e-6)
        let gaussian = integrate(
          from: mean - 9 * sigma, to: mean + 9 * sigma, breakpoints: kinks + [mean], relativeAccuracy: 1e-13
        ) { p in
          let z = (p - mean) / sigma
          return exp(-z * z / 2) / (sigma * (2 * Double.pi).squareRoot()) * inside(p)
        }.value
        let table = Pulses.table.probabilities.indices.reduce(0.0) { sum, i in
          let (low, high) = (Pulses.table.edgesSeconds[i], Pulses.table.edgesSeconds[i + 1])
          let mean = integrate(from: low, to: high, breakpoints: kinks, relativeAccuracy: 1e-13, inside).value
          return sum + Pulses.table.probabilities[i] * mean / (high - low)
        }
        for (pulse, expected) in [(Pulses.gaussian, gaussian), (.histogram(Pulses.table), table)] {
          let value = Pulses.decays(pulse, lifetimes).fraction(from: .us(a), to: .us(b))
          worst.see(abs(value - expected), "\(a) to \(b) us, \(lifetimes): \(value) instead of \(expected)")
        }
      }
    }
    #expect(worst.count == 48 && worst.value < 1e-10, "\(worst.place)")
  }

  @Test func aNarrowPulseIsAnExponentialFromItsMeanOn() {
    let sharp = Pulses.decays(.gaussian(mean: .us(0.44), sigma: .us(0)), [2e-6])
    #expect(deviation(sharp.fraction(from: .us(0.44), to: .us(2.44)), from: 1 - exp(-1)) < 1e-14)
    #expect(deviation(sharp.fraction(from: .us(2.44), to: .us(9)), from: exp(-1) - exp(-4.28)) < 1e-14)
    #expect(sharp.fraction(from: .us(-1), to: .us(0.44)) == 0)
    var last = Double.infinity
    for sigma in [1e-2, 1e-3, 1e-4] {
      let narrow = Pulses.decays(.gaussian(mean: .us(0.44), sigma: .us(sigma)), [2e-6])
      let off = abs(
        narrow.fraction(from: .us(1), to: .us(2)) - sharp.fraction(from: .us(1), to: .us(2)))
      // e^{s²/2} − 1, which falls with the square of the width until rounding.
      #expect(off < 1e-15 || off < last / 90, "\(sigma): \(off)")
      last = off
    }
  }

  // Milliseconds of pulse and nanoseconds of life: e^{s²/2} is far beyond the largest number.
  @Test func aLongPulseIsItsOwnDensity() {
    let long = Pulses.decays(.gaussian(mean: .us(0), sigma: TimeSpan(1.4e-3)), [2.6033e-8])
    for (a, b, expected) in [(-1.4e-3, 1.4e-3, 0.6826894921370859), (0, 2.8e-3, 0.47724986805182085)] {
      let value = long.fraction(from: TimeSpan(a), to: TimeSpan(b))
      #expect(abs(value - expected) < 1e-5 && value != expected, "\(value)")
    }
    #expect(abs(long.fraction(from: TimeSpan(-1), to: TimeSpan(1)) - 1) < 1e-14)
  }

  @Test func anOffsetMovesTheWindow() {
    for var times in Pulses.all + [ArrivalTimes(.histogram(Pulses.table))] {
      let before = times.fraction(from: .us(0.2), to: .us(0.9))
      times.offset = .us(3)
      #expect(deviation(times.fraction(from: .us(3.2), to: .us(3.9)), from: before) < 1e-12)
      #expect(before > 0.1)
    }
  }
}

/// Validation: the pulse of the LAr release, 0.44 ± 0.15 us, with decays of 26.033 ns and 2196.9811 ns, convolved by
/// mpmath with 30 digits from 12 standard deviations before the mean on.
@Suite struct ArrivalTimesValidation {
  @Test(arguments: [
    (0, 1, 0.998685579115314, 0.213863359826738), (0, 6, 0.998936522638019, 0.919237854521966),
    (0.3, 0.5, 0.451328602494247, 0.029765569446649), (1, 2.5, 0.000250943522704632, 0.388950002559267),
  ])
  func fractions(a: Double, b: Double, prompt: Double, delayed: Double) throws {
    let source = PionDecayAtRestTimingLaws.pulsed
    #expect(deviation(try #require(source.prompt).fraction(from: .us(a), to: .us(b)), from: prompt) < 1e-11)
    #expect(deviation(try #require(source.delayed).fraction(from: .us(a), to: .us(b)), from: delayed) < 1e-12)
  }
}

/// Laws of the timing of a stopped-pion source.
@Suite struct PionDecayAtRestTimingLaws {
  static let pulsed = PionDecayAtRestLaws.source { ($0.pulseMean, $0.pulseSigma) = (.us(0.44), .us(0.15)) }

  @Test func theLineIsPromptAndTheRestIsDelayed() throws {
    let beam = Self.pulsed.beam(live: .day(1))
    #expect(beam.components.map(\.arrival) == [Self.pulsed.prompt, Self.pulsed.delayed, Self.pulsed.delayed])
    #expect(Self.pulsed.notes.count == 1 && PionDecayAtRest().notes.isEmpty)
    #expect(PionDecayAtRest().prompt == nil)
  }

  @Test func aHistogramOfTheGaussianPulseGivesNearlyTheSame() throws {
    let (mean, sigma, steps) = (0.44e-6, 0.15e-6, 400)
    let edges = (0...steps).map { mean + sigma * (16 * Double($0) / Double(steps) - 8) }
    let below = edges.map { 0.5 * SevensNumerics.erfc((mean - $0) / (sigma * 2.0.squareRoot())) }
    var source = PionDecayAtRestLaws.source()
    source.pulseHistogram = TimeHistogram(
      edgesSeconds: edges, probabilities: zip(below, below.dropFirst()).map { $1 - $0 })
    #expect(source.problems().isEmpty)
    for (a, b) in [(source.prompt, Self.pulsed.prompt), (source.delayed, Self.pulsed.delayed)] {
      let (x, y) = try (#require(a), #require(b))
      #expect(abs(x.fraction(from: .us(0.4), to: .us(1)) - y.fraction(from: .us(0.4), to: .us(1))) < 1e-4)
    }
  }

  @Test func timesAreGivenInOneWayAndWhole() {
    func keys(_ change: (inout PionDecayAtRest) -> Void) -> [String] {
      PionDecayAtRestLaws.source(change).problems().map(\.key)
    }
    #expect(keys { $0.pulseMean = .us(1) } == ["source.timing.pulse.sigma"])
    #expect(keys { $0.pulseSigma = .us(1) } == ["source.timing.pulse.mean"])
    let histogram = TimeHistogram(edgesSeconds: [0, 1], probabilities: [1])
    #expect(keys { $0.pulseHistogram = histogram } == [])
    #expect(
      keys {
        ($0.pulseMean, $0.pulseSigma, $0.pulseHistogram) = (.us(1), .us(1), histogram)
      } == ["source.timing"])
    for bad in [
      TimeHistogram(edgesSeconds: [0], probabilities: []),
      TimeHistogram(edgesSeconds: [0, 1], probabilities: [0.5]),
      TimeHistogram(edgesSeconds: [1, 0], probabilities: [1]),
      TimeHistogram(edgesSeconds: [0, 1, 2], probabilities: [1.5, -0.5]),
    ] {
      #expect(keys { $0.pulseHistogram = bad } == ["source.timing"])
    }
  }
}
