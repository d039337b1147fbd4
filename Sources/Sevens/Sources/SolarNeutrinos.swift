import SevensKernel

/// Neutrinos of the Sun: five continuous spectra of β⁺ decays, that of pp, and the lines of pep and ⁷Be.
///
/// The flux of a component is that of the standard solar model, unless it is set. Each component arrives as ν_e with the
/// share P_ee(E), and as ν_μ and ν_τ with (1 − P_ee)/2 each; coherent scattering counts all three. Tabulated spectra and
/// P_ee are linear between the rows of the tables: of P_ee, the adiabatic one is met to 1e-5.
///
/// Ref: 1611.09867, nucl-ex/0406019, Bahcall1997, BahcallUlrich1988, astro-ph/9401024
public struct SolarNeutrinos: NeutrinoSource {
  public static let id = "solar"
  public static let title = "neutrinos of the Sun"
  public static let usesLiveTime = true
  public static let notIncluded = [
    "annual modulation by the distance to the Sun",
    "regeneration of electron neutrinos in the Earth at night",
    "thermal shift and width of the lines", "lines of electron capture on N13, O15 and F17",
    "errors of the fluxes and their correlations",
  ]

  /// The solar model.
  public var model = SolarFluxModel.gs98
  /// What becomes of electron neutrinos.
  public var oscillation = SolarOscillation.adiabatic
  /// The fluxes that replace those of the model.
  public var fluxes = ByComponent<ParticleFlux?>(
    pp: nil, pep: nil, hep: nil, be7: nil, b8: nil, n13: nil, o15: nil, f17: nil)
  /// The mixing of neutrinos.
  public var mixing = NeutrinoMixing()
  /// The average potential √2 G_F n_e where a component is produced.
  public var potentials: ByComponent<Energy> = {
    let table = HolandaLiaoSmirnov2004.potentials
    func energy(_ value: Double) -> Energy { .MeV(value * 1e-18) }
    return ByComponent(
      pp: energy(table.pp), pep: energy(table.pep), hep: energy(table.hep), be7: energy(table.be7),
      b8: energy(table.b8), n13: energy(table.n13), o15: energy(table.o15), f17: energy(table.f17))
  }()

  public init() {}

  public static let parameters: [Parameter<SolarNeutrinos>] =
    fluxParameters + mixingParameters + potentialParameters

  public static let choices: [Choice<SolarNeutrinos>] = [
    Choice(\.model).when(
      Condition("no effect: every flux is set", remedy: "set a flux to none, as in --set solar.8B.flux=none")
      {
        source in Component.allCases.contains { source.fluxes[$0] == nil }
      }),
    Choice(\.oscillation),
  ]

  private static let fluxParameters: [Parameter<SolarNeutrinos>] = [
    flux(.pp, \.fluxes.pp, 1e8), flux(.pep, \.fluxes.pep, 1e6), flux(.hep, \.fluxes.hep, 1e3),
    flux(.be7, \.fluxes.be7, 1e8), flux(.b8, \.fluxes.b8, 1e5), flux(.n13, \.fluxes.n13, 1e7),
    flux(.o15, \.fluxes.o15, 1e7), flux(.f17, \.fluxes.f17, 1e6),
  ]

  private static func flux(
    _ component: Component, _ path: WritableKeyPath<Self, ParticleFlux?> & Sendable, _ scale: Double
  ) -> Parameter<Self> {
    let name = component.rawValue
    return Parameter(
      "solar.\(name).flux", path, .rate, bounds: 0...1e13, scale: scale, symbol: "Φ(\(name))",
      latex: #"\Phi_\mathrm{"# + name + "}",
      "flux of the \(name) neutrinos of all flavours; none: that of solar-fluxes")
  }

  private static let mixed = Condition<SolarNeutrinos>(
    "no effect: solar-oscillation is none", remedy: "set solar-oscillation=msw-adiabatic or average"
  ) { $0.oscillation != .none }

  private static let adiabatic = Condition<SolarNeutrinos>(
    "no effect: there is no matter in solar-oscillation=none and average",
    remedy: "set solar-oscillation=msw-adiabatic"
  ) { $0.oscillation == .adiabatic }

