/// What quark currents are in a proton and a neutron, for interactions that are stated for quarks.
public struct NucleonMatrixElements: Sendable, Hashable {
  /// The scalar matrix elements.
  public var scalar = ScalarMatrixElements.hoferichter2015
  /// The mass of the up quark.
  public var upMass = Energy(2.16)
  /// The mass of the down quark.
  public var downMass = Energy(4.70)
  /// The tensor charge δ_u of the proton, which is δ_d of the neutron.
  public var tensorUp = 0.784
  /// The tensor charge δ_d of the proton, which is δ_u of the neutron.
  public var tensorDown = -0.204
  /// The isoscalar axial charge Δ_u + Δ_d of the nucleon; the isovector one is g_A. From memory.
  public var isoscalarAxial = 0.339

  /// The default matrix elements.
  public init() {}

  /// C_p and C_n of a scalar current C_u ūu + C_d d̄d: Σ_q C_q m_N f_q^N/m_q.
  ///
  /// Ref: 1506.04142
  public func scalarCouplings(up: Double, down: Double) -> (proton: Double, neutron: Double) {
    let f = scalar.fractions
    let (proton, neutron) = (
      PhysicalConstants.protonMassMeV, PhysicalConstants.neutronMassMeV
    )
    return (
      proton * (up * f.upProton / upMass.value + down * f.downProton / downMass.value),
      neutron * (up * f.upNeutron / upMass.value + down * f.downNeutron / downMass.value)
    )
  }

  /// C_p and C_n of a vector current, which counts valence quarks: 2 C_u + C_d and C_u + 2 C_d.
  ///
  /// Ref: 1612.04150
  public func vectorCouplings(up: Double, down: Double) -> (proton: Double, neutron: Double) {
    (2 * up + down, up + 2 * down)
  }

  /// C_p and C_n of a tensor current: C_u δ_u + C_d δ_d and C_u δ_d + C_d δ_u.
  ///
  /// Ref: 1808.07597
  public func tensorCouplings(up: Double, down: Double) -> (proton: Double, neutron: Double) {
    (up * tensorUp + down * tensorDown, up * tensorDown + down * tensorUp)
  }

  /// g^p and g^n of an axial current C_u ūγγ5u + C_d d̄γγ5d, with Δ_u − Δ_d = g_A.
  ///
  /// Ref: 1806.10604
  public func axialCouplings(up: Double, down: Double) -> (proton: Double, neutron: Double) {
    let deltaUp = (isoscalarAxial + PhysicalConstants.nucleonAxialCoupling) / 2
    let deltaDown = (isoscalarAxial - PhysicalConstants.nucleonAxialCoupling) / 2
    return (up * deltaUp + down * deltaDown, up * deltaDown + down * deltaUp)
  }
}

/// Which scalar matrix elements of the nucleon are used; the two differ by a factor of two.
public enum ScalarMatrixElements: String, NamedChoice {
  /// From pion-nucleon scattering.
  case hoferichter2015 = "hoferichter-2015"
  /// From lattice QCD.
  case bmw2015 = "bmw-2015"

  public static let choiceID = "scalar-matrix-elements"
  public static let choiceMeaning =
    "scalar quark content of the nucleon, f_q = m_q ⟨N|q̄q|N⟩/m_N; the sets differ by a factor of two"

  public var meaning: String {
    switch self {
    case .hoferichter2015: "pion-nucleon scattering: f_u^p .0208, f_d^p .0411, f_u^n .0189, f_d^n .0451"
    case .bmw2015: "lattice: f_u^p .0139, f_d^p .0253, f_u^n .0116, f_d^n .0302"
    }
  }

  public var references: [String] { self == .bmw2015 ? ["1510.08013"] : ["1506.04142"] }

  /// The first set was read in a public code that quotes it.
  public var verified: Verification { self == .bmw2015 ? .read : .checked }

  /// f_u and f_d of the proton and of the neutron.
  ///
  /// Ref: 1506.04142, 1510.08013
  public var fractions: (upProton: Double, downProton: Double, upNeutron: Double, downNeutron: Double) {
    switch self {
    case .hoferichter2015: (0.0208, 0.0411, 0.0189, 0.0451)
    case .bmw2015: (0.0139, 0.0253, 0.0116, 0.0302)
    }
  }
}

/// Whether neutrinos are their own antiparticles.
public enum NeutrinoNature: String, NamedChoice {
  /// They are not.
  case dirac
  /// They are.
  case majorana

  public static let choiceID = "neutrino-nature"
  public static let choiceMeaning = "whether neutrinos are Dirac or Majorana particles"

  public var meaning: String {
    switch self {
    case .dirac: "ν and ν^c differ; every bilinear of a flavour with itself is allowed"
    case .majorana: "ν = ν^c: vector and tensor bilinears and moments of a flavour with itself vanish"
    }
  }

  public var references: [String] { ["1702.05721"] }
}
