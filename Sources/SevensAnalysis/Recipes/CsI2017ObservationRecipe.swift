import Sevens
import SevensInference

/// The CsI-2017 excess by counting, beside the published likelihood fit.
///
/// Ref: 1708.01294, 1804.09459
enum CsI2017ObservationRecipe: Recipe {
  static let id = "coherent-csi-2017/observation"
  static let title = "134 ± 22 events observed in COHERENT's CsI of 2017, by counting"

  static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  static let tables = [Dataset.coherentCsI2017Counts]

  static func claims() -> [Claim] {
    let measurement = Measurement.coherentCsI2017
    let excess = Self.excess
    let predicted = EventRate(Prediction(measurement.setup)).counts
    func count(_ beam: String, _ window: String, _ published: Double) -> Claim {
      Claim(
        "beam \(beam), \(window)", published: published,
        ours: measurement.count(beam: beam, window: window).map(Double.init) ?? .nan,
        unit: "counts", tolerance: .absolute(0), status: .read, citation: "1804.09459")
    }
    return [
      count("on", "coincidence", 547), count("on", "anti-coincidence", 405),
      Claim(
        "excess by counting, ±\(NumberText.fixed(excess.uncertainty, 0)), against the fitted 134 ± 22",
        published: 134,
        ours: excess.excess, unit: "counts", tolerance: .absolute(excess.uncertainty), status: .memory,
        citation: "1708.01294"),
      Claim(
        "Standard Model (erler-su, helm-rms) against that excess", published: excess.excess, ours: predicted,
        unit: "counts", tolerance: .absolute(excess.uncertainty), status: .read, citation: "1804.09459"),
    ]
  }

  static func explanation(_ claims: [Claim]) -> [String] {
    let excess = Self.excess
    return [
      "counting gives \(NumberText.fixed(excess.excess, 0)) ± \(NumberText.fixed(excess.uncertainty, 0)): the excess "
        + "still holds a few prompt neutrons, and counting ignores the shapes in energy and time that the published "
        + "fit uses"
    ]
  }

  private static var excess: CountingExcess {
    Measurement.coherentCsI2017.excess ?? CountingExcess(on: 0, off: 0)
  }
}
