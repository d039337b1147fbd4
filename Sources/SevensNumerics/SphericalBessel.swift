import CSevensMath

/// Spherical Bessel function of order 1, j1(x) = sin x / x^2 - cos x / x.
///
/// x is dimensionless and finite (NaN otherwise); odd in x. Relative accuracy about 5e-16 below |x| = 1 and,
/// away from the function's zeros, above.
@inlinable public func sphericalBesselJ1(_ x: Double) -> Double {
  if x.magnitude < 1 { return x / 3 * sphericalBesselJ1RatioSeries(x * x) }
  var sine = 0.0
  var cosine = 0.0
  sevens_sincos(x, &sine, &cosine)
  return (sine / x - cosine) / x
}

/// 3 j1(x) / x = 3 (sin x - x cos x) / x^3: the form factor of a uniform sphere, 1 at x = 0.
///
/// x is dimensionless (momentum transfer times radius) and finite (NaN otherwise); even in x. Relative
/// accuracy about 5e-16 below |x| = 1 and, away from the function's zeros, above.
@inlinable public func sphericalBesselJ1Ratio(_ x: Double) -> Double {
  let xx = x * x
  if xx < 1 { return sphericalBesselJ1RatioSeries(xx) }
  var sine = 0.0
  var cosine = 0.0
  sevens_sincos(x, &sine, &cosine)
  return 3 * (sine / x - cosine) / xx
}

/// 3 j1(x) / x as the sum over k = 0...9 of (-1)^k 6 (k + 1) / (2 k + 3)! x^(2k), a function of xx = x^2 < 1.
///
/// The first term left out is below 66/23! = 3e-21. Even and odd k are summed apart, which halves the chain
/// of dependent operations. The closed form would lose eleven times its rounding at x = 0.5 and three times
/// at x = 1, where it starts.
@inlinable func sphericalBesselJ1RatioSeries(_ xx: Double) -> Double {
  let x4 = xx * xx
  var even = 54.0 / 121_645_100_408_832_000.0
  even = even * x4 + 42.0 / 1_307_674_368_000.0
  even = even * x4 + 30.0 / 39_916_800.0
  even = even * x4 + 18.0 / 5040.0
  even = even * x4
  var odd = -60.0 / 51_090_942_171_709_440_000.0
  odd = odd * x4 - 48.0 / 355_687_428_096_000.0
  odd = odd * x4 - 36.0 / 6_227_020_800.0
  odd = odd * x4 - 24.0 / 362_880.0
  odd = odd * x4 - 12.0 / 120.0
  return 1 + (odd * xx + even)
}
