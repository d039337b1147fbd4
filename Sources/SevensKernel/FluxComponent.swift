/// One component of a source: who arrives. Its spectrum is the component of the same index in `FluxMoments`.
public struct FluxComponent: Sendable, Hashable {
  /// The index of the neutrino among the couplings: ν_e, ν_μ, ν_τ, then their antiparticles.
  public var flavor: Int
  /// True for antineutrinos.
  public var antineutrino: Bool

  /// A component with the couplings of an index.
  public init(flavor: Int, antineutrino: Bool) {
    self.flavor = flavor
    self.antineutrino = antineutrino
  }
}
