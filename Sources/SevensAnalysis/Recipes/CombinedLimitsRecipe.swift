import Sevens
import SevensInference
import SevensNumerics

/// Caesium iodide and argon together on light mediators and magnetic moments.
///
/// Ref: 1708.01294, 2006.12659
package struct CombinedLimitsRecipe: Recipe {
  package static let id = "csi-argon-mediators-moments"
  package static let title = "CsI 2017 and Ar 2020 together: light mediators and magnetic moments"
  package static let chapter = Chapter.beyond
  package static let statement =
    "After the talk COHERENT observed the scattering on argon; the two measurements are combined in one likelihood."
  package static let formulas = [
    "scalar-cross-section", "z-prime-amplitude", "magnetic-moment-cross-section", "counting-chi2",
    "poisson-likelihood", "profile-interval",
  ]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("coherent-csi-2017", []), ("coherent-lar-2020", []),
  ]
  package static let references = ["1708.01294", "2006.12659", "1802.05171", "1711.09773"]

  /// The measurements by the name of the combination.
  private static let sets: [(name: String, measurements: [String])] = [
    ("CsI 2017", ["coherent-csi-2017"]), ("Ar 2020", ["coherent-lar-2020"]),
    ("both", ["coherent-csi-2017", "coherent-lar-2020"]),
  ]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// The moment common to all flavours at 90 %, in μ_B.
  package func moment(_ measurements: [String], _ mode: DataMode) throws(Faults) -> Double? {
    try RecipeAnalysis(
      context, measurements, mode, interest: ["magnetic-moment.mu=1e-11 mu_B:1e-7 mu_B:41:log"],
      interactions: [MagneticMoment.id])?.ends.high
  }

  /// What is allowed of a mediator at a mass.
  package func allowed(
    _ model: LightMediatorModel, massMeV: Double, _ measurements: [String], _ mode: DataMode, points: Int = 61
  ) throws(Faults) -> LightMediatorModel.Allowed? {
    try model.allowed(massMeV: massMeV, by: measurements, mode, context, points: points)
  }

  package func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for mode in [DataMode.summary, .full] {
      let data = mode == .summary ? "counts alone" : "releases"
      for (name, measurements) in Self.sets {
        func add(_ quantity: String, _ value: Double?, _ unit: String = "1") {
          guard let value, value.isFinite else { return }
          claims.append(
            Claim(
              "\(quantity) at 90 %, \(name), \(data)", published: nil, ours: value, unit: unit,
              tolerance: .relative(0.1), status: .read,
              citation: measurements.count == 1 && name == "CsI 2017" ? "1708.01294" : "2006.12659"))
        }
        // One that is not installed answers for all.
        guard let moment = try moment(measurements, mode) else { continue }
        add("μ_ν common to all flavours", moment, "mu_B")
        add("y of a scalar of 5 MeV", try allowed(.scalar, massMeV: 5, measurements, mode)?.upper)
        add(
          "g of a universal Z′ of 1 MeV, small couplings",
          try allowed(.universal, massMeV: 1, measurements, mode)?.upper)
      }
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "counts alone: one number each, with 28 % (CsI) and 13 % (Ar) on the prediction; only the releases share the error of the "
        + "flux",
      "with the releases: energy and time in both, in argon the shape of the pulse too",
    ] + (claims.count < 18 ? [RecipeAnalysis.needs("coherent-csi-2017", "coherent-lar-2020")] : [])
  }

  package func figures() throws(Faults) -> [Figure] {
    var curves: [Figure.Curve] = []
    for (name, model) in [("{/:Italic Z}′", LightMediatorModel.universal), ("scalar", .scalar)] {
      for (data, measurements) in Self.sets {
        let found = try LightMediatorExclusion((0...10).map { 0.1 * tenTo(Double($0) / 2.5) }) {
          mass throws(Faults) in
          try allowed(model, massMeV: mass, measurements, .summary, points: 31)
        }
        curves.append(found.line("\(name), \(data)"))
      }
    }
    let axes = LightMediatorExclusion.axes("coupling", 1e-5...1e-2)
    return [
      Figure(
        id: Self.id, title: "CsI 2017 and Ar 2020: universal {/:Italic Z}′ and scalar, 90 %",
        x: axes.x, y: axes.y, curves: curves,
        notes: ["counts alone; allowed below each line, islands of the {/:Italic Z}′ not drawn"])
    ]
  }
}
