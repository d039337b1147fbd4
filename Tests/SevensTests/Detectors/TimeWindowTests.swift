import Sevens
import SevensTestSupport
import Testing

/// Laws of bins of arrival times.
@Suite struct TimeWindowLaws {
  static let binned = Setup.coherentCsI2017.with { $0.detector.timeWindow?.step = .us(0.5) }

  @Test func energyTimesTimeIsTheProductOfTheAxes() {
    let prediction = Prediction(Self.binned)
    #expect(prediction.axes.map(\.name) == ["PE", "time"] && prediction.axes.map(\.binCount) == [12, 12])
    #expect(prediction.axes[1].edges == (0...12).map { 0.5 * Double($0) } && prediction.axes[1].unit == "us")
    #expect(EventRate(prediction).bins.count == 144)
    #expect(Prediction(.coherentCsI2017).axes.map(\.name) == ["PE"])
  }

  @Test func theBinsOfTimeAddUpToTheWindow() {
    let (window, binned) = (rate(.coherentCsI2017), rate(Self.binned))
    for b in 0..<12 {
      let sum = binned.bins[(12 * b)..<(12 * b + 12)].reduce(0, +)
      #expect(deviation(sum, from: window.bins[b]) < 1e-12, "bin \(b)")
    }
    #expect(deviation(binned.counts, from: window.counts) < 1e-12)
    #expect(binned.change(from: window) < 1e-12)
    for (a, b) in zip(binned.binsByFlavor, window.binsByFlavor) {
      #expect(a.name == b.name && deviation(a.bins.reduce(0, +), from: b.bins.reduce(0, +)) < 1e-12)
    }
  }

  // Within a component the shape in time is the release's, the same in every bin of energy.
  @Test func everyComponentHasItsOwnShapeInTime() throws {
    let source = try #require(Self.binned.source as? PionDecayAtRest)
    let timing = try #require(source.timing)
    for (name, bins) in rate(Self.binned).binsByFlavor {
      let arrival = name == "nu_mu" ? timing.prompt : timing.delayed
      let inside = arrival.fraction(from: .us(0), to: .us(6))
      for b in 0..<12 {
        let total = bins[(12 * b)..<(12 * b + 12)].reduce(0, +)
        for t in 0..<12 {
          let expected =
            total * arrival.fraction(from: .us(0.5 * Double(t)), to: .us(0.5 * Double(t + 1))) / inside
          #expect(abs(bins[12 * b + t] - expected) <= 1e-12 * total, "\(name) \(b) \(t)")
        }
      }
    }
  }

  @Test func listedEdgesAreThoseOfTheSameSteps() {
    let listed = Setup.coherentCsI2017.with {
      $0.detector.timeWindow?.listed = (0...12).map { .us(0.5 * Double($0)) }
    }
    #expect(listed.problems().isEmpty)
    let (a, b) = (rate(listed), rate(Self.binned))
    for (x, y) in zip(a.bins, b.bins) { #expect(abs(x - y) < 1e-12 * b.counts) }
    let uneven = rate(
      Setup.coherentCsI2017.with { $0.detector.timeWindow?.listed = [.us(0), .us(1), .us(6)] })
    #expect(uneven.bins.count == 24 && deviation(uneven.counts, from: a.counts) < 1e-12)
  }

  @Test func timesThatNobodyKnowsAreNotCutOn() {
    func keys(_ change: (inout TimeWindow) -> Void) -> [String] {
      var window = TimeWindow()
      change(&window)
      return Setup.coherentCsI2017.with { $0.detector.timeWindow = window }.problems().map(\.key)
    }
    #expect(keys { $0.step = .us(0.7) } == ["detector.time-window.step"])
    #expect(keys { $0.listed = [.us(3), .us(2)] } == ["detector.time-window"])
    #expect(keys { $0.listed = [.us(3)] } == ["detector.time-window"])
    let reactor = Setup.talkGermanium.with { $0.detector.timeWindow = TimeWindow() }
    #expect(reactor.problems().map(\.key) == ["detector.time-window"])
    let atAllTimes = reactor.with { $0.detector.timeWindow?.use = .none }
    #expect(atAllTimes.problems().isEmpty)
  }

  @Test func countsAtAllTimesHaveNoAxisOfTime() {
    let all = Self.binned.with { $0.detector.timeWindow?.use = .none }
    #expect(rate(all).bins.count == 12 && Prediction(all).timeAxis == nil)
  }
}

/// Laws of an acceptance that falls along arrival times.
@Suite struct TimeAcceptanceLaws {
  /// The acceptance of CsI 2021.
  private static func window(_ edges: [Double]) -> TimeWindow {
    var window = TimeWindow()
    window.listed = edges.map { .us($0) }
    window.acceptanceOnset = .us(0.52)
    window.acceptanceLifetime = .us(20)
    return window
  }

  private static func sources() -> [PionDecayAtRest] {
    var gaussian = PionDecayAtRest()
    (gaussian.pulseMean, gaussian.pulseSigma) = (.us(0.6), .us(0.15))
    var histogram = PionDecayAtRest()
    histogram.pulseHistogram = TimeHistogram(
      edgesSeconds: [0.3e-6, 0.5e-6, 0.6e-6, 0.9e-6], probabilities: [0.3, 0, 0.7])
    histogram.timeOffset = .us(-0.07)
    var released = PionDecayAtRest()
    released.timing = (Setup.coherentCsI2017.source as? PionDecayAtRest)?.timing
    return [gaussian, histogram, released]
  }

  // The integral of the density times the acceptance as a sum over slices of 0.5 ns, with the acceptance in their
  // middle: off by (Δt/τ)²/24 and by what the density does inside a slice.
  @Test func theFractionsAreIntegralsOfTheDensity() throws {
    let edges = [0, 0.4, 0.55, 1, 3]
    var worst = Worst()
    for (index, source) in Self.sources().enumerated() {
      for arrival in [source.prompt, source.delayed] {
        let times = try #require(arrival)
        let found = Self.window(edges).fractions(of: times)
        for (bin, (low, high)) in zip(edges, edges.dropFirst()).enumerated() {
          let slices = Int(((high - low) * 2000).rounded())
          let sum = (0..<slices).reduce(0.0) { sum, n in
            let start = low + (high - low) * Double(n) / Double(slices)
            let end = low + (high - low) * Double(n + 1) / Double(slices)
            let middle = (start + end) / 2
            let acceptance = middle < 0.52 ? 1 : power(-(middle - 0.52) / 20)
            return sum + acceptance * times.fraction(from: .us(start), to: .us(end))
          }
          worst.see(abs(found[bin] - sum), "source \(index), bin \(bin)")
        }
      }
    }
    #expect(worst.value < 1e-8 && worst.count == 24, "\(worst.value) in \(worst.place)")
  }

  /// e^x for small x.
  private func power(_ x: Double) -> Double { (1...20).reversed().reduce(1.0) { 1 + x * $0 / Double($1) } }

  @Test func whatIsNotAcceptedIsLost() {
    let all = Setup.coherentCsI2021.with { $0.detector.timeWindow?.acceptanceLifetime = nil }
    let (some, every) = (rate(.coherentCsI2021), rate(all))
    #expect(some.counts < every.counts && some.lostToEfficiency > every.lostToEfficiency)
    #expect(
      deviation(some.all, from: every.all) < 1e-9 && deviation(some.outside, from: every.outside) < 1e-12)
  }
}
