import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// Options for an analysis of measurements by their published numbers.
func analysisOptions(
  _ ids: String..., interest: [String] = [], sets: [String] = [], interactions: [String] = []
) -> AnalysisOptions {
  var options = AnalysisOptions(ids)
  (options.mode, options.interest, options.sets) = ("summary", interest, sets)
  options.interactions = interactions
  return options
}

/// An analysis that needs no release.
func analysis(
  _ options: AnalysisOptions, interest: ClosedRange<Int> = 0...20, needsRange: Bool = false
) throws -> Analysis {
  try Analysis(
    options, interest: interest, needsRange: needsRange, store: ReleaseStore(folder: "no such folder"),
    command: ["sevens"])
}

/// The files of the examples: set-ups, and analyses.
struct ExampleFiles {
  static let folder = Repository.root.appendingPathComponent("Examples")

  static func all() throws -> [(name: String, text: String, isAnalysis: Bool)] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
      .map { name in
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        return (name, text, text.contains("\nmeasurements:"))
      }
  }
}
