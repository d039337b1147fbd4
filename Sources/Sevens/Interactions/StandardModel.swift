import SevensKernel

/// The Standard Model: Z exchange at low energy, flavour diagonal and helicity conserving.
public struct StandardModel: Interaction {
  public static let id = "standard-model"
  public static let title = "coherent elastic scattering by Z exchange"
  public static let formula = """
    L = −(G_F/√2) [ν̄γ^μ(1−γ5)ν] [q̄γ_μ(g_V^q − g_A^q γ5)q]
    dσ/dT = G_F²M/(4π) Q_W² [1 − T/E − MT/2E²]            (kinematics: spin-0)
    Q_W = −2 (g_V^p Z F_p + g_V^n N F_n) = N − (1 − 4 sin²θ_W) Z   at tree level and F = 1
    Axial part, if chosen: F_A = (4/3)((J+1)/J) [g_A^s⟨S_p+S_n⟩ − g_A⟨S_p−S_n⟩]²
    """
  public static let notIncluded = [
    "inelastic neutral-current scattering", "nuclear recoil followed by the Migdal effect",
    "Q-dependent radiative corrections", "the fall of spin structure functions with Q",
  ]
  public static let references = ["Freedman1974", "1612.04150"]

  public init() {}

  /// A_V = −2(g_V^p Z F_p + g_V^n N F_n); A_A has −g_A^s and −g_A on the spin currents.
  ///
  /// Ref: Freedman1974, 2007.08529
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    NeutrinoFlavor.allCases.flatMap { flavor -> [Contribution] in
      let g = electroweak.couplings.vectorCouplings(flavor, sin2ThetaW: electroweak.sin2ThetaW)
      return [
        Contribution(AmplitudeTerm(.vector, .protons), flavor, to: .active(flavor), real: -2 * g.proton),
        Contribution(AmplitudeTerm(.vector, .neutrons), flavor, to: .active(flavor), real: -2 * g.neutron),
        Contribution(
          AmplitudeTerm(.axial, .isoscalarSpin), flavor, to: .active(flavor),
          real: -electroweak.strangeAxialCoupling),
        Contribution(
          AmplitudeTerm(.axial, .isovectorSpin), flavor, to: .active(flavor),
          real: -PhysicalConstants.nucleonAxialCoupling),
      ]
    }
  }
}
