import CSevensMath
import Sevens
import SevensInference
import SevensNumerics

/// Which Δm² and sin²2θ₁₄ two sources would exclude.
///
/// Ref: Xu2019Talk, 1511.02834, 1703.00054
package struct SterileContoursRecipe: Recipe {
  package static let id = "sterile-contours"
  package static let title = "sterile neutrinos that a spallation source and a reactor would exclude"
  package static let chapter = Chapter.sterile
  package static let statement = "Coherent scattering is sensitive to oscillation into sterile neutrinos."
  package static let formulas = ["p-ee", "poisson-likelihood", "profile-interval"]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("ess-csi", []), ("talk-germanium", []),
  ]
  package static let references = SterileOscillation.references

  /// How well a flux is known.
  package static let flux = 0.02

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private var experiments: [(name: String, loss: SterileLoss)] {
    [
      ("Ge, reactor, 10 m", SterileLoss(context.setup(.talkGermanium))),
      ("CsI, spallation source, 20 m", SterileLoss(context.setup(.essCsI))),
    ]
  }

  /// The allowed region of sin²2θ₁₄ and Δm² for what is expected without oscillation, at 90 %.
  private func region(_ loss: SterileLoss) -> ConfidenceRegion? {
    guard let mixing = try? ScanAxis(from: 0.003, to: 1, scale: .logarithmic, points: 17),
      let splitting = try? ScanAxis(
        from: SterileLoss.range.lowerBound, to: SterileLoss.range.upperBound, scale: .logarithmic, points: 81)
    else { return nil }
    return ContourScan(
      mixing, splitting, thresholds: [ChiSquaredDistribution.threshold(confidence: 0.9, degreesOfFreedom: 2)],
      accuracy: 1e-2, depths: 1...6
    ) { loss.deviance(mixing: $0, splittingEV2: $1, flux: Self.flux) }.regions[0]
  }

  package func claims() -> [Claim] {
    experiments.flatMap { name, loss -> [Claim] in
      func claim(_ quantity: String, _ ours: Double, _ unit: String = "1") -> Claim {
        Claim(
          "\(name): \(quantity)", published: nil, ours: ours, unit: unit, tolerance: .relative(0.1),
          status: .read,
          citation: "Xu2019Talk")
      }
      let corners = region(loss)?.polygons.flatMap(\.ring) ?? []
      // The line where the region ends, without the border of the range.
      let edge = corners.filter { $0.x > 0.0031 && $0.x < 0.999 }
      let lowest = edge.min { $0.x < $1.x }
      return [
        claim("smallest sin²2θ₁₄ excluded at 90 %", lowest?.x ?? .nan),
        claim("Δm² where", lowest?.y ?? .nan, "eV2"),
        claim("sin²2θ₁₄ excluded at 90 % for Δm² = 1 eV²", loss.limit(splittingEV2: 1, flux: Self.flux)),
        claim(
          "sin²2θ₁₄ excluded at 90 % for Δm² = \(NumberText.short(SterileLoss.range.upperBound)) eV²",
          loss.limit(splittingEV2: SterileLoss.range.upperBound, flux: Self.flux)),
      ]
    }
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "expected counts in bins of the recoil energy, a flux known to 2 %, no background, point source and detector: what is assumed is ours",
      "only ν_e mix, a third of the flux of the spallation source; fast oscillation takes ½ sin²2θ₁₄ of them, which only a "
        + "known flux tells from nothing",
    ]
  }

  package func figures() -> [Figure] {
    [
      Figure(
        id: Self.id, title: "Excluded at 90 % to the right, flux known to 2 %",
        x: Figure.Axis(
          "sin^{2}2{/:Italic θ}_{14}", unit: "1", column: "sin2_2theta14", scale: .log, range: 0.003...1),
        y: Figure.Axis(
          "Δ{/:Italic m}^{2}_{41}", unit: "eV^{2}", column: "delta_m2_eV2", scale: .log,
          range: SterileLoss.range),
        curves: experiments.flatMap { name, loss in region(loss)?.curves(name) ?? [] },
        notes: [
          "100 kg of Ge for a year at 10 m from 1 GW, above 0.1 keV; 31.6 kg of CsI for a year at 20 m from the ESS, above 1 keV",
          "only ν_e mix; two parameters; no background",
        ])
    ]
  }
}

/// What oscillation of ν_e into a sterile neutrino takes from the bins of a set-up: linear in sin²2θ₁₄, and a table in Δm².
package struct SterileLoss: Sendable {
  /// The splittings of the table in eV².
  package static let range = 0.03...30.0
  private static let splittings = (0...180).map { 0.03 * tenTo(Double($0) / 60) }

  private let expected: [Double]
  private let lost: [MonotoneCubic]

  /// The table of a set-up with a threshold.
  package init(_ setup: Setup) {
    var binned = setup
    binned.bin(byRecoil: 1.3)
    let expected = EventRate(Prediction(binned)).bins
    let rows = Self.splittings.map { Self.lost(binned, expected, splittingEV2: $0) }
    self.expected = expected
    let logarithms = Self.splittings.map { sevens_log($0) }
    lost = expected.indices.compactMap { bin in
      try? MonotoneCubic(x: logarithms, y: rows.map { $0[bin] })
    }
  }

  /// What is lost of every bin at sin²2θ₁₄ = 1, computed.
  private static func lost(_ setup: Setup, _ expected: [Double], splittingEV2: Double) -> [Double] {
    var sterile = SterileOscillation()
    (sterile.splitting, sterile.electron) = (MassSplitting(splittingEV2), 0.5)
    sterile.probability = .survival
    var changed = setup
    changed.interactions.append(InteractionInstance(sterile))
    return zip(expected, EventRate(Prediction(changed)).bins).map { $0 - $1 }
  }

  /// What is lost of every bin at sin²2θ₁₄ = 1, by the table.
  package func lost(splittingEV2: Double) -> [Double] {
    let x = sevens_log(splittingEV2)
    return lost.map { $0(min(max(x, $0.domain.lowerBound), $0.domain.upperBound)) }
  }

  /// −2Δ ln L of oscillation where none is expected, the flux profiled.
  package func deviance(mixing: Double, splittingEV2: Double, flux: Double) -> Double {
    let lost = lost(splittingEV2: splittingEV2)
    var counts = CountPolynomial(parameters: ["flux"], binCount: expected.count)
    counts.add([.init(0)], zip(expected, lost).map { $0 - mixing * $1 })
    let likelihood = try? Likelihood(
      parameters: [FitParameter("flux", start: 1, scale: flux, lower: 0)],
      terms: [LikelihoodTerm("bins", counts: counts, statistic: .poisson(observed: expected))],
      constraints: [.normal("flux", mean: 1, sigma: flux)])
    return likelihood.map { $0.minimum().value } ?? .nan
  }

  /// The sin²2θ₁₄ above which a splitting is excluded at 90 % for two parameters; NaN if none is.
  package func limit(splittingEV2: Double, flux: Double) -> Double {
    let threshold = ChiSquaredDistribution.threshold(confidence: 0.9, degreesOfFreedom: 2)
    return
      (try? findRoot(from: 0, to: 1, accuracy: 1e-9) {
        deviance(mixing: $0, splittingEV2: splittingEV2, flux: flux) - threshold
      }) ?? .nan
  }
}
