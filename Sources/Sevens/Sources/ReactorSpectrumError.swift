import SevensKernel

/// One published error of reactor spectra: a pull η moves every spectrum it concerns to φ (1 + η e(E)).
///
/// Huber's errors of normalisation, weak magnetism and charge are common to all energies and to U235, Pu239 and Pu241;
/// those of statistics and bias belong to one row of one isotope alone. The four errors of U238 are those of Mueller
/// et al.; that each is common to all energies is assumed here. Between the rows e(E) is linear, and constant outside
/// of them; only spectra from 2 MeV up are concerned.
///
/// Ref: 1106.0687, 1101.2663
public struct ReactorSpectrumError: Sendable {
  /// The id of the pull.
  public let id: String
  /// The plain symbol of the pull.
  let symbol: String
  /// One line of meaning.
  public let meaning: String
  /// The table it is from.
  public let dataset: Dataset
  /// e(E) of every isotope concerned.
  public let relative: [(isotope: FissileIsotope, error: TabulatedSpectrum)]

  /// True if a choice of spectra contains those the error is published for.
  public func concerns(_ spectrum: ReactorSpectrum) -> Bool {
    relative.allSatisfy { $0.isotope == .u238 ? spectrum.usesMuellerU238 : spectrum.usesHuber }
  }

  /// The error at E in MeV.
  static func value(_ error: TabulatedSpectrum, _ E: Double) -> Double {
    let (first, last) = (error.energiesMeV.first ?? 0, error.energiesMeV.last ?? 0)
    return error(energyMeV: min(max(E, first), last))
  }

  /// Every published error.
  public static let all: [ReactorSpectrumError] = common + missing + rows

  private static let isotopes: [FissileIsotope] = [.u235, .pu239, .pu241]
  private static let energies = Dataset.huber2011Table.numbers("E_MeV").map { $0 ?? .nan }

  private static func column(_ isotope: FissileIsotope, _ name: String) -> [Double] {
    Dataset.huber2011Table.numbers("\(isotope.rawValue)_\(name)").map { $0 ?? .nan }
  }

  private static func linear(_ energies: [Double], _ values: [Double]) -> TabulatedSpectrum {
    TabulatedSpectrum(energiesMeV: energies, values: values, rule: .between(.linear))
  }

  private static var common: [ReactorSpectrumError] {
    func error(
      _ name: String, _ symbol: String, _ meaning: String, _ values: (FissileIsotope) -> [Double]
    ) -> ReactorSpectrumError {
      ReactorSpectrumError(
        id: "reactor.huber.\(name)", symbol: "η(\(symbol))",
        meaning: "pull on \(meaning) of Huber's spectra, common to U235, Pu239 and Pu241",
        dataset: .huber2011Table, relative: isotopes.map { ($0, linear(energies, values($0))) })
    }
    return [
      error("norm", "norm", "the normalisation") { column($0, "norm") },
      error("weak-magnetism", "WM", "the weak magnetism", weakMagnetism),
      // One variation, whose sign changes with energy: one of the two columns is empty.
      error("charge", "Z", "the effective nuclear charge") {
        zip(column($0, "Z_minus"), column($0, "Z_plus")).map { $0 + $1 }
      },
    ]
  }

  /// Half the distance of the two variations of weak magnetism, which are straight lines in E through 0 near 2.2 MeV.
  ///
  /// The table has the lower and the higher of the two, which trade places there; the line is that from 3 to 8 MeV.
  ///
  /// Ref: 1106.0687
  static func weakMagnetism(_ isotope: FissileIsotope) -> [Double] {
    let half = zip(column(isotope, "WM_plus"), column(isotope, "WM_minus")).map { ($0 - $1) / 2 }
    guard let i = energies.firstIndex(of: 3), let last = energies.last, let end = half.last else {
      return half
    }
    let slope = (end - half[i]) / (last - energies[i])
    return energies.map { end + ($0 - last) * slope }
  }

  private static var rows: [ReactorSpectrumError] {
    isotopes.flatMap { isotope in
      let (statistics, bias) = (column(isotope, "stat"), column(isotope, "bias"))
      return energies.indices.map { i in
        let near = max(0, i - 1)...min(energies.count - 1, i + 1)
        let sigma = (statistics[i] * statistics[i] + bias[i] * bias[i]).squareRoot()
        return ReactorSpectrumError(
          id: "reactor.huber.\(isotope.rawValue).pull-\(i + 1)", symbol: "η(\(isotope.rawValue), \(i + 1))",
          meaning:
            "pull on what is wrong with Huber's \(isotope.rawValue) at \(rounded(energies[i])) MeV alone",
          dataset: .huber2011Table,
          relative: [(isotope, linear(Array(energies[near]), near.map { $0 == i ? sigma : 0 }))])
      }
    }
  }

  private static var missing: [ReactorSpectrumError] {
    let table = Dataset.mueller2011Table
    let energies = table.numbers("E_MeV").map { $0 ?? .nan }
    return [
      ("nuclear-data", "the nuclear data"), ("forbidden", "the forbidden transitions"),
      ("corrections", "the corrections to the beta spectra"), ("missing", "the missing data"),
    ].map { name, meaning in
      let column = "U238_\(name == "nuclear-data" ? "nuclear_data" : name)"
      return ReactorSpectrumError(
        id: "reactor.mueller.U238.\(name)", symbol: "η(U238, \(name))",
        meaning: "pull on \(meaning) of Mueller's U238, assumed common to all energies", dataset: table,
        relative: [(.u238, linear(energies, table.numbers(column).map { $0 ?? .nan }))])
    }
  }
}

extension ReactorSpectrum {
  /// True if U235, Pu239 and Pu241 are Huber's from 2 MeV up.
  var usesHuber: Bool {
    switch self {
    case .huberMueller, .huberMuellerTable, .huberMuellerComplete: true
    case .mueller, .muellerTable, .vogelEngel, .kopeikin: false
    }
  }

  /// True if U238 is that of Mueller et al. from 2 MeV up.
  var usesMuellerU238: Bool { usesHuber || self == .mueller || self == .muellerTable }

  /// The moments of φ(E) e(E) per fission, where φ is the spectrum of an isotope.
  ///
  /// - Parameter low: where a polynomial carried below 2 MeV ends, in MeV.
  func moments(of isotope: FissileIsotope, times error: TabulatedSpectrum, from low: Double? = nil)
    -> FluxMoments
  {
    let density = density(isotope)
    let (rows, first) = (error.energiesMeV, error.energiesMeV.first ?? 0)
    // An error of one row is 0 beyond its neighbours; one that begins with the table goes on below it.
    let begin = error.values.first == 0 ? first : min(low ?? first, first)
    let end = rows.last ?? first
    let table = MomentTable(
      componentCount: 1,
      breakpoints: TabulatedSpectrum.breakpoints(rows + breakpoints.filter { $0 < end }, lowest: begin)
    ) { E, flux in flux[0] = density(E) * ReactorSpectrumError.value(error, E) }
    return FluxMoments(componentCount: 1, table: table)
  }
}
