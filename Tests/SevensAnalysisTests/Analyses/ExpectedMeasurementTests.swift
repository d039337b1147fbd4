import Foundation
import Sevens
import SevensAnalysis
import SevensTestSupport
import Testing

/// The expected one-sided limit at 90 % on the signal of a germanium set-up, from its file with some text replaced.
private func limit(replacing texts: [String: String] = [:], sets: [String] = []) throws -> Double {
  let example = Repository.root.appendingPathComponent("Examples/conus-like.yaml")
  var text = try String(contentsOf: example, encoding: .utf8)
  for (old, new) in texts {
    try #require(text.contains(old))
    text = text.replacingOccurrences(of: old, with: new)
  }
  let folder = try Repository.emptyFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent("detector.yaml").path
  try text.write(toFile: path, atomically: true, encoding: .utf8)
  var options = analysisOptions(path, interest: ["conus-plus-like.signal=0:3"], sets: sets)
  options.levels = ["90 %"]
  var own = SensitivityReport.Options()
  (own.bands, own.sides) = (.none, .upper)
  let output = try SensitivityReport.make(
    options, own, store: ReleaseStore(folder: "no such folder"), command: ["sevens"])
  let level = try #require(try Document(output)["result"]["rows"].items.first?["levels"].items.first)
  return level["intervals"].items[0].numbers[1]
}

private let exact = [", uncertainty: 10 %": ""]

@Suite struct ExpectedMeasurementLaws {
  // Backgrounds and bins follow from settings, so a setting and a line of the file are the same.
  @Test(arguments: [
    ("conus-plus-like.flat.rate=1 counts/(keVee kg day)", "rate: 10 counts", "rate: 1 counts"),
    ("detector.mass=28.3 kg", "mass: 2.83 kg", "mass: 28.3 kg"),
    ("detector.axes.E.step=80 eVee", "step: 20", "step: 80"),
    ("detector.axes.E.from=200 eVee", "from: 160", "from: 200"),
    ("exposure.live=30 day", "exposure: 119 day", "exposure: 30 day"),
  ])
  func aSettingIsALineOfTheFile(setting: String, old: String, new: String) throws {
    let (usual, set, written) = try (limit(), limit(sets: [setting]), limit(replacing: [old: new]))
    #expect(deviation(set, from: written) < 1e-9, "\(set) \(written)")
    #expect(deviation(set, from: usual) > 1e-3, "\(set) \(usual)")
  }

  // In one bin: 2(μ − n + n ln(n/μ)) = z² with n = S + B, μ = sS + B and z the quantile of 90 %.
  @Test(arguments: [1.0, 10, 100])
  func theLimitOfOneBinSolvesTheLikelihoodRatio(rate: Double) throws {
    let sets = [
      "conus-plus-like.flat.rate=\(rate) counts/(keVee kg day)", "detector.axes.E.step=640 eVee",
    ]
    let s = try limit(replacing: exact, sets: sets)
    let example = Repository.root.appendingPathComponent("Examples/conus-like.yaml").path
    let signal = EventRate(Prediction(try SetupFile.read(example))).counts
    let background = rate * 0.64 * 2.83 * 119
    let (n, mean) = (signal + background, s * signal + background)
    #expect(
      deviation(2 * (mean - n + n * log(n / mean)), from: 1.2815515655446004 * 1.2815515655446004) < 1e-4)
  }
}

@Suite struct ExpectedMeasurementFaults {
  // The data of a measurement are counted in bins, and a prediction in others cannot be compared with them.
  @Test func binsOfDataCannotBeSet() throws {
    for setting in ["detector.axes.PE.step=2", "detector.axes.PE.from=8"] {
      let options = analysisOptions("coherent-csi-2017", sets: [setting])
      let found = try faults { try FitReport.make(analysis(options)) }
      #expect(found.count == 1 && found[0].description.contains("in bins of their own"), "\(found)")
    }
  }
}
