/// The complex couplings a_k^{αf} of every term k, for incoming neutrino α and final state f.
///
/// Neutrinos and antineutrinos have couplings of their own, although most interactions give both the same. Final states
/// of one mass form a group: they share a kinematic range, hence template entries. Final states add incoherently; within
/// one, all terms interfere. For antineutrinos the couplings are conjugated, which no rate sees.
public struct AmplitudeCouplings: Sendable, Equatable {
  /// The number of incoming neutrinos: ν_e, ν_μ, ν_τ, then their antiparticles.
  public static let flavorCount = 6

  /// The number of terms.
  public let termCount: Int
  /// The mass group of every final state.
  public let massGroups: [Int]
  /// The real parts, ordered by flavour, final state, term.
  public var real: [Double]
  /// The imaginary parts, in the same order.
  public var imaginary: [Double]

  /// Vanishing couplings.
  public init(termCount: Int, massGroups: [Int]) {
    self.termCount = termCount
    self.massGroups = massGroups
    let count = Self.flavorCount * massGroups.count * termCount
    real = [Double](repeating: 0, count: count)
    imaginary = real
  }

  /// The number of final states.
  public var finalCount: Int { massGroups.count }

  /// The position of a_k^{αf} in `real` and `imaginary`.
  @inlinable
  public func index(flavor: Int, final: Int, term: Int) -> Int {
    (flavor * massGroups.count + final) * termCount + term
  }

  /// G_kl = Σ_{f ∈ group} Re a_k^{αf} (a_l^{αf})* for k ≤ l, row by row, added to `pairs`.
  @inlinable
  func addBilinears(flavor: Int, group: Int, scale: Double, to pairs: UnsafeMutablePointer<Double>) {
    real.withUnsafeBufferPointer { re in
      imaginary.withUnsafeBufferPointer { im in
        for final in 0..<massGroups.count where massGroups[final] == group {
          let base = (flavor * massGroups.count + final) * termCount
          var pair = 0
          for k in 0..<termCount {
            let (x, y) = (scale * re[base + k], scale * im[base + k])
            for l in k..<termCount {
              pairs[pair] += x * re[base + l] + y * im[base + l]
              pair += 1
            }
          }
        }
      }
    }
  }
}
