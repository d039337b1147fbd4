import SevensNumerics
import Testing

/// Legendre polynomials against their closed forms, and expansions against the functions they expand.
@Suite struct LegendrePolynomialsTests {
  @Test(arguments: [-1, -0.7, -0.2, 0, 0.31, 0.9, 1])
  func theFirstAreTheirClosedForms(x: Double) {
    let P = legendrePolynomials(below: 5, at: x)
    let closed = [
      1, x, (3 * x * x - 1) / 2, (5 * x * x * x - 3 * x) / 2, (35 * x * x * x * x - 30 * x * x + 3) / 8,
    ]
    #expect(zip(P, closed).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(legendrePolynomials(below: 1, at: x) == [1])
  }

  @Test func atTheEndsTheyAreOneInSize() {
    #expect(legendrePolynomials(below: 40, at: 1) == [Double](repeating: 1, count: 40))
    #expect(legendrePolynomials(below: 40, at: -1) == (0..<40).map { $0 % 2 == 0 ? 1 : -1 })
  }

  // At the nodes of a rule of order n the polynomial P_n vanishes.
  @Test func theyVanishAtTheNodes() {
    for order in [5, 17, 31] {
      for x in GaussLegendre(order: order).nodes {
        #expect(abs(legendrePolynomials(below: order + 1, at: x)[order]) < 1e-14)
      }
    }
  }

  @Test func theProjectionFindsTheCoefficientsOfAPolynomial() {
    let rule = GaussLegendre(order: 9)
    let wanted = [0.3, -1.2, 0.5, 2, 0, -0.7, 0.1, 0.05, -0.4]
    let values = rule.nodes.map { x in
      zip(wanted, legendrePolynomials(below: 9, at: x)).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let matrix = rule.legendreProjection
    for k in 0..<9 {
      let found = (0..<9).reduce(0) { $0 + matrix[9 * k + $1] * values[$1] }
      #expect(abs(found - wanted[k]) < 1e-14)
    }
  }
}
