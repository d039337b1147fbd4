import SevensNumerics

// Ref: Brent1973
/// The lowest point of `f` found between `a` and `b`, by Brent's combination of golden sections and parabolas.
///
/// Of a function with several minima it is one of them; one that is monotone gives a point within `accuracy` of the
/// lower end. Values that are not finite count as +infinity.
///
/// - Parameters:
///   - accuracy: The distance to the minimum wanted, in units of x. Rounding of f limits it to about 1e-8 |b − a|
///     and more for a shallow minimum.
/// - Returns: The point, the function there and the number of calls.
package func lineMinimum(
  from a: Double, to b: Double, accuracy: Double, maximumIterations: Int = 60, _ f: (Double) -> Double
) -> (x: Double, value: Double, evaluations: Int) {
  // (3 − √5)/2: the smaller part of a golden section.
  let golden = 0.381966011250105
  var (lower, upper) = (min(a, b), max(a, b))
  var best = lower + golden * (upper - lower)
  var evaluations = 1
  func finite(_ x: Double) -> Double {
    let value = f(x)
    return value.isFinite ? value : .infinity
  }
  var bestValue = finite(best)
  var (second, third) = (best, best)
  var (secondValue, thirdValue) = (bestValue, bestValue)
  var (step, previousStep) = (0.0, 0.0)
  for _ in 0..<maximumIterations {
    let middle = 0.5 * (lower + upper)
    let tolerance = 1e-9 * best.magnitude + 0.5 * accuracy
    if (best - middle).magnitude <= 2 * tolerance - 0.5 * (upper - lower) { break }
    var isParabola = false
    if previousStep.magnitude > tolerance && thirdValue.isFinite {
      let r = (best - second) * (bestValue - thirdValue)
      var q = (best - third) * (bestValue - secondValue)
      var p = (best - third) * q - (best - second) * r
      q = 2 * (q - r)
      if q > 0 { p = -p } else { q = -q }
      if p.magnitude < (0.5 * q * previousStep).magnitude && p > q * (lower - best) && p < q * (upper - best)
      {
        previousStep = step
        step = p / q
        isParabola = true
        let next = best + step
        if next - lower < 2 * tolerance || upper - next < 2 * tolerance {
          step = best < middle ? tolerance : -tolerance
        }
      }
    }
    if !isParabola {
      previousStep = best < middle ? upper - best : lower - best
      step = golden * previousStep
    }
    let x = step.magnitude >= tolerance ? best + step : best + (step > 0 ? tolerance : -tolerance)
    let value = finite(x)
    evaluations += 1
    if value <= bestValue {
      if x < best { upper = best } else { lower = best }
      (third, thirdValue, second, secondValue, best, bestValue) = (
        second, secondValue, best, bestValue, x, value
      )
      continue
    }
    if x < best { lower = x } else { upper = x }
    if value <= secondValue || second == best {
      (third, thirdValue, second, secondValue) = (second, secondValue, x, value)
    } else if value <= thirdValue || third == best || third == second {
      (third, thirdValue) = (x, value)
    }
  }
  return (best, bestValue, evaluations)
}
