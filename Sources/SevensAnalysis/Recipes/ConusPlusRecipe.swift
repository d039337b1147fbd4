import Sevens

/// What CONUS+ expected, from its published numbers.
///
/// Ref: 2501.05206, 2407.11912, 2202.03754
package struct ConusPlusRecipe: Recipe {
  package static let id = "conus-plus"
  package static let title = "347 ± 59 counts expected of CONUS+, 395 ± 106 observed"
  package static let chapter = Chapter.beyond
  package static let statement =
    "CONUS+ at Leibstadt observed 395 ± 106 antineutrinos in germanium in 119 days, where the Standard Model gives 347 ± 59."
  package static let formulas = [
    "count-rate", "reactor-flux", "quenching-lindhard", "counting-chi2", "z-prime-amplitude",
  ]
  package static let predictions: [(setup: String, sets: [String])] = [(measurement, [])]
  package static let varied = [
    "detector.axes.E.from", "detector.axes.E.to", "detector.axes.E.step",
  ]
  package static let references = ["2501.05206", "2407.11912", "2202.03754"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private static let measurement = "conus-plus-2025"

  /// The counts with a third of the mass above each of some thresholds in keVee.
  package func counts(
    above thresholds: [Double], _ change: (inout Setup) -> Void = { _ in }
  ) -> Double {
    var setup = context.setup(.conusPlus2025)
    setup.detector.binning?.step = nil
    change(&setup)
    let sum = thresholds.reduce(0) { sum, threshold in
      setup.detector.binning?.from = threshold
      return sum + EventRate(Prediction(setup)).counts
    }
    return sum / Double(thresholds.count)
  }

  private static let thresholds = [0.16, 0.17, 0.18]
  private static let expected = "counts above 160, 170 and 180 eVee, a third of the mass each"

  package func claims() throws(Faults) -> [Claim] {
    let key = "\(Self.measurement).signal"
    let fit = try RecipeAnalysis(context, [Self.measurement], .summary, interest: ["\(key)=-2:5"])?.fit
    let strength = fit?.parameters.first { $0.id == key }
    let error = NumberText.digits(strength?.sigma ?? .nan, 2)
    let vector = try LightMediatorModel.universal.allowed(
      massMeV: 10, by: [Self.measurement], .summary, context)
    return [
      Claim(
        Self.expected, published: 347, ours: counts(above: Self.thresholds), unit: "counts",
        tolerance: .absolute(59), status: .read, citation: "2501.05206"),
      Claim(
        "observed over predicted, 395/347, ± \(error)",
        published: 395.0 / 347,
        ours: strength?.value ?? .nan, unit: "1", tolerance: .absolute(1e-3), status: .read,
        citation: "2501.05206"),
      Claim(
        "universal Z′ of 10 MeV: coupling at 90 %, from the number alone", published: nil,
        ours: vector?.upper ?? .nan, unit: "1", tolerance: .relative(0.2), status: .read,
        citation: "2501.05206"),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "395 ± 106 were observed, \(NumberText.digits(abs(395 - claims[0].ours) / 106, 2)) standard deviations from ours",
      "which detector has which threshold, its resolution and its efficiency near the threshold are assumed: the counts fall by a "
        + "quarter in 10 eVee",
      "the observed spectrum is not public: nothing beyond the number of counts can be compared",
      "the second and third number scale the published 347 by the prediction relative to the Standard Model, with 17 % on it",
    ]
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    func with(_ changed: String, _ thresholds: [Double], _ change: (inout Setup) -> Void = { _ in })
      -> Alternative
    {
      Alternative(Self.expected, changed: changed, ours: counts(above: thresholds, change))
    }
    return [
      with("160 eVee for all detectors", [0.16]),
      with("k of Lindhard's theory one standard deviation higher, 0.166", Self.thresholds) {
        $0.detector.response.quenching = LindhardQuenching(k: 0.166)
      },
      with("119 days in place of 327 kg days", Self.thresholds) { $0.live = .day(119) },
      with("a sharp resolution", Self.thresholds) { $0.detector.response.smearing = nil },
    ]
  }
}
