import SevensInference

/// What an analysis asks, as it was written: in a file, or on the command line beside the ids of measurements.
struct AnalysisRequest {
  /// One measurement.
  struct MeasurementRequest {
    let id: String
    /// `auto`, `full` or `summary`.
    var mode = "auto"
    /// The ids of nuisances that it shall not share.
    var decorrelated: [String] = []
    let place: String
  }

  /// One parameter of interest with its range.
  struct Interest {
    let key: String
    var low: String?
    var high: String?
    var points: String?
    var scale: String?
    let place: String
  }

  /// One constraint beside those of the measurements: a shape and its numbers.
  struct ConstraintRequest {
    let key: String
    let shape: String
    let values: [String: String]
    let place: String
  }

  /// A key with its place.
  struct Key {
    let key: String
    let place: String
  }

  /// The id of outputs: the name of the file, or the measurements.
  var id: String
  var title: String
  var file: String?
  var measurements: [MeasurementRequest] = []
  /// Interactions as `id` or `id:name`, beside the Standard Model; `none` leaves that out.
  var interactions: [Key] = []
  /// Values of choices and of parameters that stay fixed.
  var assignments: [Assignment] = []
  var interest: [Interest] = []
  /// Parameters that are profiled beside the nuisances of the measurements.
  var profiled: [Key] = []
  var constraints: [ConstraintRequest] = []
  var method = StatisticalMethod.profileLikelihood
  /// Confidence levels, from 0 to 1.
  var levels: [Double] = []
  var degreesOfFreedom: Int?
  var data = DataChoice.observed
  var seed: UInt64 = 20_260_101
}

/// How intervals are made of a likelihood.
public enum StatisticalMethod: String, Sendable, CaseIterable {
  /// −2Δ ln L against the quantile of χ².
  case profileLikelihood = "profile-likelihood"
  /// −2Δ ln L against its distribution in pseudo-experiments at every point.
  case feldmanCousins = "feldman-cousins"
  /// p_{s+b}/p_b of upper limits.
  case cls
}

/// Which data a likelihood holds.
public enum DataChoice: String, Sendable, CaseIterable {
  /// What was observed.
  case observed
  /// What is expected of the set-ups as they are.
  case asimov
}
