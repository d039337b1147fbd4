import Sevens
import SevensInference

/// What Dresden-II expects with the quenching factor it needs, and what its spectrum says.
///
/// Ref: 2202.09672, 2102.10089, 2202.10829
package struct DresdenIIRecipe: Recipe {
  package static let id = "dresden-ii"
  package static let title = "118.9 counts a day and χ² = 103.83 in Dresden-II with the Fef quenching factor"
  package static let chapter = Chapter.beyond
  package static let statement =
    "Dresden-II saw an excess above 0.2 keVee that the Standard Model gives with a quenching factor far above Lindhard's."
  package static let formulas = [
    "count-rate", "reactor-flux", "quenching-lindhard", "magnetic-moment-cross-section",
    "electron-scattering",
  ]
  package static let predictions: [(setup: String, sets: [String])] = [(measurement, [])]
  package static let varied = [
    "detector.axes.E.from", "detector.axes.E.to", "detector.axes.E.step", "detector.channels",
  ]
  package static let tables = [Dataset.dresdenIIQuenchingYBe]
  package static let references = ["2202.09672", "2102.10089", "2202.10829", "Lindhard1963"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private static let measurement = "dresden-ii-2022"
  private static let lowest = "0.2 to 0.4 keVee, quenching Fef"

  /// Counts of nuclei per day from 0.2 to 0.4 keVee.
  package func perDay(_ change: (inout Setup) -> Void = { _ in }) -> Double {
    var setup = context.setup(.dresdenII2022)
    setup.detector.binning = AxisBinning(from: 0.2, to: 0.4)
    setup.channels = .nuclear
    change(&setup)
    return EventRate(Prediction(setup)).counts / (setup.live.value / 86400)
  }

  private static func useLindhard(_ setup: inout Setup) {
    setup.detector.response.quenching = LindhardQuenching(k: 0.157)
  }

  private static func usePhotoneutrons(_ setup: inout Setup) {
    setup.detector.response.quenching = TabulatedQuenching(.dresdenIIQuenchingYBe)
  }

  package func claims() throws(Faults) -> [Claim] {
    func perDay(_ quantity: String, _ published: Double?, _ ours: Double) -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: "day^-1", tolerance: .relative(0.05),
        status: .checked, citation: "2202.10829")
    }
    return [
      perDay(Self.lowest, 118.9, self.perDay()),
      perDay("the same, quenching YBe", 63.8, self.perDay(Self.usePhotoneutrons)),
      perDay("the same, Lindhard with k = 0.157", nil, self.perDay(Self.useLindhard)),
      perDay(
        "the same, quenching Fef, captures on U238 a part of the flux", nil,
        self.perDay { setup in
          guard var source = setup.source as? ReactorAntineutrinos else { return }
          source.capturesPerFission = 0.6
          setup.source = source
        }),
    ] + (try fitted)
  }

  /// What the release says.
  private var fitted: [Claim] {
    get throws(Faults) {
      guard let fef = try fit(), let photoneutrons = try fit(Self.usePhotoneutrons) else { return [] }
      func claim(_ quantity: String, _ published: Double?, _ ours: Double, _ unit: String = "1") -> Claim {
        Claim(
          quantity, published: published, ours: ours, unit: unit, tolerance: .absolute(0.5),
          status: .checked, citation: "2202.10829")
      }
      func error(_ fit: Fit) -> String { NumberText.digits(fit.error, 2) }
      return [
        claim("χ² of 130 bins, Standard Model, quenching Fef", 103.83, fef.standard),
        claim("the same without coherent scattering on nuclei or electrons", nil, fef.none),
        claim("fitted signal over predicted, quenching Fef, ± \(error(fef))", nil, fef.strength),
        claim("the same, quenching YBe, ± \(error(photoneutrons))", nil, photoneutrons.strength),
        claim("magnetic moment of ν_e at 90 %, nuclei and electrons, quenching Fef", nil, try moment, "mu_B"),
      ]
    }
  }

  /// The fits of the spectrum with one quenching factor.
  package struct Fit {
    /// χ² with the Standard Model, and without any signal.
    package let standard, none: Double
    /// The fitted factor of the signal and its error.
    package let strength, error: Double
    /// The counts of every bin per day at the best fit with the Standard Model, and those of the signal among them.
    package let total, signal: [Double]
    /// Whether every fit ended at a minimum, and none at the end of a range.
    package let isInside: Bool
    /// The largest error of what is interpolated, relative to the largest bin.
    package let interpolationError: Double
  }

  /// Nil if the release is not installed.
  package func fit(_ change: (inout Setup) -> Void = { _ in }) throws(Faults) -> Fit? {
    let key = "\(Self.measurement).signal"
    guard
      let made = try RecipeAnalysis(context, [Self.measurement], .full, interest: ["\(key)=-5:10"]),
      let built = try? made.changing({ change(&$0.setup) }).analysis.build(loop: .threads(2))
    else { return nil }
    let likelihood = built.likelihood
    let free = likelihood.minimum()
    let (standard, none) = (likelihood.minimum(fixing: [key: 1]), likelihood.minimum(fixing: [key: 0]))
    guard let place = free.parameters.firstIndex(of: key) else { return nil }
    let days = context.setup(.dresdenII2022).live.value / 86400
    let point = likelihood.point(standard, fixing: [key: 1])
    func perDay(_ counts: CountPolynomial) -> [Double] {
      counts.counts(at: counts.parameters.map { point[likelihood.position($0)] }).map { $0 / days }
    }
    return Fit(
      standard: standard.value, none: none.value, strength: free.values[place],
      error: free.uncertainty(place), total: perDay(likelihood.terms[0].counts),
      signal: perDay(built.signals[0]),
      isInside: [free, standard, none].allSatisfy { $0.status.isMinimum && !$0.isAtLimit.contains(true) },
      interpolationError: built.interpolationError)
  }

  private var moment: Double {
    get throws(Faults) {
      try RecipeAnalysis(
        context, [Self.measurement], .full, interest: ["magnetic-moment.mu=1e-12 mu_B:1e-8 mu_B:41:log"],
        interactions: [MagneticMoment.id])?.ends.high ?? .nan
    }
  }

  package func explanation(_ claims: [Claim]) throws(Faults) -> [String] {
    let lindhard = claims[0].ours / claims[2].ours
    let always = [
      "118.9 and 63.8 are sums of tables of a public analysis, per day and 2.924 kg, not the experiment's own numbers",
      "with Lindhard's theory \(NumberText.digits(lindhard, 2)) times fewer counts are expected: the observation rests on the "
        + "quenching factor, which CONUS+ contests",
    ]
    guard claims.count > 4 else { return always + [RecipeAnalysis.needs(Self.measurement)] }
    let preference = claims[5].ours - claims[4].ours
    return always + [
      "103.83 is the minimum of that analysis with the Standard Model: its 130 bins with the reactor on, and its background of a "
        + "constant, an exponential and three lines, with seven free parameters and one pull",
      "the Standard Model is preferred by Δχ² = \(NumberText.digits(preference, 3)); the experiment itself states p < 1.2e-3, in "
        + "an analysis of its own",
      "flux and quenching factor are exact here, and so the moment is that for one quenching factor",
    ]
  }

  /// Counts per day with the whole flux above 2 MeV.
  private func aboveTwoMeV(_ spectrum: ReactorSpectrum) -> Double {
    perDay { setup in
      guard var source = setup.source as? ReactorAntineutrinos else { return }
      (source.spectrum, source.outsideRange) = (spectrum, .truncate)
      setup.source = source
    }
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    [
      Alternative(
        Self.lowest, changed: "Mueller's spectra above 2 MeV in place of Huber's, as in that analysis",
        ours: perDay() * aboveTwoMeV(.muellerTable) / aboveTwoMeV(.huberMuellerTable)),
      Alternative(
        Self.lowest, changed: "the resolution normal, also below 0",
        ours: perDay { setup in
          guard var smearing = setup.detector.response.smearing as? GaussianSmearing else { return }
          smearing.tail = .normal
          setup.detector.response.smearing = smearing
        }),
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    guard let fit = try fit(), let full = Measurement.dresdenII2022.full, let store = try? ReleaseStore(),
      let table = try? store.table("data_release.txt", of: full.release)
    else { return [] }
    let (energies, on, errors) = (table["energy"], table["on"], table["on error"])
    let low = energies.indices.filter { energies[$0] < 0.5 }
    let edges = table.axes[0].edges
    // What is left of the data without the background of the fit.
    let excess = low.map { on[$0] - (fit.total[$0] - fit.signal[$0]) }
    func energy(_ range: ClosedRange<Double>) -> Figure.Axis {
      Figure.Axis("ionisation energy", unit: "keVee", column: "energy_keVee", range: range)
    }
    let counts = Figure.Axis("counts per day and 10 eVee", unit: "1", column: "counts_per_day")
    return [
      Figure(
        id: Self.measurement, title: "Dresden-II with the reactor on, and the fit with the Standard Model",
        x: energy(0.2...1.5), y: counts,
        curves: [
          Figure.Curve("reactor on", x: energies, y: on, style: .points),
          Figure.Curve("fit", x: energies, y: fit.total),
          Figure.Curve("antineutrinos of the fit, quenching Fef", x: energies, y: fit.signal),
        ],
        notes: [
          "χ² = \(NumberText.fixed(fit.standard, 2)); without antineutrinos \(NumberText.fixed(fit.none, 2))"
        ]),
      Figure(
        id: "\(Self.measurement)-excess",
        title: "Dresden-II with the reactor on, less the background of the fit",
        x: energy(0.2...0.5), y: counts,
        curves: [
          Figure.Curve(
            "its error: statistics and acceptance", x: low.map { energies[$0] },
            y: zip(excess, low).map { $0 - errors[$1] }, yHigh: zip(excess, low).map { $0 + errors[$1] },
            style: .band),
          Figure.Curve("reactor on, less background", x: low.map { energies[$0] }, y: excess, style: .points),
          Figure.Curve(
            "antineutrinos, quenching Fef", x: Array(edges[...low.count]), y: low.map { fit.signal[$0] },
            style: .steps),
          Figure.Curve("", x: [0.2, 0.5], y: [0, 0], style: .guide),
        ],
        notes: ["the background is fitted together with the antineutrinos of the Standard Model"]),
    ]
  }
}
