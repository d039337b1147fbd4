import CSevensMath

/// How a table of a spectrum is read between its rows.
public enum TableInterpolation: String, NamedChoice {
  /// Straight lines.
  case linear
  /// Straight lines in the logarithm of the flux.
  case logLinear = "log-linear"

  public static let choiceID = "flux-interpolation"
  public static let choiceMeaning = "how a tabulated flux is read between its rows"

  public var meaning: String {
    switch self {
    case .linear: "linear in the flux between two rows"
    case .logLinear: "linear in the logarithm of the flux; linear in the flux where one of two rows is 0"
    }
  }
}

/// A spectrum given at ascending energies, and by a named rule between them; 0 outside.
public struct TabulatedSpectrum: Sendable {
  /// How the values are read.
  public enum Rule: Sendable, Hashable {
    /// Between values at energies.
    case between(TableInterpolation)
    /// Every value is the mean over a bin of this width in MeV around its energy.
    case binned(widthMeV: Double)
  }

  /// Ascending energies in MeV: of the values, or the edges of their bins.
  public let energiesMeV: [Double]
  /// The values.
  public let values: [Double]
  /// How they are read.
  public let rule: Rule

  /// A spectrum from its rows, of which there are at least two.
  public init(energiesMeV: [Double], values: [Double], rule: Rule) {
    switch rule {
    case .between: self.energiesMeV = energiesMeV
    case .binned(let width):
      self.energiesMeV = energiesMeV.map { $0 - width / 2 } + [(energiesMeV.last ?? 0) + width / 2]
    }
    self.values = values
    self.rule = rule
  }

  /// A column of a table, every cell of which is a number.
  public init(_ dataset: Dataset, _ column: String, rule: Rule) {
    self.init(
      energiesMeV: dataset.numbers("E_MeV").map { $0 ?? .nan },
      values: dataset.numbers(column).map { $0 ?? .nan }, rule: rule)
  }

  /// The value at E in MeV.
  public func callAsFunction(energyMeV E: Double) -> Double {
    guard let first = energiesMeV.first, let last = energiesMeV.last, E >= first, E <= last else { return 0 }
    var (low, high) = (0, energiesMeV.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if energiesMeV[middle] <= E { low = middle } else { high = middle }
    }
    guard case .between(let interpolation) = rule else { return values[low] }
    let u = (E - energiesMeV[low]) / (energiesMeV[high] - energiesMeV[low])
    let (a, b) = (values[low], values[high])
    guard interpolation == .logLinear, a > 0, b > 0 else { return a + u * (b - a) }
    return a * sevens_exp(u * sevens_log(b / a))
  }

  /// Break points that hold all of the given energies from `lowest` up, no two of them further apart than a factor
  /// of two below `halvedBelow`: the moments of a spectrum grow towards zero, and cells of one width must follow them.
  static func breakpoints(_ energiesMeV: [Double], lowest: Double, halvedBelow: Double = 1) -> [Double] {
    var ascending: [Double] = []
    for energy in ([lowest] + energiesMeV.filter { $0 > lowest }).sorted() {
      guard var last = ascending.last else {
        ascending.append(energy)
        continue
      }
      // Edges of two tables that differ by rounding only are one.
      guard energy > last * (1 + 1e-12) else { continue }
      while last < halvedBelow, 2.000001 * last < energy {
        last *= 2
        ascending.append(last)
      }
      ascending.append(energy)
    }
    return ascending
  }
}
