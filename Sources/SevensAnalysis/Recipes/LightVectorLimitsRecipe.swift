import Sevens

/// Vector mediators of other charges from the counts of CsI 2017: B − L, L_μ − L_τ, a dark photon.
///
/// Ref: Xu2019Talk, 1804.03660, 2008.05022
package struct LightVectorLimitsRecipe: Recipe {
  package static let id = "light-vector-limits-csi-2017"
  package static let title = "B−L, L_μ−L_τ and a dark photon beside a universal Z′, from CsI 2017"
  package static let chapter = Chapter.lightMediators
  package static let statement =
    "Light mediators may be a scalar, a Z′ or a dark photon; the talk shows what is excluded of each as figures."
  package static let formulas = ["z-prime-amplitude", "dark-photon", "l-mu-l-tau-mixing", "counting-chi2"]
  package static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  package static let references = ["1804.03660", "2008.05022", "1711.09773"]

  private static let models: [(name: String, model: LightMediatorModel)] = [
    ("universal Z′", .universal), ("B−L", .baryonMinusLepton), ("L_μ−L_τ", .muonMinusTau),
    ("dark photon, √(g_ν ε e)", .darkPhoton),
  ]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// What the counts of CsI 2017 allow of a vector.
  package func allowed(
    _ model: LightMediatorModel, massMeV: Double, points: Int = 121
  ) throws(Faults) -> LightMediatorModel.Allowed? {
    try model.allowed(massMeV: massMeV, by: ["coherent-csi-2017"], .summary, context, points: points)
  }

  package func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for (name, model) in Self.models {
      for mass in [1.0, 100] {
        guard let upper = try allowed(model, massMeV: mass)?.upper else { continue }
        claims.append(
          Claim(
            "\(name) of \(NumberText.short(mass)) MeV: coupling at 90 %", published: nil, ours: upper,
            unit: "1", tolerance: .relative(0.2), status: .read, citation: "Xu2019Talk"))
      }
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "no number of the published curves was read: ours are printed without judgement",
      "couplings of one sign to neutrinos and quarks interfere destructively with the neutrons' weak charge and leave an "
        + "island; B−L interferes constructively and leaves none",
      "L_μ−L_τ reaches the protons by a loop of μ and τ alone; only ν_μ and ν̄_μ of the source feel it, which below some "
        + "8 MeV never take enough from the counts to part the two branches",
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    let exclusions = try Self.models.map { one throws(Faults) in
      (
        one.model,
        try LightMediatorExclusion { mass throws(Faults) in
          try allowed(one.model, massMeV: mass, points: 61)
        }
      )
    }
    let axes = LightMediatorExclusion.axes("coupling", 1e-5...0.1)
    return [
      Figure(
        id: Self.id, title: "Vector mediators by their charges, from the counts of CsI 2017, 90 %",
        x: axes.x, y: axes.y,
        curves: exclusions.flatMap { model, found in
          [found.line(model.name)] + found.island("\(model.name): island")
        },
        notes: [
          "excluded above each line, islands aside; of {/:Italic L}_{μ}−{/:Italic L}_{τ} the two touch below 8 MeV",
          "{/:Italic g} of the charges; √({/:Italic g}_{ν} {/:Italic ε e}) of the dark photon",
        ])
    ]
  }
}
