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

  /// Nil if a release is needed and not installed.
  ///
  /// - Parameters:
  ///   - mode: the release, or published numbers.
  ///   - interest: as in `--interest`.
  ///   - sets: as in `--set`.
  init?(
    _ measurements: [String], _ mode: DataMode, interest: [String] = [], sets: [String] = [],
    interactions: [String] = [], profiled: [String] = [], levels: [String] = ["90 %"]
  ) {
    var options = AnalysisOptions(measurements)
    (options.mode, options.interest, options.sets) = (mode.rawValue, interest, sets)
    (options.interactions, options.profiled, options.levels) = (interactions, profiled, levels)
    do throws(Faults) {
      analysis = try Analysis(
        options, interest: 0...2, needsRange: false, store: ReleaseStore(), command: ["sevens", "reproduce"])
    } catch {
      // The words are the recipe's own: what can be missing is the release.
      guard error.status == .missingData || error.status == .badData else {
        preconditionFailure("a recipe asks for what there is not: \(error)")
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
  var ends: (low: Double, high: Double) {
    let set = scan.sets[0]
    return (set.lowerLimit?.x ?? .nan, set.upperLimit?.x ?? .nan)
  }

  /// The best fit.
  var fit: AnalysisFit? { try? AnalysisFit(analysis, loop: .threads(2)) }
}
