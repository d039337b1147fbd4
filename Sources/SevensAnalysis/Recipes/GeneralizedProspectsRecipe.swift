import Sevens
import SevensInference

/// What germanium at a reactor would tell of S, V, A and T interactions.
///
/// Ref: 1612.04150, Xu2019Talk
package struct GeneralizedProspectsRecipe: Recipe {
  package static let id = "generalized-prospects-reactor"
  package static let title = "ξ_S, ξ_V, ξ_A and ξ_T within reach of germanium at a reactor"
  package static let chapter = Chapter.generalized
  package static let statement =
    "Future reactor experiments with very high statistics probe interactions at the percent level of the Fermi constant."
  package static let formulas = ["spvat-cross-section", "poisson-likelihood", "profile-interval"]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("conus-like", []), ("talk-germanium", []),
  ]
  package static let varied = ["kinematics"]
  package static let references = ["1612.04150"]

  /// How well the flux is known.
  private static let flux = 0.01

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// Counts in bins of a fifth of the recoil energy from the threshold up, against what is expected.
  private func analysis(
    _ id: String, _ key: String, flux: Double = Self.flux
  ) throws(Faults) -> RecipeAnalysis? {
    let range = key == "gi.xi-V" ? "-0.3:0.3" : "0:1.5"
    return try RecipeAnalysis(
      context, [id], .expected, interest: ["\(key)=\(range)"], sets: ["kinematics=spin-half"],
      interactions: [GeneralizedInteractions.id]
    )?.changing { model in
      var setup = model.setup
      setup.bin(byRecoil: 1.2)
      model = ExpectedMeasurement.model(setup, flux: flux)
    }
  }

  private static let strengths = [
    ("ξ_S", "gi.xi-S"), ("ξ_V", "gi.xi-V"), ("ξ_A", "gi.xi-A"), ("ξ_T", "gi.xi-T"),
  ]

  package func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for (name, id) in [("4 kg above 1.2 keV", "conus-like"), ("100 kg above 0.1 keV", "talk-germanium")] {
      for (symbol, key) in Self.strengths {
        guard let ends = try analysis(id, key)?.ends else { continue }
        claims.append(
          Claim(
            "\(name): \(symbol) at 90 %", published: id == "talk-germanium" && key == "gi.xi-V" ? 0.01 : nil,
            ours: ends.high, unit: "1", tolerance: .factor(10), status: .memory, citation: "1612.04150"))
      }
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "a flux known to 1 % and no background are assumed; V adds to the amplitude and its limit is that of the flux, the others add "
        + "to the counts by their squares, and by their shapes",
      "\"percent\" is the abstract's word, for set-ups whose numbers were not read: an order of magnitude",
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    let errors = (0...8).map { 0.001 * tenTo(Double($0) / 8 * 2) }
    var curves: [Figure.Curve] = []
    for (symbol, key) in Self.strengths {
      var limits: [Double] = []
      for error in errors {
        limits.append(try analysis("talk-germanium", key, flux: error)?.ends.high ?? .nan)
      }
      curves.append(
        Figure.Curve("{/:Italic ξ}_{\(symbol.suffix(1))}", x: errors.map { $0 * 100 }, y: limits))
    }
    return [
      Figure(
        id: Self.id, title: "100 kg of germanium for a year at 10 m from 1 GW, above 0.1 keV",
        x: Figure.Axis(
          "uncertainty of the flux", unit: "%", column: "flux_uncertainty_percent", scale: .log,
          range: 0.1...10),
        y: Figure.Axis("limit at 90 %", unit: "1", column: "limit", scale: .log, range: 1e-4...1),
        curves: curves,
        notes: ["bins of 20 % of the recoil energy, no background; nuclei as Dirac particles of spin ½"])
    ]
  }
}

extension Setup {
  /// Bins of recoil energy, each a factor wider than the one before, from the threshold to the end of the spectrum.
  mutating func bin(byRecoil factor: Double) {
    let axis = Prediction(self).axis.edges
    guard let low = axis.first, let high = axis.last, low > 0, high > low * factor else { return }
    var edges = [low]
    while let last = edges.last, last * factor < high { edges.append(last * factor) }
    detector.threshold = nil
    detector.binning = AxisBinning(edges: edges + [high])
  }
}
