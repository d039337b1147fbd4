import CSevensMath
import Sevens
import SevensNumerics

/// Why electrons bound magnetic moments better than nuclei, and what germanium at a reactor would reach with each.
///
/// Ref: Xu2019Talk, 1711.09773
package struct MagneticMomentReachRecipe: Recipe {
  package static let id = "magnetic-moment-reach"
  package static let title = "magnetic moments: electrons against nuclei, and limits against threshold"
  package static let chapter = Chapter.electromagnetic
  package static let statement =
    "Magnetic moments show at low energies, where their rate grows as 1/T; ν+e scattering is better than the nucleus."
  package static let formulas = [
    "magnetic-moment-cross-section", "electron-scattering", "poisson-likelihood",
  ]
  package static let predictions: [(setup: String, sets: [String])] = [("conus-like", [])]
  package static let varied = ["detector.threshold", "detector.channels"]
  package static let references = ["1711.09773", "2011.00210"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private static let unit = 1e-11

  private func setup(_ channels: ScatteringChannels, moment: Double = 0) -> Setup {
    var setup = context.setup(.conusLike)
    (setup.channels, setup.detector.threshold) = (channels, .keVnr(1e-3))
    if moment > 0 {
      var interaction = MagneticMoment()
      interaction.common = DipoleMoment(moment)
      setup.interactions.append(InteractionInstance(interaction))
    }
    return setup
  }

  /// The counts of the Standard Model and of the moment alone between edges in keV.
  package func counts(_ channels: ScatteringChannels, edges: [Double]) -> (
    standard: [Double], moment: [Double]
  ) {
    func bins(_ setup: Setup) -> [Double] {
      EventRate(Prediction(setup, recoilEdgesMeV: edges.map { $0 * 1e-3 })).bins
    }
    let standard = bins(setup(channels))
    let both = bins(setup(channels, moment: Self.unit))
    return (standard, zip(both, standard).map { $0 - $1 })
  }

  /// The moment in μ_B that doubles the counts of the Standard Model between edges in keV.
  package func doubling(_ channels: ScatteringChannels, edges: [Double]) -> [Double] {
    let (standard, moment) = counts(channels, edges: edges)
    return zip(standard, moment).map { $1 > 0 ? Self.unit * ($0 / $1).squareRoot() : .nan }
  }

  /// The moment in μ_B at 90 % above a threshold in keV, in bins of a tenth of a decade; no background, flux within 1 %.
  package func limit(_ channels: ScatteringChannels, thresholdkeV: Double) -> Double {
    var setup = setup(channels)
    let beam = setup.source.beam(live: setup.live)
    let top = min(Prediction.highestRecoilMeV(setup, beam) * 1e3, 100)
    var edges = [thresholdkeV]
    while edges[edges.count - 1] < top { edges.append(edges[edges.count - 1] * tenTo(0.1)) }
    setup.detector.threshold = nil
    setup.detector.binning = AxisBinning(edges: edges)
    return RecipeAnalysis(
      Self.id, expecting: setup, interactions: [MagneticMoment.id],
      nuisances: [.flux("reactor.flux", relative: 0.01, .assumed)],
      interest: [.init("magnetic-moment.mu", "1e-13 mu_B", "1e-7 mu_B", points: 31)]
    ).ends.high
  }

  package func claims() -> [Claim] {
    func alone(_ quantity: String, _ ours: Double, _ unit: String) -> Claim {
      Claim(
        quantity, published: nil, ours: ours, unit: unit, tolerance: .relative(0.1), status: .read,
        citation: "Xu2019Talk")
    }
    let steps = [1e-3, 1.1e-3, 1e-2, 1.1e-2]
    let low = counts(.nuclear, edges: steps).moment
    // Bins of equal relative width: their contents go as T^(n+1).
    let power = sevens_log(low[2] / low[0]) / sevens_log(10) - 1
    func at(_ channels: ScatteringChannels, _ keV: Double) -> Double {
      doubling(channels, edges: [0.95 * keV, 1.05 * keV])[0]
    }
    return [
      alone("nuclei: power of T in the counts by a moment, 1 to 10 eV", power, "1"),
      alone("nuclei: μ_ν that doubles the counts at 1 keV", at(.nuclear, 1), "mu_B"),
      alone("electrons: μ_ν that doubles the counts at 1 keV", at(.electron, 1), "mu_B"),
      alone("nuclei above 1.2 keV: μ_ν at 90 %", limit(.nuclear, thresholdkeV: 1.2), "mu_B"),
      alone("nuclei above 0.1 keV: μ_ν at 90 %", limit(.nuclear, thresholdkeV: 0.1), "mu_B"),
      alone("electrons above 0.3 keV: μ_ν at 90 %", limit(.electron, thresholdkeV: 0.3), "mu_B"),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let ratio = claims[1].ours / claims[2].ours
    return [
      "the nucleus gains Z² by the moment and N² by the Standard Model, an electron has no N²: at 1 keV electrons show a moment "
        + "\(NumberText.digits(ratio, 2)) times smaller, and nuclei of a reactor end at 3 keV",
      "slow neutrinos cannot give a recoil above E² ~ MT/2, so that on nuclei the moment falls faster than 1/T from "
        + "some eV on",
      "limits without any background, with a flux within 1 %: what germanium could reach, not what was measured; at energies of "
        + "0.3 keV real detectors have more background than electrons of the Standard Model",
    ]
  }

  package func figures() -> [Figure] {
    let edges = (0...80).map { 1e-2 * tenTo(Double($0) / 20) }
    func curve(_ name: String, _ channels: ScatteringChannels, upTo last: Double) -> Figure.Curve {
      let values = doubling(channels, edges: edges.filter { $0 <= last })
      // At the very end of the recoils nothing is left to double.
      let shown = values.indices.filter { values[$0].isFinite }
      return Figure.Curve(
        name, x: shown.map { (edges[$0] * edges[$0 + 1]).squareRoot() }, y: shown.map { values[$0] })
    }
    func limits(_ name: String, _ channels: ScatteringChannels, _ thresholds: [Double]) -> Figure.Curve {
      Figure.Curve(
        name, x: thresholds, y: thresholds.map { limit(channels, thresholdkeV: $0) })
    }
    return [
      Figure(
        id: Self.id, title: "Magnetic moments in germanium at a reactor: electrons against nuclei",
        x: Figure.Axis(
          "energy, or threshold", unit: "keV", column: "energy_keV", scale: .log, range: 0.01...100),
        y: Figure.Axis(
          "{/:Italic μ}_{ν}", unit: "{/:Italic μ}_{B}", column: "moment_muB", scale: .log, range: 1e-13...1e-8
        ),
        curves: [
          curve("nuclei: doubles the rate at {/:Italic T}", .nuclear, upTo: 2.5),
          curve("electrons: doubles the rate at {/:Italic T}", .electron, upTo: 100),
          limits("nuclei: 90 % above a threshold", .nuclear, [0.02, 0.05, 0.1, 0.2, 0.5, 1, 1.5]),
          limits("electrons: 90 % above a threshold", .electron, [0.02, 0.05, 0.1, 0.3, 1, 3, 10]),
        ],
        notes: [
          "conus-like, no background, flux within 1 %; true energies without quenching",
          "electrons count above the binding energy of their shell",
        ])
    ]
  }
}
