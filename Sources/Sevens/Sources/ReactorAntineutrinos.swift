import SevensKernel

/// Antineutrinos ν̄_e of a nuclear reactor, one component per fissile isotope and per product of neutron capture.
///
/// Fissions per second = P / Σ f_i E_i; flux = fissions/s · Σ f_i dN_i/dE / (4πL²).
///
/// Ref: Kopeikin2004
public struct ReactorAntineutrinos: NeutrinoSource {
  public static let id = "reactor"
  public static let title = "antineutrinos of a nuclear reactor"
  public static let usesLiveTime = true
  public static let notIncluded = [
    "capture on U238, except in huber-mueller-complete and kopeikin", "other captures, spent fuel",
    "time dependence of the fission fractions", "size of the core",
  ]

  /// The thermal power.
  public var power: Power?
  /// The distance from core to detector.
  public var distance: Length?
  /// The total flux through the detector, in place of power and distance.
  public var flux: ParticleFlux?
  /// The fractions of fissions.
  public var fractions = ByIsotope(u235: 0.58, u238: 0.07, pu239: 0.30, pu241: 0.05)
  /// The energy released per fission.
  ///
  /// Ref: Kopeikin2004
  public var energies = ByIsotopeEnergy(
    u235: .MeV(201.92), u238: .MeV(205.52), pu239: .MeV(209.99), pu241: .MeV(213.60))
  /// The spectra per fission.
  public var spectrum = ReactorSpectrum.huberMuellerComplete
  /// The neutron captures on U238 per fission, an assumption for a power reactor; each gives one ν̄_e of U239 and one
  /// of Np239.
  public var capturesPerFission = 0.6
  /// What to do below their range.
  public var outsideRange = OutsideRange.error
  /// Where an extrapolation ends.
  public var lowestEnergy: Energy = .MeV(1.8)
  /// The flux relative to the above.
  public var relativeFlux = 1.0
  /// The pulls of the published errors, see `ReactorSpectrumError`.
  public var pulls = SpectrumPulls()

  /// A number for every fissile isotope.
  public struct ByIsotope: Sendable, Hashable {
    /// One number per isotope.
    public var u235, u238, pu239, pu241: Double
    var values: [Double] { [u235, u238, pu239, pu241] }

    subscript(isotope: FissileIsotope) -> Double {
      switch isotope {
      case .u235: u235
      case .u238: u238
      case .pu239: pu239
      case .pu241: pu241
      }
    }
  }
  /// An energy for every fissile isotope.
  public struct ByIsotopeEnergy: Sendable, Hashable {
    /// One energy per isotope.
    public var u235, u238, pu239, pu241: Energy
    var values: [Double] { [u235.value, u238.value, pu239.value, pu241.value] }
  }

  public init() {}

