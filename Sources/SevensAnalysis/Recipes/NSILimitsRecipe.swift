import Sevens
import SevensInference
import SevensNumerics

/// Non-standard interactions of ν_e from the counts of CsI 2017.
///
/// Ref: 1711.09773, 1708.02899
package struct NSILimitsRecipe: Recipe {
  package static let id = "nsi-limits-csi-2017"
  package static let title = "−0.08 < ε_ee^u < 0.47 and −0.07 < ε_ee^d < 0.42 from CsI 2017"
  package static let chapter = Chapter.nonStandard
  package static let statement =
    "Counts of CsI bound the non-standard interactions of ν_e with u and d quarks."
  package static let formulas = ["nsi-charge", "counting-chi2", "profile-interval"]
  package static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  package static let references = ["1711.09773", "1708.02899", "1612.04150"]

  private static let interaction = [NonStandardInteractions.id]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for (key, symbol, low, high) in [
      ("nsi.u-ee", "ε_ee^u", -0.08, 0.47), ("nsi.d-ee", "ε_ee^d", -0.07, 0.42),
    ] {
      guard
        let found = try RecipeAnalysis(
          context, ["coherent-csi-2017"], .summary, interest: ["\(key)=-1:1"],
          interactions: Self.interaction)
      else { continue }
      let ends = found.ends
      claims += [("lower", low, ends.low), ("upper", high, ends.high)].map { side, published, ours in
        Claim(
          "\(side) end of \(symbol) at 90 %, all others 0", published: published, ours: ours, unit: "1",
          tolerance: .absolute(0.05), status: .memory, citation: "1711.09773")
      }
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "one number with 28 % on the prediction; the published ends are quoted from memory, and what that analysis assumed "
        + "for couplings and form factor was not read"
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    var regions: [(String, ConfidenceRegion)] = []
    for (name, measurement) in [("CsI 2017", "coherent-csi-2017"), ("Ar 2020", "coherent-lar-2020")] {
      guard
        let found = try RecipeAnalysis(
          context, [measurement], .summary, interest: ["nsi.d-ee=-1:1", "nsi.u-ee=-1:1"],
          interactions: Self.interaction),
        let x = found.analysis.interest[0].axis, let y = found.analysis.interest[1].axis
      else { continue }
      let profile = AnalysisProfile(found.analysis, of: found.analysis.interest.map(\.key))
      let scan = ContourScan(x, y, thresholds: found.analysis.thresholds(degreesOfFreedom: 2)) {
        profile([$0, $1])
      }
      regions.append((name, scan.regions[0]))
    }
    return [
      Figure(
        id: Self.id, title: "Non-standard interactions of {/:Italic ν}_{e}, 90 % for two parameters",
        x: Figure.Axis("{/:Italic ε}_{ee}^{d}", unit: "1", column: "epsilon_d_ee", range: -1...1),
        y: Figure.Axis("{/:Italic ε}_{ee}^{u}", unit: "1", column: "epsilon_u_ee", range: -1...1),
        curves: regions.flatMap { name, region in
          region.polygons.enumerated().map { index, polygon in
            Figure.Curve(index == 0 ? name : "", x: polygon.ring.map(\.x), y: polygon.ring.map(\.y))
          }
        }, notes: ["counts alone, with 28 % (CsI) and 13 % (Ar) on the prediction; all other ε are 0"])
    ]
  }
}
