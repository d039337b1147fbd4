import CSevensMath
import SevensKernel

/// Magnetic moments of neutrinos, diagonal and between flavours or mass states.
public struct MagneticMoment: Interaction {
  public static let id = "magnetic-moment"
  public static let title = "magnetic and transition moments of neutrinos"
  public static let formula = """
    L = −(μ_βα/2) ν̄_β σ^μν P_L ν_α F_μν + h.c.
    dσ/dT = π α² Z² F_ch² (μ_α/μ_B)² (1/T − 1/E + T/4E²) / m_e²     (spin ½: without T/4E²; electrons: Z F_ch → 1)
    μ_α² = Σ_β |μ_βα|²;   in the basis of masses Σ_j |Σ_k U*_αk λ_jk|²
    """
  public static let conventions = [
    "the chirality flips: the rate adds to that of the Standard Model, and interferes with scalar and tensor exchange",
    "Dirac neutrinos: μ is Hermitian; Majorana: antisymmetric, with μ_βα = −μ_αβ, and the diagonal vanishes",
    "basis mass: λ_jk with the mixing matrix, all states in phase at the detector, as for a short baseline",
    "magnetic-moment.mu is a moment common to all flavours, added to the diagonal",
  ]
  public static let notIncluded = [
    "electric dipole moments by name: they are the imaginary parts that a Hermitian μ does not have",
    "the phases of mass states after a long baseline", "atomic effects below the binding energies",
  ]
  public static let references = ["1510.01684", "1711.09773", "1901.00482", "2007.14792"]
  public static let uses: Set<SharedPhysics> = [.neutrinoNature]

  /// μ_βα in Bohr magnetons.
  public var flavorMoments = FlavorMatrix()
  /// A moment common to all flavours.
  public var common = DipoleMoment(0)
  /// λ_jk in Bohr magnetons: e, μ, τ stand for the mass states 1, 2, 3.
  public var massMoments = FlavorMatrix()
  /// The mixing of mass states.
  public var mixing = LeptonMixing()
  /// Which moments are in use.
  public var basis = MomentBasis.flavor

  public init() {}

  public static let parameters: [Parameter<Self>] =
    [
      Parameter(
        "magnetic-moment.mu", \.common, .coupling, bounds: -1...1, scale: 1e-10, symbol: "μ", latex: #"\mu"#,
        "moment common to all flavours"
      ).acting(on: .diracNeutrinos).when(MomentBasis.flavor.condition)
    ]
    + moments("mu", "μ", #"\mu"#, isOfMassStates: false).parameters(\.flavorMoments)
    .map { $0.when(MomentBasis.flavor.condition) }
    + moments("lambda", "λ", #"\lambda"#, isOfMassStates: true).parameters(\.massMoments)
    .map { $0.when(MomentBasis.mass.condition) }
    + LeptonMixing.parameters("magnetic-moment", \.mixing).map { $0.when(MomentBasis.mass.condition) }

  public static let choices: [Choice<Self>] = [Choice(\.basis)]

  private static func moments(
    _ name: String, _ symbol: String, _ latex: String, isOfMassStates: Bool
  ) -> FlavorMatrixDeclaration<Self> {
    FlavorMatrixDeclaration(
      prefix: "magnetic-moment.\(name)-", symbol: symbol, latex: latex,
      meaning: isOfMassStates ? "moment between mass states" : "moment between flavours", bounds: -1...1,
      scale: 1e-10, units: MagneticMomentDimension.table, diagonalActsOn: .diracNeutrinos,
      isOfMassStates: isOfMassStates, isHermitian: false)
  }

  /// μ_βα in μ_B, as the engine needs it: rows are what comes out, columns flavours that come in.
  ///
  /// Ref: 1510.01684
  func moments(_ nature: NeutrinoNature) -> [[Complex]] {
    let given = basis == .mass ? massMoments : flavorMoments + common.value * .identity
    let states = NeutrinoFlavor.allCases
    let matrix = states.map { row in
      states.map { column -> Complex in
        switch (nature, row == column) {
        case (.dirac, _): given[row, column]
        case (.majorana, true): Complex.zero
        // The lower triangle of a Hermitian matrix is conjugated, that of an antisymmetric one changes sign.
        case (.majorana, false):
          row.rawValue < column.rawValue ? given[row, column] : -1 * given[column, row]
        }
      }
    }
    guard basis == .mass else { return matrix }
    let U = mixing.matrix
    return states.indices.map { j in
      states.indices.map { alpha in
        states.indices.reduce(Complex.zero) { $0 + U[alpha][$1].conjugate * matrix[j][$1] }
      }
    }
  }

  /// √2 e μ/G_F on the dipole current and the photon, into a neutrino of the other helicity.
  ///
  /// Ref: 1711.09773
  public func lower(_ electroweak: Electroweak) -> [Contribution] {
    let unit = amplitudeUnitMeV2 * PhysicalConstants.elementaryCharge * PhysicalConstants.bohrMagnetonPerMeV
    let matrix = moments(electroweak.nature)
    return NeutrinoFlavor.allCases.flatMap { incoming in
      NeutrinoFlavor.allCases.flatMap { outgoing in
        DipoleCurrent.contributions(
          unit * matrix[outgoing.rawValue][incoming.rawValue], incoming, to: .flipped(outgoing))
      }
    }
  }

  /// μ_α in μ_B, √Σ_β |μ_βα|²: what a beam of one flavour sees.
  ///
  /// Ref: 1510.01684
  public func effectiveMoment(_ flavor: NeutrinoFlavor, _ nature: NeutrinoNature = .dirac) -> Double {
    moments(nature).reduce(0) { $0 + $1[flavor.rawValue].squared }.squareRoot()
  }

  /// 3eG_F m/(8√2π²) in μ_B of a Dirac neutrino of mass m in eV with right-handed partners: 3.2e-19 (m/eV).
  ///
  /// Ref: 1901.00482
  public static func standardModelMoment(massEV m: Double) -> Double {
    3 * PhysicalConstants.fermiConstantPerMeV2 * m * 1e-6 * PhysicalConstants.elementaryCharge
      / (8 * 2.0.squareRoot() * Double.pi * Double.pi) / PhysicalConstants.bohrMagnetonPerMeV
  }

  public static var estimates: [String] { ChiralityFlip.lines }
}

/// The dipole current on electric charge: nuclei and electrons, by the photon.
enum DipoleCurrent {
  /// The contributions of one moment; the charge of electrons is −1.
  static func contributions(
    _ value: Complex, _ incoming: NeutrinoFlavor, to final: FinalState
  ) -> [Contribution] {
    guard value != .zero else { return [] }
    return [(Weight.charge, 1.0), (.electrons, -1)].map { weight, sign in
      Contribution(AmplitudeTerm(.dipole, weight, .photon), incoming, to: final, sign * value)
    }
  }
}

/// Which states magnetic moments are given between.
public enum MomentBasis: String, NamedChoice {
  /// Flavours.
  case flavor
  /// Mass states.
  case mass

  public static let choiceID = "magnetic-moment.basis"
  public static let choiceMeaning = "the states magnetic moments are given between"

  public var meaning: String {
    switch self {
    case .flavor: "flavours: magnetic-moment.mu-…"
    case .mass: "mass states: magnetic-moment.lambda-… and the mixing matrix"
    }
  }

  public var references: [String] { ["1510.01684"] }

  var condition: Condition<MagneticMoment> {
    Condition(
      "no effect: moments are given in another basis", remedy: "set magnetic-moment.basis=\(rawValue)"
    ) {
      $0.basis == self
    }
  }
}
