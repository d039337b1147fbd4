import Sevens

/// CsI and argon together: the weak mixing angle and non-standard interactions.
///
/// Ref: 1708.01294, 2003.10630
package struct CombinationRecipe: Recipe {
  package static let id = "csi-argon-sin2-nsi"
  package static let title = "CsI and argon together: sin²θ_W and ε_ee"
  package static let chapter = Chapter.beyond
  package static let statement =
    "Beyond the talk: argon was observed in 2020, CsI in full in 2021; together they say more than either."
  package static let formulas = [
    "weak-charge", "nsi-charge", "counting-chi2", "poisson-likelihood", "profile-interval",
  ]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("coherent-csi-2017", []), ("coherent-csi-2021", []), ("coherent-lar-2020", []),
  ]
  package static let varied = ["electroweak.sin2-theta-w"]
  package static let references = ["1708.01294", "2003.10630", "2110.07730"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private struct Data {
    let name: String
    let measurements: [String]
    let mode: DataMode
  }

  private static let counts = [
    Data(name: "counts of CsI 2017", measurements: ["coherent-csi-2017"], mode: .summary),
    Data(name: "count of Ar 2020", measurements: ["coherent-lar-2020"], mode: .summary),
    Data(
      name: "both counts", measurements: ["coherent-csi-2017", "coherent-lar-2020"], mode: .summary),
  ]
  private static let releases = [
    Data(name: "release of CsI 2021", measurements: ["coherent-csi-2021"], mode: .full),
    Data(name: "release of Ar 2020", measurements: ["coherent-lar-2020"], mode: .full),
    Data(name: "both releases", measurements: ["coherent-csi-2021", "coherent-lar-2020"], mode: .full),
  ]

  package func claims() throws(Faults) -> [Claim] {
    func claim(_ quantity: String, _ ours: Double) -> Claim {
      Claim(
        quantity, published: nil, ours: ours, unit: "1", tolerance: .relative(0.1), status: .read,
        citation: "2003.10630")
    }
    var claims: [Claim] = []
    for data in Self.counts + Self.releases {
      guard
        let scan = try RecipeAnalysis(
          context, data.measurements, data.mode, interest: ["electroweak.sin2-theta-w=0.02:0.6"],
          levels: ["1 sigma"])?.scan, let best = scan.best,
        let interval = scan.sets[0].intervals.first(where: { $0.contains(best.x) })
      else { continue }
      claims += [
        claim("sin²θ_W, \(data.name)", best.x), claim("− of it", best.x - interval.lower.x),
        claim("+ of it", interval.upper.x - best.x),
      ].map { one in
        one.quantity.hasPrefix("sin") ? one : claim("\(one.quantity), \(data.name)", one.ours)
      }
    }
    for data in Self.counts + Self.releases {
      guard
        let ends = try RecipeAnalysis(
          context, data.measurements, data.mode, interest: ["nsi.u-ee=-1:1"],
          interactions: [NonStandardInteractions.id])?.ends
      else { continue }
      claims += [
        claim("ε_ee^u at 90 %, all others 0, \(data.name): lower end", ends.low),
        claim("ε_ee^u at 90 %, all others 0, \(data.name): upper end", ends.high),
      ]
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let isFull = claims.contains { $0.quantity.contains("release") }
    return [
      "counts alone: 28 % on the prediction of CsI 2017, 13 % on that of argon, of which the flux is shared between releases"
    ] + (isFull ? [] : [RecipeAnalysis.needs("coherent-csi-2021", "coherent-lar-2020")])
  }

  package func figures() throws(Faults) -> [Figure] {
    var curves: [Figure.Curve] = []
    for data in Self.counts {
      let found = try RecipeAnalysis(
        context, data.measurements, data.mode, interest: ["nsi.d-ee=-1:1", "nsi.u-ee=-1:1"],
        interactions: [NonStandardInteractions.id])
      curves += found?.region.curves(data.name) ?? []
    }
    return [
      Figure(
        id: Self.id, title: "CsI 2017 and Ar 2020 together, 90 % for two parameters",
        x: Figure.Axis("{/:Italic ε}_{ee}^{d}", unit: "1", column: "epsilon_d_ee", range: -1...1),
        y: Figure.Axis("{/:Italic ε}_{ee}^{u}", unit: "1", column: "epsilon_u_ee", range: -1...1),
        curves: curves, notes: ["counts alone, with the errors of both predictions; all other ε are 0"])
    ]
  }
}
