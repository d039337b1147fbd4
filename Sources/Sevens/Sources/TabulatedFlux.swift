import SevensKernel

/// A flux from a table: for each neutrino φ(E) in MeV⁻¹ cm⁻² s⁻¹ at ascending energies, read by a named rule between
/// them; nothing above the last.
///
/// What the rule costs is estimated from the table itself, see `interpolationErrors`.
public struct TabulatedFlux: NeutrinoSource {
  public static let id = "tabulated-flux"
  public static let title = "flux from a table of one's own"
  public static let usesLiveTime = true
  public static let notIncluded = ["energies above the table", "arrival times", "lines"]

  /// The flux of one neutrino.
  public struct Column: Sendable, Hashable {
    /// Who arrives.
    public var neutrino: Neutrino
    /// φ at every energy of the table, in MeV⁻¹ cm⁻² s⁻¹.
    public var perMeVcm2s: [Double]

    /// A column from its values in MeV⁻¹ cm⁻² s⁻¹.
    public init(_ neutrino: Neutrino, perMeVcm2s: [Double]) {
      self.neutrino = neutrino
      self.perMeVcm2s = perMeVcm2s
    }
  }

  /// The energies, ascending.
  public var energies: [Energy] = []
  /// The fluxes.
  public var columns: [Column] = []
  /// How they are read between the energies.
  public var interpolation = TableInterpolation.linear
  /// What to do below the first energy.
  public var outsideRange = OutsideRange.error
  /// The flux relative to the table.
  public var relativeFlux = 1.0
  /// Citation keys of the table.
  public var citations: [String] = []
  /// The covariances of the columns, one for each neutrino at most.
  public var covariances: [SpectrumCovariance] = []
  /// The pulls of their principal components, by id as in `source.nubar_e.pull-1`.
  public var pulls = SpectrumPulls()

  public init() {}

  /// A flux from its columns.
  public init(energies: [Energy], columns: [Column], interpolation: TableInterpolation = .linear) {
    self.energies = energies
    self.columns = columns
    self.interpolation = interpolation
  }

