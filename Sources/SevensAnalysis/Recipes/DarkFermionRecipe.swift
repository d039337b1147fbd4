import Sevens
import SevensKernel

/// Production of a dark fermion: threshold, range of recoils, spectra.
///
/// Ref: Xu2019Talk, 1810.03626
package struct DarkFermionRecipe: Recipe {
  package static let id = "dark-fermion-production"
  package static let title = "a dark fermion in the final state: threshold and spectra"
  package static let chapter = Chapter.darkFermions
  package static let statement =
    "Particles beyond the Standard Model can appear in the final state; invisible, they may be dark matter."
  package static let formulas = ["dark-fermion-threshold", "dark-fermion-cross-section"]

  package static let predictions: [(setup: String, sets: [String])] = [("coherent-csi-2017", [])]
  package static let references = DarkFermionProduction.references

  private static let masses: [Double] = [0, 10, 20, 30, 40]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    guard let caesium = Nuclide("Cs133") else { return [] }
    let M = caesium.massMeV
    func alone(_ quantity: String, _ published: Double?, _ ours: Double, _ unit: String) -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: unit, tolerance: .relative(1e-9), status: .checked,
        citation: "1810.03626")
    }
    // The least energy that reaches any recoil is the threshold; it lies between the two recoils it opens at.
    func threshold(_ m: Double) -> Double {
      let opening = m * m / (2 * (M + m))
      return Kinematics.minimumEnergy(recoil: opening, mass: M, finalMass: m)
    }
    let line = 29.79214
    return [
      alone(
        "Cs133: threshold for m_χ = 30 MeV, above m_χ + m_χ²/2M", nil, threshold(30) - 30 - 450 / M, "MeV"),
      alone(
        "Cs133: highest recoil of the ν_μ line for m_χ = 20 MeV", nil,
        Kinematics.maximumRecoil(energy: line, mass: M, finalMass: 20) * 1e3, "keV"),
      alone(
        "Cs133: lowest recoil of the ν_μ line for m_χ = 20 MeV", nil,
        Kinematics.minimumRecoil(energy: line, mass: M, finalMass: 20) * 1e3, "keV"),
    ]
      + Self.masses.dropFirst().map { m in
        alone(
          "coherent-csi-2017: counts of m_χ = \(NumberText.short(m)) MeV / those of a massless χ", nil,
          counts(m) / counts(0), "1")
      }
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "scalar exchange with a mediator of 10 MeV; χ is heavier than the ν_μ line of 29.8 MeV allows from about 30 MeV on, and the "
        + "delayed neutrinos reach 52.8 MeV",
      "limits on the couplings are in dark-fermion-limits-csi-2017",
    ]
  }

  private func setup(_ mass: Double) -> Setup {
    var chi = DarkFermionProduction()
    (chi.chiMass, chi.scalarMass) = (Energy(mass), Energy(10))
    chi.scalar.neutrino = 1e-5
    chi.scalar.target.nucleus = 0
    (chi.scalar.target.proton, chi.scalar.target.neutron) = (1e-4, 1e-4)
    var setup = context.setup(.coherentCsI2017)
    setup.interactions = [InteractionInstance(chi)]
    return setup
  }

  private func counts(_ mass: Double) -> Double { EventRate(Prediction(setup(mass))).counts }

  package func figures() -> [Figure] {
    let edges = (0...160).map { 0.05 * tenTo(Double($0) / 160 * 3.2) }
    func curve(_ name: String, _ setup: Setup) -> Figure.Curve {
      var plain = setup
      plain.detector = context.setup(.talkGermanium).detector
      plain.detector.mass = setup.detector.mass
      plain.detector.threshold = .keVnr(edges[0])
      let bins = EventRate(Prediction(plain, recoilEdgesMeV: edges.map { $0 * 1e-3 })).bins
      let densities = bins.indices.map { bins[$0] / (edges[$0 + 1] - edges[$0]) }
      let shown = densities.indices.filter { densities[$0] > 1e-3 }
      return Figure.Curve(
        name, x: shown.map { (edges[$0] * edges[$0 + 1]).squareRoot() }, y: shown.map { densities[$0] })
    }
    return [
      Figure(
        id: Self.id, title: "CsI at the SNS: recoils with a dark fermion in the final state",
        x: Figure.Axis(
          "recoil energy {/:Italic T}", unit: "keV", column: "recoil_keV", scale: .log, range: 0.05...80),
        y: Figure.Axis(
          "d{/:Italic N}/d{/:Italic T}", unit: "keV^{−1}", column: "counts_per_keV", scale: .log,
          range: 1e-1...1e3),
        curves: [curve("Standard Model", .coherentCsI2017)]
          + Self.masses.map { curve("{/:Italic m}_{χ} = \(NumberText.short($0)) MeV", setup($0)) },
        notes: [
          "scalar mediator of 10 MeV, coupling 10^{−5} to neutrinos, 10^{−4} to nucleons; no efficiency"
        ])
    ]
  }
}
