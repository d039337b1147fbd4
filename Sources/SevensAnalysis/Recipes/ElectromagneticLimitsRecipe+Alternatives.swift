import Sevens
import SevensInference

/// What the interval of charge radii depends on.
///
/// Ref: 1810.05606, 1710.02730
extension ElectromagneticLimitsRecipe {
  /// The interval of the radius of ν_μ around 0 with the legacy sign, with something changed.
  private func radius(
    _ sets: [String] = [], profiled: [String] = ["charge-radius.r2-ee"], levels: [String] = ["90 %"]
  ) throws(Faults) -> (low: Double, high: Double)? {
    let found = try RecipeAnalysis(
      context, ["coherent-csi-2017"], .full, interest: ["charge-radius.r2-mumu=-4e-31 cm2:4e-31 cm2"],
      sets: ["nubar-radius-sign=legacy-2018"] + sets, interactions: [ChargeRadius.id], profiled: profiled,
      levels: levels)
    return found?.scan.sets[0].intervals.first { $0.contains(0) }.map { ($0.lower.x, $0.upper.x) }
  }

  func alternatives(_ claims: [Claim]) throws(Faults) -> [Alternative] {
    let radii = ["Cs133", "I127"].map { "nuclide.\($0).neutron-radius=5.5 fm" }
    // −2Δ ln L = 4.61, the quantile of two parameters at 90 %, is that of one at 96.81 %.
    let changes: [(String, [String], [String], [String])] = [
      ("ν_e fixed at 0", [], [], ["90 %"]),
      ("tree couplings, so that ⟨r²⟩ holds that of the Standard Model", ["couplings=tree"], [own], ["90 %"]),
      ("neutron radii of 5.5 fm, as the same group fitted", radii, [own], ["90 %"]),
      ("tree couplings and neutron radii of 5.5 fm", ["couplings=tree"] + radii, [own], ["90 %"]),
      ("the contour of two parameters projected, 4.61 in place of 2.71", [], [own], ["96.81 %"]),
    ]
    var found: [Alternative] = []
    for claim in claims where claim.agrees == false && claim.quantity.contains("⟨r²⟩") {
      for (name, sets, profiled, levels) in changes {
        guard let ends = try radius(sets, profiled: profiled, levels: levels) else { continue }
        found.append(
          Alternative(
            claim.quantity, changed: name, ours: claim.quantity.hasPrefix("upper") ? ends.high : ends.low))
      }
    }
    return found
  }

  private var own: String { "charge-radius.r2-ee" }
}
