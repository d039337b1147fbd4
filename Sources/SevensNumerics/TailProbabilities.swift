import CSevensMath

/// The standard normal distribution.
public enum NormalDistribution {
  /// The probability of a value above z, erfc(z/√2)/2.
  public static func survival(_ z: Double) -> Double { 0.5 * erfc(z * 0.5.squareRoot()) }

  /// The z that is exceeded with a probability 0 < p < 1; ±∞ at 0 and 1, NaN outside.
  ///
  /// Bracketed Newton on ln of the smaller tail, to rounding; down to p = 1e-300.
  public static func quantile(exceededWith p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? .infinity : p == 1 ? -.infinity : .nan }
    guard p < 0.5 else { return p == 0.5 ? 0 : -quantile(exceededWith: 1 - p) }
    return decreasingRoot(of: p, from: 0, to: 39) { z in
      (survival(z), sevens_exp(-0.5 * z * z) * 0.3989422804014326779)
    }
  }
}

/// The χ² distribution.
public enum ChiSquaredDistribution {
  /// The probability of a value above x for k ≥ 1 degrees of freedom, Q(k/2, x/2).
  public static func survival(_ x: Double, degreesOfFreedom k: Int) -> Double {
    k == 1 ? erfc(max(0, 0.5 * x).squareRoot()) : regularizedGammaUpper(shape: 0.5 * Double(k), 0.5 * x)
  }

  /// The x that is exceeded with a probability 0 < p ≤ 1; ∞ at 0, NaN outside.
  public static func quantile(exceededWith p: Double, degreesOfFreedom k: Int) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? .infinity : p == 1 ? 0 : .nan }
    let a = 0.5 * Double(k)
    // No tail above 1e-300 reaches beyond.
    let far = 2 * a + 1500 + 80 * a.squareRoot()
    return decreasingRoot(of: p, from: 0, to: far) { x in
      let density =
        x > 0 ? 0.5 * sevens_exp((a - 1) * sevens_log(0.5 * x) - 0.5 * x - sevens_lgamma(a)) : Double.infinity
      return (survival(x, degreesOfFreedom: k), density)
    }
  }

  /// The Δχ² of a confidence level for a number of parameters: 1, 2.71, 3.84 at 68.27, 90, 95 % for one, 2.30, 4.61,
  /// 5.99 for two.
  public static func threshold(confidence: Double, degreesOfFreedom k: Int) -> Double {
    quantile(exceededWith: 1 - confidence, degreesOfFreedom: k)
  }
}

/// The x at which a survival function S, given with its density −S', is p: Newton on ln S, bisection where that leaves
/// the bracket.
private func decreasingRoot(
  of p: Double, from low: Double, to high: Double, _ tail: (Double) -> (survival: Double, density: Double)
) -> Double {
  var (low, high) = (low, high)
  var x = 0.5 * (low + high)
  for _ in 0..<200 {
    let (s, density) = tail(x)
    if s > p { low = x } else { high = x }
    var next = s > 0 && density > 0 ? x + s / density * sevens_log(s / p) : .nan
    if !(next > low && next < high) { next = 0.5 * (low + high) }
    let step = (next - x).magnitude
    x = next
    if step <= 0x1p-51 * x || high - low <= 0x1p-52 * high { break }
  }
  return x
}
