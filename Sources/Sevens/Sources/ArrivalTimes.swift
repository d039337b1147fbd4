import CSevensMath

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

  /// The probability of arriving in a window, exact for the shape.
  public func fraction(from start: TimeSpan, to end: TimeSpan) -> Double {
    let (a, b) = (start.value - offset.value, end.value - offset.value)
    switch shape {
    case .histogram(let histogram): return histogram.fraction(from: a, to: b)
    case .decays(let pulse, let lifetimes):
      return Self.chain(lifetimes) { pulse.fraction(from: a, to: b, lifetime: $0) }
    }
  }

  /// ∫ g(t) e^{−λ(t−t₀)} dt between two times in s, exact for the shape.
  func fraction(from start: Double, to end: Double, fallingBy rate: Double, since onset: Double) -> Double {
    let (a, b, since) = (start - offset.value, end - offset.value, onset - offset.value)
    switch shape {
    case .histogram(let histogram):
      return histogram.fraction(from: a, to: b, fallingBy: rate, since: since)
    case .decays(let pulse, let lifetimes):
      return Self.chain(lifetimes) {
        pulse.fraction(from: a, to: b, lifetime: $0, fallingBy: rate, since: since)
      }
    }
  }

  /// Partial fractions: a chain of exponentials is their sum with the weights Π τ_i/(τ_i − τ_j).
  private static func chain(_ lifetimes: [Double], _ fraction: (Double) -> Double) -> Double {
    let sum = lifetimes.reduce(0.0) { sum, lifetime in
      var weight = 1.0
      for other in lifetimes where other != lifetime { weight *= lifetime / (lifetime - other) }
      return sum + weight * fraction(lifetime)
    }
    // Where nearly nothing arrives the sum is the rounding of its terms.
    return max(0, sum)
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

  /// ∫ g(t) e^{−λ(t−t₀)} dt between two times in s.
  func fraction(from start: Double, to end: Double, fallingBy rate: Double, since onset: Double) -> Double {
    var sum = 0.0
    for (bin, probability) in probabilities.enumerated() where probability > 0 {
      let (low, high) = (max(edgesSeconds[bin], start), min(edgesSeconds[bin + 1], end))
      guard low < high else { continue }
      let width = edgesSeconds[bin + 1] - edgesSeconds[bin]
      sum +=
        probability / width * sevens_exp(-rate * (low - onset)) * -sevens_expm1(-rate * (high - low)) / rate
    }
    return sum
  }
}
