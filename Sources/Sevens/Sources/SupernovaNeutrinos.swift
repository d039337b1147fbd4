import SevensKernel

/// The burst of one supernova: pinched spectra of ν_e, ν̄_e and of each of the four others, ν_x.
///
/// The fluence of a species at distance D is ε/⟨E⟩ · f(E) / (4πD²), with the energy ε it carries away in the whole burst
/// and the normalised spectrum f of `Keil2003`.
///
/// Energies, mean energies and pinching are round numbers of the usual size, and the distance is that of a supernova
/// near the centre of the Galaxy (status assumed): no simulation is reproduced.
///
/// Ref: Keil2003
public struct SupernovaNeutrinos: NeutrinoSource {
  public static let id = "supernova"
  public static let title = "neutrinos of a core-collapse supernova"
  public static let usesLiveTime = false
  public static let notIncluded = [
    "time dependence of luminosity and spectra", "oscillation in the star and in the Earth",
    "the difference between heavy neutrinos and antineutrinos",
  ]

  /// One species.
  public struct Species: Sendable, Hashable {
    /// The energy it carries away.
    public var energy: EmittedEnergy
    /// The mean energy of its neutrinos.
    public var meanEnergy: Energy
    /// The pinching α.
    public var pinching: Double
  }

  /// ν_e.
  public var electron = Species(energy: .erg(5e52), meanEnergy: .MeV(11), pinching: 3)
  /// ν̄_e.
  public var antielectron = Species(energy: .erg(5e52), meanEnergy: .MeV(13), pinching: 3)
  /// Each of ν_μ, ν̄_μ, ν_τ and ν̄_τ.
  public var heavy = Species(energy: .erg(5e52), meanEnergy: .MeV(15), pinching: 2.5)
  /// The distance.
  public var distance: Length = .kpc(10)

  public init() {}

  public static let parameters: [Parameter<SupernovaNeutrinos>] =
    [
      Parameter(
        "supernova.distance", \.distance, .rate, bounds: 1e18...1e26, scale: 1e21, symbol: "D", latex: "D",
        "distance of the supernova; assumed")
    ]
    + species(
      "nu-e", "ν_e", #"{\nu_e}"#, "nu_e", \.electron.energy, \.electron.meanEnergy, \.electron.pinching)
    + species(
      "nubar-e", "ν̄_e", #"{\bar\nu_e}"#, "nubar_e", \.antielectron.energy, \.antielectron.meanEnergy,
      \.antielectron.pinching)
    + species(
      "nu-x", "ν_x", #"{\nu_x}"#, "each neutrino and antineutrino of mu and tau", \.heavy.energy,
      \.heavy.meanEnergy, \.heavy.pinching)

  private static func species(
    _ id: String, _ symbol: String, _ latex: String, _ who: String,
    _ energy: WritableKeyPath<Self, EmittedEnergy> & Sendable,
    _ meanEnergy: WritableKeyPath<Self, Energy> & Sendable,
    _ pinching: WritableKeyPath<Self, Double> & Sendable
  ) -> [Parameter<Self>] {
    [
      Parameter(
        "supernova.\(id).energy", energy, .rate, bounds: 0...1e55, scale: 1e51,
        symbol: "ε(\(symbol))", latex: #"\varepsilon_"# + latex, "energy carried away by \(who); assumed"),
      Parameter(
        "supernova.\(id).mean-energy", meanEnergy, .shape, bounds: 1...50, scale: 0.5,
        symbol: "⟨E(\(symbol))⟩", latex: #"\langle E_"# + latex + #"\rangle"#,
        "mean energy of \(who); assumed"),
      Parameter(
        "supernova.\(id).pinching", pinching, .shape, bounds: 1...12, scale: 0.1,
        symbol: "α(\(symbol))", latex: #"\alpha_"# + latex, "pinching of the spectrum of \(who); assumed"),
    ]
  }

  public var notes: [String] {
    ["the built-in energies, mean energies, pinching and distance of the supernova are assumed"]
  }
  public var citations: [String] { ["Keil2003"] }

  /// Six components, the heavy ones equal; the moments are normalised to one.
  public func beam(live: TimeSpan) -> Beam {
    let species = [electron, antielectron, heavy]
    let pinched = species.map { Keil2003(meanEnergyMeV: $0.meanEnergy.value, pinching: $0.pinching) }
    let spectra = SupernovaSpectra(pinched.map(\.endMeV)) { pinched[$0](energyMeV: $1) }
    let area = 4 * Double.pi * distance.value * distance.value
    return spectra.beam(
      name: "supernova",
      fluences: species.map { $0.energy.inMeV / $0.meanEnergy.value / area })
  }
}
