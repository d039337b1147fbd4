/// One component of a source: who arrives. Its spectrum is the component of the same index in `FluxMoments`.
public struct FluxComponent: Sendable, Hashable {
  /// The flavour index: 0 electron, 1 muon, 2 tau.
  public var flavor: Int
  /// True for antineutrinos.
  public var antineutrino: Bool

  /// A component of given flavour index.
  public init(flavor: Int, antineutrino: Bool) {
    self.flavor = flavor
    self.antineutrino = antineutrino
  }
}
