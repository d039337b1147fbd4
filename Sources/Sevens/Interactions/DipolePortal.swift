import SevensKernel

/// A transition moment between neutrinos and a heavy sterile one, which the recoil has to pay for.
public struct DipolePortal: Interaction {
  public static let id = "dipole-portal"
  public static let title = "upscattering into a heavy neutral lepton by a transition moment"
  public static let formula = """
    L = −(μ_α/2) N̄ σ^μν P_L ν_α F_μν + h.c.
    dσ/dT = π α² Z² F_ch² (μ_α/μ_B)²/m_e² [1/T − 1/E − (m²/2ETM)(1 − T/2E + M/2E) + m⁴(T − M)/(8E²T²M²)]     (spin ½)
    spin 0: 1/T − 1/E + T/4E² − (m²/2ETM)(1 − T/4E + M/2E) − m⁴/(8E²T²M)
    E ≥ (2MT + m²)/(2(√(T²+2MT) − T))
    """
  public static let conventions = ["with L = d ν̄σFN, without the ½, d = μ/2"]
  public static let notIncluded = ["decay of N inside the detector", "mixing of N with light neutrinos"]
  public static let references = ["2002.10275", "1810.03626"]

  /// The mass of N.
  public var mass = Energy(1)
  /// The moments of ν_e, ν_μ, ν_τ with N.
  public var electron = DipoleMoment(0)
  /// The moment of ν_μ with N.
  public var muon = DipoleMoment(0)
  /// The moment of ν_τ with N.
  public var tau = DipoleMoment(0)

  public init() {}

  public static let parameters: [Parameter<Self>] = [
    Parameter(
      "dipole-portal.mass", \.mass, .shape, bounds: 0...1e6, scale: 1, symbol: "m_N", latex: "m_N",
      "mass of the heavy neutral lepton"),
    moment("e", \.electron), moment("mu", \.muon), moment("tau", \.tau),
  ]

  private static func moment(
    _ flavor: String, _ path: WritableKeyPath<Self, DipoleMoment> & Sendable
  ) -> Parameter<Self> {
    Parameter(
      "dipole-portal.mu-\(flavor)", path, .coupling, bounds: -1...1, scale: 1e-10, symbol: "μ_\(flavor)",
      latex: "\\mu_{\(flavor)}", "transition moment of nu_\(flavor) with the heavy neutral lepton")
  }

  /// √2 e μ/G_F on the dipole current and the photon, into a fermion of mass m_N.
  ///
  /// Ref: 2002.10275
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    let unit = amplitudeUnitMeV2 * PhysicalConstants.elementaryCharge * PhysicalConstants.bohrMagnetonPerMeV
    return zip(NeutrinoFlavor.allCases, [electron, muon, tau]).flatMap { flavor, moment in
      DipoleCurrent.contributions(
        Complex(unit * moment.value), flavor, to: .massive(name: "N", massMeV: mass.value))
    }
  }
}
