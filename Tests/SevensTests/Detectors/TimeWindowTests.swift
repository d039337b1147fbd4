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
