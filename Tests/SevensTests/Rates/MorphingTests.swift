import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of templates interpolated in parameters of the response.
@Suite struct MorphingLaws {
  static let germanium = Setup.talkGermanium.with {
    var smearing = GaussianSmearing()
    (smearing.noise, smearing.fano) = (0.02, 0.11)
    $0.detector.threshold = nil
    $0.detector.response.quenching = LindhardQuenching(k: 0.162)
    $0.detector.response.smearing = smearing
    $0.detector.binning = AxisBinning(from: 0.16, to: 0.36, step: 0.02)
  }
  static let k = "detector.response.quenching.k"
  static let noise = "detector.response.smearing.noise"

  /// The bins and losses of one template of the set-up with some numbers changed.
  static func built(_ setup: Setup, _ values: [(String, Double)]) throws -> [Double] {
    var changed = setup
    for (key, value) in values { try setup.setting(key).write(&changed, .number(value)) }
    return Prediction(changed).templates.flatMap(\.template.entries)
  }

  /// The largest difference relative to entries above 1e-6 of the largest.
  static func difference(_ found: [RateTemplate], _ built: [Double]) -> Double {
    let largest = built.map(abs).max() ?? 0
    return zip(found.flatMap(\.entries), built).filter { abs($1) > 1e-6 * largest }
      .map { abs($0 - $1) / abs($1) }.max() ?? .infinity
  }

  @Test func atItsPointsItIsWhatWasBuilt() throws {
    let morphing = try #require(Prediction.morphing(of: Self.germanium, over: [(Self.k, 0.004)]))
    #expect(morphing.isInterpolated && morphing.measuredError <= 2 * TemplateMorphing.lineTolerance)
    #expect(morphing.measuredError > 0 && morphing.buildCount >= 7)
    for value in [0.146, 0.162, 0.178] {
      let found = morphing.templates(at: [value])
      #expect(Self.difference(found, try Self.built(Self.germanium, [(Self.k, value)])) < 1e-12)
    }
  }

  @Test func betweenItsPointsItIsOffByNoMoreThanItSays() throws {
    let morphing = try #require(Prediction.morphing(of: Self.germanium, over: [(Self.k, 0.004)]))
    var random = SystemRandomNumberGenerator()
    for _ in 0..<8 {
      let value = Double.random(in: 0.146...0.178, using: &random)
      let found = morphing.templates(at: [value])
      let miss = Self.difference(found, try Self.built(Self.germanium, [(Self.k, value)]))
      #expect(miss <= morphing.measuredError + 1e-12, "k = \(value): \(miss)")
      #expect(found.allSatisfy { $0.estimatedError >= morphing.measuredError })
    }
  }

  @Test func itsGradientIsSmooth() throws {
    let morphing = try #require(Prediction.morphing(of: Self.germanium, over: [(Self.k, 0.004)]))
    func slope(_ value: Double, _ step: Double) -> Double {
      let (low, high) = (morphing.templates(at: [value - step]), morphing.templates(at: [value + step]))
      return (high[2].entries[3] - low[2].entries[3]) / (2 * step)
    }
    var last = slope(0.150, 1e-5)
    for value in stride(from: 0.1501, through: 0.174, by: 1e-4) {
      let here = slope(value, 1e-5)
      #expect(deviation(slope(value, 2e-5), from: here) < 1e-4)
      #expect(deviation(here, from: last) < 0.05, "k = \(value)")
      last = here
    }
  }

  @Test func twoParametersMoveTogether() throws {
    let morphing = try #require(
      Prediction.morphing(of: Self.germanium, over: [(Self.k, 0.001), (Self.noise, 0.0002)]))
    #expect(morphing.isInterpolated && morphing.measuredError <= 2 * TemplateMorphing.cornerTolerance)
    for (k, noise) in [(0.1635, 0.0203), (0.161, 0.0198), (0.162, 0.0204)] {
      let found = morphing.templates(at: [k, noise])
      let built = try Self.built(Self.germanium, [(Self.k, k), (Self.noise, noise)])
      #expect(Self.difference(found, built) <= TemplateMorphing.cornerTolerance, "\(k), \(noise)")
    }
  }

  // Quenching and light enter as their product: no sum of two corrections describes changes of a third of each.
  @Test func whereTheCornerMissesTemplatesAreBuiltAnew() throws {
    let keys = ["detector.response.quenching.value", "detector.response.light.yield"]
    let morphing = try #require(
      Prediction.morphing(of: .coherentCsI2017, over: [(keys[0], 0.02), (keys[1], 3)]))
    #expect(!morphing.isInterpolated && morphing.measuredError == 0)
    let built = try Self.built(.coherentCsI2017, [(keys[0], 0.09), (keys[1], 12)])
    #expect(morphing.templates(at: [0.09, 12]).flatMap(\.entries) == built)
  }

  @Test func beyondItsDomainItIsBuiltAnewAndNotExtrapolated() throws {
    let morphing = try #require(Prediction.morphing(of: Self.germanium, over: [(Self.k, 0.004)]))
    let built = try Self.built(Self.germanium, [(Self.k, 0.2)])
    #expect(morphing.templates(at: [0.2]).flatMap(\.entries) == built)
  }

  @Test func countsFollowTheTemplates() throws {
    let morphing = try #require(Prediction.morphing(of: Self.germanium, over: [(Self.k, 0.004)]))
    let moved = Self.germanium.with { $0.detector.response.quenching = LindhardQuenching(k: 0.17) }
    let morphed = Prediction(Self.germanium).with(templates: morphing.templates(at: [0.17]))
    #expect(deviation(EventRate(morphed).counts, from: rate(moved).counts) < 1e-4)
    #expect(Prediction.morphing(of: Self.germanium, over: [("form-factor", 1)]) == nil)
    #expect(Prediction.morphing(of: Self.germanium, over: [("no.such.key", 1)]) == nil)
  }
}
