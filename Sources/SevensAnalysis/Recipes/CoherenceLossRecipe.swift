import Sevens

/// How well data tell nuclei of finite size from points: √(χ²(F = 1) − χ²(F)).
///
/// Ref: 1710.02730, 1908.06045, 2303.09360
struct CoherenceLossRecipe: Recipe {
  static let id = "loss-of-coherence"
  static let title = "the loss of coherence in CsI at 2.3, 3.7 and 6 standard deviations"
  static let chapter = Chapter.observations
  static let statement =
    "Data of CsI see that nuclei are no points: coherence is lost towards high recoils."
  static let formulas = ["form-factor-helm"]
  static let predictions: [(setup: String, sets: [String])] = [
    ("coherent-csi-2017", []), ("coherent-csi-2021", []),
  ]
  static let varied = ["form-factor"]
  static let references = ["1710.02730", "1907.04828", "1908.06045", "2303.09360"]

  /// The square root of the difference.
  private func significance(_ measurement: String) throws(Faults) -> Double? {
    let coherent = try RecipeAnalysis(context, [measurement], .full, sets: ["form-factor=unity"])
    guard let sized = try RecipeAnalysis(context, [measurement], .full)?.fit, let points = coherent?.fit
    else {
      return nil
    }
    return max(0, points.best.value - sized.best.value).squareRoot()
  }

  /// The counts of CsI 2017 relative to those of nuclei that are points.
  private var remainder: Claim {
    var points = context.setup(.coherentCsI2017)
    points.nuclear.formFactor = .unity
    let ratio =
      EventRate(Prediction(context.setup(.coherentCsI2017))).counts / EventRate(Prediction(points)).counts
    return Claim(
      "counts of CsI 2017 relative to F = 1", published: nil, ours: ratio, unit: "1",
      tolerance: .relative(0.01),
      status: .read, citation: "1710.02730")
  }

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() throws(Faults) -> [Claim] {
    var claims = [remainder]
    for (measurement, name, published, citation) in [
      ("coherent-csi-2017", "CsI 2017, first quenching", 2.3, "1710.02730"),
      ("coherent-csi-2021", "CsI 2021", 6, "2303.09360"),
    ] {
      guard let ours = try significance(measurement) else { continue }
      claims.append(
        Claim(
          name, published: published, ours: ours, unit: "sigma", tolerance: .absolute(0.7), status: .read,
          citation: citation))
    }
    return claims
  }

  func explanation(_ claims: [Claim]) -> [String] {
    [
      "3.7 standard deviations of CsI 2017 (1908.06045) need the quenching of 1907.04828, a function of stopping powers "
        + "of which neither the constants nor a table was found in the release or read elsewhere: not computed"
    ] + (claims.count < 2 ? [RecipeAnalysis.needs("coherent-csi-2017", "coherent-csi-2021")] : [])
  }
}
