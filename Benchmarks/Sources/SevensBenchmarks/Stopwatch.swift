/// Repeated measurements of one piece of work, in seconds per execution.
struct Measurements {
  /// Ascending.
  let sorted: [Double]

  var median: Double { quantile(0.5) }
  var least: Double { sorted[0] }
  /// Half the distance between the quartiles, relative to the median.
  var spread: Double { (quantile(0.75) - quantile(0.25)) / 2 / median }

  private func quantile(_ p: Double) -> Double {
    guard sorted.count > 1 else { return sorted[0] }
    let position = p * Double(sorted.count - 1)
    let index = min(Int(position), sorted.count - 2)
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}

enum Stopwatch {
  /// Runs work in batches that last at least `batch`, after one batch to warm up.
  static func measure(
    repetitions: Int, batch: Duration = .milliseconds(5), _ work: () -> Void
  ) -> Measurements {
    var count = 1
    while run(count, work) < batch, count < 1 << 30 { count *= 2 }
    return Measurements(
      sorted: (0..<repetitions).map { _ in seconds(run(count, work)) / Double(count) }.sorted())
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  private static func run(_ count: Int, _ work: () -> Void) -> Duration {
    ContinuousClock().measure { for _ in 0..<count { work() } }
  }
}

/// Somewhere for results to go, so that no work can be left out.
@inline(never)
func keep(_ value: Double) { kept = value }
nonisolated(unsafe) private var kept = 0.0

/// A fixed amount of arithmetic without library calls: a million steps of a chain of multiplication, addition, division.
/// Numbers of different machines, or of one machine at different times, are compared relative to it.
@inline(never)
func calibrationLoop() {
  var x = 1.5
  for _ in 0..<1_000_000 { x = 1.25 + x * 0.5 - 0.25 / x }
  keep(x)
}
