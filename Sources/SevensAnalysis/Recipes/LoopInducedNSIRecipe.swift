import Sevens

/// A change of the coupling of neutrinos to the Z by a loop, as non-standard interactions.
///
/// Ref: Xu2019Talk, 1807.08102
package struct LoopInducedNSIRecipe: Recipe {
  package static let id = "nsi-from-a-loop"
  package static let title =
    "non-standard interactions from a loop: δg of the Z in place of a new gauge boson"
  package static let chapter = Chapter.nonStandard
  package static let statement =
    "An alternative to a new gauge boson: loops of new particles that couple to neutrinos alone induce NSI."
  package static let formulas = ["nsi-loop", "nsi-charge", "counting-chi2"]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("talk-germanium", []), ("coherent-csi-2017", []),
  ]
  package static let varied = ["couplings"]
  package static let references = LoopInducedNSI.references

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  private func loop(_ shift: Double) -> LoopInducedNSI {
    var loop = LoopInducedNSI()
    (loop.shift.ee, loop.shift.mumu, loop.shift.tautau) = (shift, shift, shift)
    return loop
  }

  private func tree(_ setup: Setup) -> Setup {
    var tree = context.setup(setup)
    tree.electroweak.couplings = .tree
    return tree
  }

  private func relativeCounts(_ setup: Setup, _ shift: Double) -> Double {
    let setup = tree(setup)
    var changed = setup
    changed.interactions.append(InteractionInstance(loop(shift)))
    return EventRate(Prediction(changed)).counts / EventRate(Prediction(setup)).counts
  }

  package func claims() throws(Faults) -> [Claim] {
    func claim(_ quantity: String, _ published: Double?, _ ours: Double, _ tolerance: Double = 1e-9) -> Claim
    {
      Claim(
        quantity, published: published, ours: ours, unit: "1", tolerance: .relative(tolerance),
        status: .checked,
        citation: "1807.08102")
    }
    let s2 = context.setup(.talkGermanium).electroweak.sin2ThetaW
    let nsi = loop(1).nonStandardInteractions(sin2ThetaW: s2)
    let (proton, neutron) = nsi.nucleonMatrices
    var claims = [
      claim("ε_ee^u / δg_ee", nil, nsi.up.ee), claim("ε_ee^d / δg_ee", nil, nsi.down.ee),
      claim("ε^p/ε^n, against −(1 − 4 sin²θ_W)", -(1 - 4 * s2), proton.ee / neutron.ee),
      claim(
        "Ge: N at δg = 0.1 for all flavours / N, against (1 + δg)²", 1.21, relativeCounts(.talkGermanium, 0.1)
      ),
      claim("CsI: the same", 1.21, relativeCounts(.coherentCsI2017, 0.1)),
      claim(
        "δg of a loop with y = 1, without logarithms: y²/16π²", nil, LoopInducedNSI.estimate(coupling: 1)),
    ]
    for flavor in ["ee", "mumu"] {
      guard
        let scan = try RecipeAnalysis(
          context, ["coherent-csi-2017"], .summary, interest: ["loop-induced-nsi.dg-\(flavor)=-4:2"],
          interactions: [LoopInducedNSI.id])?.scan
      else { continue }
      let about = scan.sets[0].intervals.last
      claims += [("from", about?.lower.x), ("to", about?.upper.x)].map { end, value in
        claim(
          "CsI 2017, δg_\(flavor == "ee" ? "ee" : "μμ") at 90 %, the interval about 0: \(end)", nil,
          value ?? .nan)
      }
    }
    return claims
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let y = (claims.last.map { abs($0.ours) } ?? 0) / LoopInducedNSI.estimate(coupling: 1)
    return [
      "what couples by the Z has the charges of the Z: protons nearly cancel, and all targets are scaled by the same "
        + "(1 + δg)², which δg = −2 leaves as it is; no second target breaks that",
      "the counts of CsI reach y²/16π² only for y of about \(NumberText.digits(y.squareRoot(), 2)), beyond perturbation theory; the sizes "
        + "that the paper reports were not read",
    ]
  }

  package func figures() -> [Figure] {
    let electroweak = context.setup(.talkGermanium).electroweak
    let nsi = loop(1).nonStandardInteractions(sin2ThetaW: electroweak.sin2ThetaW)
    // Of a line with both ends outside of the axes renderers would draw nothing.
    let down = (0...40).map { -1 + Double($0) / 20 }
    let lines = ["Cs133", "Ar40", "Ge72"].compactMap(Nuclide.init).flatMap { nuclide in
      let line = NonStandardInteractions.Degeneracy(nuclide, .electron, electroweak)
      return [(nuclide.symbol, 0), ("", line.up)].map { name, up in
        Figure.Curve(name, x: down, y: down.map { up + line.slope * $0 })
      }
    }
    let shifts = [-2.0, 0]
    return [
      Figure(
        id: Self.id, title: "Where {/:Italic Q}^{2} is that of the Standard Model, and where a loop leads",
        x: Figure.Axis("{/:Italic ε}_{ee}^{d}", unit: "1", column: "epsilon_d_ee", range: -1...1),
        y: Figure.Axis("{/:Italic ε}_{ee}^{u}", unit: "1", column: "epsilon_u_ee", range: -1...1),
        curves: lines + [
          Figure.Curve(
            "loop, δ{/:Italic g}_{ee} from −2.5 to 2.5", x: [2.5, -2.5].map { $0 * nsi.down.ee },
            y: [2.5, -2.5].map { $0 * nsi.up.ee }),
          Figure.Curve(
            "δ{/:Italic g}_{ee} = −2 and 0", x: shifts.map { $0 * nsi.down.ee },
            y: shifts.map { $0 * nsi.up.ee }, style: .mark),
        ],
        notes: ["all other ε are 0; the lines of all targets meet at δg = 0 and at δg = −2"])
    ]
  }
}
