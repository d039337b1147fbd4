import Sevens
import SevensKernel

/// Disappearance into a sterile neutrino, and over which distances two sources show it.
///
/// Ref: Xu2019Talk
package struct SterileReachRecipe: Recipe {
  package static let id = "sterile-reach"
  package static let title = "P_ee = 1 − sin²2θ₁₄ sin²(Δm²₄₁L/4E), and its reach at an SNS and a reactor"
  package static let chapter = Chapter.sterile
  package static let statement =
    "A sterile neutrino takes P_ee = 1 − sin²2θ₁₄ sin²(Δm²₄₁L/4E_ν) from the flux."
  package static let formulas = ["p-ee", "p-alpha-s"]

  package static let predictions: [(setup: String, sets: [String])] = [
    ("talk-germanium", []), ("coherent-csi-2017", []),
  ]
  package static let references = SterileOscillation.references

  /// |U_e4|² of sin²2θ₁₄ = 0.1.
  private static let mixing = (1 - 0.9.squareRoot()) / 2

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    let maximum = Double.pi / 2 / OscillationPhase.constantMeVPerEV2m
    func survival(_ ratio: Double) -> Double {
      var sterile = SterileOscillation()
      (sterile.electron, sterile.probability) = (Self.mixing, .survival)
      let phase = OscillationPhase(splittingEV2: 1, distanceCm: ratio * 100)
      return 1 - sterile.amplitude(.electron) * phase(energyMeV: 1)
    }
    func claim(_ quantity: String, _ published: Double?, _ ours: Double, _ unit: String = "1") -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: unit, tolerance: .relative(1e-9), status: .read,
        citation: "Xu2019Talk")
    }
    let (line, reactor) = (Curve.spallation(context), Curve.reactor(context))
    return [
      claim("P_ee at the first maximum, sin²2θ₁₄ = 0.1", 0.9, survival(maximum)),
      claim("P_ee where the phase is π", 1, survival(2 * maximum)),
      claim("L/E of the first maximum for Δm² = 1 eV²", nil, maximum, "m/MeV"),
      claim("SNS, ν_e: where most counts are lost, Δm² = 1 eV²", nil, line.deepest, "m"),
      claim("reactor: where most counts are lost, Δm² = 1 eV²", nil, reactor.deepest, "m"),
      claim("SNS, ν_e: counts left there", nil, line.left.min() ?? .nan),
      claim("reactor: counts left there", nil, reactor.left.min() ?? .nan),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "P_ee is the talk's form; neutral currents see P_αs, 4|U_e4|²|U_s4|² in place of sin²2θ₁₄: for |U_e4|² = "
        + "\(NumberText.digits(Self.mixing, 3)) and nothing else sin²2θ₁₄ itself",
      "the spectra of the sources wash the oscillation out: less is lost at the deepest point than the amplitude of 0.1",
    ]
  }

  package func figures() -> [Figure] {
    let (spallation, reactor) = (Curve.spallation(context), Curve.reactor(context))
    return [
      Figure(
        id: Self.id,
        title:
          "Counts left of those without oscillation, Δ{/:Italic m}^{2} = 1 eV^{2}, sin^{2}2{/:Italic θ}_{14} = 0.1",
        x: Figure.Axis(
          "distance {/:Italic L}", unit: "m", column: "distance_m", scale: .log, range: 0.5...300),
        y: Figure.Axis(
          "{/:Italic N}/{/:Italic N}(no oscillation)", unit: "1", column: "counts_left", range: 0.88...1.01),
        curves: [
          Figure.Curve("", x: [0.5, 300], y: [0.9, 0.9], style: .guide),
          Figure.Curve("Ge, reactor", x: Curve.distances, y: reactor.left),
          Figure.Curve("CsI, SNS, {/:Italic ν}_{e} only", x: Curve.distances, y: spallation.left),
        ],
        notes: ["only ν_e mix; point source and detector"])
    ]
  }

  /// The part of the counts left, by distance.
  package struct Curve: Sendable {
    /// The counts relative to those without oscillation.
    package let left: [Double]

    /// The distances in m.
    package static let distances = (0...360).map { 0.5 * tenTo(Double($0) / 360 * 2.7782) }

    /// The set-up talk-germanium.
    package static func reactor(_ context: RecipeContext = RecipeContext()) -> Curve {
      Curve(context.setup(.talkGermanium)) { $0.counts }
    }

    /// The ν_e of coherent-csi-2017.
    package static func spallation(_ context: RecipeContext = RecipeContext()) -> Curve {
      Curve(context.setup(.coherentCsI2017)) { rate in
        rate.byFlavor.first { $0.name == "nu_e" }?.counts ?? .nan
      }
    }

    /// Where most is lost, in m.
    package var deepest: Double {
      left.indices.min { left[$0] < left[$1] }.map { Self.distances[$0] } ?? .nan
    }

    private init(_ setup: Setup, _ counts: (EventRate) -> Double) {
      let without = counts(EventRate(Prediction(setup)))
      left = Self.distances.map { distance in
        var sterile = SterileOscillation()
        (sterile.splitting, sterile.electron) = (MassSplitting(1), SterileReachRecipe.mixing)
        sterile.baseline = .m(distance)
        var changed = setup
        changed.interactions.append(InteractionInstance(sterile))
        return counts(EventRate(Prediction(changed))) / without
      }
    }
  }
}
