/// Natural logarithm ln x without a branch or a call, so that the compiler vectorises loops over bins that take it.
///
/// For normal, positive, finite x; anything else gives an unspecified finite number. x = 2^k m with m between √½ and
/// √2, ln m = 2 artanh s with s = (m − 1)/(m + 1) by a Chebyshev approximation in s²: error below two units in the
/// last place of ln x, and near x = 1 of x − 1.
@inlinable @inline(__always) public func branchFreeLogarithm(_ x: Double) -> Double {
  // Adding 1 − √½ to the bits makes the exponent step at √½ instead of at 1.
  let shifted = x.bitPattern &+ (0x3ff0_0000_0000_0000 - 0x3fe6_a09e_667f_3bcd)
  let m = Double(bitPattern: (shifted & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd)
  // An integer e below 2^52 in the mantissa of 2^52 reads as 2^52 + e.
  let k = Double(bitPattern: (shifted &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
  let s = (m - 1) / (m + 1)
  let z = s * s
  var p = z * 0.1461644968504340586 + 0.15331721600556041269
  p = p * z + 0.1818288912526172208
  p = p * z + 0.22222211134795079855
  p = p * z + 0.28571428625975484921
  p = p * z + 0.3999999999989950449
  p = p * z + 0.66666666666666696862
  // ln 2 in two parts, of which the first has so few digits that k times it is exact.
  return k * 0x1.62e42fefap-1 + (s * z * p + (s + s) + k * 0x1.cf79abc9e3b3ap-40)
}
