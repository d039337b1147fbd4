import Sevens
import SevensInference

/// An analysis as the command line asks for it: a file, or ids of measurements with options.
public struct AnalysisOptions: Sendable {
  /// Ids of measurements, or one file.
  public var subjects: [String]
  /// `KEY=LOW:HIGH`, further `:POINTS` and `:log`; the bare key where no range is needed.
  public var interest: [String] = []
  /// Keys of a hypothesis, which become parameters of interest.
  public var tested: [String] = []
  /// Keys that are profiled.
  public var profiled: [String] = []
  /// `KEY=mean:sigma`, normal constraints.
  public var constraints: [String] = []
  /// Confidence levels.
  public var levels: [String] = []
  /// `full`, `summary` or `auto` for all measurements.
  public var mode: String?
  /// Nuisances that no measurement shares.
  public var decorrelated: [String] = []
  /// `profile-likelihood`, `feldman-cousins` or `cls`.
  public var method: String?
  /// `observed` or `asimov`.
  public var data: String?
  /// The seed of pseudo-experiments.
  public var seed: UInt64?
  /// Degrees of freedom of the quantile, in place of the number of parameters of interest.
  public var degreesOfFreedom: Int?
  /// `--set`.
  public var sets: [String] = []
  /// `--interaction`.
  public var interactions: [String] = []

  /// Options that ask nothing yet.
  public init(_ subjects: [String]) { self.subjects = subjects }

  /// The request; what is wrong with the options is noted.
  func request(noting faults: inout FaultCollector) throws(Faults) -> AnalysisRequest {
    var files: [String] = []
    for path in subjects where SetupFile.isPath(path) {
      // A set-up of one's own is a measurement to come.
      if try AnalysisFile.isAnalysis(path) { files.append(path) }
    }
    var request = AnalysisRequest(
      id: subjects.joined(separator: "+"), title: subjects.joined(separator: " and "))
    if let file = files.first {
      if subjects.count > 1 {
        faults.add(Diagnostic(file, "one analysis file at a time", remedy: "list the measurements in it"))
      }
      request = try AnalysisFile.read(file, noting: &faults)
    } else {
      request.measurements = subjects.map { .init(id: $0, place: "measurement") }
    }
    for index in request.measurements.indices {
      if let mode { request.measurements[index].mode = mode }
      request.measurements[index].decorrelated += decorrelated
    }
    request.interactions += interactions.map { .init(key: $0, place: "--interaction") }
    let own = SettingOverrides(sets, noting: &faults).assignments
    request.assignments.removeAll { one in own.contains { $0.key == one.key } }
    request.assignments += own
    if !interest.isEmpty { request.interest = interest.compactMap { Self.interest($0, noting: &faults) } }
    request.profiled += profiled.map { .init(key: $0, place: "--profile") }
    request.constraints += constraints.compactMap { Self.constraint($0, noting: &faults) }
    for key in tested where !request.interest.contains(where: { $0.key == key }) {
      request.interest.append(.init(key: key, place: "--test \(key)"))
    }
    if !levels.isEmpty {
      request.levels = levels.compactMap { ConfidenceLevel.parse($0, place: "--level", noting: &faults) }
    }
    if let method { Self.read(method, "--method", into: &request.method, noting: &faults) }
    if let data { Self.read(data, "--data", into: &request.data, noting: &faults) }
    if let seed { request.seed = seed }
    if let degreesOfFreedom { request.degreesOfFreedom = degreesOfFreedom }
    return request
  }

  private static func read<T: RawRepresentable & CaseIterable>(
    _ name: String, _ option: String, into value: inout T, noting faults: inout FaultCollector
  ) where T.RawValue == String {
    if let known = T(rawValue: name) {
      value = known
    } else {
      let names = T.allCases.map(\.rawValue)
      faults.add(Diagnostic(option, "no '\(name)'", remedy: Suggestion.remedy(for: name, among: names)))
    }
  }

  private static func interest(
    _ text: String, noting faults: inout FaultCollector
  ) -> AnalysisRequest.Interest? {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var interest = AnalysisRequest.Interest(key: sides[0], place: "--interest \(sides[0])")
    guard sides.count == 2 else { return interest }
    var parts = sides[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if let last = parts.last, ["log", "linear"].contains(last) {
      interest.scale = last
      parts.removeLast()
    }
    guard (2...3).contains(parts.count) else {
      return faults.missing(
        interest.place, "'\(sides[1])' is no range",
        remedy: "write \(sides[0])=low:high, or low:high:points:log")
    }
    (interest.low, interest.high) = (parts[0], parts[1])
    if parts.count == 3 { interest.points = parts[2] }
    return interest
  }

  private static func constraint(
    _ text: String, noting faults: inout FaultCollector
  ) -> AnalysisRequest.ConstraintRequest? {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    let numbers = sides.count == 2 ? sides[1].split(separator: ":").map(String.init) : []
    guard numbers.count == 2 else {
      return faults.missing(
        "--constrain \(text)", "not KEY=mean:sigma", remedy: "as in electroweak.sin2-theta-w=0.2387:0.0001")
    }
    return .init(
      key: sides[0], shape: "normal", values: ["mean": numbers[0], "sigma": numbers[1]],
      place: "--constrain \(sides[0])")
  }
}
