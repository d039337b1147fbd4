import Sevens
import SevensKernel

/// How the cross-section grows with the nucleus, over every natural nuclide with neutrons in the table.
///
/// Ref: Xu2019Talk, Freedman1974
package struct CrossSectionGrowthRecipe: Recipe {
  package static let id = "cross-section-growth"
  package static let title = "dσ/dT ∝ N²(N+Z), σ ∝ N², weak dependence on Z"
  package static let chapter = Chapter.coherence
  package static let statement =
    "The cross-section grows as N²(N+Z) per recoil energy and as N² in all, and hardly depends on Z; without coherence it is the sum over nucleons."
  package static let formulas = ["sm-cross-section", "weak-charge", "coherent-sum"]

  /// Every natural nuclide that has neutrons, from H2 to Bi209.
  package static let nuclides = Nuclide.all.filter { $0.abundance != nil && $0.neutrons > 0 }
  private static let coherent: NuclearModel = {
    var model = NuclearModel()
    model.formFactor = .unity
    return model
  }()
  private static let spin: NuclearModel = {
    var model = NuclearModel()
    model.axial = .structureFactor
    return model
  }()

  package static let tables = [Dataset.nuclides]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    let claim = { (quantity: String, ours: Double) in
      Claim(
        quantity, published: 1, ours: ours, unit: "1", tolerance: .relative(0.02), status: .read,
        citation: "Xu2019Talk")
    }
    let alone = { (quantity: String, ours: Double, unit: String) in
      Claim(
        quantity, published: nil, ours: ours, unit: unit, tolerance: .relative(0.02), status: .read,
        citation: "Xu2019Talk")
    }
    let powers = Self.energiesMeV.map { claim(Self.power($0), slope(energyMeV: $0)) }
    return [claim("power of N²(N+Z) in dσ/dT at T → 0, 1 MeV", differentialSlope)] + powers + [
      alone("σ(La139)/σ(Xe136) − 1: three protons more, 82 neutrons both", isotones * 100, "%"),
      alone("σ(Xe136)/σ(Xe124) − 1: twelve neutrons more, 54 protons both", isotopes * 100, "%"),
      claim("power of N in σ / (Zσ_p + Nσ_n) at 1 MeV, vector current", gainSlope(NuclearModel())),
      alone("σ / (Zσ_p + Nσ_n) of Cs133 at 1 MeV, vector current", gain("Cs133", NuclearModel()), "1"),
      alone("σ / (Zσ_p + Nσ_n) of Cs133 at 1 MeV, with the axial current", gain("Cs133", Self.spin), "1"),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let half = ["O16", "Ar40", "Ge74", "Cs133", "Pb208"].compactMap(Nuclide.init).map { nuclide in
      "\(nuclide.symbol) \(NumberText.digits(coherence(nuclide, energyMeV: 30), 2))"
    }
    return [
      "\(Self.nuclides.count) natural nuclides from \(Self.nuclides.first?.symbol ?? "") to \(Self.nuclides.last?.symbol ?? ""); "
        + "H1 has no neutron, and (1 − 4 sin²θ_W)² of a neutron's cross-section",
      "above about 10 MeV the wavelength no longer covers heavy nuclei, so the power falls: σ(30 MeV) relative to full "
        + "coherence is " + half.joined(separator: ", "),
      "free nucleons also scatter by the axial current, σ_n ∝ 1 + 3 g_A², which averages out in nuclei without spin: "
        + "coherence wins by N against the vector current alone and by about N/5.8 against both",
    ]
  }

  private var differentialSlope: Double {
    StraightLine(
      powerLaw: Self.nuclides.map { nuclide in
        let (Z, N) = (Double(nuclide.protons), Double(nuclide.neutrons))
        let value = NuclideCrossSection(nuclide, Self.coherent).differential(energyMeV: 1, recoilMeV: 0)
        return (N * N * (N + Z), value)
      }
    ).slope
  }

  private static let energiesMeV = [1.0, 30, 50]

  private static func power(_ energyMeV: Double) -> String {
    "power of N² in σ at \(NumberText.short(energyMeV)) MeV"
  }

  private func slope(
    energyMeV E: Double, _ nuclear: NuclearModel = NuclearModel(), heaviest: Int = .max
  ) -> Double {
    StraightLine(
      powerLaw: Self.nuclides.filter { $0.nucleons <= heaviest }.map { nuclide in
        let N = Double(nuclide.neutrons)
        return (N * N, NuclideCrossSection(nuclide, nuclear).total(energyMeV: E))
      }
    ).slope
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    Self.energiesMeV.filter { energy in
      claims.contains { $0.quantity == Self.power(energy) && $0.agrees == false }
    }.flatMap { energy in
      [
        Alternative(Self.power(energy), changed: "F = 1", ours: slope(energyMeV: energy, Self.coherent)),
        Alternative(
          Self.power(energy), changed: "neutrinos of 10 MeV", ours: slope(energyMeV: 10)),
        Alternative(
          Self.power(energy), changed: "nuclides up to A = 40 alone",
          ours: slope(energyMeV: energy, heaviest: 40)),
      ]
    }
  }

  private func gainSlope(_ free: NuclearModel) -> Double {
    let nucleons = freeNucleons(free)
    return StraightLine(
      powerLaw: Self.nuclides.map { (Double($0.neutrons), gain($0, nucleons)) }
    ).slope
  }

  private func gain(_ symbol: String, _ free: NuclearModel) -> Double {
    Nuclide(symbol).map { gain($0, freeNucleons(free)) } ?? .nan
  }

  private func gain(_ nuclide: Nuclide, _ nucleons: (proton: Double, neutron: Double)) -> Double {
    NuclideCrossSection(nuclide, NuclearModel()).total(energyMeV: 1) / incoherent(nuclide, nucleons)
  }

  private func incoherent(
    _ nuclide: Nuclide, _ nucleons: (proton: Double, neutron: Double)
  ) -> Double {
    Double(nuclide.protons) * nucleons.proton + Double(nuclide.neutrons) * nucleons.neutron
  }

  private func freeNucleons(_ model: NuclearModel) -> (proton: Double, neutron: Double) {
    let values = ["p", "n"].map { symbol in
      Nuclide(symbol).map { NuclideCrossSection($0, model).total(energyMeV: 1) } ?? .nan
    }
    return (values[0], values[1])
  }

  private var isotones: Double { ratio("La139", "Xe136") - 1 }
  private var isotopes: Double { ratio("Xe136", "Xe124") - 1 }

  private func ratio(_ a: String, _ b: String) -> Double {
    let values = [a, b].map { symbol in
      Nuclide(symbol).map { NuclideCrossSection($0, NuclearModel()).total(energyMeV: 1) } ?? .nan
    }
    return values[0] / values[1]
  }

  /// σ with the form factor over σ with F = 1.
  private func coherence(_ nuclide: Nuclide, energyMeV E: Double) -> Double {
    NuclideCrossSection(nuclide, NuclearModel()).total(energyMeV: E)
      / NuclideCrossSection(nuclide, Self.coherent).total(energyMeV: E)
  }

  package func figures() -> [Figure] { [growth, loss] }

  private var growth: Figure {
    let (vector, both) = (freeNucleons(NuclearModel()), freeNucleons(Self.spin))
    let x = Self.nuclides.map { Double($0.neutrons * $0.neutrons) }
    let sigma = Self.nuclides.map { NuclideCrossSection($0, NuclearModel()).total(energyMeV: 1) }
    let ends = [0.7, 2.2e4]
    return Figure(
      id: "cross-section-growth",
      title: "Coherent growth: every natural nuclide from ^{2}H to ^{209}Bi, {/:Italic E}_{ν} = 1 MeV",
      x: Figure.Axis(
        "{/:Italic N}^{2}, neutron number squared", unit: "1", column: "N2", scale: .log, range: 0.7...2.2e4),
      y: Figure.Axis(
        "total cross-section {/:Italic σ}", unit: "cm^{2}", column: "sigma_cm2", scale: .log,
        range: 1e-45...1e-39),
      curves: [
        Figure.Curve(
          "{/:Italic N}^{2}{/:Italic σ}_{n}", x: ends, y: ends.map { $0 * vector.neutron }, style: .guide),
        Figure.Curve("coherent", x: x, y: sigma, style: .points),
        Figure.Curve(
          "{/:Italic Zσ}_{p} + {/:Italic Nσ}_{n}, with axial", x: x,
          y: Self.nuclides.map { incoherent($0, both) }, style: .points),
        Figure.Curve(
          "{/:Italic Zσ}_{p} + {/:Italic Nσ}_{n}, vector only", x: x,
          y: Self.nuclides.map { incoherent($0, vector) },
          style: .points),
      ],
      notes: ["form factor helm, tree-level couplings; free nucleons as Dirac particles"])
  }

  private var loss: Figure {
    let energies = (0...120).map { tenTo(Double($0) / 60) }
    let curves = ["O16", "Ar40", "Ge74", "Cs133", "Pb208"].compactMap(Nuclide.init).map { nuclide in
      let (with, without) = (
        NuclideCrossSection(nuclide, NuclearModel()), NuclideCrossSection(nuclide, Self.coherent)
      )
      return Figure.Curve(
        "^{\(nuclide.nucleons)}\(nuclide.element)", x: energies,
        y: energies.map { with.total(energyMeV: $0) / without.total(energyMeV: $0) })
    }
    return Figure(
      id: "loss-of-coherence", title: "Loss of coherence with the neutrino energy",
      x: Figure.Axis(
        "neutrino energy {/:Italic E}_{ν}", unit: "MeV", column: "energy_MeV", scale: .log, range: 1...100),
      y: Figure.Axis(
        "{/:Italic σ} / {/:Italic σ}({/:Italic F} = 1)", unit: "1", column: "sigma_over_coherent",
        range: 0...1.05),
      curves: [Figure.Curve("50 MeV", x: [50, 50], y: [0, 1.05], style: .guide)] + curves,
      notes: ["form factor helm"])
  }
}
