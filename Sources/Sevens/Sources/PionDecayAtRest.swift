import SevensKernel

/// Neutrinos of π⁺ → μ⁺ν_μ and μ⁺ → e⁺ν_e ν̄_μ at rest: a prompt line and two delayed spectra.
///
/// ν_μ: E = (m_π²−m_μ²)/2m_π = 29.79 MeV. ν̄_μ: (64/m_μ)(E/m_μ)²(¾−E/m_μ). ν_e: (192/m_μ)(E/m_μ)²(½−E/m_μ);
/// both on 0 < E < m_μ/2, each normalised to one. The flux of each flavour is r N_p/(4πL²).
///
/// Ref: 1708.01294, 1804.09459
public struct PionDecayAtRest: NeutrinoSource {
  public static let id = "pion-decay-at-rest"
  public static let title = "stopped pions at a spallation source"
  public static let usesLiveTime = false
  public static let notIncluded = [
    "decay in flight", "capture of negative pions and muons", "size of the target",
  ]

  /// The protons on target.
  public var protonsOnTarget: Double?
  /// The energy the beam delivered, instead of a number of protons.
  public var beamEnergy: BeamEnergy?
  /// The kinetic energy of one proton, needed with `beamEnergy`.
  public var protonEnergy: Energy?
  /// The stopped π⁺ per proton, which is the yield of each flavour.
  public var neutrinosPerProton = 0.08
  /// The distance from target to detector.
  public var distance: Length?
  /// The flux relative to the above.
  public var relativeFlux = 1.0
  /// When neutrinos arrive, as tabulated by a collaboration.
  public var timing: TabulatedTiming?
  /// The mean time of the protons of a pulse, in place of `timing`; needs `pulseSigma`.
  public var pulseMean: TimeSpan?
  /// The standard deviation of their times.
  public var pulseSigma: TimeSpan?
  /// Their times as a histogram, in place of mean and standard deviation.
  public var pulseHistogram: TimeHistogram?
  /// How much later everything arrives.
  public var timeOffset = TimeSpan(0)

  /// Arrival times from a release.
  public struct TabulatedTiming: Sendable {
    /// Of the ν_μ line.
    public let prompt: ArrivalTimes
    /// Of the ν_e and ν̄_μ.
    public let delayed: ArrivalTimes
    /// Where they are from.
    public let dataset: Dataset
  }

  public init() {}