  public static let parameters: [Parameter<TabulatedFlux>] = [
    Parameter(
      "source.relative-flux", \.relativeFlux, .rate, bounds: 0...1e6, scale: 0.1, symbol: "φ/φ₀",
      latex: #"\phi/\phi_0"#, "flux relative to the table")
  ]

  /// A pull for every principal component of the covariances.
  public var ownParameters: [Parameter<TabulatedFlux>] {
    principalComponents.map { component in
      Parameter(
        component.id, \TabulatedFlux.pulls[component.id], .rate, bounds: -10...10, scale: 1, symbol: "η",
        latex: #"\eta"#, "pull on a principal component of the covariance of \(component.neutrino.name)"
      ).constrained(.pull)
    }
  }

  /// Every principal component of the covariances with the id of its pull.
  private var principalComponents: [(id: String, neutrino: Neutrino, values: [Double])] {
    covariances.flatMap { covariance in
      covariance.components.enumerated().map { index, values in
        ("source.\(covariance.neutrino.name).pull-\(index + 1)", covariance.neutrino, values)
      }
    }
  }

  public static let choices: [Choice<TabulatedFlux>] = [
    Choice(\.interpolation),
    Choice(\.outsideRange).when(
      Condition("no effect: the table begins at zero energy", remedy: "give a table that begins above zero") {
        $0.begins > 0
      }),
  ]

  private var begins: Double { energies.first?.value ?? 0 }

  public func problems() -> [Problem] {
    var found: [Problem] = []
    func fault(_ message: String, _ remedy: String) {
      found.append(Problem("source.table", message, remedy: remedy))
    }
    if energies.count < 2 { fault("fewer than two energies", "give two rows or more") }
    if columns.isEmpty { fault("no flux", "give the flux of one neutrino or more, as in nu_e") }
    var last = -Double.infinity
    for (row, energy) in energies.enumerated() {
      if let message = Self.faultOfEnergy(energy.value, after: last) {
        fault("row \(row + 1): \(message)", "give finite energies in ascending order")
      }
      last = energy.value.isFinite ? max(last, energy.value) : last
    }
    for (index, column) in columns.enumerated() {
      let name = column.neutrino.name
      if columns[..<index].contains(where: { $0.neutrino == column.neutrino }) {
        fault("\(name) is there twice", "add the two")
      }
      if column.perMeVcm2s.count != energies.count {
        fault(
          "\(column.perMeVcm2s.count) values of \(name) at \(energies.count) energies", "give one for each")
      }
      for (row, flux) in column.perMeVcm2s.enumerated() {
        if let message = Self.faultOfFlux(flux) {
          fault("row \(row + 1), \(name): \(message)", "give a finite flux of 0 or more")
        }
      }
    }
    for (index, covariance) in covariances.enumerated() {
      let name = covariance.neutrino.name
      func faultOfCovariance(_ message: String, _ remedy: String) {
        found.append(Problem("source.covariance", message, remedy: remedy))
      }
      if covariances[..<index].contains(where: { $0.neutrino == covariance.neutrino }) {
        faultOfCovariance("two covariances of \(name)", "add the two")
      }
      if !columns.contains(where: { $0.neutrino == covariance.neutrino }) {
        faultOfCovariance("a covariance of \(name), whose flux is not given", "drop it, or give the flux")
      }
      let same =
        covariance.energies.count == energies.count
        && zip(covariance.energies, energies).allSatisfy { abs($0.value - $1.value) <= 1e-9 * $1.value }
      if !same {
        faultOfCovariance(
          "the energies of the covariance of \(name) are not those of the flux", "give the same")
      }
    }
    if outsideRange == .polynomial, begins > 0 {
      found.append(
        Problem(
          "outside-range", "a table has no polynomial to carry below it",
          remedy: "set outside-range=truncate, or begin the table at a lower energy"))
    }
    return found
  }

  /// What is wrong with an energy in MeV that follows another.
  static func faultOfEnergy(_ energy: Double, after last: Double) -> String? {
    if !energy.isFinite { return "the energy \(energy) is not a finite number" }
    if energy < 0 { return "the energy \(energy) MeV is negative" }
    return energy > last ? nil : "the energy \(energy) MeV does not ascend: \(last) MeV came before"
  }

  /// What is wrong with a flux.
  static func faultOfFlux(_ flux: Double) -> String? {
    if !flux.isFinite { return "the flux \(flux) is not a finite number" }
    return flux < 0 ? "the flux \(flux) is negative" : nil
  }

  public var notes: [String] {
    guard let last = energies.last else { return [] }
    let errors = zip(columns, interpolationErrors).map {
      "\(rounded(100 * $1)) % of \($0.neutrino.name)"
    }
    return [
      "flux of \(energies.count) rows from \(rounded(begins)) to \(rounded(last.value)) MeV, "
        + "\(interpolation.rawValue) between them: an error of about \(errors.joined(separator: ", "))"
    ]
  }

  /// The spectra in MeV⁻¹ cm⁻² s⁻¹.
  public var spectra: [TabulatedSpectrum] {
    columns.map {
      TabulatedSpectrum(
        energiesMeV: energies.map(\.value), values: $0.perMeVcm2s, rule: .between(interpolation))
    }
  }

  /// The estimated error of reading between the rows: ∫|δφ| dE over the fluence, for each column.
  ///
  /// Each inner row is left out in turn and read from its neighbours. For a smooth φ on equal steps h it is missed by
  /// d = φ″h²/2, where the table itself is wrong by φ″h²/8 at most and by φ″h³/12 per step: d/12 times the distance
  /// of the neighbours, summed. A number weighted by w(E) is off by max(w)/⟨w⟩ times this at most.
  public var interpolationErrors: [Double] {
    let E = energies.map(\.value)
    return columns.map { column in
      let φ = column.perMeVcm2s
      var (error, fluence) = (0.0, 0.0)
      for i in E.indices.dropFirst() { fluence += (φ[i] + φ[i - 1]) / 2 * (E[i] - E[i - 1]) }
      for i in E.indices.dropFirst().dropLast() {
        let without = TabulatedSpectrum(
          energiesMeV: [E[i - 1], E[i + 1]], values: [φ[i - 1], φ[i + 1]], rule: .between(interpolation))
        error += abs(φ[i] - without(energyMeV: E[i])) * (E[i + 1] - E[i - 1]) / 12
      }
      return fluence > 0 ? error / fluence : 0
    }
  }

  /// The fluxes; the moments are those of the table for one second.
  public func beam(live: TimeSpan) -> Beam { beam(live: live, keeping: []) }

  /// The same with components of some pulls at 0, of moments φ(E) e(E) E⁻ⁿ.
  public func beam(live: TimeSpan, keeping ids: Set<String>) -> Beam {
    let spectra: [@Sendable (Double) -> Double] = spectra.map { spectrum in { spectrum(energyMeV: $0) } }
    var components = columns.map {
      Beam.Component(
        name: $0.neutrino.name, neutrino: $0.neutrino, scalePerCm2: relativeFlux * live.value)
    }
    var moments = moments(spectra)
    for component in principalComponents where pulls[component.id] != 0 || ids.contains(component.id) {
      guard let column = columns.firstIndex(where: { $0.neutrino == component.neutrino }) else { continue }
      let error = TabulatedSpectrum(
        energiesMeV: energies.map(\.value), values: component.values, rule: .between(.linear))
      let spectrum = spectra[column]
      moments.append(self.moments([{ spectrum($0) * error(energyMeV: $0) }]))
      components.append(
        Beam.Component(
          name: component.id, neutrino: component.neutrino,
          scalePerCm2: relativeFlux * live.value * pulls[component.id]))
    }
    return Beam(
      components: components, moments: moments,
      support: begins == 0 ? .complete : outsideRange == .error ? .unknownBelow(begins) : .named)
  }

  /// The moments of spectra between the rows.
  private func moments(_ spectra: [@Sendable (Double) -> Double]) -> FluxMoments {
    // Moments need a lowest energy above 0: a millionth of the first step leaves out as much of its flux, at most.
    let lowest = begins > 0 ? begins : (energies.dropFirst().first?.value ?? 1) / 1_048_576
    let table = MomentTable(
      componentCount: spectra.count,
      breakpoints: TabulatedSpectrum.breakpoints(
        energies.map(\.value), lowest: lowest, halvedBelow: .infinity)
    ) { E, flux in
      for (i, spectrum) in spectra.enumerated() { flux[i] = spectrum(E) }
    }
    return FluxMoments(componentCount: spectra.count, table: table)
  }
}