  public static let parameters: [Parameter<ReactorAntineutrinos>] =
    [
      Parameter(
        "source.power", \.power, .rate, bounds: 0...1e12, scale: 1e9, symbol: "P", latex: "P", "thermal power"
      ),
      Parameter(
        "source.distance", \.distance, .rate, bounds: 1...1e9, scale: 100, symbol: "L", latex: "L",
        "distance from the source to the detector"),
      Parameter(
        "source.flux", \.flux, .rate, bounds: 0...1e25, scale: 1e12, symbol: "Φ", latex: #"\Phi"#,
        "total flux through the detector, in place of power and distance"),
      Parameter(
        "source.lowest-energy", \.lowestEnergy, .shape, bounds: 0.1...2, scale: 0.1, symbol: "E_lo",
        latex: #"E_\mathrm{lo}"#, "where outside-range=polynomial ends"
      ).when(
        Condition(
          "no effect: nothing is extrapolated",
          remedy: "set outside-range=polynomial with a polynomial spectrum"
        ) { $0.outsideRange == .polynomial && $0.spectrum.isPolynomial }),
      Parameter(
        "source.captures-per-fission", \.capturesPerFission, .rate, bounds: 0...3, scale: 0.05, symbol: "n_c",
        latex: "n_c", "neutron captures on U238 per fission; 0.6 is assumed"
      ).when(
        Condition(
          "no effect: the spectrum has no capture of its own",
          remedy: "set reactor-spectrum=huber-mueller-complete"
        ) { $0.spectrum.hasCapture }),
      Parameter(
        "reactor.flux", \.relativeFlux, .rate, bounds: 0...10, scale: 0.02, symbol: "φ/φ₀",
        latex: #"\phi/\phi_0"#, "flux relative to the nominal one; shared by all reactor measurements"),
    ] + fractionParameters + energyParameters + pullParameters

  private static let pullParameters = ReactorSpectrumError.all.map { error in
    Parameter(
      error.id, \ReactorAntineutrinos.pulls[error.id], .rate, bounds: -10...10, scale: 1,
      symbol: error.symbol,
      latex: #"\eta"#, error.meaning
    ).constrained(.pull).when(
      Condition(
        "no effect: the spectrum is another", remedy: "set reactor-spectrum=huber-mueller-complete"
      ) { error.concerns($0.spectrum) })
  }

  private static let fractionParameters: [Parameter<ReactorAntineutrinos>] = [
    fraction("U235", \.fractions.u235), fraction("U238", \.fractions.u238),
    fraction("Pu239", \.fractions.pu239), fraction("Pu241", \.fractions.pu241),
  ]

  private static let energyParameters: [Parameter<ReactorAntineutrinos>] = [
    energy("U235", \.energies.u235), energy("U238", \.energies.u238),
    energy("Pu239", \.energies.pu239), energy("Pu241", \.energies.pu241),
  ]

  private static func fraction(
    _ isotope: String, _ path: WritableKeyPath<Self, Double> & Sendable
  ) -> Parameter<Self> {
    Parameter(
      "source.fission-fraction.\(isotope)", path, .rate, bounds: 0...1, scale: 0.05, symbol: "f(\(isotope))",
      latex: #"f_\mathrm{\#(isotope)}"#, "fraction of fissions of \(isotope); the four add to one"
    ).when(
      Condition(
        "no effect: the spectrum is that of a whole reactor, and the flux is given, not the power",
        remedy: "set another reactor-spectrum"
      ) { $0.spectrum.isByIsotope || $0.flux == nil })
  }

  private static func energy(
    _ isotope: String, _ path: WritableKeyPath<Self, Energy> & Sendable
  ) -> Parameter<Self> {
    Parameter(
      "source.energy-per-fission.\(isotope)", path, .rate, bounds: 100...300, scale: 0.5,
      symbol: "E(\(isotope))",
      latex: #"E_\mathrm{\#(isotope)}"#, "energy released per fission of \(isotope)"
    ).when(
      Condition(
        "no effect: the flux is given, not the power",
        remedy: "set source.flux=none, source.power and source.distance"
      ) { $0.flux == nil })
  }

  public static let choices: [Choice<ReactorAntineutrinos>] = [
    Choice(\.spectrum),
    Choice(\.outsideRange).when(
      Condition("no effect: the spectrum is complete", remedy: "set another reactor-spectrum") {
        !$0.spectrum.isComplete
      }),
  ]

  public func problems() -> [Problem] {
    var found: [Problem] = []
    let sum = fractions.values.reduce(0, +)
    if abs(sum - 1) > 1e-9 {
      found.append(
        Problem(
          "source.fission-fraction", "the four fractions add to \(sum), not to 1",
          remedy: "set all four (U235, U238, Pu239, Pu241) so that they add to 1"))
    }
    switch (power, flux) {
    case (nil, nil):
      found.append(
        Problem("source", "neither power nor flux is given", remedy: "give source.power and source.distance"))
    case (_?, _?):
      found.append(
        Problem(
          "source", "both power and flux are given", remedy: "drop one, as in --set source.flux=none"))
    case (_?, nil) where distance == nil:
      found.append(Problem("source.distance", "missing", remedy: "give it with its unit, as in \"10 m\""))
    case (nil, _?) where distance != nil:
      found.append(
        Problem(
          "source.distance", "given together with source.flux, so it has no effect",
          remedy: "drop it, or give source.power in place of source.flux"))
    default: break
    }
    if outsideRange == .polynomial, !spectrum.isPolynomial, !spectrum.isComplete {
      found.append(
        Problem(
          "outside-range",
          "the \(spectrum.rawValue) spectrum is a table: there is no polynomial to carry below it",
          remedy: "set outside-range=truncate, or a polynomial reactor-spectrum"))
    }
    return found
  }

  public var notes: [String] {
    let moved = activePulls(keeping: []).map(\.id)
    let errors =
      moved.isEmpty
      ? []
      : ["spectra moved by \(moved.joined(separator: ", ")); source.flux is that of the spectra before"]
    return rangeNotes + errors
  }

  private var rangeNotes: [String] {
    if spectrum.isComplete {
      return [
        "\(rounded(capturesPerFission)) captures on U238 per fission; spectra joined at 2 MeV, where they jump, and "
          + "flat from 0.0078 MeV down to "
          + "\(rounded(spectrum.range.lowerBound)) MeV, where they end"
      ]
    }
    let low = "\(rounded(spectrum.range.lowerBound)) MeV"
    switch outsideRange {
    case .error: return []
    case .truncate:
      return ["\(spectrum.rawValue) spectra from \(low) up; the antineutrinos below are left out"]
    case .polynomial:
      return ["\(spectrum.rawValue) spectra carried from \(low) down to \(rounded(lowestEnergy.value)) MeV"]
    }
  }

  public var citations: [String] { spectrum.references + ["Kopeikin2004"] }
  public var datasets: [Dataset] {
    var all = spectrum.datasets
    for error in activePulls(keeping: []) where !all.contains(where: { $0.id == error.dataset.id }) {
      all.append(error.dataset)
    }
    return all
  }

  /// The errors that move the spectra, and those to be kept at 0.
  private func activePulls(keeping ids: Set<String>) -> [ReactorSpectrumError] {
    if pulls.isEmpty, ids.isEmpty { return [] }
    return ReactorSpectrumError.all.filter {
      $0.concerns(spectrum) && (pulls[$0.id] != 0 || ids.contains($0.id))
    }
  }

  /// Fissions per second, P / Σ f_i E_i; nil without a power.
  ///
  /// Ref: Kopeikin2004
  public var fissionsPerSecond: Double? {
    guard let power else { return nil }
    let mean = zip(fractions.values, energies.values).reduce(0) { $0 + $1.0 * $1.1 }
    return power.value / (mean * PhysicalConstants.joulePerMeV)
  }

  /// What multiplies the spectra, in their order.
  private var multipliers: [Double] {
    guard spectrum.isByIsotope else { return [1] }
    return fractions.values
      + (spectrum.hasCapture ? spectrum.captureNames.map { _ in capturesPerFission } : [])
  }

  /// The fluxes; the moments are per fission of each isotope, or per capture.
  public func beam(live: TimeSpan) -> Beam { beam(live: live, keeping: []) }

  /// The same with components of some pulls at 0; those of a pull are per fission of an isotope, times the error.
  public func beam(live: TimeSpan, keeping ids: Set<String>) -> Beam {
    let low = outsideRange == .polynomial && spectrum.isPolynomial ? lowestEnergy.value : nil
    var (moments, multipliers) = (spectrum.moments(from: low), multipliers)
    let perFission = moments(minimumEnergy: 0)
    let total = multipliers.indices.reduce(0) { $0 + multipliers[$1] * perFission[3 * $1] }

    var fissionsPerArea = 0.0
    if let flux {
      fissionsPerArea = flux.value / total
    } else if let fissionsPerSecond, let distance {
      fissionsPerArea = fissionsPerSecond / (4 * Double.pi * distance.value * distance.value)
    }
    let scale = relativeFlux * fissionsPerArea * live.value
    let support: Beam.Support =
      spectrum.isComplete
      ? .complete : outsideRange == .error ? .unknownBelow(spectrum.range.lowerBound) : .named
    var names = spectrum.componentNames
    for error in activePulls(keeping: ids) {
      for (isotope, relative) in error.relative {
        names.append("\(isotope.rawValue) \(error.id)")
        multipliers.append(pulls[error.id] * fractions[isotope])
        moments.append(spectrum.moments(of: isotope, times: relative, from: low))
      }
    }
    return Beam(
      components: zip(names, multipliers).map {
        Beam.Component(
          name: $0, neutrino: Neutrino(.electron, antineutrino: true), scalePerCm2: scale * $1)
      },
      moments: moments, support: support)
  }
}
