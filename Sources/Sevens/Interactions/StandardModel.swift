import SevensKernel

/// The Standard Model: Z exchange at low energy, flavour diagonal and helicity conserving.
public struct StandardModel: Interaction {
  public static let id = "standard-model"
  public static let title = "coherent elastic scattering by Z exchange"
  public static let formula = """
    L = −(G_F/√2) [ν̄γ^μ(1−γ5)ν] [q̄γ_μ(g_V^q − g_A^q γ5)q]
    dσ/dT = G_F²M/(4π) Q_W² [1 − T/E − MT/2E²]            (kinematics: spin-0)
    Q_W = −2 (g_V^p Z F_p + g_V^n N F_n) = N − (1 − 4 sin²θ_W) Z   at tree level and F = 1
    Electrons (detector.channels): dσ/dT = G_F²m_e/(2π) [(g_V+g_A)² + (g_V−g_A)²(1−T/E)² − (g_V²−g_A²) m_eT/E²]
    Axial part, if chosen: F_A = (4/3)((J+1)/J) [g_A^s⟨S_p+S_n⟩ − g_A⟨S_p−S_n⟩]²
    """
  public static let conventions = [
    "for antineutrinos g_A changes sign against g_V", "on electrons the couplings are those of tree level",
  ]
  public static let notIncluded = [
    "inelastic neutral-current scattering", "nuclear recoil followed by the Migdal effect",
    "Q-dependent radiative corrections",
    "atomic wave functions beyond binding energies", "the fall of spin structure functions with Q",
  ]
  public static let references = ["Freedman1974", "1612.04150"]

  public init() {}

  /// A_V = −2(g_V^p Z F_p + g_V^n N F_n); A_A has −g_A^s and −g_A on the spin currents. On electrons A_V = −2g_V and
  /// A_A = −2g_A with g_V = −½ + 2 sin²θ_W + δ_ℓe and g_A = −½ + δ_ℓe.
  ///
  /// Ref: Freedman1974, 2007.08529, PDG2024
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    NeutrinoFlavor.allCases.flatMap { flavor -> [Contribution] in
      let g = electroweak.couplings.vectorCouplings(flavor, sin2ThetaW: electroweak.sin2ThetaW)
      let charged = flavor == .electron ? 1.0 : 0
      func term(_ kind: AmplitudeClass, _ weight: Weight, _ value: Double) -> Contribution {
        Contribution(AmplitudeTerm(kind, weight), flavor, to: .active(flavor), real: value)
      }
      return [
        term(.vector, .protons, -2 * g.proton), term(.vector, .neutrons, -2 * g.neutron),
        term(.axial, .isoscalarSpin, -electroweak.strangeAxialCoupling),
        term(.axial, .isovectorSpin, -PhysicalConstants.nucleonAxialCoupling),
        term(.vector, .electrons, -2 * (-0.5 + 2 * electroweak.sin2ThetaW + charged)),
        term(.axial, .electrons, -2 * (-0.5 + charged)),
      ]
    }
  }
}
