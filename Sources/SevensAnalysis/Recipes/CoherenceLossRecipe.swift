import Sevens

/// How well data tell nuclei of finite size from points: √(χ²(F = 1) − χ²(F)).
///
/// Ref: 1710.02730, 1908.06045, 2303.09360
enum CoherenceLossRecipe: Recipe {
  static let id = "loss-of-coherence"
  static let title = "the loss of coherence in CsI at 2.3, 3.7 and 6 standard deviations"
  static let predictions: [(setup: String, sets: [String])] = [
    ("coherent-csi-2017", []), ("coherent-csi-2021", []),
  ]
  static let references = ["1710.02730", "1908.06045", "2303.09360"]

  /// The square root of the difference.
  private static func significance(_ measurement: String) -> Double? {
    let values = [[], ["form-factor=unity"]].compactMap { sets -> Double? in
      RecipeAnalysis([measurement], .full, sets: sets)?.fit.map(\.best.value)
    }
    return values.count == 2 ? max(0, values[1] - values[0]).squareRoot() : nil
  }

  /// The counts of CsI 2017 relative to those of nuclei that are points.
  private static var remainder: Claim {
    var points = Setup.coherentCsI2017
    points.nuclear.formFactor = .unity
    let ratio = EventRate(Prediction(.coherentCsI2017)).counts / EventRate(Prediction(points)).counts
    return Claim(
      "counts of CsI 2017 relative to F = 1", published: nil, ours: ratio, unit: "1",
      tolerance: .relative(0.01),
      status: .read, citation: "1710.02730")
  }

  static func claims() -> [Claim] {
    [remainder]
      + [
        ("coherent-csi-2017", "CsI 2017, first quenching", 2.3, "1710.02730"),
        ("coherent-csi-2021", "CsI 2021", 6, "2303.09360"),
      ].compactMap { measurement, name, published, citation in
        significance(measurement).map {
          Claim(
            name, published: published, ours: $0, unit: "sigma", tolerance: .absolute(0.7), status: .read,
            citation: citation)
        }
      }
  }

  static func explanation(_ claims: [Claim]) -> [String] {
    claims.count < 2 ? [RecipeAnalysis.needs("coherent-csi-2017", "coherent-csi-2021")] : []
  }
}
