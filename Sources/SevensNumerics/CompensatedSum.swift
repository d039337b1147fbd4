// Ref: Neumaier1974
/// A running sum that carries its own rounding error.
///
/// The error of `value` is about one unit in the last place of the exact sum plus n eps^2 times the sum of
/// the magnitudes: a term added and later subtracted leaves nothing behind. A non-finite term makes `value`
/// non-finite.
@frozen public struct CompensatedSum: Sendable, Equatable {
  @usableFromInline var sum = 0.0
  @usableFromInline var compensation = 0.0

  /// An empty sum, zero.
  @inlinable public init() {}

  /// Adds one term.
  @inlinable public mutating func add(_ term: Double) {
    let total = sum + term
    if sum.magnitude >= term.magnitude {
      compensation += (sum - total) + term
    } else {
      compensation += (term - total) + sum
    }
    sum = total
  }

  /// The sum of all terms added so far, in their units.
  @inlinable public var value: Double { sum + compensation }
}
