import CSevensMath

/// Lindhard's factor with a cut-off, from his integral equation with a binding energy U after Sarkis et al.
///
/// ν̄(ε) = ε/(1 + k g(ε)) + C₀√ε + C₁ + u is what goes into atomic motion, u the binding energy in Lindhard's reduced
/// units, and Q = [ε_R − ν̄(ε_R − u)]/ε_R, not below 0 and 0 for T ≤ 2U. The paper's abstract states the cut-off at twice
/// the binding energy; formula and constants are second-hand, and the constants of germanium make Q vanish at 2U within
/// their errors. Without a setting the constants are those of Ge and Si.
///
/// Ref: 2001.06503, Lindhard1963
public struct SarkisQuenching: QuenchingFactor {
  public static let id = "lindhard-cutoff"
  public static let title = "Lindhard's theory with a binding energy U: no ionisation below 2U"
  public static let references = ["2001.06503", "Lindhard1963"]
  /// Only the abstract could be read.
  public static let verified = Verification.assumed

  /// k; of the nuclide if absent.
  public var k: Double?
  /// C₀; of the element if absent.
  public var c0: Double?
  /// C₁; of the element if absent.
  public var c1: Double?
  /// U; of the element if absent.
  public var binding: RecoilEnergy?

  public init() {}

  public static let parameters: [Parameter<SarkisQuenching>] = [
    Parameter(
      "detector.response.quenching.k", \.k, .response, bounds: 0...1, scale: 0.004, symbol: "k", latex: "k",
      "strength of the electronic stopping; of the nuclide if absent"),
    Parameter(
      "detector.response.quenching.c0", \.c0, .response, bounds: 0...1, scale: 1e-5, symbol: "C₀",
      latex: "C_0", "coefficient of the root of the reduced energy; of the element if absent"),
    Parameter(
      "detector.response.quenching.c1", \.c1, .response, bounds: 0...1, scale: 1e-7, symbol: "C₁",
      latex: "C_1", "constant of the energy in atomic motion; of the element if absent"),
    Parameter(
      "detector.response.quenching.binding", \.binding, .response, bounds: 0...1e-2, scale: 1e-6,
      symbol: "U", latex: "U", "binding energy of an atom in the lattice; of the element if absent"),
  ]

  /// C₀, C₁ and U in keV of germanium and silicon.
  ///
  /// Ref: 2001.06503
  private static func constants(protons: Int) -> (c0: Double, c1: Double, keV: Double)? {
    switch protons {
    case 14: (9.1e-3, 3.33e-5, 0.15)
    case 32: (3.0e-4, 0.62e-5, 0.02)
    default: nil
    }
  }

  public func callAsFunction(_ recoil: RecoilEnergy, of nuclide: Nuclide) -> Double {
    let known = Self.constants(protons: nuclide.protons)
    let Z = Double(nuclide.protons)
    let scale = 11.5 * sevens_pow(Z, -7.0 / 3)
    let u = scale * (binding.map { $0.value * 1e3 } ?? known?.keV ?? 0)
    let epsilon = scale * recoil.value * 1e3
    guard epsilon > 2 * u, epsilon > 0 else { return 0 }
    let k = k ?? LindhardQuenching.strength(protons: Z, nucleons: Double(nuclide.nucleons))
    let left = epsilon - u
    let motion =
      left / (1 + k * LindhardQuenching.g(left)) + (c0 ?? known?.c0 ?? 0) * left.squareRoot()
      + (c1 ?? known?.c1 ?? 0) + u
    return max(0, 1 - motion / epsilon)
  }

  /// The cut-off, and where Q leaves 0 if that is above.
  public func kinks(of nuclide: Nuclide) -> [RecoilEnergy] {
    let U = binding?.value ?? (Self.constants(protons: nuclide.protons)?.keV ?? 0) * 1e-3
    // Just above 2U Q may still be cut off at 0; where it leaves 0 is the second kink.
    var (low, high) = (2 * U, 64 * U)
    guard U > 0, self(RecoilEnergy(2.000001 * U), of: nuclide) == 0, self(RecoilEnergy(high), of: nuclide) > 0
    else { return U > 0 ? [RecoilEnergy(2 * U)] : [] }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if self(RecoilEnergy(middle), of: nuclide) > 0 { high = middle } else { low = middle }
    }
    return [RecoilEnergy(2 * U), RecoilEnergy(high)]
  }

  public func problems(for nuclide: Nuclide, highestRecoil: RecoilEnergy) -> [Problem] {
    guard Self.constants(protons: nuclide.protons) == nil else { return [] }
    let lacking = [("c0", c0 == nil), ("c1", c1 == nil), ("binding", binding == nil)].filter(\.1).map(\.0)
    return lacking.isEmpty
      ? []
      : [
        Problem(
          "detector.response.quenching",
          "\(lacking.joined(separator: ", ")) of \(nuclide.symbol) are not known: the constants are those of Ge and Si",
          remedy: "set them, or use the model lindhard")
      ]
  }
}
