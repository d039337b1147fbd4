// Ref: Piessens1983
/// The integral of `f` from `a` to `b` to a relative accuracy, by globally adaptive Gauss-Kronrod (10, 21)
/// quadrature.
///
/// The panel of largest error is halved until the sum of all errors is at most `relativeAccuracy` times
/// |value|. There is no absolute tolerance and no scale: c f for any c (that neither overflows nor
/// underflows) takes the same panels. The zero function converges at once. Integrands with integrable
/// singularities or kinks are handled best with a break point there. No sample sees a peak much narrower than
/// 1/20 of its panel, nor a jump or kink within 0.2 % of a panel's end: a jump halved down to 1e-8 hides so
/// in about one case in twenty, `converged` says true and the error is wrong. Break points prevent both.
///
/// Rounding is reported as it is: no error is below 50 eps times the integral of |f|, so an integral that
/// cancels to less than that over `relativeAccuracy` does not converge, and panels that only show noise are
/// not halved further.
///
/// - Parameters:
///   - a: Lower limit, in units of x.
///   - b: Upper limit; b < a gives the negative of the integral from b to a.
///   - breakpoints: Where `f` has kinks, jumps or peaks, in any order; those not strictly between the limits
///     are ignored.
///   - relativeAccuracy: Largest error wanted, relative to the total. Below about 2e-14 it cannot be reached.
///   - maximumEvaluations: Calls of `f` after which no panel is halved; the first 21 per panel are always
///     made.
///   - f: The integrand; never called at the limits or break points.
/// - Returns: The value, the sum of the panels' errors, the calls of `f` and `converged`, true exactly if
///   error <= relativeAccuracy |value|. A limit or value of `f` that is not finite gives NaN +- infinity, not
///   converged.
@inlinable public func integrate(
  from a: Double, to b: Double, breakpoints: [Double] = [], relativeAccuracy: Double = 1e-10,
  maximumEvaluations: Int = 100_000, _ f: (Double) -> Double
) -> IntegralEstimate {
  guard a.isFinite, b.isFinite else { return .notFinite(evaluations: 0) }
  let lower = min(a, b)
  let upper = max(a, b)
  let sign = a <= b ? 1.0 : -1.0
  var value = CompensatedSum()
  var error = CompensatedSum()
  var evaluations = 0
  var heap = KronrodPanelHeap()

  let cuts = breakpoints.isEmpty ? [] : breakpoints.filter { $0 > lower && $0 < upper }.sorted()
  var left = lower
  for i in 0...cuts.count {
    let right = i < cuts.count ? cuts[i] : upper
    if right == left { continue }
    let panel = KronrodPanel(lower: left, upper: right, f)
    evaluations += 21
    guard panel.isFinite else { return .notFinite(evaluations: evaluations) }
    value.add(panel.value)
    error.add(panel.error)
    if cuts.isEmpty && panel.error <= relativeAccuracy * panel.value.magnitude { break }
    if panel.isDivisible { heap.insert(panel) }
    left = right
  }

  while error.value > relativeAccuracy * value.value.magnitude && evaluations + 42 <= maximumEvaluations {
    guard let worst = heap.removeWorst() else { break }
    let middle = 0.5 * worst.lower + 0.5 * worst.upper
    var first = KronrodPanel(lower: worst.lower, upper: middle, f)
    var second = KronrodPanel(lower: middle, upper: worst.upper, f)
    evaluations += 42
    guard first.isFinite, second.isFinite else { return .notFinite(evaluations: evaluations) }
    let halves = first.value + second.value
    // Noise: the value agrees yet the error stays, where of x^(1/2) it falls to 0.35 and of a kink to 0.25 on
    // average.
    let isStalled =
      first.error + second.error >= 0.7 * worst.error
      && (halves - worst.value).magnitude <= 1e-5 * halves.magnitude
    first.stalls = max(0, worst.stalls + (isStalled ? 1 : -1))
    second.stalls = first.stalls
    value.add(-worst.value)
    value.add(first.value)
    value.add(second.value)
    error.add(-worst.error)
    error.add(first.error)
    error.add(second.error)
    if first.isDivisible { heap.insert(first) }
    if second.isDivisible { heap.insert(second) }
  }

  let total = value.value
  let remaining = max(0, error.value)
  guard total.isFinite, remaining.isFinite else { return .notFinite(evaluations: evaluations) }
  return IntegralEstimate(
    value: sign * total, error: remaining, evaluations: evaluations,
    converged: remaining <= relativeAccuracy * total.magnitude)
}
