import CSevensMath

/// ln|Gamma(x)|, the natural logarithm of the gamma function's magnitude.
///
/// x is any real number; +infinity at the poles 0, -1, -2, ... and at +-infinity, NaN for NaN. ln n! =
/// logGamma(n + 1). Accuracy: a few units in the last place, relative for x > 0 and absolute near the zeros
/// between negative poles.
public func logGamma(_ x: Double) -> Double { sevens_lgamma(x) }

/// Error function erf x = 2/sqrt(pi) times the integral of exp(-t^2) over t from 0 to x.
///
/// Odd in x, from -1 to 1; accurate to the last place or so for every x.
public func erf(_ x: Double) -> Double { sevens_erf(x) }

/// Complementary error function erfc x = 1 - erf x.
///
/// From 2 to 0; keeps its relative accuracy for large x (until it underflows at x = 26.5), where 1 - erf x is
/// zero.
public func erfc(_ x: Double) -> Double { sevens_erfc(x) }

/// Regularised lower incomplete gamma function P(a, x) = 1/Gamma(a) times the integral of t^(a-1) exp(-t) over t
/// from 0 to x: the probability that a gamma variate of shape a and scale 1 is below x.
///
/// a > 0, x >= 0; 0 at x <= 0, 1 at infinity. The power series (DLMF 8.11.4) below x = a + 1, Lentz's form of the
/// continued fraction (DLMF 8.9.2) above: absolute error a few 1e-15 times the square root of a.
public func regularizedGamma(shape a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < .infinity else { return 1 }
  return x < a + 1 ? min(1, lowerGammaSeries(a, x)) : max(0, 1 - upperGammaFraction(a, x))
}

/// Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x): the probability that a gamma variate of shape a
/// and scale 1 exceeds x.
///
/// a > 0; 1 at x <= 0, 0 at infinity. Unlike 1 - P it keeps its relative accuracy, a few 1e-15 times a or x, in the
/// tail x > a + 1.
public func regularizedGammaUpper(shape a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 1 }
  guard x < .infinity else { return 0 }
  return x < a + 1 ? max(0, 1 - lowerGammaSeries(a, x)) : min(1, upperGammaFraction(a, x))
}

/// x^a exp(-x)/Gamma(a).
private func gammaFactor(_ a: Double, _ x: Double) -> Double {
  sevens_exp(a * sevens_log(x) - x - sevens_lgamma(a))
}

/// About sqrt(a) terms beyond the largest are needed.
private func mostTerms(_ a: Double) -> Int { 500 + Int(20 * a.squareRoot()) }

/// P(a, x) by its power series.
private func lowerGammaSeries(_ a: Double, _ x: Double) -> Double {
  var (term, sum, n) = (1 / a, 1 / a, a)
  for _ in 0..<mostTerms(a) {
    n += 1
    term *= x / n
    sum += term
    if term < sum * 1e-17 { break }
  }
  return gammaFactor(a, x) * sum
}

/// Q(a, x) by its continued fraction.
private func upperGammaFraction(_ a: Double, _ x: Double) -> Double {
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / b
  var fraction = d
  for i in 1..<mostTerms(a) {
    let coefficient = -Double(i) * (Double(i) - a)
    b += 2
    d = coefficient * d + b
    if d.magnitude < tiny { d = tiny }
    c = b + coefficient / c
    if c.magnitude < tiny { c = tiny }
    d = 1 / d
    let change = c * d
    fraction *= change
    if (change - 1).magnitude < 1e-16 { break }
  }
  return gammaFactor(a, x) * fraction
}
