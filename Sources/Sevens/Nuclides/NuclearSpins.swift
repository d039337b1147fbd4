/// Which table of spin expectation values is used for the axial response.
public enum NuclearSpinsChoice: String, NamedChoice {
  /// One set per nuclide.
  case standard = "default"
  /// The alternative value of Cs133.
  case bednyakov2005 = "bednyakov-2005"

  public static let choiceID = "nuclear-spins"
  public static let choiceMeaning = "spin expectation values of the axial response; the sets differ for Cs133"

  public var meaning: String {
    switch self {
    case .standard: "one set per nuclide; Cs133 −0.343/0.001 (no source found: assumed), others as tabulated"
    case .bednyakov2005: "Cs133 −0.225/0.002; every other nuclide as in default"
    }
  }

  public var references: [String] {
    switch self {
    case .standard: ["1304.7684"]
    case .bednyakov2005: ["hep-ph/0406218"]
    }
  }

  /// ⟨S_p⟩ and ⟨S_n⟩ of a nuclide, or nil where there is no table.
  public func spins(of nuclide: Nuclide) -> NuclearSpins? {
    switch nuclide.symbol {
    case "p", "H1": NuclearSpins(proton: 0.5, neutron: 0)
    case "n": NuclearSpins(proton: 0, neutron: 0.5)
    default: Self.table[rawValue]?[nuclide.symbol] ?? Self.table["default"]?[nuclide.symbol]
    }
  }

  private static let table: [String: [String: NuclearSpins]] = {
    let data = Dataset.spinExpectationValues
    let (name, set) = (data.column("nuclide"), data.column("set"))
    let (p, n) = (data.column("Sp"), data.column("Sn"))
    var result: [String: [String: NuclearSpins]] = [:]
    for row in data.rows() {
      guard let proton = Double(row[p]), let neutron = Double(row[n]) else { continue }
      result[String(row[set]), default: [:]][String(row[name])] = NuclearSpins(
        proton: proton, neutron: neutron)
    }
    return result
  }()
}

/// The expectation values of the protons' and the neutrons' spin in the ground state of largest projection.
public struct NuclearSpins: Sendable, Hashable {
  /// ⟨S_p⟩.
  public let proton: Double
  /// ⟨S_n⟩.
  public let neutron: Double
}
