/// A unit that is not composed of others, with its size and dimension.
struct UnitAtom: Sendable {
  /// The symbol without a prefix.
  let symbol: String
  /// The size in the base units of its dimension.
  let size: Double
  /// The dimension.
  let dimension: DimensionVector
  /// The prefixes it takes, as in the k of keVnr.
  let prefixes: String

  /// Powers of ten by prefix; u and µ are both 1e-6.
  static let prefixSizes: [Character: Double] = [
    "f": 1e-15, "p": 1e-12, "n": 1e-9, "u": 1e-6, "µ": 1e-6, "m": 1e-3, "c": 1e-2, "k": 1e3, "M": 1e6,
    "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18,
  ]

  /// Every unit. The base units are J, eVnr, eVee, PE, e-, counts, m, kg, s and mu_B; e is one electron, 1 yr = 365.25
  /// day, 1 Ci = 3.7e10 Bq, 1 eV = 1.602176634e-19 J, 1 au = 149597870700 m, 1 pc = 648000/π au, 1 b = 1e-28 m².
  static let all: [UnitAtom] = [
    UnitAtom("eV", PhysicalConstants.joulePerMeV * 1e-6, [.energy: 1], "muµkMGTP"),
    UnitAtom("J", 1, [.energy: 1], "munµkMGTP"), UnitAtom("erg", 1e-7, [.energy: 1]),
    UnitAtom("Wh", 3600, [.energy: 1], "kMGT"), UnitAtom("W", 1, [.energy: 1, .time: -1], "munµkMGT"),
    UnitAtom("eVnr", 1, [.recoil: 1], "mkMG"), UnitAtom("eVee", 1, [.electronEquivalent: 1], "mkMG"),
    UnitAtom("PE", 1, [.photoelectrons: 1]), UnitAtom("counts", 1, [.counts: 1]),
    UnitAtom("count", 1, [.counts: 1]), UnitAtom("events", 1, [.counts: 1]),
    UnitAtom("m", 1, [.length: 1], "fpnuµmck"), UnitAtom("pc", 3.0856775814913673e16, [.length: 1], "kM"),
    UnitAtom("au", 149_597_870_700, [.length: 1]), UnitAtom("b", 1e-28, [.length: 2], "fpnuµmk"),
    UnitAtom("g", 1e-3, [.mass: 1], "pnuµmkM"), UnitAtom("t", 1e3, [.mass: 1], "kM"),
    UnitAtom("s", 1, [.time: 1], "fpnuµm"), UnitAtom("min", 60, [.time: 1]),
    UnitAtom("h", 3600, [.time: 1]), UnitAtom("d", 86_400, [.time: 1]), UnitAtom("day", 86_400, [.time: 1]),
    UnitAtom("days", 86_400, [.time: 1]), UnitAtom("yr", 31_557_600, [.time: 1], "kMG"),
    UnitAtom("Hz", 1, [.time: -1], "mkMGT"), UnitAtom("Bq", 1, [.time: -1], "munµkMGTPE"),
    UnitAtom("Ci", 3.7e10, [.time: -1], "pnuµmkM"), UnitAtom("e-", 1, [.electrons: 1]),
    UnitAtom("e", 1, [.electrons: 1]), UnitAtom("muB", 1, [.magneticMoment: 1]),
    UnitAtom("mu_B", 1, [.magneticMoment: 1]),
    UnitAtom("muB", 1, [.magneticMoment: 1]), UnitAtom("%", 0.01, [:]),
  ]

  private init(
    _ symbol: String, _ size: Double, _ powers: [DimensionVector.Base: Int], _ prefixes: String = ""
  ) {
    self.symbol = symbol
    self.size = size
    dimension = DimensionVector(powers)
    self.prefixes = prefixes
  }

  /// The size of a unit with its prefix, or nil if the symbol is none.
  static func find(_ symbol: Substring) -> (size: Double, dimension: DimensionVector)? {
    if let atom = all.first(where: { $0.symbol == symbol }) { return (atom.size, atom.dimension) }
    guard let first = symbol.first, let prefix = prefixSizes[first] else { return nil }
    let rest = symbol.dropFirst()
    guard let atom = all.first(where: { $0.symbol == rest && $0.prefixes.contains(first) }) else {
      return nil
    }
    return (atom.size * prefix, atom.dimension)
  }

  /// Every symbol of a dimension, with and without a prefix.
  static func symbols(of dimension: DimensionVector) -> [String] {
    all.filter { $0.dimension == dimension }.flatMap { atom in
      [atom.symbol] + atom.prefixes.map { "\($0)\(atom.symbol)" }
    }
  }

  /// Every symbol.
  static let symbols: [String] = all.flatMap { atom in
    [atom.symbol] + atom.prefixes.map { "\($0)\(atom.symbol)" }
  }
}

/// The powers of the base dimensions in a unit. Recoil energies, electron-equivalent energies and photo-electrons are
/// dimensions of their own: only a response turns one into another.
public struct DimensionVector: Sendable, Hashable {
  /// A base dimension.
  enum Base: Int, CaseIterable, Sendable {
    case energy, recoil, electronEquivalent, photoelectrons, electrons, counts, length, mass, time,
      magneticMoment
  }

  private var powers = [Int](repeating: 0, count: Base.allCases.count)

  init(_ powers: [Base: Int]) {
    for (base, power) in powers { self.powers[base.rawValue] = power }
  }

  /// No dimension.
  public static let none = DimensionVector([:])

  mutating func multiply(by other: DimensionVector, power: Int) {
    for i in powers.indices { powers[i] += power * other.powers[i] }
  }

  /// The power of a base dimension.
  func power(of base: Base) -> Int { powers[base.rawValue] }

  /// Its units written out, as in "counts/(keVee kg day)", in the units people use.
  public var typicalUnit: String {
    let names = ["MeV", "keVnr", "keVee", "PE", "e-", "counts", "m", "kg", "day", "mu_B"]
    func product(_ sign: Int) -> [String] {
      zip(names, powers).filter { $0.1 * sign > 0 }.map { abs($0.1) == 1 ? $0.0 : "\($0.0)\(abs($0.1))" }
    }
    let (above, below) = (product(1), product(-1))
    if above.isEmpty && below.isEmpty { return "no unit" }
    if below.isEmpty { return above.joined(separator: " ") }
    let divisor = below.count == 1 ? below[0] : "(\(below.joined(separator: " ")))"
    return (above.isEmpty ? "1" : above.joined(separator: " ")) + "/" + divisor
  }
}
