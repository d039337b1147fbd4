import ArgumentParser
import SevensAnalysis

/// What `fit`, `limit`, `scan`, `contour` and their like ask in common.
struct AnalysisArguments: ParsableArguments {
  @Argument(help: "An analysis file (YAML), or the ids of one or more measurements.")
  var subjects: [String]

  @Option(
    name: .customLong("interest"), parsing: .singleValue,
    help: ArgumentHelp(
      "A parameter of interest with its range; may be repeated.", valueName: "key=low:high[:points][:log]"))
  var interest: [String] = []

  @Option(
    name: .customLong("profile"), parsing: .singleValue,
    help: ArgumentHelp("A parameter to profile beside the nuisances; may be repeated.", valueName: "key"))
  var profiled: [String] = []

  @Option(
    name: .customLong("constrain"), parsing: .singleValue,
    help: ArgumentHelp("A normal constraint of a parameter; may be repeated.", valueName: "key=mean:sigma"))
  var constraints: [String] = []

  @Option(
    name: .customLong("level"), parsing: .singleValue,
    help: ArgumentHelp("A confidence level, as in \"90 %\"; may be repeated.", valueName: "level"))
  var levels: [String] = []

  @Option(help: ArgumentHelp("full | summary | auto: the release, published numbers, or what there is."))
  var mode: String?

  @Option(
    name: .customLong("decorrelate"), parsing: .singleValue,
    help: ArgumentHelp("A nuisance that the measurements shall not share; may be repeated.", valueName: "id"))
  var decorrelated: [String] = []

  @Option(help: "observed | asimov: the data, or what the set-ups as they are expect.")
  var data: String?

  @Option(help: "Degrees of freedom of the thresholds, in place of the number of parameters of interest.")
  var degreesOfFreedom: Int?

  @Option(help: ArgumentHelp("The seed of pseudo-experiments.", valueName: "number"))
  var seed: UInt64?

  @OptionGroup var settings: SetOptions

  /// The options for the analysis.
  var options: AnalysisOptions {
    var options = AnalysisOptions(subjects)
    (options.interest, options.profiled, options.constraints) = (interest, profiled, constraints)
    (options.levels, options.mode, options.decorrelated) = (levels, mode, decorrelated)
    (options.data, options.degreesOfFreedom) = (data, degreesOfFreedom)
    (options.sets, options.interactions, options.seed) = (settings.sets, settings.interactions, seed)
    return options
  }

  /// The analysis; `count` is the number of parameters of interest that make sense.
  ///
  /// - Parameters:
  ///   - tested: keys of a hypothesis, which become parameters of interest.
  ///   - method: how intervals are made; as the file says if nil.
  func analysis(
    interest count: ClosedRange<Int>, needsRange: Bool, tested: [String] = [], method: String? = nil
  ) throws(Faults) -> Analysis {
    var options = options
    (options.tested, options.method) = (tested, method)
    return try Analysis(
      options, interest: count, needsRange: needsRange, store: ReleaseStore(), command: commandLineWords)
  }
}
