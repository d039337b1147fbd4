import SevensKernel

extension SolarNeutrinos {
  /// The reactions that make solar neutrinos.
  public enum Component: String, Sendable, CaseIterable {
    /// p + p → d + e⁺ + ν.
    case pp
    /// p + e⁻ + p → d + ν, a line.
    case pep
    /// ³He + p → ⁴He + e⁺ + ν.
    case hep
    /// ⁷Be + e⁻ → ⁷Li + ν, two lines.
    case be7 = "7Be"
    /// ⁸B → ⁸Be* + e⁺ + ν.
    case b8 = "8B"
    /// ¹³N → ¹³C + e⁺ + ν.
    case n13 = "13N"
    /// ¹⁵O → ¹⁵N + e⁺ + ν.
    case o15 = "15O"
    /// ¹⁷F → ¹⁷O + e⁺ + ν.
    case f17 = "17F"

    /// The name in the tables.
    var tableName: String {
      switch self {
      case .pp: "pp"
      case .pep: "pep"
      case .hep: "hep"
      case .be7: "Be7"
      case .b8: "B8"
      case .n13: "N13"
      case .o15: "O15"
      case .f17: "F17"
      }
    }

    /// The table of its continuous spectrum; nil for lines.
    public var shape: Dataset? {
      switch self {
      case .pp: .ppShape
      case .hep: .hepShape
      case .b8: .boron8
      case .n13: .nitrogen13
      case .o15: .oxygen15
      case .f17: .fluorine17
      case .pep, .be7: nil
      }
    }
  }

  /// A value for every component.
  public struct ByComponent<Value: Sendable & Hashable>: Sendable, Hashable {
    /// One value per component.
    public var pp, pep, hep, be7, b8, n13, o15, f17: Value

    /// A value for every component.
    public init(
      pp: Value, pep: Value, hep: Value, be7: Value, b8: Value, n13: Value, o15: Value, f17: Value
    ) {
      (self.pp, self.pep, self.hep, self.be7) = (pp, pep, hep, be7)
      (self.b8, self.n13, self.o15, self.f17) = (b8, n13, o15, f17)
    }

    /// The value of a component.
    public subscript(component: Component) -> Value {
      switch component {
      case .pp: pp
      case .pep: pep
      case .hep: hep
      case .be7: be7
      case .b8: b8
      case .n13: n13
      case .o15: o15
      case .f17: f17
      }
    }
  }

  /// A tabulated spectrum, linear between its rows, with the integral 1.
  struct Shape: Sendable {
    let energies: [Double]
    let values: [Double]

    init(_ table: Dataset) {
      let energies = table.numbers("E_MeV").map { $0 ?? .nan }
      let values = table.numbers("probability").map { $0 ?? .nan }
      // The tables miss 1 by 1e-5 at most, which belongs to their digits and not to the flux.
      let whole = PiecewiseFlux(energies: energies, values: values, shares: [(component: 0, share: nil)])
      let integral = FluxMoments(componentCount: 1, piecewise: [whole])(minimumEnergy: 0)[0]
      self.energies = energies
      self.values = values.map { $0 / integral }
    }
  }

  /// A line, with its share of the flux of its component.
  struct Line: Sendable {
    let component: String
    let energyMeV: Double
    let share: Double
  }

  static let shapes: [Component: Shape] = Dictionary(
    uniqueKeysWithValues: Component.allCases.compactMap { component in
      component.shape.map { (component, Shape($0)) }
    })

  static let lines: [Line] = {
    let table = Dataset.solarLines
    let (component, energy, share) = (table.column("component"), table.column("E_MeV"), table.column("share"))
    return table.rows().map {
      Line(
        component: String($0[component]), energyMeV: Double($0[energy]) ?? .nan,
        share: Double($0[share]) ?? .nan)
    }
  }()
}
