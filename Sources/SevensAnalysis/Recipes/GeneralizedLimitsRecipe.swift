import Sevens

/// Scalar, vector and tensor interactions from the counts of CsI 2017.
///
/// Ref: 1806.07424
struct GeneralizedLimitsRecipe: Recipe {
  static let id = "generalized-limits-csi-2017"
  static let title = "ξ_S < 0.62 and ξ_T < 0.59 from CsI 2017"
  static let chapter = Chapter.generalized
  static let statement =
    "Counts of CsI bound scalar and tensor interactions."
  static let formulas = ["spvat-cross-section", "counting-chi2"]
  static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  static let varied = ["kinematics"]
  static let references = ["1806.07424"]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  private func analysis(_ interest: String..., isSpinHalf: Bool = false) throws(Faults) -> RecipeAnalysis? {
    try RecipeAnalysis(
      context, ["coherent-csi-2017"], .summary, interest: interest,
      sets: isSpinHalf ? ["kinematics=spin-half"] : [], interactions: [GeneralizedInteractions.id])
  }

  func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for (name, published, isSpinHalf) in [("S", 0.62, false), ("T", 0.59, true)] {
      guard let found = try analysis("gi.xi-\(name)=0:3", isSpinHalf: isSpinHalf) else { continue }
      claims.append(
        Claim(
          "ξ_\(name) at 90 %, all others 0", published: published, ours: found.ends.high, unit: "1",
          tolerance: .relative(0.1), status: .memory, citation: "1806.07424"))
    }
    let intervals = try analysis("gi.xi-V=-3:1")?.scan.sets[0].intervals ?? []
    for (place, interval) in zip(["first", "second"], intervals) {
      claims += [("lower", interval.lower.x), ("upper", interval.upper.x)].map { side, value in
        Claim(
          "ξ_V beside the Standard Model at 90 %: \(side) end of the \(place) interval", published: nil,
          ours: value, unit: "1", tolerance: .relative(0.1), status: .memory, citation: "1806.07424")
      }
    }
    return claims
  }

  func explanation(_ claims: [Claim]) -> [String] {
    [
      "one number with 28 % on the prediction; the published limits are quoted from memory",
      "counts know S and T by ξ² = (C² + D²)/N² alone (8 times that for T), hence circles in C and D; V adds to the amplitude of the "
        + "Standard Model, hence two intervals, about 0 and about the amplitude of the other sign",
    ]
  }

  func figures() throws(Faults) -> [Figure] {
    var curves: [Figure.Curve] = []
    for (name, c, d, isSpinHalf) in [
      ("C_{S}, D_{P}", "CS", "DP", false), ("C_{T}, D_{T}", "CT", "DT", true),
      ("C_{V}, D_{A}", "CV", "DA", false),
    ] {
      let found = try analysis("gi.\(c)-n=-2.5:2.5", "gi.\(d)-n=-2.5:2.5", isSpinHalf: isSpinHalf)
      curves +=
        found?.region.curves("{/:Italic \(name.split(separator: ", ").joined(separator: "}, {/:Italic "))}")
        ?? []
    }
    return [
      Figure(
        id: "\(Self.id)-pairs",
        title: "Pairs of couplings per neutron from CsI 2017, 90 % for two parameters",
        x: Figure.Axis("{/:Italic C} per neutron", unit: "1", column: "c_neutron", range: -2.5...2.5),
        y: Figure.Axis("{/:Italic D} per neutron", unit: "1", column: "d_neutron", range: -2.5...2.5),
        curves: curves,
        notes: [
          "counts alone, with 28 % on the prediction; one pair at a time",
          "allowed are the insides of the circles, and the two strips between the lines of V",
        ])
    ]
  }
}
