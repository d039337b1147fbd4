import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

private let signal = "coherent-csi-2021.signal"

/// One Gaussian number with two pulls: everything about it is known in closed form.
private func counting(seed: UInt64 = 20_260_101, levels: [String] = ["90 %"]) throws -> Analysis {
  var options = analysisOptions("coherent-csi-2021", interest: ["\(signal)=-2:4:13"])
  (options.seed, options.levels) = (seed, levels)
  return try analysis(options)
}

@Suite struct ToysReportLaws {
  @Test func theNumbersDependOnSeedAndCountOnly() throws {
    let one = try ToysReport.make(counting(), count: 60)
    #expect(try ToysReport.make(counting(), count: 60, threads: 3).json.text == one.json.text)
    #expect(try ToysReport.make(counting(seed: 5), count: 60).json.text != one.json.text)
    // The first of a longer run are those of a shorter one.
    let (few, many) = (try values(count: 40), try values(count: 60))
    #expect(few.allSatisfy { many.contains($0) } && few.count == 40 && many.count == 60)
  }

  private func values(count: Int) throws -> [Double] {
    let output = try ToysReport.make(counting(), testing: ["\(signal)=0"], count: count)
    return try Document(output)["result"]["values"].numbers
  }

  // −2Δ ln L of a Gaussian number is distributed as χ² of one degree of freedom, also with Gaussian pulls whose product
  // with the signal is small; 2.7055 is its quantile at 90 %.
  @Test func criticalValuesOfACountingExperimentAreThoseOfWilks() throws {
    let found = try Document(ToysReport.make(counting(), testing: ["\(signal)=1"], count: 3000))["result"]
    let level = try #require(found["levels"].items.first)
    let range = level["range"].numbers
    #expect(range[0] < level["critical"].number && level["critical"].number < range[1])
    // Three standard errors of the order statistics.
    #expect(abs(level["critical"].number - 2.7055) < 1.5 * (range[1] - range[0]))
    #expect(abs(found["pValue"].number - found["asymptotic"].number) < 4 * found["uncertainty"].number)
    #expect(found["failures"].number == 0 && level["accepted"].bool == true)
  }

  // One bin of many counts with nothing free: the least −2 ln L is nearly a χ² of one degree of freedom.
  @Test func goodnessOfFitIsNearlyThatOfWilks() throws {
    let options = analysisOptions("coherent-csi-2017")
    let found = try Document(ToysReport.make(analysis(options), count: 2000))["result"]
    #expect(found["test"].string == "goodness-of-fit")
    let sizes = found["values"].numbers
    let mean = sizes.reduce(0, +) / Double(sizes.count)
    let fit = try Document(FitReport.make(analysis(options)))["result"]
    #expect(fit["degreesOfFreedom"].number == 1)
    // Four standard errors of the mean of χ².
    #expect(abs(mean - 1) < 4 * (2.0 / 2000).squareRoot(), "\(mean)")
    #expect(abs(found["observed"].number - fit["statistic"].number) < 1e-8)
  }

  // Counts go as 1/d², so that fits which choose among distances d choose among signals (d₀/d)²: the same
  // pseudo-experiments, the same ratios, as long as the best fit is among the distances.
  @Test func aDistanceIsASignalInOtherWords() throws {
    let tested = 19.3 / 0.9.squareRoot()
    var options = analysisOptions("coherent-csi-2021", interest: ["source.distance=12 m:40 m:561"])
    options.tested = ["source.distance"]
    let byDistance = try Document(
      ToysReport.make(analysis(options), testing: ["source.distance=\(tested) m"], count: 40))["result"]
    let bySignal = try Document(
      ToysReport.make(counting(), testing: ["\(signal)=0.9"], count: 40))["result"]
    // Between distances of 5 cm −2 ln L is at most (0.0025 × 2 / 0.14)² above its minimum.
    let (a, b) = (byDistance["values"].numbers, bySignal["values"].numbers)
    #expect(a.count == 40 && zip(a, b).allSatisfy { $1 - $0 > -1e-9 && $1 - $0 < 1.5e-3 }, "\(a) \(b)")
    #expect(abs(byDistance["observed"].number - bySignal["observed"].number) < 1.5e-3)
    #expect(byDistance["pValue"].number == bySignal["pValue"].number)
  }

