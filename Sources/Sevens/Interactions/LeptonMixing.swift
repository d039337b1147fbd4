import CSevensMath

/// The mixing matrix U of three neutrinos in the usual parametrisation by three angles and a phase.
///
/// The defaults of θ₁₂ and θ₁₃ are those of `NeutrinoMixing`; θ₂₃ and δ are rounded values of the same fit, from memory.
///
/// Ref: 2007.14792
public struct LeptonMixing: Sendable, Hashable {
  /// sin²θ₁₂.
  public var sin2Theta12 = NeutrinoMixing().sin2Theta12
  /// sin²θ₁₃.
  public var sin2Theta13 = NeutrinoMixing().sin2Theta13
  /// sin²θ₂₃.
  public var sin2Theta23 = 0.45
  /// δ in radians.
  public var delta = 4.05

  /// The mixing of the global fit.
  public init() {}

  /// U_αi: rows are e, μ, τ, columns the mass states.
  ///
  /// Ref: PDG2024
  public var matrix: [[Complex]] {
    let (s12, s13, s23) = (sin2Theta12.squareRoot(), sin2Theta13.squareRoot(), sin2Theta23.squareRoot())
    let (c12, c13, c23) = (
      (1 - sin2Theta12).squareRoot(), (1 - sin2Theta13).squareRoot(), (1 - sin2Theta23).squareRoot()
    )
    let phase = Complex(sevens_cos(delta), sevens_sin(delta))
    return [
      [Complex(c12 * c13), Complex(s12 * c13), s13 * phase.conjugate],
      [
        Complex(-s12 * c23) - (c12 * s23 * s13) * phase, Complex(c12 * c23) - (s12 * s23 * s13) * phase,
        Complex(s23 * c13),
      ],
      [
        Complex(s12 * s23) - (c12 * c23 * s13) * phase, Complex(-c12 * s23) - (s12 * c23 * s13) * phase,
        Complex(c23 * c13),
      ],
    ]
  }

  /// The parameters under the name of an interaction.
  static func parameters<Root>(
    _ scope: String, _ path: WritableKeyPath<Root, LeptonMixing> & Sendable
  ) -> [Parameter<Root>] {
    func one(
      _ name: String, _ symbol: String, _ latex: String, _ meaning: String, _ bounds: ClosedRange<Double>,
      _ inner: WritableKeyPath<LeptonMixing, Double> & Sendable
    ) -> Parameter<Root> {
      Parameter(
        "\(scope).\(name)", .shape, nil, bounds, 0.01, symbol, latex, meaning, isOptional: false,
        read: { $0[keyPath: path][keyPath: inner] },
        write: { if let value = $1 { $0[keyPath: path][keyPath: inner] = value } })
    }
    return [
      one("sin2-theta-12", "sin²θ₁₂", #"\sin^2\theta_{12}"#, "solar mixing angle", 0...1, \.sin2Theta12),
      one("sin2-theta-13", "sin²θ₁₃", #"\sin^2\theta_{13}"#, "reactor mixing angle", 0...1, \.sin2Theta13),
      one(
        "sin2-theta-23", "sin²θ₂₃", #"\sin^2\theta_{23}"#, "atmospheric mixing angle", 0...1, \.sin2Theta23
      ).known(.assumed),
      one("delta", "δ", #"\delta"#, "phase of the mixing matrix, in radians", -6.4...6.4, \.delta)
        .known(.assumed),
    ]
  }
}
