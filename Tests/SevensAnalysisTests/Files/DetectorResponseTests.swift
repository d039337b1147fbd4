import Foundation
import Sevens
import SevensAnalysis
import Testing

/// A set-up file of germanium at a reactor with what stands below its detector.
private func text(_ detector: String, source: String = "id: reactor, power: 1 GW, distance: 10 m") -> String {
  """
  sevens: 1
  source: { \(source) }
  target: Ge
  exposure: 1 day
  detector:
    mass: 1 kg
  \(detector.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
  """
}

private func setup(_ detector: String) throws(Faults) -> Setup {
  try SetupFile.parse(text(detector), file: "my.yaml")
}

/// What is wrong with a detector, line by line from the first below its mass.
private func faults(_ detector: String) -> [String] {
  do {
    _ = try setup(detector)
    return []
  } catch {
    return error.diagnostics.map { "\($0)" }
  }
}

/// A response in a file means what the same stages mean in code.
@Suite struct DetectorResponseLaws {
  /// A published table stands as a model, without a file.
  @Test func aPublishedTableIsAModel() throws {
    let read = try setup(
      "response: [ quenching: { model: dresden-ii-2022-quenching-fef, scale: 1.1 } ]\naxes: [ { name: E, unit: keVee, edges: [0.2, 0.4] } ]"
    )
    let quenching = try #require(read.detector.response.quenching as? TabulatedQuenching)
    #expect(
      quenching.name == "dresden-ii-2022-quenching-fef" && quenching.scale == 1.1
        && quenching.rows.count == 15)
    #expect(
      faults("response: [ quenching: { model: dresden-ii-2022-quenching-feb } ]\nthreshold: 1 eVee")[0]
        .contains(
          "did you mean 'dresden-ii-2022-quenching-fef'"))
  }

  @Test func everyStageIsRead() throws {
    let read = try setup(
      """
      response:
        - quenching: { model: lindhard-cutoff, k: 0.16, binding: 20 eVnr }
        - charge: { yield: 338 e-/keVee }
        - efficiency: { model: constant, axis: keVee, value: 0.9, as: trigger }
        - smearing: { model: gaussian, noise: 2 e-, stochastic: 0.4, constant: 0.02 }
        - efficiency: { model: error-function, axis: e-, a: 0.95, x0: 8, width: 2 }
        - efficiency: { model: linear, axis: keVnr, from: 100 eVnr, to: 0.5 }
      axes: [ { name: electrons, edges: [4, 6, 10, 30] } ]
      """)
    let chain = read.detector.response
    #expect(chain.axis == .electrons && chain.yield?.perkeVee == 338)
    let quenching = try #require(chain.quenching as? SarkisQuenching)
    #expect(quenching.k == 0.16 && abs((quenching.binding?.value ?? 0) - 2e-5) < 1e-18)
    let smearing = try #require(chain.smearing as? GaussianSmearing)
    #expect(smearing.noise == 2 && smearing.stochastic == 0.4 && smearing.constant == 0.02)
    #expect(chain.efficiencies.map(\.name) == ["trigger", "efficiency-2", "efficiency-3"])
    #expect(chain.efficiencies.map(\.acts) == [.beforeSmearing, .afterSmearing, .beforeSmearing])
    #expect(chain.efficiencies.map(\.axis) == [.electronEquivalent, .electrons, .recoil])
    let linear = try #require(chain.efficiencies[2].curve as? LinearEfficiency)
    #expect(linear.from == 0.1 && linear.to == 0.5)
    #expect(read.detector.binning?.edges == [4, 6, 10, 30])
    #expect(EventRate(Prediction(read)).bins.count == 3)
    let keys = read.settings.map(\.id)
    for key in ["trigger.value", "efficiency-2.x0", "efficiency-3.from", "charge.yield", "smearing.noise"] {
      #expect(keys.contains("detector.response.\(key)"), "\(key)")
    }
  }

  @Test(arguments: ["resolution: {", "smearing: { model: gaussian,"])
  func theTailOfAResolutionIsRead(stage: String) throws {
    func tail(_ words: String) throws -> GaussianTail? {
      let read = try setup(
        """
        response:
          - quenching: { model: lindhard }
          - \(stage) noise: 0.07 keVee\(words) }
        axes: [ { name: E, edges: [0.2 keVee, 0.4 keVee] } ]
        """)
      return (read.detector.response.smearing as? GaussianSmearing)?.tail
    }
    #expect(try tail("") == .normal && tail(", tail: truncated") == .truncated)
  }

  @Test(arguments: [("", "100 eVnr", ResponseAxis.recoil, 0.1), ("q", "0.3 keVee", .electronEquivalent, 0.3)])
  func theUnitOfAThresholdIsItsAxis(
    stages: String, threshold: String, axis: ResponseAxis, value: Double
  ) throws {
    let response = stages.isEmpty ? "" : "response: [ { quenching: { model: lindhard } } ]\n"
    let read = try setup(response + "threshold: \(threshold)")
    #expect(read.detector.threshold == Threshold(value, on: axis))
    #expect(EventRate(Prediction(read)).counts > 0)
  }

  @Test func aThresholdOfPhotoelectronsCountsFromThere() throws {
    let read = try setup(
      """
      response:
        - quenching: { model: lindhard }
        - light: { yield: 10 PE/keVee }
        - smearing: { model: poisson }
      threshold: 3 PE
      """)
    #expect(read.detector.threshold == .photoelectrons(3) && EventRate(Prediction(read)).counts > 0)
  }

  @Test(arguments: [
    ("threshold: 0.3 keVee", "my.yaml:7:3: detector.threshold: a threshold in keVee", "add quenching"),
    ("threshold: 6 PE", "my.yaml:7:3: detector.threshold: a threshold in PE", "quenching and a yield"),
    (
      "response: [ { quenching: { model: lindhard } } ]\nthreshold: 1 keVnr",
      "my.yaml:8:3: detector.threshold: a threshold in keVnr, and the response ends in keVee",
      "give it in keVee"
    ),
    ("threshold: 3 parsec", "my.yaml:7:3: unknown unit", "write one of"),
    ("response: [ { quenching: { model: linear } } ]\nthreshold: 1 keVee", "my.yaml:7:37", "degree 1"),
    ("response: [ { quenching: { model: lindard } } ]\nthreshold: 1 keVee", "my.yaml:7:37", "'lindhard'"),
    (
      "response: [ { quenching: { k: 0.1 } } ]\nthreshold: 1 keVee",
      "my.yaml:7:17: quenching without a model", ""
    ),
    (
      "response: [ { smearing: { model: poisson } } ]\nthreshold: 1 keVnr",
      "my.yaml: detector.response.smearing", ""
    ),
    (
      "response: [ { light: { yield: 1 PE/keVee } } ]\nthreshold: 1 keVnr",
      "my.yaml: detector.response: a yield", ""
    ),
    (
      "response: [ { quenching: { model: lindhard } } ]", "my.yaml:6:3: the detector has neither an axis",
      "keVee"
    ),
    (
      "response: [ { smearing: { model: none } }, { quenching: { model: lindhard } } ]\nthreshold: 1 keVee",
      "my.yaml:7:48: 'quenching' comes too late", "the order"
    ),
    (
      "response: [ { effciency: { model: step } } ]\nthreshold: 1 keVnr", "my.yaml:7:17: unknown stage",
      "efficiency"
    ),
    (
      "response: [ { efficiency: { model: stp } } ]\nthreshold: 1 keVnr", "my.yaml:7:38: unknown model",
      "step"
    ),
    (
      "response: [ { efficiency: { model: step, axis: PE } } ]\nthreshold: 1 keVnr",
      "my.yaml:7:50: an efficiency on PE, and the response ends in keVnr", ""
    ),
    (
      "response: [ { efficiency: { model: table } } ]\nthreshold: 1 keVnr", "my.yaml:7:17: the model table",
      "file"
    ),
    (
      "response: [ { efficiency: { model: table, file: no.csv } } ]\nthreshold: 1 keVnr",
      "my.yaml:7:51: no file", ""
    ),
    (
      "axes: [ { name: E, edges: [1, 2] } ]", "my.yaml:7:19: an axis of E, and the response ends in keVnr",
      "T"
    ),
    (
      "axes: [ { name: T, unit: keVnr, edges: [2, 1] } ]", "my.yaml: detector.axes.T: the edge 1.0",
      "ascending"
    ),
    ("axes: [ { name: T, edges: [1, 2] } ]", "my.yaml:7:30", "unit"),
    (
      "axes: [ { name: T, unit: keVnr, edges: { from: 1, till: 2 } } ]", "my.yaml:7:53",
      "'detector.axes.T.to'"
    ),
    ("axes: [ { name: time, edges: [0, 6] } ]", "my.yaml:7:32: a time axis without a unit", "us"),
    (
      "threshold: 1 keVnr\naxes: [ { name: time, unit: us, edges: [0, 3, 6] } ]",
      "my.yaml: detector.time-window: arrival times", "time axis"
    ),
  ])
  func whatIsWrongIsSaidWithItsPlace(detector: String, start: String, remedy: String) {
    let found = faults(detector)
    #expect(found.contains { $0.hasPrefix(start) && (remedy.isEmpty || $0.contains(remedy)) }, "\(found)")
  }

  @Test func aQuenchingModelThatWasNotReadWeakensTheManifest() throws {
    func verified(_ model: String) throws -> (String, JSONValue?) {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appendingPathComponent("my.yaml").path
      let detector = "response: [ { quenching: { model: \(model) } } ]\nthreshold: 1 keVee"
      try text(detector).write(toFile: path, atomically: true, encoding: .utf8)
      let manifest = RateReport.make(try SetupRequest(id: path, sets: [], command: [])).manifest
      let unread = manifest?.json["unread"]?["detector.response.quenching=\(model)"]
      return (manifest?.verified.rawValue ?? "", unread)
    }
    #expect(try verified("lindhard").1 == nil)
    #expect(try verified("lindhard-adiabatic").1 == .string("checked"))
    let cutoff = try verified("lindhard-cutoff")
    #expect(cutoff.0 == "assumed" && cutoff.1 == .string("assumed"))
  }
}
