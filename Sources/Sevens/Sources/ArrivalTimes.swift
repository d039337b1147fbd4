/// When neutrinos arrive: a probability density in time.
public struct ArrivalTimes: Sendable, Hashable {
  /// The density before it is shifted.
  public enum Shape: Sendable, Hashable {
    /// A published histogram.
    case histogram(TimeHistogram)
    /// What a proton pulse made decays, one after the other with these lifetimes in s, all different.
    case decays(pulse: ProtonPulse, lifetimesSeconds: [Double])
  }

  /// The density before it is shifted.
  public let shape: Shape
  /// How much later everything arrives.
  public var offset = TimeSpan(0)

  /// Arrival times of a shape.
  public init(_ shape: Shape) { self.shape = shape }

  /// A histogram between edges in s.
  public init(edgesSeconds: [Double], probabilities: [Double]) {
    self.init(.histogram(TimeHistogram(edgesSeconds: edgesSeconds, probabilities: probabilities)))
  }

  /// Where the density of a published histogram jumps, in s.
  var kinksSeconds: [Double] {
    guard case .histogram(let histogram) = shape else { return [] }
    return histogram.edgesSeconds.map { $0 + offset.value }
  }

  /// The probability of arriving in a window, exact for the shape.
  public func fraction(from start: TimeSpan, to end: TimeSpan) -> Double {
    let (a, b) = (start.value - offset.value, end.value - offset.value)
    switch shape {
    case .histogram(let histogram): return histogram.fraction(from: a, to: b)
    case .decays(let pulse, let lifetimes):
      // Partial fractions: a chain of exponentials is their sum with the weights Π τ_i/(τ_i − τ_j).
      let fraction = lifetimes.reduce(0.0) { sum, lifetime in
        var weight = 1.0
        for other in lifetimes where other != lifetime { weight *= lifetime / (lifetime - other) }
        return sum + weight * pulse.fraction(from: a, to: b, lifetime: lifetime)
      }
      // Where nearly nothing arrives the sum is the rounding of its terms.
      return max(0, fraction)
    }
  }
}

/// A histogram of times.
public struct TimeHistogram: Sendable, Hashable {
  /// Ascending edges in s.
  public let edgesSeconds: [Double]
  /// The probability of every bin.
  public let probabilities: [Double]

  /// A histogram between edges in s.
  public init(edgesSeconds: [Double], probabilities: [Double]) {
    self.edgesSeconds = edgesSeconds
    self.probabilities = probabilities
  }

  /// The probability between two times in s, the density being uniform inside a bin.
  func fraction(from start: Double, to end: Double) -> Double {
    var sum = 0.0
    for (bin, probability) in probabilities.enumerated() {
      let overlap = min(edgesSeconds[bin + 1], end) - max(edgesSeconds[bin], start)
      sum += probability * max(0, overlap) / (edgesSeconds[bin + 1] - edgesSeconds[bin])
    }
    return sum
  }
}
