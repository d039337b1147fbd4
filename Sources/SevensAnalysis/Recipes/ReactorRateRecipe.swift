import Sevens

/// The talk's event number, as printed and as 1 GW at 10 m really gives.
///
/// Ref: Xu2019Talk, 1612.04150
struct ReactorRateRecipe: Recipe {
  static let id = "talk-reactor-rate"
  static let title = "7.6e6 events per year in 100 kg of germanium at a reactor"
  static let chapter = Chapter.sources
  static let statement =
    "100 kg of germanium above 0.1 keV, 10 m from a reactor of 1 GW, count 7.6×10⁶ events a year."
  static let formulas = ["sm-cross-section", "reactor-flux", "count-rate"]

  static let predictions: [(setup: String, sets: [String])] = [
    ("talk-germanium", []), ("talk-germanium-as-printed", []),
  ]

  static let tables = [Dataset.kopeikin2012]
  static let references = ["1106.0687", "VogelEngel1989", "Kopeikin2012"]

  let context: RecipeContext
  init(_ context: RecipeContext) { self.context = context }

  func claims() -> [Claim] {
    [
      Claim(
        "as printed: total flux 1e13 /cm2/s, Mueller from 1.8 MeV, sin²θ_W 0.238", published: 7.6e6,
        ours: counts(context.setup(.talkGermaniumAsPrinted)), unit: "counts/yr", tolerance: .relative(0.01),
        status: .read,
        citation: "Xu2019Talk"),
      Claim(
        "physical: 1 GW at 10 m, Mueller 2–8 MeV, sin²θ_W 0.23873", published: nil,
        ours: counts(context.setup(.talkGermanium)),
        unit: "counts/yr", tolerance: .relative(0.01), status: .read, citation: "Xu2019Talk"),
    ]
      + [ReactorSpectrum.huberMueller, .vogelEngel, .kopeikin].map { spectrum in
        var setup = context.setup(.talkGermanium)
        if var source = setup.source as? ReactorAntineutrinos {
          source.spectrum = spectrum
          setup.source = source
        }
        return Claim(
          "the same by reactor-spectrum=\(spectrum.rawValue)", published: nil, ours: counts(setup),
          unit: "counts/yr", tolerance: .relative(0.01), status: .read, citation: "Xu2019Talk")
      }
  }

  func explanation(_ claims: [Claim]) -> [String] {
    var alike = context.setup(.talkGermanium)
    alike.electroweak.sin2ThetaW = context.setup(.talkGermaniumAsPrinted).electroweak.sin2ThetaW
    var carried = alike
    var reactor = ReactorAntineutrinos()
    if let source = alike.source as? ReactorAntineutrinos { reactor = source }
    reactor.outsideRange = .polynomial
    carried.source = reactor
    let (printed, truncated, complete) = (claims[0].ours, counts(alike), counts(carried))
    let flux = reactor.beam(live: TimeSpan(1)).fluencesPerCm2.reduce(0, +)
    return [
      "printed / physical at sin²θ_W = 0.238: \(NumberText.digits(printed / truncated, 4)) "
        + "= \(NumberText.digits(1e13 / flux, 4)) × \(NumberText.digits(complete / truncated, 5))",
      "  \(NumberText.digits(1e13 / flux, 4)): 1e13 /cm2/s against the \(NumberText.digits(flux, 4)) /cm2/s of 1 GW "
        + "at 10 m above 1.8 MeV (\(NumberText.digits(self.flux(context.setup(.talkGermanium)), 5)) in 2–8 MeV)",
      "  \(NumberText.digits(complete / truncated, 5)): the antineutrinos of 1.83–2 MeV, which the true spectrum "
        + "parametrisation does not cover",
      "  that the flux was 1e13 /cm2/s was inferred by matching the printed number, not read",
    ]
  }

  private func counts(_ setup: Setup) -> Double { EventRate(Prediction(setup)).counts }

  private func flux(_ setup: Setup) -> Double {
    setup.source.beam(live: TimeSpan(1)).fluencesPerCm2.reduce(0, +)
  }
}
