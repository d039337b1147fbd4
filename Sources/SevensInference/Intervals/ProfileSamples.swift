import SevensNumerics

/// A function of one parameter where it has been evaluated, in ascending order of positions on the axis.
///
/// Values that are not finite are kept as +infinity, so that they are excluded by every threshold.
struct ProfileSamples {
  let axis: ScanAxis
  let loop: ParallelLoop
  let f: @Sendable (Double) -> Double
  private(set) var positions: [Double] = []
  private(set) var values: [Double] = []
  private(set) var evaluations = 0
  private(set) var notFinite = 0

  init(_ axis: ScanAxis, loop: ParallelLoop, _ f: @escaping @Sendable (Double) -> Double) {
    self.axis = axis
    self.loop = loop
    self.f = f
    evaluate((0..<axis.points).map { Double($0) / Double(axis.points - 1) })
  }

  var lowest: Double { values.min() ?? .infinity }

  /// The function at a position, +infinity where it is not finite.
  func value(at position: Double) -> Double {
    let value = f(axis.value(at: position))
    return value.isFinite ? value : .infinity
  }

  /// Evaluates the function at new positions, all in one wave.
  mutating func evaluate(_ new: [Double]) {
    let copy = self
    insert(zip(new, loop.map(count: new.count) { copy.value(at: new[$0]) }).map { ($0, $1) })
    evaluations += new.count
  }

  /// Adds points evaluated elsewhere; those already there are ignored.
  mutating func insert(_ points: [(position: Double, value: Double)]) {
    var all = zip(positions, values).map { (position: $0, value: $1) }
    let known = Set(positions)
    let fresh = points.filter { !known.contains($0.position) }
    notFinite += fresh.count { !$0.value.isFinite }
    all += fresh
    all.sort { $0.position < $1.position }
    positions = all.map(\.position)
    values = all.map(\.value)
  }

  mutating func count(_ calls: Int) { evaluations += calls }

  /// Halves every interval once, and halves again those whose middle is not where its neighbours let expect it.
  ///
  /// The expectation is the cubic through the four nearest points. It counts as missed by more than 2 % of the height
  /// above the lowest point and the threshold together: high up a profile may be rough, near the minimum not.
  mutating func refine(threshold: Double, halvings: Int) {
    var left = Array(positions.dropLast())
    var right = Array(positions.dropFirst())
    for _ in 0...halvings {
      let middles = zip(left, right).map { 0.5 * ($0 + $1) }
      if middles.isEmpty { return }
      let expected = middles.map { interpolated(at: $0) }
      evaluate(middles)
      let found = middles.map { value(known: $0) }
      let floor = lowest
      var rough: [Int] = []
      for i in middles.indices {
        guard found[i].isFinite, expected[i].isFinite else {
          // The edge of where the function is finite runs through this interval.
          if found[i].isFinite != expected[i].isFinite { rough.append(i) }
          continue
        }
        let height = max(0, min(found[i], expected[i]) - floor)
        if (found[i] - expected[i]).magnitude > 0.02 * (threshold + height) { rough.append(i) }
      }
      (left, right) = (
        rough.flatMap { [left[$0], middles[$0]] }, rough.flatMap { [middles[$0], right[$0]] }
      )
    }
  }

  private func value(known position: Double) -> Double { values[index(of: position)] }

  /// The first point that is not below a position.
  private func index(of position: Double) -> Int {
    var (low, high) = (0, positions.count)
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Lagrange's cubic through the four nearest points; +infinity if one of the two nearest is, their straight line
  /// if one of the others is.
  private func interpolated(at u: Double) -> Double {
    let upper = index(of: u)
    let pair = [upper - 1, upper]
    guard pair.allSatisfy({ values[$0].isFinite }) else { return .infinity }
    let start = max(0, min(upper - 2, positions.count - 4))
    let four = Array(start..<min(start + 4, positions.count))
    let nodes = four.allSatisfy { values[$0].isFinite } ? four : pair
    var result = 0.0
    for i in nodes {
      var weight = 1.0
      for j in nodes where j != i { weight *= (u - positions[j]) / (positions[i] - positions[j]) }
      result += weight * values[i]
    }
    return result
  }
}
