import CSevensMath

/// The flavour-dependent couplings: the neutrino charge radius of the Standard Model is part of g_V^p.
public enum ErlerSu2013 {
  /// g_V^p without the flavour-dependent part.
  ///
  /// Ref: 1303.5522
  public static let baseProton = 0.01836
  /// g_V^n.
  ///
  /// Ref: 2205.09484
  public static let neutron = -0.5117

  /// The triple quoted in the literature; 1 to 2 in the fourth decimal off base + shift.
  ///
  /// Ref: 2205.09484
  public static func literature(_ flavor: NeutrinoFlavor) -> Double {
    switch flavor {
    case .electron: 0.0382
    case .muon: 0.0300
    case .tau: 0.0256
    }
  }

  /// Δg_V^p(ν_ℓ) = (α/3π) [ln(M_W²/m_ℓ²) + 3/2]: 0.0197, 0.0114, 0.0071 for e, μ, τ.
  ///
  /// Ref: 1303.5522
  public static func flavorShift(_ flavor: NeutrinoFlavor) -> Double {
    let ratio = PhysicalConstants.wMassMeV / leptonMassMeV(flavor)
    return PhysicalConstants.fineStructure / (3 * Double.pi) * (2 * sevens_log(ratio) + 1.5)
  }

  static func leptonMassMeV(_ flavor: NeutrinoFlavor) -> Double {
    switch flavor {
    case .electron: PhysicalConstants.electronMassMeV
    case .muon: PhysicalConstants.muonMassMeV
    case .tau: PhysicalConstants.tauMassMeV
    }
  }
}
