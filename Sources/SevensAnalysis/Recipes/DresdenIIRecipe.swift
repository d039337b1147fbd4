import Sevens

/// What Dresden-II expects with the quenching factor it needs, and with Lindhard's.
///
/// Ref: 2202.09672, 2102.10089
package struct DresdenIIRecipe: Recipe {
  package static let id = "dresden-ii"
  package static let title = "118.9 counts a day in Dresden-II with the Fef quenching factor"
  package static let chapter = Chapter.beyond
  package static let statement =
    "Dresden-II saw an excess in 0.2 to 0.4 keVee that the Standard Model gives with a quenching factor far above Lindhard's."
  package static let formulas = ["count-rate", "reactor-flux", "quenching-lindhard"]
  package static let predictions: [(setup: String, sets: [String])] = [("dresden-ii", [])]
  package static let references = ["2202.09672", "2102.10089", "Lindhard1963"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// Counts per day.
  package func perDay(_ change: (inout Setup) -> Void = { _ in }) -> Double {
    var setup = context.setup(.dresdenII)
    change(&setup)
    return EventRate(Prediction(setup)).counts / (setup.live.value / 86400)
  }

  package func claims() -> [Claim] {
    func claim(_ quantity: String, _ published: Double?, _ ours: Double) -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: "day^-1", tolerance: .relative(0.05),
        status: .checked, citation: "2202.09672")
    }
    return [
      claim("0.2 to 0.4 keVee, quenching Fef", 118.9, perDay()),
      claim(
        "the same, Lindhard with k = 0.157", nil,
        perDay { $0.detector.response.quenching = LindhardQuenching(k: 0.157) }),
      claim(
        "the same, quenching Fef, captures on U238 a part of the flux", nil,
        perDay { setup in
          guard var source = setup.source as? ReactorAntineutrinos else { return }
          source.capturesPerFission = 0.6
          setup.source = source
        }),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "118.9 is the sum of a table of a public analysis, per day and 2.924 kg, not the experiment's own number",
      "with Lindhard's theory \(NumberText.digits(claims[0].ours / claims[1].ours, 2)) times fewer counts are expected: the observation "
        + "rests on the quenching factor, which CONUS+ contests",
      "the χ² of 103.83 of that analysis needs the 130 released bins, which are not part of the program, and its model of the "
        + "background: it is not judged here",
    ]
  }
}
