/// The excess of a count over another that measures its background with the same exposure.
///
/// excess = n_on − n_off, with the Poisson uncertainty √(n_on + n_off).
public struct CountingExcess: Sendable, Hashable {
  /// The count with signal.
  public let on: Int
  /// The count without.
  public let off: Int

  /// An excess from two counts of equal exposure.
  public init(on: Int, off: Int) {
    self.on = on
    self.off = off
  }

  /// The difference of the counts.
  public var excess: Double { Double(on - off) }

  /// Its standard deviation √(n_on + n_off).
  public var uncertainty: Double { Double(on + off).squareRoot() }
}
