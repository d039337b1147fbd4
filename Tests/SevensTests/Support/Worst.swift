/// The largest of many deviations, with the place where it occurred; a NaN counts as infinite.
struct Worst {
  private(set) var value = 0.0
  private(set) var place = "nowhere"
  private(set) var count = 0

  mutating func see(_ deviation: Double, _ place: @autoclosure () -> String) {
    count += 1
    if deviation <= value { return }
    value = deviation.isNaN ? .infinity : deviation
    self.place = place()
  }

  /// |value − expected| / |expected|; 0 where both vanish.
  mutating func see(_ value: Double, equals expected: Double, _ place: @autoclosure () -> String) {
    let difference = abs(value - expected)
    see(difference == 0 ? 0 : difference / abs(expected), "\(place()): \(value) instead of \(expected)")
  }
}

/// |a − b| / |b|; 0 where both vanish.
func deviation(_ a: Double, from b: Double) -> Double {
  a == b ? 0 : abs(a - b) / abs(b)
}
