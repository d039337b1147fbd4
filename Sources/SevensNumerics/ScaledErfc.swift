import CSevensMath

/// e^{x²} erfc(x), which neither overflows nor underflows for x ≥ 0; grows as 2e^{x²} for x < 0.
///
/// Below 10 the product itself, to x²·10⁻¹⁶ relative; above it 1/(x√π) Σ (−1)^k (2k−1)!!/(2x²)^k, whose terms fall
/// until far below 10⁻¹⁶.
public func scaledErfc(_ x: Double) -> Double {
  if x < 10 { return sevens_exp(x * x) * sevens_erfc(x) }
  let u = 1 / (2 * x * x)
  var (sum, term) = (1.0, 1.0)
  for k in 1...16 {
    term *= -Double(2 * k - 1) * u
    sum += term
  }
  return sum / (x * Double.pi.squareRoot())
}
