import Sevens
import SevensInference
import SevensNumerics

/// Production of a dark fermion against the counts of CsI 2017: mass and coupling that are excluded.
///
/// Ref: Xu2019Talk, 1810.03626
package struct DarkFermionLimitsRecipe: Recipe {
  package static let id = "dark-fermion-limits-csi-2017"
  package static let title = "a dark fermion by scalar and vector exchange: what CsI 2017 excludes"
  package static let chapter = Chapter.darkFermions
  package static let statement =
    "Coherent scattering bounds the coupling that turns a neutrino into a dark fermion, up to the mass that the source can produce."
  package static let formulas = [
    "dark-fermion-threshold", "dark-fermion-cross-section", "counting-chi2", "profile-interval",
  ]
  package static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  package static let references = DarkFermionProduction.references

  /// What is exchanged.
  package enum Exchange: String, CaseIterable, Sendable {
    /// A scalar.
    case scalar = "S"
    /// A vector.
    case vector = "V"

    var mediator: String { self == .scalar ? "scalar" : "vector" }
  }

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// √(g_χν g_N) at 90 %, with one coupling to protons and neutrons; nil where χ is too heavy for the source.
  package func coupling(
    _ exchange: Exchange, chiMassMeV: Double, mediatorMeV: Double = 10, points: Int = 61
  ) throws(Faults) -> Double? {
    let (id, letter, nucleon) = (DarkFermionProduction.id, exchange.rawValue, 1e-4)
    let found = try RecipeAnalysis(
      context, ["coherent-csi-2017"], .summary, interest: ["\(id).g-\(letter)=1e-9:100:\(points):log"],
      sets: [
        "\(id).chi-mass=\(chiMassMeV) MeV", "\(id).\(exchange.mediator)-mass=\(mediatorMeV) MeV",
        "\(id).\(letter)-p=\(nucleon)", "\(id).\(letter)-n=\(nucleon)",
      ], interactions: [id])
    // Production adds to the rate of the Standard Model: what is allowed is one interval from 0 up.
    guard let end = found?.scan.sets[0].upperLimit, end.reason == .crossing else { return nil }
    return (end.x * nucleon).squareRoot()
  }

  package func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    for exchange in Exchange.allCases {
      for mass in [0.0, 10, 30, 50] {
        guard let value = try coupling(exchange, chiMassMeV: mass) else { continue }
        claims.append(
          Claim(
            "\(exchange.mediator) of 10 MeV, m_χ = \(NumberText.short(mass)) MeV: √(g_χν g_N) at 90 %, ours",
            published: nil, ours: value, unit: "1", tolerance: .relative(0.1), status: .checked,
            citation: "1810.03626"))
      }
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) throws(Faults) -> [String] {
    let heavy = try coupling(.scalar, chiMassMeV: 53)
    return [
      "no limit of the paper was read: all of these are ours, from the counts alone",
      "the neutrinos of the source end at 52.8 MeV: "
        + (heavy == nil ? "a χ of 53 MeV is not bound at all" : "a χ of 53 MeV is bound nevertheless"),
      "a massless χ by scalar exchange gives the rate of a light scalar, whose neutrino flips its helicity",
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    let masses = ((0...18).map { Double($0) * 2.5 } + [29, 29.8, 47, 49, 50, 51, 52, 52.4]).sorted()
    func curve(_ exchange: Exchange, _ mediator: Double) throws(Faults) -> Figure.Curve {
      var points: [(x: Double, y: Double)] = []
      for mass in masses {
        guard let y = try coupling(exchange, chiMassMeV: mass, mediatorMeV: mediator, points: 31) else {
          continue
        }
        points.append((mass, y))
      }
      return Figure.Curve(
        "\(exchange.mediator) of \(NumberText.short(mediator)) MeV", x: points.map(\.x), y: points.map(\.y))
    }
    return [
      Figure(
        id: Self.id, title: "Production of a dark fermion, from the counts of CsI 2017, 90 %",
        x: Figure.Axis(
          "{/:Italic m}_{χ}", unit: "MeV", column: "chi_mass_MeV", range: 0...60),
        y: Figure.Axis(
          "√({/:Italic g}_{χν} {/:Italic g}_{N})", unit: "1", column: "coupling", scale: .log,
          range: 1e-5...1e-2),
        curves: [
          Figure.Curve("end of the spectrum", x: [52.8, 52.8], y: [1e-5, 1e-2], style: .guide),
          try curve(.scalar, 10), try curve(.vector, 10), try curve(.scalar, 100), try curve(.vector, 100),
        ],
        notes: ["excluded above each line; one coupling to protons and neutrons, all flavours alike; ours"])
    ]
  }
}
