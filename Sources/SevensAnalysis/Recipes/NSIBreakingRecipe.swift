import CSevensMath
import Sevens
import SevensInference
import SevensNumerics

/// How targets of different N/Z break the degeneracy of ε_ee^u and ε_ee^d, and what none of them breaks.
///
/// Ref: Xu2019Talk, 1612.04150
package struct NSIBreakingRecipe: Recipe {
  package static let id = "nsi-degeneracy-broken"
  package static let title = "CsI, Ar and Ge together break the degeneracy of ε_ee^u and ε_ee^d"
  package static let chapter = Chapter.nonStandard
  package static let statement =
    "Degenerate are ε_ee^u and ε_ee^d because counts measure Q² alone: targets of another N/Z are degenerate elsewhere."
  package static let formulas = ["nsi-charge", "nsi-degeneracy", "profile-interval"]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("coherent-csi-2017", []), ("coherent-lar-2020", []), ("talk-germanium", []),
  ]
  package static let varied = ["couplings"]
  package static let references = NonStandardInteractions.references

  /// How well every target's counts are known, relative to them.
  private static let precision = 0.005
  private static let targets = [
    (name: "CsI", id: "coherent-csi-2017"), (name: "Ar", id: "coherent-lar-2020"),
    (name: "Ge", id: "talk-germanium"),
  ]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private func setup(_ id: String) -> Setup? {
    Catalog.setup(id).map {
      var setup = context.setup($0)
      setup.electroweak.couplings = .tree
      return setup
    }
  }

  /// The counts of some targets, equally well known, against those of the Standard Model.
  private func analysis(
    _ ids: [String], interest: [String], profiled: [String] = [], precision: Double = Self.precision
  ) throws(Faults) -> RecipeAnalysis? {
    try RecipeAnalysis(
      context, ids, .expected, interest: interest, sets: ["couplings=tree"],
      interactions: [NonStandardInteractions.id], profiled: profiled
    )?.changing { model in
      let counts = model.signal().reduce(0, +)
      model.statistic = .counting(observed: counts, uncertainty: precision * counts)
      (model.nuisances, model.backgrounds) = ([], [])
    }
  }

  /// The angle between the lines of two targets, in degrees.
  private func angle(_ a: String, _ b: String) -> Double {
    guard let first = setup(a), let second = setup(b) else { return .nan }
    let (p, q) = (NSIDegeneracyRecipe.Counts(first).slope, NSIDegeneracyRecipe.Counts(second).slope)
    let sine = abs(p - q) / ((1 + p * p) * (1 + q * q)).squareRoot()
    let angle = try? findRoot(from: 0, to: Double.pi / 2, accuracy: 1e-12) { sevens_sin($0) - sine }
    return (angle ?? .nan) * 180 / Double.pi
  }

  package func claims() throws(Faults) -> [Claim] {
    func claim(_ quantity: String, _ published: Double?, _ ours: Double, _ unit: String = "1") -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: unit, tolerance: .absolute(0.02), status: .checked,
        citation: "1612.04150")
    }
    var claims = [(0, 1), (0, 2), (1, 2)].map { a, b in
      let (one, other) = (Self.targets[a], Self.targets[b])
      return claim(
        "angle between the lines of \(one.name) and \(other.name)", nil, angle(one.id, other.id), "degree")
    }
    let ids = Self.targets.map(\.id)
    let groups = [
      ("all three to 2 %", ids[...], 0.02), ("CsI alone to 0.5 %", ids.prefix(1), Self.precision),
      ("CsI and Ar to 0.5 %", ids.prefix(2), Self.precision),
      ("all three to 0.5 %", ids[...], Self.precision),
    ]
    for (name, group, precision) in groups {
      guard
        let scan = try analysis(
          Array(group), interest: ["nsi.u-ee=-0.5:0.3"], profiled: ["nsi.d-ee"], precision: precision)?.scan
      else { continue }
      let about = scan.sets[0].intervals.first { $0.contains(0) }
      let reach = about?.isClipped == true ? ", as far as it was sought" : ""
      claims.append(
        claim(
          "\(name): width of ε_ee^u at 90 % about 0, ε_ee^d free\(reach)", nil,
          about.map { $0.upper.x - $0.lower.x } ?? .nan))
    }
    let second = try plane(points: 33)?.minima.first { $0.x > 0.4 }
    claims.append(
      claim(
        "ε_ee^u of the point that stays, against an amplitude of the other sign", flipped.up,
        second?.y ?? .nan))
    return claims
  }

  /// ε_ee^d and ε_ee^u of all three.
  private func plane(points: Int) throws(Faults) -> ContourScan? {
    let flipped = flipped
    return try analysis(
      Self.targets.map(\.id), interest: ["nsi.d-ee=-1:1:\(points)", "nsi.u-ee=-1:1:\(points)"]
    )?.plane(starts: [(0, 0), (flipped.down, flipped.up)])
  }

  /// Where the amplitudes of protons and neutrons both have the other sign: no target sees it.
  private var flipped: (up: Double, down: Double) {
    guard let setup = setup("talk-germanium") else { return (.nan, .nan) }
    let g = setup.electroweak.couplings.vectorCouplings(.electron, sin2ThetaW: setup.electroweak.sin2ThetaW)
    let (proton, neutron) = (-2 * g.proton, -2 * g.neutron)
    return ((2 * proton - neutron) / 3, (2 * neutron - proton) / 3)
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let angles = claims.filter { $0.unit == "degree" }.map(\.ours)
    let (low, high) = (angles.min() ?? .nan, angles.max() ?? .nan)
    return [
      "the slope is −(Z+2N)/(2Z+N): lines of targets cross at \(NumberText.digits(low, 2)) to "
        + "\(NumberText.digits(high, 2)) degrees, so that the direction along them is bound "
        + "\(NumberText.digits(1 / sevens_sin(high * Double.pi / 180), 2)) times worse than that across, or worse",
      "where ε^p = −2g_V^p and ε^n = −2g_V^n the whole amplitude has the other sign, for every target: at ε_ee^u = "
        + "\(NumberText.digits(flipped.up, 4)), ε_ee^d = \(NumberText.digits(flipped.down, 4)) the degeneracy stays",
      "2 % of all three leave the direction along the lines open, 0.5 % close it; both are assumed; tree-level couplings, so that the three have one Standard Model",
    ]
  }

  package func figures() throws(Faults) -> [Figure] {
    let down = (0...160).map { -1 + Double($0) / 80 }
    // 90 % for two parameters.
    let width = Self.precision * 4.6052.squareRoot()
    let bands = Self.targets.compactMap { name, id in
      setup(id).map { (name, NSIDegeneracyRecipe.Counts($0).bands(at: down, width: width)) }
    }
    /// What is left of ε_ee^u beside a line of the common slope, so that the lines can be told apart.
    func above(_ down: [Double], _ up: [Double]) -> [Double] { zip(down, up).map { $1 + Self.tilt * $0 } }
    func curve(_ name: String, _ band: [(Double, Double)]) -> Figure.Curve {
      Figure.Curve(
        name, x: down, y: above(down, band.map(\.0)), yHigh: above(down, band.map(\.1)), style: .band)
    }
    let lines = try plane(points: 65)?.regions[0].curves("all three") ?? []
    return [
      Figure(
        id: Self.id, title: "Three targets, counts known to 0.5 % each: 90 % for two parameters",
        x: Figure.Axis("{/:Italic ε}_{ee}^{d}", unit: "1", column: "epsilon_d_ee", range: -1...1),
        y: Figure.Axis(
          "{/:Italic ε}_{ee}^{u} + 1.1 {/:Italic ε}_{ee}^{d}", unit: "1",
          column: "epsilon_u_ee_tilted", range: -0.1...0.5),
        curves: bands.map { curve($0.0, $0.1.lower) } + bands.map { curve("", $0.1.upper) }
          + lines.map { Figure.Curve($0.name, x: $0.x, y: above($0.x, $0.y)) },
        notes: ["all other ε are 0; what is left on the upper right is the amplitude with the other sign"])
    ]
  }

  /// About the slope of all lines, with the sign turned.
  private static let tilt = 1.1
}