  private static let mixingParameters: [Parameter<SolarNeutrinos>] = [
    Parameter(
      "mixing.sin2-theta12", \.mixing.sin2Theta12, .shape, bounds: 0...1, scale: 0.012, symbol: "sin²θ₁₂",
      latex: #"\sin^2\theta_{12}"#, "solar mixing angle; matters where couplings depend on the flavour"
    ).when(mixed),
    Parameter(
      "mixing.sin2-theta13", \.mixing.sin2Theta13, .shape, bounds: 0...1, scale: 0.0006, symbol: "sin²θ₁₃",
      latex: #"\sin^2\theta_{13}"#, "reactor mixing angle; matters where couplings depend on the flavour"
    ).when(mixed),
    Parameter(
      "mixing.delta-m2-21", \.mixing.deltaM2, .shape, bounds: 1e-6...1e-2, scale: 2e-6, symbol: "Δm²₂₁",
      latex: #"\Delta m^2_{21}"#, "solar mass splitting; matters where couplings depend on the flavour"
    ).when(adiabatic),
  ]

  private static let potentialParameters: [Parameter<SolarNeutrinos>] = [
    potential(.pp, \.potentials.pp), potential(.pep, \.potentials.pep), potential(.hep, \.potentials.hep),
    potential(.be7, \.potentials.be7), potential(.b8, \.potentials.b8), potential(.n13, \.potentials.n13),
    potential(.o15, \.potentials.o15), potential(.f17, \.potentials.f17),
  ]

  private static func potential(
    _ component: Component, _ path: WritableKeyPath<Self, Energy> & Sendable
  ) -> Parameter<Self> {
    let name = component.rawValue
    return Parameter(
      "solar.\(name).potential", path, .shape, bounds: 0...1e-15, scale: 1e-18, symbol: "V(\(name))",
      latex: #"V_\mathrm{"# + name + "}",
      "average √2 G_F n_e where \(name) neutrinos are produced; matters where couplings depend on the flavour"
    ).when(
      Condition(
        "no effect: there is no matter in solar-oscillation=none and average, or there are no \(name) neutrinos",
        remedy: "set solar-oscillation=msw-adiabatic and solar.\(name).flux above 0"
      ) { $0.oscillation == .adiabatic && $0.flux(of: component).value > 0 })
  }

  public var notes: [String] {
    let set = Component.allCases.filter { fluxes[$0] != nil }.map(\.rawValue)
    return set.isEmpty
      ? [] : ["fluxes that were set, in place of those of \(model.rawValue): " + set.joined(separator: ", ")]
  }

  public var datasets: [Dataset] {
    [.solarFluxes, .solarLines] + Component.allCases.compactMap(\.shape)
  }

  public var citations: [String] {
    var keys: [String] = []
    for key in datasets.flatMap(\.citations) + oscillation.references where !keys.contains(key) {
      keys.append(key)
    }
    return keys
  }

  /// The flux of a component of all flavours: the one set, or that of the solar model.
  public func flux(of component: Component) -> ParticleFlux { fluxes[component] ?? model.flux(of: component) }

  /// P_ee of a component at E in MeV.
  public func survival(_ component: Component, energyMeV E: Double) -> Double {
    switch oscillation {
    case .none: 1
    case .average: mixing.averageSurvival
    case .adiabatic:
      HolandaLiaoSmirnov2004.survival(energyMeV: E, potentialMeV: potentials[component].value, mixing)
    }
  }

  /// One component of the beam per reaction and flavour; the moments are per neutrino of the reaction.
  public func beam(live: TimeSpan) -> Beam {
    let flavors: [NeutrinoFlavor] = oscillation == .none ? [.electron] : NeutrinoFlavor.allCases
    var components: [Beam.Component] = []
    var lines: [FluxMoments.Line] = []
    var spectra: [PiecewiseFlux] = []
    func share(_ flavor: NeutrinoFlavor, _ survival: Double) -> Double {
      flavor == .electron ? survival : (1 - survival) / 2
    }
    for component in Component.allCases {
      let first = components.count
      for line in Self.lines where line.component == component.tableName {
        let survival = self.survival(component, energyMeV: line.energyMeV)
        for (i, flavor) in flavors.enumerated() {
          lines.append(
            FluxMoments.Line(
              component: first + i, energy: line.energyMeV, flux: line.share * share(flavor, survival)))
        }
      }
      if let shape = Self.shapes[component] {
        let survival = shape.energies.map { self.survival(component, energyMeV: $0) }
        spectra.append(
          PiecewiseFlux(
            energies: shape.energies, values: shape.values,
            shares: flavors.enumerated().map { i, flavor in
              (component: first + i, share: survival.map { share(flavor, $0) })
            }))
      }
      for flavor in flavors {
        components.append(
          Beam.Component(
            name: component.rawValue, neutrino: Neutrino(flavor),
            scalePerCm2: flux(of: component).value * live.value))
      }
    }
    return Beam(
      components: components,
      moments: FluxMoments(componentCount: components.count, lines: lines, piecewise: spectra),
      support: .complete)
  }
}
