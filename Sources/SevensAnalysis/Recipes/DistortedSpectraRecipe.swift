import Sevens
import SevensKernel

/// How new interactions distort the spectrum of recoils: scalar, vector and tensor currents, light mediators.
///
/// Ref: Xu2019Talk, 1612.04150, 1802.05171
package struct DistortedSpectraRecipe: Recipe {
  package static let id = "distorted-spectra"
  package static let title = "SPVAT and light mediators distort the spectrum of recoils"
  package static let chapter = Chapter.generalized
  package static let statement =
    "General interactions and light mediators distort the spectrum of recoils: by the spin of what is exchanged and by its mass."
  package static let formulas = [
    "spvat-lagrangian", "spvat-cross-section", "scalar-cross-section", "z-prime-amplitude",
  ]

  package static let predictions: [(setup: String, sets: [String])] = [("talk-germanium", [])]
  package static let references =
    GeneralizedInteractions.references + LightScalarMediator.references + LightVectorMediator.references

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    func alone(_ quantity: String, _ published: Double?, _ ours: Double, _ unit: String = "1") -> Claim {
      Claim(
        quantity, published: published, ours: ours, unit: unit, tolerance: .relative(0.01), status: .checked,
        citation: "1802.05171")
    }
    return [
      alone("Ge72, E = 1 GeV: 2MT/m² where a scalar of 10 MeV gives most recoils", nil, scalarPeak),
      alone(
        "Ge: T where a universal Z′ of 10 MeV, g = 2.2e-5, leaves least of the SM", nil, dip.recoil, "keV"),
      alone("Ge: what it leaves there, relative to the SM", nil, dip.ratio),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "at high energy a scalar gives dσ/dT ∝ T/(2MT+m²)², whose maximum is at 2MT = m²; spectra of reactors cut it off",
      "a universal Z′ subtracts from the neutron's amplitude: where the two are equal the spectrum has a dip, and it rises "
        + "above the Standard Model at lower T",
    ]
  }

  /// 2MT/m² at the maximum of the scalar part of dσ/dT far from the end of the spectrum.
  private var scalarPeak: Double {
    guard let target = try? Target("Ge72"), let nuclide = Nuclide("Ge72") else { return .nan }
    var query = CrossSectionQuery(target: target, neutrino: Neutrino(.electron))
    query.nuclear.formFactor = .unity
    query.interactions = [InteractionInstance(scalar(mass: 10, y: 1e-6))]
    let section = query.crossSection
    let peak = 100 / (2 * nuclide.massMeV)
    let recoils = (0...2000).map { peak * (0.5 + Double($0) / 2000) }
    let values = recoils.map {
      section.channels(energy: .MeV(1000), recoil: RecoilEnergy($0)).reduce(0) { $0 + $1.value }
    }
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    return recoils[best] / peak
  }

  private var dip: (recoil: Double, ratio: Double) {
    let (ratio, middles) = (ratios(to: vector(mass: 10, g: 2.2e-5)), self.middles)
    let best = ratio.indices.min { ratio[$0] < ratio[$1] } ?? 0
    return (middles[best], ratio[best])
  }

  private func scalar(mass: Double, y: Double) -> LightScalarMediator {
    var mediator = LightScalarMediator()
    (mediator.mass, mediator.neutrino) = (Energy(mass), y)
    (mediator.target.proton, mediator.target.neutron) = (y, y)
    return mediator
  }

  private func vector(mass: Double, g: Double) -> LightVectorMediator {
    var mediator = LightVectorMediator()
    (mediator.mass, mediator.coupling, mediator.charges) = (Energy(mass), g, .universal)
    return mediator
  }

  private func currents(_ change: (inout GeneralizedInteractions) -> Void) -> GeneralizedInteractions {
    var interaction = GeneralizedInteractions()
    change(&interaction)
    return interaction
  }

  private static let edges = (0...100).map { 0.05 * tenTo(Double($0) / 100 * 1.5051) }
  private var middles: [Double] {
    zip(Self.edges, Self.edges.dropFirst()).map { ($0 * $1).squareRoot() }
  }

  private func bins(_ interaction: (any Interaction)?) -> [Double] {
    var setup = context.setup(.talkGermanium)
    setup.detector.threshold = .keVnr(Self.edges[0])
    setup.nuclear.kinematics = .spinHalf
    if let interaction { setup.interactions.append(InteractionInstance(interaction)) }
    return EventRate(Prediction(setup, recoilEdgesMeV: Self.edges.map { $0 * 1e-3 })).bins
  }

  private func ratios(to interaction: any Interaction) -> [Double] {
    zip(bins(interaction), bins(nil)).map { $1 > 0 ? $0 / $1 : 1 }
  }

  package func figures() -> [Figure] {
    [
      figure(
        "distortion-spvat", "Scalar, vector, axial and tensor interactions",
        [
          ("{/:Italic ξ}_{S} = 0.3", currents { $0.xi.scalar = 0.3 }),
          ("{/:Italic ξ}_{V} = 0.1", currents { $0.xi.vector = 0.1 }),
          ("{/:Italic ξ}_{A} = 0.15", currents { $0.xi.axial = 0.15 }),
          ("{/:Italic ξ}_{T} = 0.3", currents { $0.xi.tensor = 0.3 }),
        ], range: 0.9...1.6),
      figure(
        "distortion-light-mediators", "Light mediators",
        [
          ("scalar, 1 MeV, {/:Italic y} = 7×10^{−6}", scalar(mass: 1, y: 7e-6)),
          ("scalar, 10 MeV, {/:Italic y} = 1.8×10^{−5}", scalar(mass: 10, y: 1.8e-5)),
          ("universal {/:Italic Z}′, 1 MeV, {/:Italic g} = 10^{−5}", vector(mass: 1, g: 1e-5)),
          ("universal {/:Italic Z}′, 10 MeV, {/:Italic g} = 2.2×10^{−5}", vector(mass: 10, g: 2.2e-5)),
        ], range: 0...3),
    ]
  }

  private func figure(
    _ id: String, _ title: String, _ curves: [(String, any Interaction)], range: ClosedRange<Double>
  ) -> Figure {
    Figure(
      id: id, title: "\(title): germanium at a reactor",
      x: Figure.Axis(
        "recoil energy {/:Italic T}", unit: "keV", column: "recoil_keV", scale: .log, range: 0.05...1.6),
      y: Figure.Axis(
        "spectrum relative to the Standard Model", unit: "1", column: "ratio_to_sm", range: range),
      curves: [Figure.Curve("", x: [0.05, 1.6], y: [1, 1], style: .guide)]
        + curves.map { Figure.Curve($0.0, x: middles, y: ratios(to: $0.1)) },
      notes: [
        "nuclei as Dirac particles of spin ½; couplings of a scalar y to neutrinos, protons and neutrons"
      ])
  }
}
