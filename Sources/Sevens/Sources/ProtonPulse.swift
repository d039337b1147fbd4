import CSevensMath
import SevensNumerics

/// When the protons of one pulse hit the target.
public enum ProtonPulse: Sendable, Hashable {
  /// A normal distribution of mean μ and standard deviation σ ≥ 0.
  case gaussian(mean: TimeSpan, sigma: TimeSpan)
  /// A histogram, uniform inside its bins.
  case histogram(TimeHistogram)

  /// The probability that what the pulse made decays between two times, with one lifetime τ; times in s.
  func fraction(from start: Double, to end: Double, lifetime: Double) -> Double {
    guard end > start else { return 0 }
    switch self {
    case .gaussian(let mean, let sigma):
      let (a, b) = (start - mean.value, end - mean.value)
      // Differences of what is small: from below before the mean, from above after it.
      let before = { Self.decayed(by: $0, sigma: sigma.value, lifetime: lifetime) }
      let after = { Self.left(at: $0, sigma: sigma.value, lifetime: lifetime) }
      return a > 0 ? after(a) - after(b) : before(b) - before(a)
    case .histogram(let pulse):
      return pulse.probabilities.indices.reduce(0) { sum, bin in
        guard pulse.probabilities[bin] > 0 else { return sum }
        let (low, high) = (pulse.edgesSeconds[bin], pulse.edgesSeconds[bin + 1])
        let part = Self.inside(start, end, from: low, to: high, lifetime: lifetime)
        return sum + pulse.probabilities[bin] * part
      }
    }
  }

  /// The same with every decay weighted by e^{−λ(t−t₀)}: ∫ g(t) e^{−λ(t−t₀)} dt.
  ///
  /// With 1/τ′ = 1/τ + λ the weight moves a normal pulse to μ − λσ² and leaves
  /// (τ′/τ) e^{−λ(μ−t₀) + λ²σ²/2} times the fraction for τ′.
  func fraction(
    from start: Double, to end: Double, lifetime: Double, fallingBy rate: Double, since onset: Double
  ) -> Double {
    guard end > start else { return 0 }
    let fall = rate + 1 / lifetime
    switch self {
    case .gaussian(let mean, let sigma):
      let variance = sigma.value * sigma.value
      let moved = ProtonPulse.gaussian(mean: TimeSpan(mean.value - rate * variance), sigma: sigma)
      let factor = sevens_exp(-rate * (mean.value - onset) + rate * rate * variance / 2) / (lifetime * fall)
      return factor * moved.fraction(from: start, to: end, lifetime: 1 / fall)
    case .histogram(let pulse):
      /// ∫_a^b e^{−κ(t−s)} dt.
      func integral(_ a: Double, _ b: Double, _ s: Double, _ rate: Double) -> Double {
        sevens_exp(-rate * (a - s)) * -sevens_expm1(-rate * (b - a)) / rate
      }
      return pulse.probabilities.indices.reduce(0) { sum, bin in
        guard pulse.probabilities[bin] > 0 else { return sum }
        let (low, high) = (pulse.edgesSeconds[bin], pulse.edgesSeconds[bin + 1])
        var part = 0.0
        let (a, b) = (max(start, low), min(end, high))
        if a < b {
          let growing = integral(a, b, a, fall) * sevens_exp(-(a - low) / lifetime - rate * (a - onset))
          part += integral(a, b, onset, rate) - growing
        }
        let late = max(start, high)
        if late < end {
          let left = -sevens_expm1(-(high - low) / lifetime) * sevens_exp(-(late - high) / lifetime)
          part += left * integral(late, end, late, fall) * sevens_exp(-rate * (late - onset))
        }
        return sum + pulse.probabilities[bin] * part / (high - low)
      }
    }
  }

  /// The distribution function of a normal and an exponentially distributed time, t after the mean,
  /// F(t) = Φ(z) − e^{s²/2 − sz} Φ(z − s), z = t/σ, s = σ/τ.
  ///
  /// Ref: Grushka1972
  static func decayed(by t: Double, sigma: Double, lifetime: Double) -> Double {
    if sigma == 0 { return t > 0 ? -sevens_expm1(-t / lifetime) : 0 }
    return 0.5 * SevensNumerics.erfc(-t / sigma * 0.5.squareRoot()) - tail(t, sigma, lifetime)
  }

  /// 1 − F(t) = Φ(−z) + e^{s²/2 − sz} Φ(z − s).
  ///
  /// Ref: Grushka1972
  static func left(at t: Double, sigma: Double, lifetime: Double) -> Double {
    if sigma == 0 { return t > 0 ? sevens_exp(-t / lifetime) : 1 }
    return 0.5 * SevensNumerics.erfc(t / sigma * 0.5.squareRoot()) + tail(t, sigma, lifetime)
  }

  /// e^{s²/2 − sz} Φ(z − s): both factors may overflow where w = (s − z)/√2 > 0, but e^{−z²/2} e^{w²} SevensNumerics.erfc(w)/2 does not.
  private static func tail(_ t: Double, _ sigma: Double, _ lifetime: Double) -> Double {
    let (z, s) = (t / sigma, sigma / lifetime)
    let w = (s - z) * 0.5.squareRoot()
    return w > 0
      ? 0.5 * sevens_exp(-z * z / 2) * scaledErfc(w)
      : 0.5 * sevens_exp(s * (s / 2 - z)) * SevensNumerics.erfc(w)
  }

  /// The same for a pulse that is uniform between two times:
  /// ∫_start^end dt ∫_from^to dp e^{−(t−p)/τ} θ(t > p) / (τ (to − from)).
  private static func inside(
    _ start: Double, _ end: Double, from: Double, to: Double, lifetime: Double
  ) -> Double {
    // Until the pulse ends F(t) = G(t − from)/(to − from), G(x) = x − τ(1 − e^{−x/τ}) for x > 0; what is left then decays.
    func decayed(_ t: Double) -> Double {
      let x = min(t, to) - from
      return x > 0 ? (x + lifetime * sevens_expm1(-x / lifetime)) / (to - from) : 0
    }
    var sum = start < to ? decayed(end) - decayed(start) : 0
    if end > to {
      let begin = max(start, to)
      let left = -sevens_expm1(-(to - from) / lifetime) * lifetime / (to - from)
      sum -= left * sevens_exp(-(begin - to) / lifetime) * sevens_expm1(-(end - begin) / lifetime)
    }
    return sum
  }
}
