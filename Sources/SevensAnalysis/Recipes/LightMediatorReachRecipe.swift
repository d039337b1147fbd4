import Sevens

/// What germanium at a reactor would tell of light mediators.
///
/// Ref: Xu2019Talk, 1802.05171
package struct LightMediatorReachRecipe: Recipe {
  package static let id = "light-mediator-reach"
  package static let title = "light mediators at a reactor: a scalar of a few MeV down to 1e-6"
  package static let chapter = Chapter.lightMediators
  package static let statement =
    "Future experiments with very high statistics reach couplings of 10⁻⁶ of a scalar of a few MeV."
  package static let formulas = ["scalar-cross-section", "z-prime-amplitude", "poisson-likelihood"]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("conus-like", []), ("coherent-csi-2017", []),
  ]
  package static let references = ["1802.05171", "1804.03660"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// The coupling of a scalar at 90 %.
  private func scalar(_ reach: ReactorReach) -> Double {
    LightMediatorModel.scalar.allowed(massMeV: 5, by: reach, points: 41).upper ?? .nan
  }

  private static let scalarName = "y of a scalar of 5 MeV at 90 %, conus-like"

  package func claims() -> [Claim] {
    let reach = ReactorReach(context)
    func alone(_ quantity: String, _ value: Double?) -> Claim {
      Claim(
        quantity, published: nil, ours: value ?? .nan, unit: "1", tolerance: .relative(0.2), status: .read,
        citation: "1802.05171")
    }
    return [
      Claim(
        Self.scalarName, published: 1e-6, ours: scalar(reach), unit: "1", tolerance: .relative(0.3),
        status: .read, citation: "1802.05171"),
      alone(
        "g of a universal Z′ of 1 MeV at 90 %, conus-like",
        LightMediatorModel.universal.allowed(massMeV: 1, by: reach).upper),
      alone(
        "g of B−L of 1 MeV at 90 %, conus-like",
        LightMediatorModel.baryonMinusLepton.allowed(massMeV: 1, by: reach).upper),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "what would be seen is what is expected; the flux within 1 %, no background; bins of 12 % from the threshold up",
      "events of a scalar grow with y⁴: ten times less coupling needs ten thousand times the sensitivity to events",
      "the paper's abstract gives 1e-6 for the future as an order of magnitude, without the set-up",
    ]
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    func large(_ setup: inout Setup) {
      setup.detector.mass = .kg(100)
      setup.detector.threshold = .keVnr(0.1)
    }
    return [
      Alternative(
        Self.scalarName, changed: "a threshold of 0.1 keVnr",
        ours: scalar(ReactorReach(context) { $0.detector.threshold = .keVnr(0.1) })),
      Alternative(
        Self.scalarName, changed: "100 kg above 0.1 keVnr", ours: scalar(ReactorReach(context, large))),
      Alternative(
        Self.scalarName, changed: "100 kg above 0.1 keVnr, five years, and a flux that is known exactly",
        ours: scalar(
          ReactorReach(context, fluxError: 0) {
            large(&$0)
            $0.live = .day(5 * 365.25)
          })),
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    let reach = ReactorReach(context)
    var curves: [Figure.Curve] = []
    for model in [LightMediatorModel.scalar, .universal, .baryonMinusLepton, .darkPhoton] {
      let found = try LightMediatorExclusion { mass throws(Faults) in
        model.allowed(massMeV: mass, by: reach, points: 41)
      }
      curves.append(found.line("\(model.name), reactor"))
    }
    for model in [LightMediatorModel.scalar, .universal] {
      let found = try LightMediatorExclusion { mass throws(Faults) in
        try model.allowed(massMeV: mass, by: ["coherent-csi-2017"], .summary, context, points: 61)
      }
      curves.append(found.line("\(model.name), CsI 2017"))
    }
    let axes = LightMediatorExclusion.axes("coupling", 1e-6...1e-2)
    return [
      Figure(
        id: Self.id, title: "Light mediators: germanium at a reactor against CsI 2017, 90 %",
        x: axes.x, y: axes.y, curves: curves,
        notes: [
          "excluded above each line, islands aside; conus-like with a flux within 1 % and no background"
        ])
    ]
  }
}
