import CSevensMath

/// Lindhard's factor times the adiabatic correction 1 − exp(−T/ξ), as fitted to ⁸⁸Y/Be neutrons in germanium.
///
/// Ref: 1608.03588, Lindhard1963
public struct AdiabaticLindhardQuenching: QuenchingFactor {
  public static let id = "lindhard-adiabatic"
  public static let title = "Lindhard's factor times 1 − exp(−T/ξ)"
  public static let references = ["1608.03588", "Lindhard1963"]
  /// The fitted constants are second-hand.
  public static let verified = Verification.checked

  /// k.
  ///
  /// Ref: 1608.03588
  public var k = 0.1789
  /// ξ.
  ///
  /// Ref: 1608.03588
  public var scale: RecoilEnergy = .keVnr(0.16)

  public init() {}

  public static let parameters: [Parameter<AdiabaticLindhardQuenching>] = [
    Parameter(
      "detector.response.quenching.k", \.k, .response, bounds: 0...1, scale: 0.004, symbol: "k", latex: "k",
      "strength of the electronic stopping"),
    Parameter(
      "detector.response.quenching.adiabatic-scale", \.scale, .response, bounds: 1e-6...1e-2, scale: 1e-5,
      symbol: "ξ", latex: #"\xi"#, "recoil energy below which excitation becomes adiabatic"),
  ]

  public func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double {
    -sevens_expm1(-recoil.value / scale.value)
      * LindhardQuenching.factor(recoil, protons: Double(nuclide.protons), k: k)
  }
}
