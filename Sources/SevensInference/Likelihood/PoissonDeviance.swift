import CSevensMath

// Ref: BakerCousins1984
/// −2 ln of a Poisson probability relative to that of the saturated model, with two derivatives in the mean:
/// D = 2(μ − n + n ln(n/μ)), D' = 2(1 − n/μ), D'' = 2n/μ².
///
/// Exact down to the floor μ_f, which is 1e-6 n for n > 0 and 0 for n = 0. A smaller mean is (nearly) impossible, and
/// below 0 there is no Poisson distribution; there D goes on as a parabola that rises ever more steeply towards
/// negative means, so that a minimiser is led back instead of meeting infinities: for n > 0 the Taylor polynomial of
/// second order at the floor, for n = 0 the function 2μ + μ²/1e-6, whose least value is −1e-6. Who reports a result
/// asks whether a mean lies below its floor.
public struct PoissonDeviance: Sendable, Hashable {
  /// D.
  public let value: Double
  /// dD/dμ.
  public let first: Double
  /// d²D/dμ².
  public let second: Double

  /// Ratio of the floor to the count, and the width of the parabola of an empty bin in counts.
  static let smallest = 1e-6

  /// The mean below which D is continued.
  public static func floor(count n: Double) -> Double { n > 0 ? smallest * n : 0 }

  /// Whether no mean like this gives the count: 0 with counts, or below 0 by more than the continuation's width.
  public static func isImpossible(mean: Double, count n: Double) -> Bool {
    n > 0 ? mean <= 0 : mean < -2 * smallest
  }

  /// D at a mean, for n ≥ 0 counts.
  public init(mean: Double, count n: Double) {
    let floor = Self.floor(count: n)
    if mean >= floor, n > 0 {
      let ratio = n / mean
      value = 2 * (mean - n + n * sevens_log(ratio))
      first = 2 * (1 - ratio)
      second = 2 * ratio / mean
    } else if n > 0 {
      // ln μ ≈ ln μ_f + u − u²/2 with u = μ/μ_f − 1.
      let u = mean / floor - 1
      value = 2 * (mean - n - n * (sevens_log(Self.smallest) + u - u * u / 2))
      first = 2 * (1 - (1 - u) / Self.smallest)
      second = 2 / (Self.smallest * floor)
    } else {
      let below = mean < 0 ? mean : 0
      value = 2 * mean + below * below / Self.smallest
      first = 2 + 2 * below / Self.smallest
      second = mean < 0 ? 2 / Self.smallest : 0
    }
  }
}
