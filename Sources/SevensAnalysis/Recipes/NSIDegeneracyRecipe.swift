import Sevens
import SevensKernel

/// What coherent scattering alone cannot tell apart: ε_ee^u and ε_ee^d along two lines, other ones for every target.
///
/// Ref: Xu2019Talk, 1612.04150
package struct NSIDegeneracyRecipe: Recipe {
  package static let id = "nsi-degeneracy"
  package static let title =
    "counts know only Q²_NSI: two parallel lines in ε_ee^u and ε_ee^d for every target"
  package static let chapter = Chapter.nonStandard
  package static let statement =
    "What counts measure is Q² alone, so that ε_ee^u and ε_ee^d are degenerate along lines."
  package static let formulas = ["nsi-lagrangian", "nsi-charge", "nsi-degeneracy"]

  package static let predictions: [(setup: String, sets: [String])] = [
    ("talk-germanium", []), ("coherent-csi-2017", []),
  ]
  package static let references = NonStandardInteractions.references

  /// How well the counts are known in the figure.
  private static let width = 0.1

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    let claim = { (quantity: String, published: Double?, ours: Double) in
      Claim(
        quantity, published: published, ours: ours, unit: "1", tolerance: .relative(1e-9), status: .read,
        citation: "Xu2019Talk")
    }
    guard let ge72 = Nuclide("Ge72") else { return [] }
    let lines = NonStandardInteractions.Degeneracy(ge72, .electron)
    let counts = Counts(germanium)
    let middle = -0.5 * lines.weakCharge / Double(ge72.protons + 2 * ge72.neutrons) * lines.slope
    return [
      claim("Ge72: ε_ee^u of the second line at ε_ee^d = 0", nil, lines.up),
      claim("Ge72: ε_ee^d of the second line at ε_ee^u = 0", nil, lines.down),
      claim("Ge72: dε_ee^u/dε_ee^d along the lines", nil, lines.slope),
      claim("Ge72: N at the second solution in ε_ee^u / N of the SM", 1, counts(lines.up, 0) / counts(0, 0)),
      claim(
        "Ge72: N at the second solution in ε_ee^d / N of the SM", 1, counts(0, lines.down) / counts(0, 0)),
      claim(
        "Ge72: N at ε_ee^d = 1 on the first line / N of the SM", 1, counts(lines.slope, 1) / counts(0, 0)),
      claim("Ge72: N half way between the lines / N of the SM", nil, counts(middle, 0) / counts(0, 0)),
      claim(
        "natural Ge: smallest N between the lines / N of the SM", nil,
        Counts(context.setup(.talkGermanium)).smallest / Counts(context.setup(.talkGermanium))(0, 0)),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let others = ["Cs133", "I127", "Ar40"].compactMap(Nuclide.init).map { nuclide in
      let lines = NonStandardInteractions.Degeneracy(nuclide, .electron)
      return "\(nuclide.symbol) \(NumberText.digits(lines.slope, 4)), \(NumberText.digits(lines.up, 4))"
    }
    return [
      "counts of one nuclide depend on ε_ee^u and ε_ee^d by (Q_W − 2x)² with x = (2Z+N)ε^u + (Z+2N)ε^d alone; isotopes, and "
        + "targets of other N/Z, have other lines: slope and second solution of "
        + others.joined(separator: "; "),
      "the bands of the figure are exact: counts are a quadratic form in ε, known from six evaluations",
    ]
  }

  /// The set-up talk-germanium with Ge72 alone.
  private var germanium: Setup {
    var setup = context.setup(.talkGermanium)
    if let target = try? Target("Ge72") { setup.target = target }
    return setup
  }

  /// Argon at the source of coherent-csi-2017, above 20 keV.
  private var argon: Setup? {
    guard let target = try? Target("Ar") else { return nil }
    let beam = context.setup(.coherentCsI2017)
    var detector = context.setup(.talkGermanium).detector
    detector.threshold = .keVnr(20)
    return Setup(
      id: "argon", title: "", source: beam.source, target: target, detector: detector, live: beam.live)
  }

  package func figures() -> [Figure] {
    let targets: [(String, Setup?)] = [
      ("CsI, SNS", .coherentCsI2017), ("Ar, SNS, {/:Italic T} > 20 keV", argon),
      ("Ge, reactor, {/:Italic T} > 0.1 keV", .talkGermanium),
    ]
    let down = (0...200).map { -1 + Double($0) / 100 }
    let bands = targets.compactMap { name, setup in
      setup.map { (name: name, bands: Counts($0).bands(at: down, width: Self.width)) }
    }
    return [
      Figure(
        id: Self.id, title: "{/:Italic N} within 10 % of the Standard Model",
        x: Figure.Axis("{/:Italic ε}_{ee}^{d}", unit: "1", column: "epsilon_d_ee", range: -1...1),
        y: Figure.Axis("{/:Italic ε}_{ee}^{u}", unit: "1", column: "epsilon_u_ee", range: -1...1),
        // Renderers take colours in turn: first every lower band, then every upper one.
        curves: bands.map {
          Figure.Curve(
            $0.name, x: down, y: $0.bands.lower.map(\.0), yHigh: $0.bands.lower.map(\.1), style: .band)
        }
          + bands.map {
            Figure.Curve(
              "", x: down, y: $0.bands.upper.map(\.0), yHigh: $0.bands.upper.map(\.1), style: .band)
          },
        notes: [
          "argon: 100 kg at the source of coherent-csi-2017, no efficiency; all other ε are 0",
          "at the SNS a third of the flux is ν_e, so that 10 % of all counts leave a wider band",
        ])
    ]
  }

  /// The counts of a set-up as the quadratic form in ε_ee^u and ε_ee^d that they are.
  package struct Counts: Sendable {
    private let (constant, u, d, uu, ud, dd): (Double, Double, Double, Double, Double, Double)

    /// From six predictions, which determine it.
    package init(_ setup: Setup) {
      func counts(_ up: Double, _ down: Double) -> Double {
        var nsi = NonStandardInteractions()
        (nsi.up.ee, nsi.down.ee) = (up, down)
        var changed = setup
        changed.interactions.append(InteractionInstance(nsi))
        return EventRate(Prediction(changed)).counts
      }
      let (zero, up, down) = (counts(0, 0), counts(1, 0), counts(0, 1))
      let (minusUp, minusDown, both) = (counts(-1, 0), counts(0, -1), counts(1, 1))
      constant = zero
      (u, uu) = ((up - minusUp) / 2, (up + minusUp) / 2 - zero)
      (d, dd) = ((down - minusDown) / 2, (down + minusDown) / 2 - zero)
      ud = both - up - down + zero
    }

    /// The counts for ε_ee^u and ε_ee^d.
    package func callAsFunction(_ up: Double, _ down: Double) -> Double {
      constant + u * up + d * down + uu * up * up + ud * up * down + dd * down * down
    }

    /// dε_ee^u/dε_ee^d along the line of the Standard Model's counts through 0.
    package var slope: Double { -d / u }

    /// The fewest counts for any ε_ee^u at ε_ee^d = 0.
    package var smallest: Double { constant - u * u / (4 * uu) }

    /// Where the counts are a multiple of those of the Standard Model, in ε_ee^u at a given ε_ee^d; the vertex twice if
    /// they are never so few.
    private func solutions(_ multiple: Double, at down: Double) -> (Double, Double) {
      let (b, c) = (u + ud * down, constant * (1 - multiple) + d * down + dd * down * down)
      let root = max(0, b * b - 4 * uu * c).squareRoot()
      return ((-b - root) / (2 * uu), (-b + root) / (2 * uu))
    }

    /// The lower and the upper band of ε_ee^u in which counts are within a relative width of the Standard Model.
    package func bands(
      at down: [Double], width: Double
    ) -> (lower: [(Double, Double)], upper: [(Double, Double)]) {
      let more = down.map { solutions(1 + width, at: $0) }
      let fewer = down.map { solutions(1 - width, at: $0) }
      return (zip(more, fewer).map { ($0.0, $1.0) }, zip(fewer, more).map { ($0.1, $1.1) })
    }
  }
}