  public static let parameters: [Parameter<PionDecayAtRest>] = [
    Parameter(
      "source.protons-on-target", \.protonsOnTarget, .rate, bounds: 0...1e30, scale: 1e23, symbol: "N_POT",
      latex: #"N_\mathrm{POT}"#, "protons on target"),
    Parameter(
      "source.energy", \.beamEnergy, .rate, bounds: 0...1e25, scale: 3.6e12, symbol: "E_beam",
      latex: #"E_\mathrm{beam}"#, "energy delivered by the beam, in place of protons-on-target"),
    Parameter(
      "source.proton-energy", \.protonEnergy, .rate, bounds: 1...1e6, scale: 100, symbol: "E_p", latex: "E_p",
      "kinetic energy of a proton, with source.energy"),
    Parameter(
      "source.neutrinos-per-proton", \.neutrinosPerProton, .rate, bounds: 0...10, scale: 0.01, symbol: "r",
      latex: "r", "neutrinos of each flavour per proton"),
    Parameter(
      "source.distance", \.distance, .rate, bounds: 1...1e9, scale: 100, symbol: "L", latex: "L",
      "distance from the source to the detector"),
    Parameter(
      "sns.flux", \.relativeFlux, .rate, bounds: 0...10, scale: 0.1, symbol: "φ/φ₀", latex: #"\phi/\phi_0"#,
      "flux relative to neutrinos-per-proton; shared by all stopped-pion measurements"),
    Parameter(
      "source.timing.pulse.mean", \.pulseMean, .response, bounds: -1...1, scale: 1e-8, symbol: "μ_p",
      latex: #"\mu_p"#,
      "mean time of a Gaussian proton pulse, which decays by the lifetimes of pion and muon (assumed) follow"),
    Parameter(
      "source.timing.pulse.sigma", \.pulseSigma, .response, bounds: 0...1, scale: 1e-8, symbol: "σ_p",
      latex: #"\sigma_p"#, "standard deviation of a Gaussian proton pulse"),
    Parameter(
      "source.timing.offset", \.timeOffset, .response, bounds: -1...1, scale: 1e-8, symbol: "t₀",
      latex: "t_0",
      "how much later than that neutrinos arrive"
    ).when(
      Condition("no effect: no arrival times", remedy: "give source.timing.pulse.mean and .sigma") {
        $0.knowsArrivalTimes
      }),
  ]

  public func problems() -> [Problem] {
    var found: [Problem] = []
    switch (protonsOnTarget, beamEnergy) {
    case (nil, nil):
      found.append(
        Problem(
          "source", "neither protons-on-target nor energy is given",
          remedy: "give source.protons-on-target, or source.energy with source.proton-energy"))
    case (_?, _?):
      found.append(
        Problem(
          "source", "both protons-on-target and energy are given",
          remedy: "drop one, as in --set source.protons-on-target=none"))
    case (nil, _?) where protonEnergy == nil:
      found.append(
        Problem(
          "source.proton-energy", "missing, but needed with source.energy", remedy: "give it, as in \"1 GeV\""
        ))
    case (_?, nil) where protonEnergy != nil:
      found.append(
        Problem(
          "source.proton-energy", "given without source.energy, so it has no effect",
          remedy: "drop it, or give source.energy in place of protons-on-target"))
    default: break
    }
    if distance == nil {
      found.append(Problem("source.distance", "missing", remedy: "give it with its unit, as in \"19.3 m\""))
    }
    return found + timingProblems
  }

  /// The number of protons, given or from the beam energy.
  public var protons: Double {
    if let protonsOnTarget { return protonsOnTarget }
    guard let beamEnergy, let protonEnergy else { return 0 }
    return beamEnergy.value / (protonEnergy.value * PhysicalConstants.joulePerMeV)
  }

  public var citations: [String] { ["1708.01294", "1804.09459"] }
  public var datasets: [Dataset] { timing.map { [$0.dataset] } ?? [] }
  public var notes: [String] {
    proton == nil ? [] : ["arrival times from the pulse and the lifetimes of pion and muon, both at rest"]
  }
  public var unread: [String: Verification] {
    proton == nil ? [:] : ["lifetimes of pion and muon": .assumed]
  }

  /// The energy of the ν_μ line in MeV, (m_π²−m_μ²)/2m_π.
  ///
  /// Ref: 1804.09459, PDG2024
  public static let lineMeV: Double = {
    let (pion, muon) = (PhysicalConstants.pionMassMeV, PhysicalConstants.muonMassMeV)
    return (pion * pion - muon * muon) / (2 * pion)
  }()

  /// The three fluxes, each of moments normalised to one.
  ///
  /// Ref: 1708.01294
  public func beam(live: TimeSpan) -> Beam {
    let L = distance?.value ?? .infinity
    let fluence = relativeFlux * neutrinosPerProton * protons / (4 * Double.pi * L * L)
    let m = PhysicalConstants.muonMassMeV
    let m3 = m * m * m
    return Beam(
      components: [
        Beam.Component(
          name: "prompt", neutrino: Neutrino(.muon), scalePerCm2: fluence, arrival: prompt),
        Beam.Component(
          name: "delayed", neutrino: Neutrino(.muon, antineutrino: true), scalePerCm2: fluence,
          arrival: delayed),
        Beam.Component(
          name: "delayed", neutrino: Neutrino(.electron), scalePerCm2: fluence, arrival: delayed),
      ],
      moments: FluxMoments(
        componentCount: 3, lines: [FluxMoments.Line(component: 0, energy: Self.lineMeV, flux: 1)],
        powerSeries: [
          FluxMoments.PowerSeries(
            component: 1, highestEnergy: m / 2, terms: [(2, 48 / m3), (3, -64 / (m3 * m))]),
          FluxMoments.PowerSeries(
            component: 2, highestEnergy: m / 2, terms: [(2, 96 / m3), (3, -192 / (m3 * m))]),
        ]),
      support: .complete)
  }
}
