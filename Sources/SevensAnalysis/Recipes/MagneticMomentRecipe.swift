import Sevens
import SevensKernel

/// How large magnetic moments of neutrinos are in the Standard Model with right-handed partners, and how large a tensor
/// interaction makes them.
///
/// Ref: Xu2019Talk, 1901.00482
package struct MagneticMomentRecipe: Recipe {
  package static let id = "magnetic-moment-scales"
  package static let title = "μ_ν ~ 1e-20 μ_B in the Standard Model, up to 1e-9 μ_B by chirality flip"
  package static let chapter = Chapter.electromagnetic
  package static let statement =
    "The Standard Model gives μ_ν of about 10⁻²⁰ μ_B; chirality flip raises it up to 10⁻⁹ μ_B."
  package static let formulas = ["dirac-moment", "chirality-flip", "magnetic-moment-cross-section"]

  package static let predictions: [(setup: String, sets: [String])] = [("talk-germanium", [])]
  package static let references = MagneticMoment.references + ["1901.00482", "PDG2024"]

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    let standard = MagneticMoment.standardModelMoment(massEV: 1)
    let largest = ChiralityFlip.fermions.map { $0.moment() }.max() ?? .nan
    let table = ChiralityFlip.fermions.map { fermion in
      Claim(
        "C_T = 1 on \(fermion.name), Λ = 100 GeV: μ_ν", published: nil, ours: fermion.moment(), unit: "muB",
        tolerance: .factor(10), status: .read, citation: "1901.00482")
    }
    return [
      Claim(
        "Dirac moment of a neutrino of 1 eV", published: nil, ours: standard, unit: "muB",
        tolerance: .relative(1e-6), status: .read, citation: "1901.00482"),
      Claim(
        "Dirac moment of a neutrino of 0.1 eV", published: 1e-20, ours: 0.1 * standard, unit: "muB",
        tolerance: .factor(10), status: .read, citation: "Xu2019Talk"),
      Claim(
        "the largest moment by chirality flip", published: 1e-9, ours: largest, unit: "muB",
        tolerance: .factor(10), status: .read, citation: "Xu2019Talk"),
    ] + table
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    let light = ChiralityFlip.fermions.filter { $0.massMeV < 200 }
    let ratio = (claims[2].ours / claims[1].ours)
    return [
      "by chirality flip μ_ν grows with the mass of the charged fermion, by leading logarithm; the largest is that of the heaviest, "
        + "and fermions up to the strange quark stay at \(NumberText.digits(light.map { $0.moment() }.max() ?? .nan, 2)) μ_B",
      "C_T = 1 is larger than what is allowed: the talk's 1e-9 is that of C_T = "
        + "\(NumberText.digits(1e-9 / claims[2].ours, 2)), or of the tau with C_T = "
        + "\(NumberText.digits(1e-9 / (ChiralityFlip.fermions.first { $0.name == "tau" }?.moment() ?? .nan), 2)); the finite part "
        + "of the loop depends on what is above Λ",
      "a vector interaction flips chirality by the neutrino's own mass: its moment is that of the Standard Model, ∝ m_ν, with "
        + "whatever runs in the loop",
      "\(NumberText.digits(ratio, 2)) times the Dirac moment of 0.1 eV",
    ]
  }

  package func alternatives(_ claims: [Claim]) -> [Alternative] {
    func largest(_ coupling: Double, cutoff: Double) -> Double {
      ChiralityFlip.fermions.map { $0.moment(tensorCoupling: coupling, cutoff: .MeV(cutoff)) }.max() ?? .nan
    }
    return [
      Alternative(claims[2].quantity, changed: "C_T = 0.1", ours: largest(0.1, cutoff: 1e5)),
      Alternative(claims[2].quantity, changed: "Λ = 10 GeV", ours: largest(1, cutoff: 1e4)),
      Alternative(
        claims[2].quantity, changed: "fermions up to the muon alone",
        ours: ChiralityFlip.fermions.filter { $0.massMeV < 110 }.map { $0.moment() }.max() ?? .nan),
    ]
  }

  /// μ_ν against the mass of what flips the chirality: ∝ m_ψ by tensor interactions, ∝ m_ν by vector ones.
  private var flip: Figure {
    let masses = (0...60).map { 0.1 * tenTo(Double($0) / 60 * 5) }
    func curve(_ name: String, _ weight: Double) -> Figure.Curve {
      Figure.Curve(
        name, x: masses,
        y: masses.map { ChiralityFlip("", massMeV: $0, colors: weight, charge: 1).moment() })
    }
    let own = 0.1 * MagneticMoment.standardModelMoment(massEV: 1)
    let fermions = ChiralityFlip.fermions
    return Figure(
      id: "chirality-flip",
      title: "Magnetic moments by chirality flip: ∝ {/:Italic m}_{ψ} or ∝ {/:Italic m}_{ν}",
      x: Figure.Axis(
        "{/:Italic m}_{ψ} of the charged fermion", unit: "MeV", column: "mass_MeV", scale: .log,
        range: 0.1...1e4),
      y: Figure.Axis(
        "{/:Italic μ}_{ν}", unit: "{/:Italic μ}_{B}", column: "moment_muB", scale: .log, range: 1e-21...1e-6),
      curves: [
        curve("∝ {/:Italic m}_{ψ}: leptons, {/:Italic d s b}", 1),
        curve("∝ {/:Italic m}_{ψ}: {/:Italic u c}", 2),
        Figure.Curve(
          "∝ {/:Italic m}_{ν} = 0.1 eV", x: [masses[0], masses[60]], y: [own, own]),
        Figure.Curve(
          "10^{−9} {/:Italic μ}_{B}", x: [masses[0], masses[60]], y: [1e-9, 1e-9], style: .guide),
        Figure.Curve(
          "{/:Italic e u d s μ c τ b}", x: fermions.map(\.massMeV), y: fermions.map { $0.moment() },
          style: .mark),
      ],
      notes: ["tensor coupling {/:Italic C}_{T} = 1, Λ = 100 GeV, leading logarithm"])
  }

  /// The moment of the figure in μ_B.
  private static let drawn = 1e-10

  package func figures() -> [Figure] {
    let (low, high) = (1e-3, 3.0)
    let edges = (0...120).map { low * tenTo(Double($0) / 120 * 3.4771) }
    func curve(_ name: String, _ channels: ScatteringChannels, moment: Double, guide: Bool = false)
      -> Figure.Curve
    {
      var setup = context.setup(.talkGermanium)
      setup.channels = channels
      setup.detector.threshold = .keVnr(low)
      var interaction = MagneticMoment()
      interaction.common = DipoleMoment(moment)
      if moment > 0 { setup.interactions.append(InteractionInstance(interaction)) }
      var bins = EventRate(Prediction(setup, recoilEdgesMeV: edges.map { $0 * 1e-3 })).bins
      if moment > 0 {
        setup.interactions.removeLast()
        let without = EventRate(Prediction(setup, recoilEdgesMeV: edges.map { $0 * 1e-3 })).bins
        for b in bins.indices { bins[b] -= without[b] }
      }
      let middles = bins.indices.map { (edges[$0] * edges[$0 + 1]).squareRoot() }
      let densities = bins.indices.map { bins[$0] / (edges[$0 + 1] - edges[$0]) / 365.25 / 100 }
      let shown = densities.indices.filter { densities[$0] > 1e-6 }
      return Figure.Curve(
        name, x: shown.map { middles[$0] }, y: shown.map { densities[$0] }, style: guide ? .guide : .line)
    }
    return [
      Figure(
        id: Self.id,
        title: "Germanium at a reactor: {/:Italic μ}_{ν} = 10^{−10} {/:Italic μ}_{B} on nuclei and electrons",
        x: Figure.Axis(
          "energy of nucleus or electron", unit: "keV", column: "energy_keV", scale: .log, range: low...high),
        y: Figure.Axis(
          "rate", unit: "(keV kg day)^{−1}", column: "rate_per_keV_kg_day", scale: .log, range: 1e-5...1e6),
        curves: [
          curve("nuclei, Standard Model", .nuclear, moment: 0),
          curve("nuclei, moment alone", .nuclear, moment: Self.drawn),
          curve("electrons, Standard Model", .electron, moment: 0),
          curve("electrons, moment alone", .electron, moment: Self.drawn),
        ],
        notes: [
          "true energies: no quenching, no resolution, no efficiency; 1 GW at 10 m",
          "electrons count above the binding energy of their shell",
        ]),
      flip,
    ]
  }
}
