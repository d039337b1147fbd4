import SevensNumerics

/// A quenching factor from a table, by a monotone cubic between its rows.
///
/// What holds outside the rows is a choice; recoils that could come from there are an error unless it is made.
///
/// Ref: Steffen1990
public struct TabulatedQuenching: QuenchingFactor {
  public static let id = "table"
  public static let title = "a table of Q(T), monotone cubic between its rows"
  public static let references = ["Steffen1990"]

  /// The curve through the table, over keVnr; nil before a table is given.
  public private(set) var curve: MonotoneCubic?
  /// The rows: T in keVnr, Q.
  public private(set) var rows: [(keVnr: Double, factor: Double)] = []
  /// Where the table is from.
  public private(set) var origin = ""
  /// The published table, if it is one.
  public private(set) var dataset: Dataset?
  /// Q relative to the table.
  public var scale = 1.0
  /// What holds outside the table.
  public var outside = QuenchingOutside.error

  public init() {}

  /// A table of Q at ascending recoil energies in keVnr.
  public init(
    keVnr: [Double], factors: [Double], origin: String, outside: QuenchingOutside = .error
  ) throws(InterpolationError) {
    curve = try MonotoneCubic(x: keVnr, y: factors)
    rows = zip(keVnr, factors).map { ($0, $1) }
    self.origin = origin
    self.outside = outside
  }

  /// A published table with columns `T_keVnr` and `Q`, and the value of the nearest row outside of it.
  public init(_ dataset: Dataset) {
    do throws(InterpolationError) {
      try self.init(
        keVnr: dataset.numbers("T_keVnr").map { $0 ?? .nan },
        factors: dataset.numbers("Q").map { $0 ?? .nan },
        origin: dataset.id, outside: .nearest)
    } catch { preconditionFailure("no curve goes through \(dataset.id): \(error)") }
    self.dataset = dataset
  }

  /// That of the published table, or of the model.
  public var name: String { dataset?.id ?? Self.id }
  /// The published table, if it is one.
  public var datasets: [Dataset] { dataset.map { [$0] } ?? [] }

  /// A table from comma-separated values, or all of its faults: columns `T_keVnr` (or `T_eVnr`, `T_MeVnr`) and `Q`.
  public init(csv text: String, origin: String) throws(TableFaults) {
    var file = ColumnFile(text, example: "T_keVnr,Q")
    let columns = file.pair(positionsOn: .recoil, value: "Q")
    for row in file.rows {
      guard let columns, let value = row.numbers[columns.value], value.isFinite else { continue }
      if value < 0 {
        file.fault(line: row.line, column: "Q", "\(value) is negative", remedy: "give 0 or more")
      }
    }
    let table = file.ascending(columns)
    try file.finish()
    do throws(InterpolationError) {
      try self.init(keVnr: table.map(\.0), factors: table.map(\.1), origin: origin)
    } catch {
      throw TableFaults([TableFault("no curve goes through the table: \(error)", remedy: "check its rows")])
    }
  }

  public static let parameters: [Parameter<TabulatedQuenching>] = [
    Parameter(
      "detector.response.quenching.scale", \.scale, .response, bounds: 0...10, scale: 0.01, symbol: "Q/Q₀",
      latex: "Q/Q_0", "quenching factor relative to the table")
  ]

  public static let choices: [Choice<TabulatedQuenching>] = [Choice(\.outside)]

  public func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double {
    guard let curve else { return 0 }
    let T = recoil.value * 1e3
    if outside == .zero, T < curve.domain.lowerBound || T > curve.domain.upperBound { return 0 }
    return scale * curve(T)
  }

  /// The rows, where the curvature jumps.
  public func kinks(of nuclide: Nuclide) -> [RecoilEnergy] { rows.map { .keVnr($0.keVnr) } }

  public func problems() -> [Problem] {
    curve == nil
      ? [
        Problem(
          "detector.response.quenching", "the model table without a table",
          remedy: "name one, as in { model: table, file: quenching.csv }")
      ] : []
  }

  public func problems(for nuclide: Nuclide, highestRecoil: RecoilEnergy) -> [Problem] {
    guard let domain = curve?.domain, outside == .error else { return [] }
    let top = highestRecoil.value * 1e3
    guard domain.lowerBound > 0 || domain.upperBound < top else { return [] }
    return [
      Problem(
        QuenchingOutside.choiceID,
        "the table of Q holds \(rounded(domain.lowerBound)) to \(rounded(domain.upperBound)) keVnr, and "
          + "\(nuclide.symbol) recoils with 0 to \(rounded(top)) keVnr",
        remedy: "name what holds outside: quenching-outside=nearest or quenching-outside=zero")
    ]
  }

  public var notes: [String] {
    guard let domain = curve?.domain else { return [] }
    return [
      "quenching from \(origin), \(rows.count) rows from \(rounded(domain.lowerBound)) to "
        + "\(rounded(domain.upperBound)) keVnr"
    ]
  }
}

/// What holds outside a table of a quenching factor.
public enum QuenchingOutside: String, NamedChoice {
  /// Refuse to answer.
  case error
  /// The value of the nearest row.
  case nearest
  /// No ionisation.
  case zero

  public static let choiceID = "quenching-outside"
  public static let choiceMeaning = "what holds outside a table of a quenching factor"

  public var meaning: String {
    switch self {
    case .error: "refuse recoils outside the table"
    case .nearest: "the factor of the nearest row"
    case .zero: "no ionisation"
    }
  }
}