  @Test(arguments: [
    (["nonsense"], "not KEY=value"), (["\(signal)=x"], "not a number"), (["\(signal)=1000"], "out of bounds"),
    (["\(signal)=1", "\(signal)=2"], "named twice"),
  ])
  func aBadHypothesisIsRefused(tests: [String], message: String) throws {
    let found = try fault { try ToysReport.make(counting(), testing: tests, count: 10) }
    #expect(found.description.contains(message), "\(found)")
  }
}

/// Limits by pseudo-experiments.
@Suite struct ToyLimitLaws {
  private func limit(
    _ method: String, _ sides: LimitReport.Sides, count: Int, threads: Int = 1
  ) throws -> Output {
    var options = analysisOptions("coherent-csi-2021", interest: ["\(signal)=0:3:25"])
    (options.method, options.levels) = (method, ["90 %"])
    return try LimitReport.make(analysis(options), sides: sides, count: count, threads: threads)
  }

  private func ends(_ output: Output) throws -> [Double] {
    try #require(Document(output)["result"]["levels"].items.first)["intervals"].items.flatMap(\.numbers)
  }

  // Far from a bound Feldman and Cousins agree with the profile likelihood of a Gaussian number.
  @Test func feldmanCousinsFarFromBoundsIsTheProfileLikelihood() throws {
    let (toys, usual) = (
      try ends(limit("feldman-cousins", .both, count: 1500)),
      try ends(limit("profile-likelihood", .both, count: 1))
    )
    #expect(toys.count == 2 && usual.count == 2)
    let width = usual[1] - usual[0]
    for (a, b) in zip(toys, usual) { #expect(abs(a - b) < 0.06 * width, "\(toys) \(usual)") }
  }

  // p_s/p_b ≥ p_s: CLs excludes no more than the one-sided interval, whose ends are those of a Gaussian number; nine
  // standard deviations from 0 it excludes as much.
  @Test func cLsExcludesNoMoreThanTheOneSidedLimit() throws {
    let (toys, usual) = (
      try ends(limit("cls", .upper, count: 2000)), try ends(limit("profile-likelihood", .upper, count: 1))
    )
    #expect(toys[1] > 0.97 * usual[1] && toys[1] < 1.05 * usual[1], "\(toys) \(usual)")
  }

  // Only minima that some level allows are listed: two of a coupling within 90 %, and none in the far tail.
  @Test func minimaAreThoseThatMatter() throws {
    let key = "nsi.u-ee=-2:2"
    var options = analysisOptions(
      "coherent-csi-2021", interest: [key], interactions: ["non-standard-interactions"])
    options.levels = ["68.27 %"]
    let few = try Document(LimitReport.make(analysis(options)))["result"]
    options.levels = ["99.99999999 %"]
    let many = try Document(LimitReport.make(analysis(options)))["result"]
    for result in [few, many] {
      let best = result["statistic"].number
      let threshold = result["levels"].items[0]["threshold"].number
      #expect(!result["minima"].items.isEmpty)
      for one in result["minima"].items { #expect(one["statistic"].number <= best + threshold) }
    }
    #expect(few["minima"].items.count <= many["minima"].items.count)
  }

  @Test(arguments: [("feldman-cousins", LimitReport.Sides.both), ("cls", .upper)])
  func bytesDoNotDependOnThreads(method: String, sides: LimitReport.Sides) throws {
    let one = try limit(method, sides, count: 20)
    #expect(try limit(method, sides, count: 20, threads: 3).json.text == one.json.text)
  }

  @Test(arguments: [("feldman-cousins", LimitReport.Sides.upper), ("cls", .both), ("cls", .lower)])
  func sidesThatAMethodCannotGiveAreRefused(method: String, sides: LimitReport.Sides) throws {
    let found = try fault { try limit(method, sides, count: 20) }
    #expect(found.place == "--side \(sides.rawValue)" && found.remedy.contains("--side"))
  }
}
