// Ref: Szego1939
/// P₀(x) … P_{count−1}(x) for x in [−1, 1], by the recurrence (k+1) P_{k+1} = (2k+1) x P_k − k P_{k−1}, which is stable
/// there.
///
/// - Parameters:
///   - count: how many, at least 1 (a programming error otherwise).
///   - x: the argument.
public func legendrePolynomials(below count: Int, at x: Double) -> [Double] {
  precondition(count >= 1, "at least P₀")
  var P = [Double](repeating: 1, count: count)
  if count > 1 { P[1] = x }
  for k in stride(from: 1, to: count - 1, by: 1) {
    P[k + 1] = (Double(2 * k + 1) * x * P[k] - Double(k) * P[k - 1]) / Double(k + 1)
  }
  return P
}

extension GaussLegendre {
  // Ref: Szego1939
  /// The matrix that turns values f(x_i) at the nodes into Legendre coefficients, c_k = (2k+1)/2 Σ_i w_i P_k(x_i) f(x_i)
  /// for k below the order: Σ_k c_k P_k is the polynomial through the values. Row k after row k − 1.
  public var legendreProjection: [Double] {
    let order = nodes.count
    var matrix = [Double](repeating: 0, count: order * order)
    for (i, x) in nodes.enumerated() {
      let P = legendrePolynomials(below: order, at: x)
      for k in 0..<order { matrix[k * order + i] = Double(2 * k + 1) / 2 * weights[i] * P[k] }
    }
    return matrix
  }
}
