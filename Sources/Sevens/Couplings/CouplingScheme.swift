/// Which radiative corrections the Standard Model couplings carry.
public enum CouplingScheme: String, NamedChoice {
  /// Tree level.
  case tree
  /// ρ, κ, λ of the older PDG reviews.
  case pdg
  /// The flavour-dependent triple quoted in the literature.
  case erlerSu = "erler-su"
  /// The same computed from its formula.
  case erlerSuFormula = "erler-su-formula"

  public static let choiceID = "couplings"
  public static let choiceMeaning = "radiative corrections of the weak couplings g_V^p, g_V^n"

  public var meaning: String {
    switch self {
    case .tree: "g_V^p = ½ − 2 sin²θ_W, g_V^n = −½"
    case .pdg: "ρ, κ, λ corrections with ŝ_Z² = 0.23129: 0.03048, −0.51201"
    case .erlerSu: "g_V^p = 0.0382, 0.0300, 0.0256 for e, μ, τ; g_V^n = −0.5117"
    case .erlerSuFormula: "0.01836 plus the computed charge-radius shift of each flavour; g_V^n = −0.5117"
    }
  }

  public var references: [String] {
    switch self {
    case .tree: ["1612.04150"]
    case .pdg: ["1806.01310"]
    case .erlerSu: ["2205.09484", "1303.5522"]
    case .erlerSuFormula: ["1303.5522"]
    }
  }

  /// The literature triple is quoted from memory; ρ, κ, λ and the base of the formula from public codes.
  public var verified: Verification { self == .erlerSu ? .assumed : .read }

  /// g_V^p and g_V^n for a flavour at sin²θ_W.
  ///
  /// The corrected schemes are quoted at the default sin²θ_W; another value shifts g_V^p by its derivative there.
  public func vectorCouplings(_ flavor: NeutrinoFlavor, sin2ThetaW: Double) -> (
    proton: Double, neutron: Double
  ) {
    let shift = sin2ThetaW - Electroweak.standardSin2ThetaW
    switch self {
    case .tree: return TreeLevelCouplings.couplings(sin2ThetaW: sin2ThetaW)
    case .pdg: return PDGCouplings.couplings(sin2ThetaWZ: PDGCouplings.sin2ThetaWZ + shift)
    case .erlerSu:
      return (ErlerSu2013.literature(flavor) - 2 * shift, ErlerSu2013.neutron)
    case .erlerSuFormula:
      return (ErlerSu2013.baseProton + ErlerSu2013.flavorShift(flavor) - 2 * shift, ErlerSu2013.neutron)
    }
  }
}
