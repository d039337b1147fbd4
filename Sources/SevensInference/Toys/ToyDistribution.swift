/// The values of a statistic in pseudo-experiments.
public struct ToyDistribution: Sendable, Equatable {
  /// The values, in ascending order.
  public let values: [Double]
  /// Pseudo-experiments without a value: their fits found no minimum.
  public let failures: Int

  /// A distribution of values in any order, of which NaN are failures.
  public init(_ all: [Double]) {
    values = all.filter { !$0.isNaN }.sorted()
    failures = all.count - values.count
  }

  /// The fraction of values that are at least as large as an observed one, with its binomial standard error.
  ///
  /// NaN without values.
  public func pValue(of observed: Double) -> (value: Double, uncertainty: Double) {
    let n = Double(values.count)
    let p = Double(values.count - firstIndex(atLeast: observed)) / n
    return (p, (p * (1 - p) / n).squareRoot())
  }

  /// The value that is not exceeded with a probability, by linear interpolation of order statistics; NaN without
  /// values.
  public func quantile(_ probability: Double) -> Double {
    guard let last = values.last else { return .nan }
    let position = min(max(probability, 0), 1) * Double(values.count - 1)
    let below = Int(position)
    guard below + 1 < values.count else { return last }
    return values[below] + (position - Double(below)) * (values[below + 1] - values[below])
  }

  /// Order statistics around the quantile that contain it with about 68 % probability.
  public func quantileRange(_ probability: Double) -> ClosedRange<Double> {
    guard !values.isEmpty else { return -Double.infinity...Double.infinity }
    let n = Double(values.count)
    let spread = (n * probability * (1 - probability)).squareRoot()
    func order(_ k: Double) -> Double { values[Int(min(max(k, 0), n - 1))] }
    return order((n * probability - spread).rounded(.down))...order((n * probability + spread).rounded(.up))
  }

  private func firstIndex(atLeast x: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
