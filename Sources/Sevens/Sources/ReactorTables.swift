import SevensKernel

extension ReactorSpectrum {
  /// The isotopes that follow a neutron capture on U238, if they are components of their own.
  public var captureNames: [String] { hasCapture ? ReactorTables.captureNames : [] }

  /// The names of the components: the fissile isotopes and what follows capture, or the whole reactor.
  public var componentNames: [String] {
    isByIsotope ? FissileIsotope.allCases.map(\.rawValue) + captureNames : ["reactor"]
  }

  /// Where the spectra are not smooth, in MeV, the ends of the range included.
  public var breakpoints: [Double] {
    let (low, high) = (range.lowerBound, range.upperBound)
    switch self {
    case .mueller, .huberMueller, .vogelEngel: return [low, high]
    case .muellerTable, .huberMuellerTable: return ReactorTables.mueller[.u235]?.energiesMeV ?? []
    case .kopeikin: return TabulatedSpectrum.breakpoints(ReactorTables.kopeikin.energiesMeV, lowest: low)
    case .huberMuellerComplete:
      let nodes =
        (ReactorTables.vogelEngelLow[.u235]?.energiesMeV ?? []) + ReactorTables.capture.flatMap(\.energiesMeV)
      return TabulatedSpectrum.breakpoints(nodes + [2, high], lowest: low)
    }
  }

  /// The moments of every component per fission, or per capture; from another energy in MeV if given.
  func moments(from low: Double? = nil) -> FluxMoments {
    switch self {
    case .mueller, .huberMueller, .vogelEngel: tabulated(from: low)
    case .muellerTable: ReactorTables.muellerMoments
    case .huberMuellerTable: ReactorTables.huberMuellerMoments
    case .kopeikin: ReactorTables.kopeikinMoments
    case .huberMuellerComplete: ReactorTables.completeMoments
    }
  }

  fileprivate func tabulated(from low: Double? = nil) -> FluxMoments {
    var breakpoints = breakpoints
    if let low { breakpoints[0] = low }
    var densities = isByIsotope ? FissileIsotope.allCases.map(density) : [density(.u235)]
    if hasCapture {
      densities += ReactorTables.capture.map { table in { @Sendable in table(energyMeV: $0) } }
    }
    let table = MomentTable(componentCount: densities.count, breakpoints: breakpoints) { E, flux in
      for (i, density) in densities.enumerated() { flux[i] = density(E) }
    }
    return FluxMoments(componentCount: densities.count, table: table)
  }
}

/// The tables of reactor spectra, read once.
enum ReactorTables {
  static let mueller = byIsotope(.mueller2011Table)
  static let huber = byIsotope(.huber2011Table)
  static let vogelEngelLow = byIsotope(.vogelEngelLow)
  static let kopeikin = TabulatedSpectrum(.kopeikin2012, "antineutrinos", rule: .between(.linear))
  /// The isotopes that follow a neutron capture on U238: names and spectra per capture.
  static let captureNames = ["U239", "Np239"]
  static let capture = captureNames.map {
    TabulatedSpectrum(.capture238, $0, rule: .binned(widthMeV: 0.025))
  }

  private static func byIsotope(_ dataset: Dataset) -> [FissileIsotope: TabulatedSpectrum] {
    var tables: [FissileIsotope: TabulatedSpectrum] = [:]
    let names = Set(dataset.columns.map(\.name))
    for isotope in FissileIsotope.allCases where names.contains(isotope.rawValue) {
      tables[isotope] = TabulatedSpectrum(dataset, isotope.rawValue, rule: .between(.logLinear))
    }
    return tables
  }

  static func density(
    _ tables: [FissileIsotope: TabulatedSpectrum], _ isotope: FissileIsotope
  ) -> @Sendable (Double) -> Double {
    let table = tables[isotope]
    return { table?(energyMeV: $0) ?? 0 }
  }

  // The moments of tables depend on no parameter, and are worth keeping.
  static let muellerMoments = ReactorSpectrum.muellerTable.tabulated()
  static let huberMuellerMoments = ReactorSpectrum.huberMuellerTable.tabulated()
  static let kopeikinMoments = ReactorSpectrum.kopeikin.tabulated()
  static let completeMoments = ReactorSpectrum.huberMuellerComplete.tabulated()
}
