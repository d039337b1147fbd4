import Sevens
import SevensInference
import SevensNumerics

/// An analysis that a recipe asks for, in words of the command line.
package struct RecipeAnalysis {
  /// The analysis.
  package let analysis: Analysis

  /// What a recipe says where a release is needed and not installed.
  static func needs(_ measurements: String...) -> String {
    "not shown: needs the release of \(measurements.joined(separator: " and ")), which sevens data add installs"
  }

  /// Nil if a release is needed and not installed; throws what the settings of the context make impossible.
  ///
  /// - Parameters:
  ///   - context: the settings.
  ///   - mode: the release, or published numbers.
  ///   - interest: as in `--interest`.
  ///   - sets: as in `--set`.
  init?(
    _ context: RecipeContext, _ measurements: [String], _ mode: DataMode, interest: [String] = [],
    sets: [String] = [],
    interactions: [String] = [], profiled: [String] = [], levels: [String] = ["90 %"]
  ) throws(Faults) {
    var options = AnalysisOptions(measurements)
    let own = sets.map(RecipeContext.key) + interest.map(RecipeContext.key) + profiled
    let given = measurements.compactMap { Catalog.setup($0) }.flatMap { context.sets(of: $0, without: own) }
    (options.mode, options.interest) = (mode.rawValue, interest)
    options.sets =
      sets + given.enumerated().filter { !given[..<$0.offset].contains($0.element) }.map(\.element)
    (options.interactions, options.profiled, options.levels) = (interactions, profiled, levels)
    do throws(Faults) {
      analysis = try Analysis(
        options, interest: 0...2, needsRange: false, store: ReleaseStore(), command: ["sevens", "reproduce"])
    } catch {
      // The words are the recipe's own: what can be missing is the release.
      guard error.status == .missingData || error.status == .badData else {
        precondition(!given.isEmpty, "a recipe asks for what there is not: \(error)")
        throw error
      }
      return nil
    }
  }

  /// The profile of the one parameter of interest.
  var scan: ProfileScan {
    let (one, profile) = (analysis.interest[0], AnalysisProfile(analysis, of: [analysis.interest[0].key]))
    guard let axis = one.axis else { preconditionFailure("\(one.key) has no range") }
    return ProfileScan(axis, thresholds: analysis.thresholds(degreesOfFreedom: 1), accuracy: 1e-6) {
      profile([$0])
    }
  }

  /// The ends of the interval at the first level: of the lowest and of the highest, if there are several.
  var ends: (low: Double, high: Double) { Self.ends(of: scan) }

  /// The ends of a scan at its first level.
  static func ends(of scan: ProfileScan) -> (low: Double, high: Double) {
    (scan.sets[0].lowerLimit?.x ?? .nan, scan.sets[0].upperLimit?.x ?? .nan)
  }

  /// The best fit.
  var fit: AnalysisFit? { try? AnalysisFit(analysis, loop: .threads(2)) }
}
