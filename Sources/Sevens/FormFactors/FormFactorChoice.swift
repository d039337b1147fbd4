/// Which form factor describes the distribution of protons and neutrons.
public enum FormFactorChoice: String, NamedChoice {
  /// F = 1.
  case unity
  /// Helm with the radius of Lewin and Smith.
  case helm
  /// Helm from rms radii.
  case helmRMS = "helm-rms"
  /// Klein and Nystrand with R_A = 1.2 A^{1/3} fm.
  case kleinNystrand = "klein-nystrand"
  /// Symmetrized Fermi from rms radii.
  case symmetrizedFermi = "symmetrized-fermi"

  public static let choiceID = "form-factor"
  public static let choiceMeaning = "nuclear form factor of protons and neutrons; free nucleons are points"

  public var meaning: String {
    switch self {
    case .unity: "F = 1: full coherence at every momentum transfer"
    case .helm: "Helm with the Lewin–Smith radius R₀(A), the same for protons and neutrons"
    case .helmRMS: "Helm from the rms radii of nuclear-radii, s = 0.9 fm"
    case .kleinNystrand: "Klein–Nystrand with R_A = 1.2 A^{1/3} fm, a_k = 0.7 fm, the same for both"
    case .symmetrizedFermi: "symmetrized Fermi from the rms radii of nuclear-radii, a = 0.52 fm"
    }
  }

  public var references: [String] {
    switch self {
    case .unity: []
    case .helm: ["Helm1956", "LewinSmith1996"]
    case .helmRMS: ["Helm1956"]
    case .kleinNystrand: ["KleinNystrand1999"]
    case .symmetrizedFermi: ["SprungMartorell1997"]
    }
  }

  /// True if the form factor is built from rms radii.
  public var usesRadii: Bool { self == .helmRMS || self == .symmetrizedFermi }

  /// The form factors of protons and neutrons, or nil if the radii do not suit it.
  public func distributions(of nuclide: Nuclide, radii: NuclearRadii?) -> NucleonDistributions? {
    if nuclide.isFreeNucleon { return .point }
    switch self {
    case .unity:
      return .point
    case .helm:
      return .helm(HelmFormFactor(lewinSmith: nuclide.nucleons), nil)
    case .kleinNystrand:
      return .kleinNystrand(KleinNystrandFormFactor(massNumber: nuclide.nucleons))
    case .helmRMS:
      guard let radii, let p = HelmFormFactor(rmsFm: radii.protonFm),
        let n = HelmFormFactor(rmsFm: radii.neutronFm)
      else { return nil }
      return .helm(p, p == n ? nil : n)
    case .symmetrizedFermi:
      guard let radii, let p = SymmetrizedFermiFormFactor(rmsFm: radii.protonFm),
        let n = SymmetrizedFermiFormFactor(rmsFm: radii.neutronFm)
      else { return nil }
      return .symmetrizedFermi(p, n)
    }
  }
}

/// The form factors of protons and neutrons in one nucleus.
public enum NucleonDistributions: Sendable, Hashable {
  /// Both are 1.
  case point
  /// Helm for protons and, if different, neutrons.
  case helm(HelmFormFactor, HelmFormFactor?)
  /// Klein–Nystrand for both.
  case kleinNystrand(KleinNystrandFormFactor)
  /// Symmetrized Fermi for protons and neutrons.
  case symmetrizedFermi(SymmetrizedFermiFormFactor, SymmetrizedFermiFormFactor)

  /// F_p and F_n at momentum transfer Q in MeV.
  public func callAsFunction(momentumTransferMeV Q: Double) -> (protons: Double, neutrons: Double) {
    let q = Q / PhysicalConstants.hbarcMeVfm
    switch self {
    case .point:
      return (1, 1)
    case .helm(let p, let n):
      let proton = p(perFm: q)
      return (proton, n.map { $0(perFm: q) } ?? proton)
    case .kleinNystrand(let f):
      let both = f(perFm: q)
      return (both, both)
    case .symmetrizedFermi(let p, let n):
      return (p(perFm: q), n(perFm: q))
    }
  }
}
