import CSevensMath
import SevensTestSupport
import Testing

/// Each wrapper is the function its name says: one value each, mpmath 1.3 at 40 digits.
@Suite struct ElementaryFunctionValues {
  @Test func values() {
    let pairs: [(Double, Double)] = [
      (sevens_exp(1.5), 4.4816890703380648226), (sevens_log(1.5), 0.40546510810816438198),
      (sevens_log1p(1e-10), 9.9999999995000003644e-11), (sevens_expm1(1e-10), 1.0000000000500000364e-10),
      (sevens_pow(1.5, 2.5), 2.7556759606310753605), (sevens_sin(1.5), 0.99749498660405443094),
      (sevens_cos(1.5), 0.070737201667702910088), (sevens_sinh(1.5), 2.1292794550948174968),
      (sevens_tanh(1.5), 0.90514825364486643824), (sevens_cbrt(-1.5), -1.1447142425533318678),
      (sevens_erf(1.5), 0.96610514647531072707), (sevens_erfc(1.5), 0.033894853524689272933),
      (sevens_lgamma(1.5), -0.12078223763524522235), (sevens_floor(-1.5), -2), (sevens_floor(1.5), 1),
    ]
    for (index, pair) in pairs.enumerated() {
      #expect(deviation(pair.0, from: pair.1) < 4e-16, "pair \(index)")
    }
  }

  @Test func sineAndCosineTogether() {
    for x in stride(from: -20.0, through: 20, by: 0.37) {
      var sine = 0.0
      var cosine = 0.0
      sevens_sincos(x, &sine, &cosine)
      #expect((sine - sevens_sin(x)).magnitude <= Double.ulpOfOne)
      #expect((cosine - sevens_cos(x)).magnitude <= Double.ulpOfOne)
    }
  }
}

/// Laws that determine the quadrature tables.
@Suite struct QuadratureTableLaws {
  /// The rule's value for f: `even` entries serve both signs, odd tables change sign.
  func sum(_ weight: (Int) -> Double, odd: Bool = false, _ f: (Double) -> Double) -> Double {
    var sum = odd ? 0 : weight(10) * f(0)
    for i in 0..<10 {
      let x = sevens_kronrod21_node(i)
      sum += weight(i) * (odd ? f(x) - f(-x) : f(x) + f(-x))
    }
    return sum
  }

  @Test func gaussIsExactToDegree19AndKronrodTo31() {
    for degree in stride(from: 0, through: 32, by: 2) {
      let exact = 2 / Double(degree + 1)
      let power = { (x: Double) in sevens_pow(x, Double(degree)) }
      let kronrod = sum(sevens_kronrod21_weight, power)
      #expect((deviation(kronrod, from: exact) < 4e-15) == (degree <= 31), "Kronrod, degree \(degree)")
      let gauss = sum(sevens_gauss10_weight, power)
      #expect((deviation(gauss, from: exact) < 4e-15) == (degree <= 19), "Gauss, degree \(degree)")
    }
  }

  /// Row d - 14 annihilates lower degrees; on x^d it gives the leading coefficient's inverse times sqrt(2 /
  /// (2 d + 1)), with the leading coefficient (2 d)! / (2^d d!^2) of P_d.
  @Test func nullRulesAreLegendreCoefficients() {
    for row in 0...2 {
      let d = 14 + row
      let weight = { (i: Int) in sevens_null21_weight(row, i) }
      for degree in stride(from: row % 2, to: d, by: 2) {
        let lower = sum(weight, odd: row == 1) { sevens_pow($0, Double(degree)) }
        #expect(lower.magnitude < 1e-15, "row \(row), degree \(degree)")
      }
      let n = Double(d)
      let leading = sevens_exp(sevens_lgamma(2 * n + 1) - 2 * sevens_lgamma(n + 1)) / sevens_pow(2, n)
      // Degree 2 d = 32 is one beyond the Kronrod rule's exactness.
      let own = sum(weight, odd: row == 1) { sevens_pow($0, n) }
      #expect(
        deviation(own, from: (2 / (2 * n + 1)).squareRoot() / leading) < (d == 16 ? 0.01 : 1e-10),
        "row \(row)")
    }
  }
}
