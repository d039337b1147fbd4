import SevensKernel

/// Electric charges of neutrinos.
public struct Millicharge: Interaction {
  public static let id = "millicharge"
  public static let title = "electric charges of neutrinos, diagonal and between flavours"
  public static let formula = """
    g_V^p → g_V^p + √2 π α q_αα/(G_F M T)  on nuclei,   g_V → g_V − √2 π α q_αα/(G_F m_e T)  on electrons
    Σ_{β≠α} adds for other final flavours
    """
  public static let conventions = [
    "q in units of e, positive for a neutrino of positive charge",
    "antineutrinos have the opposite charge: the same shift",
  ]
  public static let notIncluded = [
    "the enhancement on electrons at sub-keV recoils by nearly real photons, which free electrons do not have"
  ]
  public static let references = ["1908.06045", "1411.2279"]

  /// q in e.
  public var charges = FlavorMatrix()

  public init() {}

  public static let parameters: [Parameter<Self>] =
    FlavorMatrixDeclaration<Self>(
      prefix: "millicharge.q-", symbol: "q", latex: "q", meaning: "electric charge in units of e",
      bounds: -1...1,
      scale: 1e-12
    ).parameters(\.charges)

  /// −4√2πα q/G_F on the vector current of electric charge and the photon.
  ///
  /// Ref: 1908.06045
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    charges.contributions(
      onCharge: .vector, -amplitudeUnitMeV2 * 4 * Double.pi * PhysicalConstants.fineStructure, .photon,
      to: FinalState.active)
  }
}
