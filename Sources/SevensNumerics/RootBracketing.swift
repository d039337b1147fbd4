/// Why no root was found.
public enum RootError: Error, Equatable {
  /// The function has the same sign at both ends.
  case notBracketed
  /// An end, or the function at some point of the interval, is infinite or NaN.
  case notFinite
  /// The iterations ran out; `best` is the point of smallest |f|, a sign change lies within `width` of it.
  case notConverged(best: Double, width: Double)
}

// Ref: Brent1973
/// A point where `f` changes sign between `a` and `b`, by Brent's method.
///
/// f(a) and f(b) must differ in sign (an end where f is exactly 0 is returned); a > b is allowed. Inverse
/// quadratic or linear interpolation where it converges fast, bisection where it does not, so a continuous f
/// loses at most a few times the iterations of bisection. Of a discontinuous f the result is the jump.
///
/// - Parameters:
///   - a: One end of the bracket, in units of x.
///   - b: The other end.
///   - accuracy: Largest distance of the result from the sign change, absolute, in units of x. What rounding
///     allows, 4 eps |x|, is added; negative or NaN counts as 0.
///   - maximumIterations: Most calls of `f` after those at the ends.
///   - f: The function, in any unit: only ratios of its values enter.
/// - Returns: The end of the final bracket with the smaller |f|.
/// - Throws: `notBracketed`, `notFinite` or `notConverged`.
@inlinable public func findRoot(
  from a: Double, to b: Double, accuracy: Double, maximumIterations: Int = 200, _ f: (Double) -> Double
) throws(RootError) -> Double {
  guard a.isFinite, b.isFinite else { throw .notFinite }
  // Brent's letters: b the best point, c the other end of the bracket, a the previous best.
  var a = a
  var b = b
  var fa = f(a)
  var fb = f(b)
  guard fa.isFinite, fb.isFinite else { throw .notFinite }
  if fa == 0 { return a }
  if fb == 0 { return b }
  guard (fa < 0) != (fb < 0) else { throw .notBracketed }
  var c = a
  var fc = fa
  var d = b - a
  var e = d
  var iteration = 0
  while true {
    if fc.magnitude < fb.magnitude {
      (a, b, c) = (b, c, b)
      (fa, fb, fc) = (fb, fc, fb)
    }
    // `>` makes a NaN accuracy 0.
    let tolerance = 2 * Double.ulpOfOne * b.magnitude + (accuracy > 0 ? 0.5 * accuracy : 0)
    let m = 0.5 * c - 0.5 * b
    if fb == 0 || m.magnitude <= tolerance { return b }
    guard iteration < maximumIterations else { throw .notConverged(best: b, width: (c - b).magnitude) }
    iteration += 1
    if e.magnitude < tolerance || fa.magnitude <= fb.magnitude {
      d = m
      e = m
    } else {
      let s = fb / fa
      var p: Double
      var q: Double
      if a == c {
        p = 2 * m * s
        q = 1 - s
      } else {
        let qa = fa / fc
        let r = fb / fc
        p = s * (2 * m * qa * (qa - r) - (b - a) * (r - 1))
        q = (qa - 1) * (r - 1) * (s - 1)
      }
      if p > 0 { q = -q } else { p = -p }
      if 2 * p < 3 * m * q - (tolerance * q).magnitude && p < (0.5 * e * q).magnitude {
        e = d
        d = p / q
      } else {
        d = m
        e = m
      }
    }
    a = b
    fa = fb
    if d.magnitude > tolerance {
      b += d
    } else {
      b += m > 0 ? tolerance : -tolerance
    }
    fb = f(b)
    guard fb.isFinite else { throw .notFinite }
    if (fb < 0) == (fc < 0) {
      c = a
      fc = fa
      d = b - a
      e = d
    }
  }
}
