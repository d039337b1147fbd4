/// The constants of nature in use, each with its source. One source of truth: nothing else in the package repeats one.
public enum PhysicalConstants {
  /// The Fermi constant G_F/(ħc)³ in MeV⁻².
  ///
  /// Ref: PDG2024
  public static let fermiConstantPerMeV2 = 1.1663788e-11
  /// ħc in MeV fm.
  ///
  /// Ref: Tiesinga2021
  public static let hbarcMeVfm = 197.3269804
  /// The fine-structure constant.
  ///
  /// Ref: Tiesinga2021
  public static let fineStructure = 1 / 137.035999
  /// The electron mass in MeV.
  ///
  /// Ref: Tiesinga2021
  public static let electronMassMeV = 0.51099895069
  /// The muon mass in MeV.
  ///
  /// Ref: PDG2024
  public static let muonMassMeV = 105.6583755
  /// The tau mass in MeV.
  ///
  /// Ref: PDG2024
  public static let tauMassMeV = 1776.93
  /// The charged pion mass in MeV.
  ///
  /// Ref: PDG2024
  public static let pionMassMeV = 139.57039
  /// The proton mass in MeV.
  ///
  /// Ref: Tiesinga2021
  public static let protonMassMeV = 938.27208943
  /// The neutron mass in MeV.
  ///
  /// Ref: Tiesinga2021
  public static let neutronMassMeV = 939.56542194
  /// The W mass in MeV.
  ///
  /// Ref: PDG2024
  public static let wMassMeV = 80_369.2
  /// The atomic mass unit in MeV.
  ///
  /// Ref: Tiesinga2021
  public static let atomicMassUnitMeV = 931.49410242
  /// Avogadro's number per mol.
  ///
  /// Ref: Tiesinga2021
  public static let avogadroPerMol = 6.02214076e23
  /// 1 MeV in J, exact since 2019.
  ///
  /// Ref: Tiesinga2021
  public static let joulePerMeV = 1.602176634e-13
  /// The isovector axial coupling g_A of the nucleon.
  ///
  /// Ref: PDG2024
  public static let nucleonAxialCoupling = 1.27641

  /// The elementary charge e = √(4πα) in natural units.
  ///
  /// Ref: Tiesinga2021
  public static let elementaryCharge = (4 * Double.pi * fineStructure).squareRoot()
  /// The Bohr magneton μ_B = e/2m_e in MeV⁻¹.
  ///
  /// Ref: Tiesinga2021
  public static let bohrMagnetonPerMeV = elementaryCharge / (2 * electronMassMeV)

  /// (ħc)² in MeV² cm²: the one place where MeV⁻² becomes cm².
  public static let hbarc2MeV2cm2 = (hbarcMeVfm * 1e-13) * (hbarcMeVfm * 1e-13)

  /// K = G_F²M/(4π)·(ħc)² in cm²/MeV for a scatterer of mass M in MeV.
  ///
  /// Ref: Freedman1974
  public static func crossSectionPrefactor(massMeV M: Double) -> Double {
    fermiConstantPerMeV2 * fermiConstantPerMeV2 * M / (4 * Double.pi) * hbarc2MeV2cm2
  }
}
