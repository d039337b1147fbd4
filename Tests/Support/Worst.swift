/// The largest of many deviations, with the place where it occurred; a NaN counts as infinite.
package struct Worst {
  package private(set) var value = 0.0
  package private(set) var place = "nowhere"
  package private(set) var count = 0

  package init() {}

  package mutating func see(_ deviation: Double, _ place: @autoclosure () -> String) {
    count += 1
    if deviation <= value { return }
    value = deviation.isNaN ? .infinity : deviation
    self.place = place()
  }

  /// |value − expected| / |expected|; 0 where both vanish.
  package mutating func see(_ value: Double, equals expected: Double, _ place: @autoclosure () -> String) {
    see(deviation(value, from: expected), "\(place()): \(value) instead of \(expected)")
  }
}

/// |a − b| / |b|; 0 where both are the same.
package func deviation(_ a: Double, from b: Double) -> Double { a == b ? 0 : abs(a - b) / abs(b) }
