import Sevens

/// The weak mixing angle at low energies from COHERENT.
///
/// Ref: 1711.09773
struct WeakMixingAngleCsIRecipe: Recipe {
  static let id = "weak-mixing-angle-csi"
  static let title = "sin²θ_W from the counts of CsI 2017 and from the later data"
  static let chapter = Chapter.electroweak
  static let statement =
    "Counts of CsI measure the weak mixing angle at low momentum transfer."
  static let formulas = ["weak-charge", "counting-chi2"]
  static let predictions: [(setup: String, sets: [String])] = [
    ("coherent-csi-2017", []), ("coherent-csi-2021", []),
  ]
  static let varied = ["electroweak.sin2-theta-w"]
  static let references = ["1711.09773", "2303.09360"]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() throws(Faults) -> [Claim] {
    func claims(
      _ name: String, _ measurement: String, _ mode: DataMode, _ published: [Double?], _ citation: String,
      _ status: Claim.Status
    ) throws(Faults) -> [Claim] {
      guard let (best, ends) = try interval(measurement, mode, "1 sigma") else { return [] }
      return zip(
        ["best fit", "lower error", "upper error"],
        zip(published, [best, best - ends.low, ends.high - best])
      )
      .map { what, pair in
        Claim(
          "\(name), \(what)", published: pair.0, ours: pair.1, unit: "1", tolerance: .relative(0.2),
          status: status, citation: citation)
      }
    }
    return try claims(
      "CsI 2017, counts", "coherent-csi-2017", .summary, [0.197, 0.080, 0.128], "1711.09773", .memory)
      + claims(
        "CsI 2021, energy and time", "coherent-csi-2021", .full, [0.231, 0.024, 0.027], "2303.09360", .memory)
  }

  private func interval(
    _ measurement: String, _ mode: DataMode, _ level: String
  ) throws(Faults) -> (best: Double, ends: (low: Double, high: Double))? {
    guard
      let found = try RecipeAnalysis(
        context, [measurement], mode, interest: ["electroweak.sin2-theta-w=0.02:0.6"], levels: [level])
    else { return nil }
    let scan = found.scan
    return scan.best.map { ($0.x, RecipeAnalysis.ends(of: scan)) }
  }

  func explanation(_ claims: [Claim]) throws(Faults) -> [String] {
    let wide = try interval("coherent-csi-2017", .summary, "90 %").map {
      "at 90 % in place of one standard deviation ours are "
        + "−\(NumberText.digits($0.best - $0.ends.low, 2)) +\(NumberText.digits($0.ends.high - $0.best, 2)): those quoted for "
        + "CsI 2017 may be of that level"
    }
    return [
      "all published values are quoted from memory; the errors follow from those of the prediction, which analyses "
        + "take differently: 28 % in all here for the counts of 2017"
    ] + [wide].compactMap(\.self) + (claims.count < 4 ? [RecipeAnalysis.needs("coherent-csi-2021")] : [])
  }
}
