/// Where proton and neutron rms radii come from, for the form factors that use them.
public enum NuclearRadiiChoice: String, NamedChoice {
  /// A table of theory papers.
  case theory2019 = "theory-2019"
  /// The measured charge radius for protons and neutrons alike.
  case chargeRadius = "charge-radius"
  /// The charge radius without the neutrons' contribution.
  case protonRadius = "proton-radius"

  public static let choiceID = "nuclear-radii"
  public static let choiceMeaning = "proton and neutron rms radii of helm-rms and symmetrized-fermi"

  public var meaning: String {
    switch self {
    case .theory2019: "R_p and R_n as theory papers use them for Ar40, I127, Cs133"
    case .chargeRadius: "R_p = R_n = measured charge radius (no neutron skin)"
    case .protonRadius: "R_p = R_n = √(R_ch² + 0.1161 fm²·N/Z): the charge radius without the neutrons' part"
    }
  }

  public var references: [String] {
    switch self {
    case .theory2019: ["2008.05022"]
    case .chargeRadius, .protonRadius: ["AngeliMarinova2013"]
    }
  }

  /// The theory radii are second-hand.
  public var verified: Verification { self == .theory2019 ? Dataset.nuclearRadii.verified : .read }

  /// The radii of a nuclide in fm, or nil where the table has none.
  public func radii(of nuclide: Nuclide) -> NuclearRadii? {
    switch self {
    case .theory2019:
      return Self.theory[nuclide.symbol]
    case .chargeRadius:
      return nuclide.chargeRadiusFm.map { NuclearRadii(protonFm: $0, neutronFm: $0) }
    case .protonRadius:
      guard let charge = nuclide.chargeRadiusFm, nuclide.protons > 0 else { return nil }
      // Ref: AngeliMarinova2013
      let correction = Nuclide.neutronChargeRadiusFm2 * Double(nuclide.neutrons) / Double(nuclide.protons)
      let radius = (charge * charge + correction).squareRoot()
      return NuclearRadii(protonFm: radius, neutronFm: radius)
    }
  }

  /// The nuclides the option has radii for.
  public var nuclides: [String] { Nuclide.all.filter { radii(of: $0) != nil }.map(\.symbol) }

  private static let theory: [String: NuclearRadii] = {
    let table = Dataset.nuclearRadii
    let (name, set) = (table.column("nuclide"), table.column("set"))
    let (p, n) = (table.column("R_p_fm"), table.column("R_n_fm"))
    var result: [String: NuclearRadii] = [:]
    for row in table.rows() where row[set] == "theory-2019" {
      if let proton = Double(row[p]), let neutron = Double(row[n]) {
        result[String(row[name])] = NuclearRadii(protonFm: proton, neutronFm: neutron)
      }
    }
    return result
  }()
}

/// The rms radii of the distributions of protons and neutrons in a nucleus.
public struct NuclearRadii: Sendable, Hashable {
  /// R_p in fm.
  public var protonFm: Double
  /// R_n in fm.
  public var neutronFm: Double

  /// Radii in fm.
  public init(protonFm: Double, neutronFm: Double) {
    self.protonFm = protonFm
    self.neutronFm = neutronFm
  }
}
