import CSevensMath
import SevensInference

/// The likelihood of the spectrum of Dresden-II with the reactor on, and its background of a constant, an exponential
/// and three lines.
///
/// Ref: 2202.10829, 2202.09672
extension MeasurementModel {
  private static let id = "dresden-ii-2022"
  private static let parameters = PublishedParameters(.dresdenII2022Parameters)
  private static func key(_ name: String) -> String { "\(id).\(name)" }

  /// Where the centre and width of the line L1 and the slope of the exponential have their zero, and how far they go.
  enum DresdenIIBackground {
    /// keVee.
    static let centre = 1.292
    /// keVee.
    static let width = 0.07
    /// Per keVee.
    static let slope = 4.0
    /// Of centre and width, in eVee.
    static let lineReach = -10.0...10
    /// Of the slope, per keVee.
    static let slopeReach = -3.5...3.5
  }

  /// χ² of 130 bins: μ(E) = S + A + B e^(−C E) + G(L1) + G(L2) + G(M), at the centre E of every bin.
  ///
  /// S: nuclei and electrons. A, B, C: free. G(L1): height h, centre and width free. G(L2): at 1.142 keVee with 0.008 h
  /// and the width of L1. G(M): at 0.158 keVee with the width of the noise and the area 0.16 r of L1; r = 1 ± 0.03.
  /// Heights, A and B are per day and bin. What is no polynomial in centre, width and C is interpolated within ranges
  /// that no fit reaches. The spectrum with the reactor off is not used, as there.
  ///
  /// Ref: 2202.10829
  static func dresdenII2022(_ release: Measurement.ReleaseTables) -> MeasurementModel {
    let table = release.table("data_release.txt")
    let days = parameters["live"]
    return MeasurementModel(
      id: id, mode: .full, setup: .dresdenII2022, nuisances: dresdenIINuisances,
      backgrounds: dresdenIIBackgrounds(centres: table["energy"], days: days),
      statistic: .gaussianDiagonal(
        observed: table["on"].map { days * $0 },
        variances: table["on error"].map { days * days * $0 * $0 }),
      released: nil,
      notes: [
        "errors are those of the release: statistics and acceptance, without correlation",
        "flux and quenching factor are taken as exact: the parameter detector.response.quenching.scale moves the latter",
      ],
      verified: .checked)
  }

  private static var dresdenIINuisances: [Nuisance] {
    typealias Shape = DresdenIIBackground
    let areaError = "\(rounded(100 * parameters.relativeError("m-to-l1"))) %"
    return [
      .free(key("constant"), "constant background per day and bin", -100...100, start: 14),
      .free(
        key("exponential"), "exponential background at 0 keVee, per day and bin", -2000...2000, start: 140),
      .free(key("slope"), "its slope C less \(Shape.slope) per keVee", Shape.slopeReach, start: 0),
      .free(key("l1-height"), "height of the line L1, per day and bin", 0...1000, start: 85),
      .free(
        key("l1-centre"), "its centre less \(Shape.centre) keVee, in eVee", Shape.lineReach, start: 0),
      .free(
        key("l1-width"), "its standard deviation less \(Shape.width) keVee, in eVee", Shape.lineReach,
        start: 0),
      Nuisance(
        key("m-area"), "area of the line M relative to L1, in standard deviations of \(areaError)",
        .normal(key("m-area")), .backgrounds, parameters.verified("m-to-l1")),
    ]
  }

  /// The three parts of the background for bins about some energies in keVee.
  static func dresdenIIBackgrounds(centres: [Double], days: Double) -> [Background] {
    typealias Shape = DresdenIIBackground
    func gaussian(_ centre: Double, _ width: Double) -> [Double] {
      centres.map { energy in
        let z = (energy - centre) / width
        return sevens_exp(-z * z / 2)
      }
    }
    func times(_ name: String, _ shape: [Double]) -> CountPolynomial {
      var result = CountPolynomial(parameters: [key(name)], binCount: shape.count)
      result.add([.init(0)], shape)
      return result
    }
    let perDay = centres.map { _ in days }
    let decay = InterpolatedCounts([.init(key("slope"), Shape.slopeReach)]) { x in
      centres.map { sevens_exp(-(Shape.slope + x[0]) * $0) }
    }
    let lines = InterpolatedCounts([
      .init(key("l1-centre"), Shape.lineReach), .init(key("l1-width"), Shape.lineReach),
    ]) { x in
      let width = Shape.width + 1e-3 * x[1]
      return zip(
        gaussian(Shape.centre + 1e-3 * x[0], width), gaussian(parameters["l2-centre"], width)
      ).map { $0 + parameters["l2-to-l1"] * $1 }
    }
    // h w/w_M times 0.16 r, with the width of the noise.
    let noise = parameters["noise"]
    let shape = gaussian(parameters["m-centre"], noise).map { parameters["m-to-l1"] / noise * $0 }
    var area = CountPolynomial(constant: shape.map { Shape.width * $0 })
    area = area + times("l1-width", shape.map { 1e-3 * $0 })
    area =
      area
      * .pull(
        key("m-area"), relative: parameters.relativeError("m-to-l1"), binCount: centres.count)
    return [
      Background("constant", times("constant", perDay)),
      Background("exponential", times("exponential", perDay) * decay.counts, error: decay.error),
      Background("lines", times("l1-height", perDay) * (lines.counts + area), error: lines.error),
    ]
  }
}
