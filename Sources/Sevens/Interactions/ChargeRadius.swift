import CSevensMath
import SevensKernel

/// Charge radii of neutrinos, diagonal and between flavours.
public struct ChargeRadius: Interaction {
  public static let id = "charge-radius"
  public static let title = "charge radii of neutrinos beyond those in the couplings"
  public static let formula = """
    g_V^p → g_V^p − Q̃_αα,   Q̃_βα = (√2 π α/3G_F) ⟨r²⟩_βα;   on electrons g_V → g_V + Q̃
    Σ_{β≠α} Z² F_ch² |Q̃_βα|² adds for other final flavours
    Standard Model: ⟨r²⟩_ℓ = −(G_F/2√2π²) [3 − 2 ln(m_ℓ²/m_W²)] = (−0.83, −0.48, −0.30)e-32 cm²
    """
  public static let conventions = [
    "⟨r²⟩ = 6 dF/dq² at q² = 0, negative in the Standard Model; ν–e papers often quote half of it",
    "an excess over the couplings: tree has no radius in it, erler-su and erler-su-formula have that of the Standard Model",
    "antineutrinos: both charges change sign, so the shift stays; nubar-radius-sign=legacy-2018 turns it, as the first version of "
      + "1810.05606 is said to have done",
  ]
  public static let notIncluded = ["the dependence of the form factor on Q²"]
  public static let references = ["1810.05606", "1303.5522"]

  /// ⟨r²⟩ in cm².
  public var radii = FlavorMatrix()
  /// What happens to the shift for antineutrinos.
  public var sign = AntineutrinoRadiusSign.corrected

  public init() {}

  public static let parameters: [Parameter<Self>] =
    FlavorMatrixDeclaration<Self>(
      prefix: "charge-radius.r2-", symbol: "⟨r²⟩", latex: #"\langle r^2\rangle"#,
      meaning: "squared charge radius",
      bounds: -1e-26...1e-26, scale: 1e-32, units: SquaredRadiusDimension.table
    ).parameters(\.radii)

  public static let choices: [Choice<Self>] = [Choice(\.sign)]

  /// Q̃ = (√2πα/3G_F)⟨r²⟩ of a squared radius in cm².
  ///
  /// Ref: 1810.05606
  public static func shift(radiusCm2 r2: Double) -> Double {
    2.0.squareRoot() * Double.pi * PhysicalConstants.fineStructure
      / (3 * PhysicalConstants.fermiConstantPerMeV2) * r2 / PhysicalConstants.hbarc2MeV2cm2
  }

  /// −(G_F/2√2π²)[3 − 2 ln(m_ℓ²/m_W²)] in cm².
  ///
  /// Ref: 1303.5522, 1810.05606
  public static func standardModelRadiusCm2(_ flavor: NeutrinoFlavor) -> Double {
    let ratio = PhysicalConstants.wMassMeV / ErlerSu2013.leptonMassMeV(flavor)
    return -PhysicalConstants.fermiConstantPerMeV2 / (2 * 2.0.squareRoot() * Double.pi * Double.pi)
      * (3 + 4 * sevens_log(ratio)) * PhysicalConstants.hbarc2MeV2cm2
  }

  /// +2Q̃ on the vector current of electric charge.
  ///
  /// Ref: 1810.05606
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    radii.contributions(onCharge: .vector, 2 * Self.shift(radiusCm2: 1), .contact, to: FinalState.active).map
    {
      var contribution = $0
      contribution.antineutrinoSign = sign == .legacy2018 ? -1 : 1
      return contribution
    }
  }
}

/// What a charge radius does for antineutrinos.
public enum AntineutrinoRadiusSign: String, NamedChoice {
  /// The same as for neutrinos.
  case corrected
  /// The opposite.
  case legacy2018 = "legacy-2018"

  public static let choiceID = "nubar-radius-sign"
  public static let choiceMeaning = "the sign of the shift by a charge radius for antineutrinos"

  public var meaning: String {
    switch self {
    case .corrected: "the same shift: the charge of the neutrino and its weak coupling both change sign"
    case .legacy2018: "the opposite shift, likely behind −8e-32 < ⟨r²⟩ < 11e-32 cm²"
    }
  }

  public var references: [String] { ["1810.05606"] }

  /// That the first version of the paper had it is second-hand.
  public var verified: Verification { self == .legacy2018 ? .checked : .read }
}

/// Anapole moments of neutrinos, which no relativistic beam tells from charge radii.
public struct AnapoleMoment: Interaction {
  public static let id = "anapole"
  public static let title = "anapole moments of neutrinos"
  public static let formula = """
    ⟨r²⟩ → ⟨r²⟩ − 6a in the amplitudes of a charge radius: the two are one quantity for left-handed neutrinos
    """
  public static let conventions = ["a in cm²; the relation is from memory of the literature"]
  public static let notIncluded = ["the dependence of the form factor on Q²"]
  public static let references = ["1810.05606"]

  /// a in cm².
  public var moments = FlavorMatrix()

  public init() {}

  public static let parameters: [Parameter<Self>] =
    FlavorMatrixDeclaration<Self>(
      prefix: "anapole.a-", symbol: "a", latex: "a", meaning: "anapole moment", bounds: -1e-26...1e-26,
      scale: 1e-33, units: SquaredRadiusDimension.table
    ).parameters(\.moments)

  /// The amplitudes of the charge radius −6a.
  ///
  /// Ref: 1810.05606
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    var radius = ChargeRadius()
    radius.radii = -6 * moments
    return radius.lower(electroweak)
  }
}
