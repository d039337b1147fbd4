/// One nuclide, or a free nucleon: `Cs133`, `p`, `n`.
public struct Nuclide: Sendable, Hashable {
  /// The symbol with the mass number, as in Ge72.
  public let symbol: String
  /// The proton number Z.
  public let protons: Int
  /// The mass number A.
  public let nucleons: Int
  /// The atomic mass in u.
  public let atomicMassU: Double
  /// The natural mole fraction, if the nuclide occurs naturally.
  public let abundance: Double?
  /// Twice the nuclear spin, 2J.
  public let twiceSpin: Int
  /// The rms charge radius in fm, if measured.
  public let chargeRadiusFm: Double?

  /// The neutron number N.
  public var neutrons: Int { nucleons - protons }
  /// True for a proton or a neutron on its own, and for the nucleus of hydrogen.
  public var isFreeNucleon: Bool { nucleons == 1 }
  /// The chemical symbol, as in Ge.
  public var element: String { String(symbol.prefix { !$0.isNumber }) }

  /// M = m_atom·u − Z·m_e in MeV, neglecting the binding of the electrons (< 5e-6 relative).
  ///
  /// Ref: Wang2021
  public var massMeV: Double {
    atomicMassU * PhysicalConstants.atomicMassUnitMeV - Double(protons) * PhysicalConstants.electronMassMeV
  }

  /// The radius of the neutron-corrected charge distribution is √(R_ch² + 0.1161·N/Z) fm.
  ///
  /// Ref: AngeliMarinova2013
  static let neutronChargeRadiusFm2 = 0.1161

  /// Every nuclide of the table, in its order.
  public static let all: [Nuclide] = load()

  /// A nuclide by its symbol.
  public init?(_ symbol: String) {
    guard let known = Self.bySymbol[symbol] else { return nil }
    self = known
  }

  /// The naturally occurring isotopes of an element, lightest first.
  public static func naturalIsotopes(of element: String) -> [Nuclide] {
    all.filter { $0.element == element && $0.abundance != nil }
  }

  /// The elements with natural isotopes in the table, in its order.
  public static var elements: [String] {
    var seen: [String] = []
    for nuclide in all where nuclide.abundance != nil && seen.last != nuclide.element {
      seen.append(nuclide.element)
    }
    return seen
  }

  private static let bySymbol = Dictionary(uniqueKeysWithValues: all.map { ($0.symbol, $0) })

  private init(cells: [Substring], table: Dataset) {
    func cell(_ name: String) -> Substring { cells[table.column(name)] }
    symbol = String(cell("nuclide"))
    protons = Int(cell("Z")) ?? 0
    nucleons = Int(cell("A")) ?? 0
    atomicMassU = Double(cell("atomic_mass_u")) ?? .nan
    abundance = Double(cell("abundance"))
    chargeRadiusFm = Double(cell("charge_radius_fm"))
    let spin = cell("J").split(separator: "/")
    twiceSpin = (Int(spin[0]) ?? 0) * (spin.count == 2 ? 1 : 2)
  }

  private static func load() -> [Nuclide] {
    Dataset.nuclides.rows().map { Nuclide(cells: $0, table: .nuclides) }
  }
}
