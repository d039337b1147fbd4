import Sevens
import SevensKernel

/// Exchange of a charged scalar: scalar, pseudoscalar and tensor currents in the ratio of a Fierz rearrangement.
///
/// Ref: Xu2019Talk, 1612.04150
package struct ChargedScalarRecipe: Recipe {
  package static let id = "charged-scalar-currents"
  package static let title = "a charged scalar is S, P and T in a fixed ratio"
  package static let chapter = Chapter.generalized
  package static let statement = "A charged scalar mediator gives 1 (iγ⁵) and σ^μν."
  package static let formulas = ["charged-scalar-fierz", "spvat-cross-section", "counting-chi2"]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("talk-germanium", []), ("coherent-csi-2017", []),
  ]
  package static let varied = ["kinematics", "detector.threshold"]
  package static let references = ChargedScalarExchange.references

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  /// c of one neutron, and the same with one of its currents alone.
  private func exchange(_ c: Double) -> ChargedScalarExchange {
    var exchange = ChargedScalarExchange()
    exchange.target.neutron = c
    return exchange
  }

  private func currents(_ change: (inout GeneralizedInteractions) -> Void) -> GeneralizedInteractions {
    var currents = GeneralizedInteractions()
    change(&currents)
    return currents
  }

  private func parts(_ c: Double) -> [(name: String, interaction: any Interaction)] {
    [
      ("S, P and T together", exchange(c)), ("S alone", currents { $0.scalar.c.neutron = -c / 4 }),
      ("T alone", currents { $0.tensor.c.neutron = -c / 8 }),
    ]
  }

  private func halfSpin(_ setup: Setup, with interaction: (any Interaction)?) -> Setup {
    var changed = context.setup(setup)
    changed.nuclear.kinematics = .spinHalf
    if let interaction { changed.interactions.append(InteractionInstance(interaction)) }
    return changed
  }

  private func counts(_ setup: Setup, _ interaction: (any Interaction)?) -> Double {
    EventRate(Prediction(halfSpin(setup, with: interaction))).counts
  }

  package func claims() throws(Faults) -> [Claim] {
    func claim(_ quantity: String, _ published: Double?, _ ours: Double, _ tolerance: Double = 1e-12) -> Claim
    {
      Claim(
        quantity, published: published, ours: ours, unit: "1", tolerance: .absolute(tolerance),
        status: .checked,
        citation: "Xu2019Talk")
    }
    func amplitude(_ kind: AmplitudeClass) -> Double {
      var exchange = ChargedScalarExchange()
      exchange.target.nucleus = 1
      return exchange.lower(context.setup(.talkGermanium).electroweak)
        .first { $0.term.kind == kind && $0.incoming == .electron }?.real ?? .nan
    }
    let scalar = amplitude(.scalar)
    var claims = [
      claim("A_P / A_S", -1, amplitude(.pseudoscalar) / scalar),
      claim("A_T / A_S", 0.5, amplitude(.tensor) / scalar),
    ]
    for (name, setup) in [("CsI, SNS", Setup.coherentCsI2017), ("Ge, reactor", .talkGermanium)] {
      let none = counts(setup, nil)
      claims += parts(1).map { part, interaction in
        claim(
          "\(name): \(part) at c = 1 per neutron, relative to the Standard Model", nil,
          counts(setup, interaction) / none - 1)
      }
    }
    let found = try RecipeAnalysis(
      context, ["coherent-csi-2017"], .summary, interest: ["charged-scalar.c-neutron=0:6"],
      sets: ["kinematics=spin-half"], interactions: [ChargedScalarExchange.id])
    return claims + [claim("CsI 2017: c per neutron at 90 %", nil, found?.ends.high ?? .nan)]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "the limit is ours; no published one was found to compare it with",
      "S and T interfere by a part of the order of T/E, with opposite signs for neutrinos and antineutrinos: together they are their "
        + "sum to 1e-4; P is smaller still",
      "the tensor part is the formal coherent sum over neutrons, too large for real nuclei",
    ]
  }

  package func figures() -> [Figure] {
    let edges = (0...60).map { 0.05 * tenTo(Double($0) / 60 * 1.5051) }
    func bins(_ interaction: (any Interaction)?) -> [Double] {
      var setup = halfSpin(.talkGermanium, with: interaction)
      setup.detector.threshold = .keVnr(edges[0])
      return EventRate(Prediction(setup, recoilEdgesMeV: edges.map { $0 * 1e-3 })).bins
    }
    let none = bins(nil)
    let names = ["S, P and T together", "S alone", "T alone"]
    return [
      Figure(
        id: Self.id,
        title: "Exchange of a charged scalar, {/:Italic c} = 1 per neutron: germanium at a reactor",
        x: Figure.Axis(
          "recoil energy {/:Italic T}", unit: "keV", column: "recoil_keV", scale: .log, range: 0.05...1.6),
        y: Figure.Axis(
          "spectrum relative to the Standard Model", unit: "1", column: "ratio_to_sm", range: 0.9...2.6),
        curves: [Figure.Curve("", x: [0.05, 1.6], y: [1, 1], style: .guide)]
          + zip(names, parts(1)).map { name, part in
            Figure.Curve(
              name, x: zip(edges, edges.dropFirst()).map { ($0 * $1).squareRoot() },
              y: zip(bins(part.interaction), none).map { $1 > 0 ? $0 / $1 : 1 })
          }, notes: ["nuclei as Dirac particles of spin ½; the tensor current as a formal sum over neutrons"])
    ]
  }
}
