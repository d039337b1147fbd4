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
