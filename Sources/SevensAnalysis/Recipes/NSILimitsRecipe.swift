import Sevens
import SevensInference

/// Non-standard interactions of ν_e and ν_μ from the counts of CsI 2017, one at a time and in pairs.
///
/// Ref: 1711.09773, 1708.02899
package struct NSILimitsRecipe: Recipe {
  package static let id = "nsi-limits-csi-2017"
  package static let title = "−0.08 < ε_ee^u < 0.47 and −0.07 < ε_ee^d < 0.42 from CsI 2017"
  package static let chapter = Chapter.nonStandard
  package static let statement =
    "Counts of CsI bound the non-standard interactions of ν_e with u and d quarks."
  package static let formulas = ["nsi-charge", "counting-chi2", "profile-interval"]
  package static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  package static let varied = ["couplings", "form-factor"]
  package static let references = ["1711.09773", "1708.02899", "1612.04150"]

  private static let measurement = "coherent-csi-2017"
  private static let published = [
    ("nsi.u-ee", "ε_ee^u", -0.08, 0.47), ("nsi.d-ee", "ε_ee^d", -0.07, 0.42),
  ]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private func analysis(
    _ interest: String..., mode: DataMode = .summary, sets: [String] = [], levels: [String] = ["90 %"]
  ) throws(Faults) -> RecipeAnalysis? {
    try RecipeAnalysis(
      context, [Self.measurement], mode, interest: interest, sets: sets,
      interactions: [NonStandardInteractions.id], levels: levels)
  }

  private static func quantity(_ side: String, _ symbol: String) -> String {
    "\(side) end of \(symbol) at 90 %, all others 0"
  }

  package func claims() throws(Faults) -> [Claim] {
    var claims: [Claim] = []
    func add(_ quantity: String, _ published: Double?, _ ours: Double) {
      claims.append(
        Claim(
          quantity, published: published, ours: ours, unit: "1", tolerance: .absolute(0.05), status: .memory,
          citation: "1711.09773"))
    }
    for (key, symbol, low, high) in Self.published {
      guard let scan = try analysis("\(key)=-1:1")?.scan else { continue }
      add(Self.quantity("lower", symbol), low, scan.sets[0].lowerLimit?.x ?? .nan)
      add(Self.quantity("upper", symbol), high, scan.sets[0].upperLimit?.x ?? .nan)
      for (place, minimum) in zip(["first", "second"], scan.minima) {
        add("\(symbol): \(place) branch of the best fit", nil, minimum.x)
      }
    }
    for (key, symbol) in [("nsi.u-mumu", "ε_μμ^u"), ("nsi.d-mumu", "ε_μμ^d")] {
      let intervals = try analysis("\(key)=-1:1")?.scan.sets[0].intervals ?? []
      for (place, interval) in zip(["first", "second"], intervals) {
        add("\(symbol) at 90 %: lower end of the \(place) interval", nil, interval.lower.x)
        add("\(symbol) at 90 %: upper end of the \(place) interval", nil, interval.upper.x)
      }
    }
    for (key, symbol) in [
      ("nsi.u-emu.re", "ε_eμ^u"), ("nsi.u-etau.re", "ε_eτ^u"), ("nsi.u-mutau.re", "ε_μτ^u"),
    ] {
      guard let ends = try analysis("\(key)=-1:1")?.ends else { continue }
      add("upper end of |\(symbol)| at 90 %, all others 0", nil, ends.high)
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) throws(Faults) -> [String] {
    let alternatives = try alternatives(claims)
    var differences: [(change: String, largest: Double)] = []
    for change in alternatives.map(\.changed) where !differences.contains(where: { $0.change == change }) {
      let largest = alternatives.filter { $0.changed == change }.map { one in
        let published = claims.first { $0.quantity == one.quantity }?.published ?? .nan
        return abs(one.ours - published)
      }
      differences.append((change, largest.max() ?? .nan))
    }
    let agreeing = differences.filter { $0.largest <= 0.05 }.sorted { $0.largest < $1.largest }
    return [
      "one number with 28 % on the prediction; the published ends are quoted from memory, and what that analysis assumed "
        + "for couplings, form factor and errors was not read",
      agreeing.isEmpty
        ? "no single change below brings all four ends within the tolerance"
        : "largest difference of the four ends "
          + agreeing.map { "\(NumberText.digits($0.largest, 2)) with \($0.change)" }.joined(separator: ", ")
          + ": several changes bring them within the tolerance, so that the numbers alone do not tell what was meant",
      "counts are a parabola in every ε, so that two values fit best; 28 % on the prediction joins their intervals for ν_e, "
        + "a third of the flux, and leaves them apart for ν_μ",
      "with an entry off the diagonal counts can only rise: one interval about 0",
    ]
  }

  package func alternatives(_ claims: [Claim]) throws(Faults) -> [Alternative] {
    var found: [Alternative] = []
    for (key, symbol, _, _) in Self.published {
      let interest = "\(key)=-1:1"
      let changed: [(String, RecipeAnalysis?)] = [
        (
          "134 ± 22 signals of the fit in energy and time in place of 142 ± 31 counts",
          try analysis(interest)?.changing { $0.useFittedSignal() }
        ),
        (
          "10 % on the prediction in place of 28 %",
          try analysis(interest)?.changing { $0.scalePrediction(by: 0.1) }
        ),
        (
          "no error on the prediction, and what the Standard Model expects in place of the data",
          try analysis(interest, mode: .expected)?.changing { $0.scalePrediction(by: 1e-6) }
        ),
        ("one standard deviation in place of 90 %", try analysis(interest, levels: ["1 sigma"])),
        (
          "ε_μμ in place of ε_ee",
          try analysis("\(key.split(separator: "-")[0])-mumu=-1:1")
        ),
        (
          "couplings=pdg and form-factor=helm",
          try analysis(interest, sets: ["couplings=pdg", "form-factor=helm"])
        ),
      ]
      for (change, analysis) in changed {
        guard let ends = analysis?.ends else { continue }
        found += [("lower", ends.low), ("upper", ends.high)].map { side, ours in
          Alternative(Self.quantity(side, symbol), changed: change, ours: ours)
        }
      }
    }
    return found
  }

  package func figures() throws(Faults) -> [Figure] {
    var curves: [Figure.Curve] = []
    for (name, measurement) in [("CsI 2017", Self.measurement), ("Ar 2020", "coherent-lar-2020")] {
      let found = try RecipeAnalysis(
        context, [measurement], .summary, interest: ["nsi.d-ee=-1:1", "nsi.u-ee=-1:1"],
        interactions: [NonStandardInteractions.id])
      curves += found?.region.curves(name) ?? []
    }
    let flavors = try analysis("nsi.u-ee=-0.6:1", "nsi.u-mumu=-0.6:1")?.region
    let up = { (flavor: String) in
      Figure.Axis(
        "{/:Italic ε}_{\(flavor == "ee" ? "ee" : "{/:Italic μμ}")}^{u}", unit: "1",
        column: "epsilon_u_\(flavor)", range: -0.6...1)
    }
    return [
      Figure(
        id: Self.id, title: "Non-standard interactions of {/:Italic ν}_{e}, 90 % for two parameters",
        x: Figure.Axis("{/:Italic ε}_{ee}^{d}", unit: "1", column: "epsilon_d_ee", range: -1...1),
        y: Figure.Axis("{/:Italic ε}_{ee}^{u}", unit: "1", column: "epsilon_u_ee", range: -1...1),
        curves: curves,
        notes: ["counts alone, with 28 % (CsI) and 13 % (Ar) on the prediction; all other ε are 0"]),
      Figure(
        id: "\(Self.id)-flavors",
        title: "Non-standard interactions of {/:Italic ν}_{e} and {/:Italic ν}_{μ}, CsI 2017, 90 %",
        x: up("ee"), y: up("mumu"),
        curves: (flavors?.curves("allowed between the lines, counts of CsI 2017") ?? [])
          + [Figure.Curve("Standard Model", x: [0], y: [0], style: .mark)],
        notes: ["counts alone, with 28 % on the prediction; all other ε are 0"]),
    ]
  }
}
