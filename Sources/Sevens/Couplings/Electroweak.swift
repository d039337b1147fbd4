/// The electroweak parameters every interaction shares.
public struct Electroweak: Declared {
  /// The radiative corrections.
  public var couplings = CouplingScheme.tree
  /// sin²θ_W at zero momentum transfer.
  public var sin2ThetaW = standardSin2ThetaW
  /// The isoscalar (strange) axial coupling g_A^s of the nucleon.
  public var strangeAxialCoupling = 0.0
  /// What quark currents are in a nucleon.
  public var nucleon = NucleonMatrixElements()
  /// Whether neutrinos are their own antiparticles.
  public var nature = NeutrinoNature.dirac

  /// The sin²θ_W at which corrected schemes are quoted.
  ///
  /// Ref: PDG2024
  public static let standardSin2ThetaW = 0.23873

  static let strangeAxialID = "electroweak.strange-axial-coupling"

  public init() {}

  public static let parameters: [Parameter<Electroweak>] = [
    Parameter(
      "electroweak.sin2-theta-w", \.sin2ThetaW, .coupling, bounds: 0...1, scale: 0.001, symbol: "sin²θ_W",
      latex: #"\sin^2\theta_W"#, "weak mixing angle at zero momentum transfer"),
    Parameter(
      strangeAxialID, \.strangeAxialCoupling, .coupling, bounds: -1...1, scale: 0.05,
      symbol: "g_A^s", latex: "g_A^s", "isoscalar axial coupling of the nucleon; used when axial is not off"),
  ]
  public static let choices: [Choice<Electroweak>] = [Choice(\.couplings)]

  /// What some interactions have in common and others do not know.
  public static func parameters(of shared: SharedPhysics) -> [Parameter<Electroweak>] {
    switch shared {
    case .scalarCharges:
      [
        Parameter(
          "nucleon.up-mass", \.nucleon.upMass, .shape, bounds: 0.1...100, scale: 0.07, symbol: "m_u",
          latex: "m_u", "mass of the up quark in f_u m_N/m_u"),
        Parameter(
          "nucleon.down-mass", \.nucleon.downMass, .shape, bounds: 0.1...100, scale: 0.07, symbol: "m_d",
          latex: "m_d", "mass of the down quark in f_d m_N/m_d"),
      ]
    case .tensorCharges:
      [
        Parameter(
          "nucleon.tensor-up", \.nucleon.tensorUp, .coupling, bounds: -10...10, scale: 0.03, symbol: "δ_u",
          latex: #"\delta_u"#, "tensor charge of up quarks in a proton"),
        Parameter(
          "nucleon.tensor-down", \.nucleon.tensorDown, .coupling, bounds: -10...10, scale: 0.015,
          symbol: "δ_d",
          latex: #"\delta_d"#, "tensor charge of down quarks in a proton"),
      ]
    case .axialCharges:
      [
        Parameter(
          "nucleon.isoscalar-axial", \.nucleon.isoscalarAxial, .coupling, bounds: -10...10, scale: 0.05,
          symbol: "Δ_u+Δ_d", latex: #"\Delta_u+\Delta_d"#, "isoscalar axial charge of quarks in a nucleon"
        ).acting(on: .nuclearSpin).known(.assumed)
      ]
    case .neutrinoNature: []
    }
  }

  /// The choices that belong to them.
  public static func choices(of shared: SharedPhysics) -> [Choice<Electroweak>] {
    switch shared {
    case .scalarCharges: [Choice(\.nucleon.scalar)]
    case .neutrinoNature: [Choice(\.nature)]
    case .tensorCharges, .axialCharges: []
    }
  }
}
