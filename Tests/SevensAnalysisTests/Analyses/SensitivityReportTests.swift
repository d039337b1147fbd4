import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

private let signal = "coherent-csi-2021.signal"

private func sensitivity(
  _ bands: SensitivityReport.Bands, vary: String? = nil, side: LimitReport.Sides = .upper, count: Int = 400,
  threads: Int = 1, interest: String = "\(signal)=0:3", level: String = "90 %"
) throws -> Output {
  var (options, own) = (
    analysisOptions("coherent-csi-2021", interest: [interest]), SensitivityReport.Options()
  )
  options.levels = [level]
  (own.bands, own.vary, own.sides, own.count) = (bands, vary, side, count)
  return try SensitivityReport.make(
    options, own, store: ReleaseStore(folder: "no such folder"), command: ["sevens"], threads: threads)
}

/// The rows with their first level.
private func rows(_ output: Output) throws -> [Document] {
  try Document(output)["result"]["rows"].items.map { try #require($0["levels"].items.first) }
}

@Suite struct SensitivityLaws {
  /// Without the relative error of the prediction the signal is a Gaussian number.
  private static let gaussian = "sigma:coherent-csi-2021.prediction=0.001"

  @Test func bandsOfToysAreThoseOfTheAsymptoticFormula() throws {
    let toys = try #require(rows(sensitivity(.toys, vary: Self.gaussian)).first)["upper"].numbers
    let formula = try #require(rows(sensitivity(.asymptotic, vary: Self.gaussian)).first)["upper"].numbers
    #expect(toys.count == 5 && toys == toys.sorted() && formula == formula.sorted())
    let sigma = formula[3] - formula[2]
    // Four standard errors of the quantiles of 400 normal numbers: √(p (1 − p)/400) over the density there.
    for (k, bound) in [0.55, 0.31, 0.25, 0.31, 0.55].enumerated() {
      #expect(abs(toys[k] - formula[k]) < bound * sigma, "\(toys) \(formula)")
    }
  }

  // One-sided quantiles of the normal distribution: 1.28155 at 90 %, 1.69021 at 95.45 %, from tables.
  @Test func limitsAtTwoLevelsAreAsFarApartAsTheQuantiles() throws {
    let found = try ["90 %", "95.45 %"].map { level in
      try #require(rows(sensitivity(.none, vary: Self.gaussian, level: level)).first)["intervals"].items[0]
        .numbers[1] - 1
    }
    #expect(abs(found[0] / found[1] - 1.28155 / 1.69021) < 1e-4, "\(found)")
  }

  @Test func aNarrowerPredictionExpectsANarrowerLimit() throws {
    let key = "sigma:coherent-csi-2021.prediction"
    let found = try rows(sensitivity(.none, vary: "\(key)=0.5,1,2")).map {
      $0["intervals"].items[0].numbers[1]
    }
    #expect(found.count == 3 && found == found.sorted() && found[2] > found[0] * 1.05, "\(found)")
    let usual = try #require(rows(sensitivity(.none)).first)["intervals"].items[0].numbers[1]
    #expect(deviation(found[1], from: usual) < 1e-9)
  }

  // Asimov data follow the set-up: with other neutron radii the expectation for the radius itself is the changed one.
  @Test func aParameterOfTheTemplatesIsExpectedWhereTheSetupHasIt() throws {
    let key = "source.distance"
    let output = try sensitivity(.asymptotic, side: .both, interest: "\(key)=15 m:25 m:9")
    let level = try #require(rows(output).first)["intervals"].items[0].numbers
    let truth = try Document(output)["result"]["truth"].number
    #expect(level[0] < truth && truth < level[1] && level[0] > 1500 && level[1] < 2500, "\(level) \(truth)")
  }

  // Counts are a parabola in ε_μμ: the Standard Model is expected, its mirror too, and nothing in between.
  @Test(arguments: [SensitivityReport.Bands.none, .asymptotic]) func everyIntervalIsPrinted(
    bands: SensitivityReport.Bands
  ) throws {
    var (options, own) = (
      analysisOptions(
        "coherent-csi-2017", interest: ["nsi.u-mumu=-1:1"], interactions: ["non-standard-interactions"]),
      SensitivityReport.Options()
    )
    options.levels = ["90 %"]
    (own.bands, own.sides) = (bands, .both)
    let output = try SensitivityReport.make(
      options, own, store: ReleaseStore(folder: "no such folder"), command: ["sevens"])
    let intervals = try #require(rows(output).first)["intervals"].items.map(\.numbers)
    #expect(intervals.count == 2 && intervals[0][1] < intervals[1][0], "\(intervals)")
    let table = CommaSeparated(try #require(output.table).csv)
    #expect(table.header.prefix(4) == ["level", "interval", "end", "expected"])
    #expect(table.numbers("expected") == intervals.flatMap(\.self))
    #expect(table.rows.map { $0[1] } == ["1", "1", "2", "2"])
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
    // One expects the scatter of the outermost ends alone.
    if bands == .asymptotic { #expect(table.rows.map { $0[4].isEmpty } == [false, true, true, false]) }
    #expect(output.text.split(separator: "\n").count { $0.contains("  lower") } == 2)
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let one = try sensitivity(.toys, count: 30)
    #expect(try sensitivity(.toys, count: 30, threads: 3).json.text == one.json.text)
  }

  @Test(arguments: [
    ("detector.mas=1 kg,2 kg", "detector.mas"), ("detector.mass", "not KEY"),
    ("sigma:coherent-csi-2021.prediction=x", "not a number"),
    ("sigma:nothing=1", "no nuisance 'nothing'"),
    ("detector.mass=1 m", "length"),
  ])
  func aBadVariationIsRefused(vary: String, message: String) throws {
    let found = try faults { try sensitivity(.none, vary: vary) }
    #expect(!found.isEmpty && found.contains { $0.description.contains(message) }, "\(found)")
  }
}
