import Sevens

/// Spectra under non-standard interactions: those of the Standard Model times Q²_NSI/Q²_SM.
///
/// Ref: Xu2019Talk, 1612.04150
package struct NSISpectraRecipe: Recipe {
  package static let id = "nsi-spectra"
  package static let title = "non-standard interactions change Q² and leave the shape of the spectrum"
  package static let chapter = Chapter.nonStandard
  package static let statement = "The only change in dσ/dT is Q²: Q²_SM becomes Q²_NSI."
  package static let formulas = ["nsi-charge", "sm-cross-section"]
  package static let predictions: [(setup: String, sets: [String])] = [("talk-germanium", [])]
  package static let varied = ["target", "detector.threshold"]
  package static let references = NonStandardInteractions.references

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// The edges in recoil energy in keV.
  private static let edges = (0...60).map { 0.05 * tenTo(Double($0) / 60 * 1.5051) }

  private func bins(_ nsi: NonStandardInteractions?, target: Target? = nil) -> [Double] {
    var setup = context.setup(.talkGermanium)
    setup.detector.threshold = .keVnr(Self.edges[0])
    if let target { setup.target = target }
    if let nsi { setup.interactions.append(InteractionInstance(nsi)) }
    return EventRate(Prediction(setup, recoilEdgesMeV: Self.edges.map { $0 * 1e-3 })).bins
  }

  private static func nsi(_ change: (inout NonStandardInteractions) -> Void) -> NonStandardInteractions {
    var result = NonStandardInteractions()
    change(&result)
    return result
  }

  /// The mean ratio to the Standard Model, and the smallest one over the bins relative to the largest.
  private func ratio(_ nsi: NonStandardInteractions, _ target: Target?) -> (mean: Double, evenness: Double) {
    let values = zip(bins(nsi, target: target), bins(nil, target: target)).filter { $1 > 0 }.map(/)
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, (values.min() ?? .nan) / (values.max() ?? .nan))
  }

  package func claims() -> [Claim] {
    guard let ge72 = Nuclide("Ge72"), let target = try? Target("Ge72") else { return [] }
    let electroweak = context.setup(.talkGermanium).electroweak
    let charge = NonStandardInteractions.Degeneracy(ge72, .electron, electroweak).weakCharge
    let x = 0.1 * Double(2 * ge72.protons + ge72.neutrons)
    let cases: [(String, NonStandardInteractions, Double)] = [
      ("ε_ee^u = 0.1", Self.nsi { $0.up.ee = 0.1 }, (charge - 2 * x) * (charge - 2 * x)),
      ("ε_ee^u = −0.1", Self.nsi { $0.up.ee = -0.1 }, (charge + 2 * x) * (charge + 2 * x)),
      ("ε_eμ^u = 0.1", Self.nsi { $0.up.emu.re = 0.1 }, charge * charge + 4 * x * x),
    ]
    func claim(_ quantity: String, _ published: Double?, _ ours: Double) -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: "1", tolerance: .absolute(1e-7), status: .read,
        citation: "Xu2019Talk")
    }
    return cases.flatMap { name, nsi, square -> [Claim] in
      let found = ratio(nsi, target)
      return [
        claim(
          "Ge72, \(name): spectrum / Standard Model, against Q²_NSI/Q²_SM", square / (charge * charge),
          found.mean),
        claim("Ge72, \(name): smallest / largest of that ratio over the spectrum", 1, found.evenness),
      ]
    } + [
      claim(
        "natural Ge, ε_ee^u = 0.1: smallest / largest ratio over the spectrum", nil,
        ratio(cases[0].1, nil).evenness)
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "T enters by kinematics alone, which vector currents of quarks share with the Standard Model: one nuclide has one factor",
      "isotopes have factors of their own and end at recoils of their own, which is all that is left of a change of shape",
    ]
  }

  package func figures() -> [Figure] {
    let cases: [(String, NonStandardInteractions?)] = [
      ("Standard Model", nil), ("{/:Italic ε}_{ee}^{u} = 0.1", Self.nsi { $0.up.ee = 0.1 }),
      ("{/:Italic ε}_{ee}^{u} = −0.1", Self.nsi { $0.up.ee = -0.1 }),
      ("{/:Italic ε}_{ee}^{u} = 0.45", Self.nsi { $0.up.ee = 0.45 }),
      ("{/:Italic ε}_{e{/:Italic μ}}^{u} = 0.25", Self.nsi { $0.up.emu.re = 0.25 }),
    ]
    let middles = zip(Self.edges, Self.edges.dropFirst()).map { ($0 * $1).squareRoot() }
    let widths = zip(Self.edges, Self.edges.dropFirst()).map { $1 - $0 }
    return [
      Figure(
        id: Self.id, title: "Germanium at a reactor: one factor for the whole spectrum",
        x: Figure.Axis(
          "recoil energy {/:Italic T}", unit: "keV", column: "recoil_keV", scale: .log, range: 0.05...1.6),
        y: Figure.Axis(
          "d{/:Italic N}/d{/:Italic T}", unit: "keV^{−1}", column: "counts_per_keV", scale: .log),
        curves: cases.map { name, nsi in
          Figure.Curve(name, x: middles, y: zip(bins(nsi), widths).map(/))
        }, notes: ["100 kg of germanium for a year at 10 m from 1 GW"])
    ]
  }
}
