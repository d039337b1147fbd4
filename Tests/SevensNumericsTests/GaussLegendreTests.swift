import CSevensMath
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation: nodes and weights computed with mpmath 1.3 at 40 digits, Newton's method on `legendre(n, x)`.
@Suite struct GaussLegendreValues {
  /// order, index from the top, node, weight
  static let table: [(Int, Int, Double, Double)] = [
    (1, 0, 0, 2),
    (5, 0, 0.9061798459386639928, 0.23692688505618908751),
    (5, 1, 0.53846931010568309104, 0.47862867049936646804),
    (5, 2, 0, 0.56888888888888888889),
    (20, 0, 0.99312859918509492479, 0.017614007139152118312),
    (20, 5, 0.63605368072651502545, 0.11819453196151841731),
    (20, 9, 0.076526521133497333755, 0.1527533871307258507),
    (64, 0, 0.99930504173577213946, 0.0017832807216964329473),
    (64, 1, 0.99634011677195527935, 0.0041470332605624676353),
    (64, 20, 0.53127946401989454566, 0.04126256324262352861),
    (64, 31, 0.024350292663424432509, 0.048690957009139720383),
    (199, 0, 0.99992734839822019048, 0.00018644521386503158068),
    (199, 50, 0.69729461117343275055, 0.011287376470578398979),
    (199, 99, 0, 0.015747282140406515262),
    (200, 0, 0.99992807128506997705, 0.00018459009747129744397),
    (200, 1, 0.99962103128093639633, 0.00042964663045105707283),
    (200, 60, 0.58015179415967794269, 0.012762301944194667597),
    (200, 99, 0.0078342911423063692774, 0.015668261715832254808),
  ]

  @Test(arguments: table)
  func nodesAndWeights(_ entry: (order: Int, index: Int, node: Double, weight: Double)) {
    let rule = GaussLegendre(order: entry.order)
    let top = entry.order - 1 - entry.index
    #expect((rule.nodes[top] - entry.node).magnitude <= 2 * Double.ulpOfOne)
    #expect(deviation(rule.weights[top], from: entry.weight) < 4e-15)
  }

  /// The interpolatory weights without the centre: mpmath `lu_solve` of the moment equations, from the lowest
  /// node up.
  @Test(arguments: [
    (3, [1.0]),
    (7, [0.20275386853763798171, 0.050308748423718854554, 0.74693738303864316373]),
    (
      15,
      [
        0.042948056434679514011, 0.028746310200837528204, 0.18519843621047418522, 0.023655483418631419965,
        0.31694007279358916956, 0.0076858378839750032222, 0.39482580305781317982,
      ]
    ),
  ])
  func embedded(_ order: Int, _ expected: [Double]) {
    let rule = GaussLegendre(order: order)
    #expect(rule.embeddedWeights[order / 2] == 0)
    for (i, weight) in expected.enumerated() {
      #expect((rule.embeddedWeights[i] - weight).magnitude < 2e-15)
      #expect((rule.embeddedWeights[order - 1 - i] - weight).magnitude < 2e-15)
    }
  }
}

@Suite struct GaussLegendreLaws {
  /// The sum of w (1 + x)^d / 2^d, exactly 2 / (d + 1); powers of (1 + x) have no cancellation and see every
  /// node.
  func moment(_ degree: Int, _ nodes: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for i in nodes.indices { sum += weights[i] * sevens_pow(0.5 * (1 + nodes[i]), Double(degree)) }
    return sum
  }

  @Test(arguments: 1...64)
  func exactToItsDegree(_ order: Int) {
    let rule = GaussLegendre(order: order)
    for degree in 0..<(2 * order) {
      let exact = 2 / Double(degree + 1)
      #expect(deviation(moment(degree, rule.nodes, rule.weights), from: exact) < 1e-14, "degree \(degree)")
    }
    // The error at degree 2 n is 2^(2n+1) (n!)^4 / ((2n + 1) (2n)!^2), over 2^(2n) for the halved variable.
    if order <= 10 {
      let n = Double(order)
      let leading =
        sevens_exp(
          4 * logGamma(n + 1) - 2 * logGamma(2 * n + 1)) * 2 / (2 * n + 1)
      let miss = 2 / (2 * n + 1) - moment(2 * order, rule.nodes, rule.weights)
      #expect(deviation(miss, from: leading) < 1e-2)
    }
  }

  @Test(arguments: 1...200)
  func shape(_ order: Int) {
    let rule = GaussLegendre(order: order)
    #expect(rule.nodes.count == order && rule.weights.count == order && rule.embeddedWeights.count == order)
    #expect((rule.weights.reduce(0, +) - 2).magnitude < 4e-15)
    #expect(rule.weights.allSatisfy { $0 > 0 })
    #expect(rule.nodes[0] > -1 && rule.nodes[order - 1] < 1)
    for i in 1..<max(1, order) { #expect(rule.nodes[i - 1] < rule.nodes[i]) }
    for i in 0..<order {
      #expect(rule.nodes[i] == -rule.nodes[order - 1 - i])
      #expect(rule.weights[i] == rule.weights[order - 1 - i])
    }
    #expect(rule.estimatesError == (rule.weights != rule.embeddedWeights))
    #expect(rule.estimatesError == (order >= 3 && order % 2 == 1))
  }

  @Test(arguments: Array(stride(from: 3, through: 63, by: 2)) + [101, 199])
  func embeddedExactToItsDegree(_ order: Int) {
    let rule = GaussLegendre(order: order)
    for degree in 0...(order - 2) {
      let exact = 2 / Double(degree + 1)
      let sum = moment(degree, rule.nodes, rule.embeddedWeights)
      #expect((sum - exact).magnitude < 2e-14, "degree \(degree)")
    }
    // One degree more it must fail, or it would be the Gauss rule's shadow: x^(order-1), even, seen by every
    // node.
    if order <= 21 {
      var sum = 0.0
      for i in 0..<order { sum += rule.embeddedWeights[i] * sevens_pow(rule.nodes[i], Double(order - 1)) }
      #expect(deviation(sum, from: 2 / Double(order)) > 1e-6)
    }
  }

  @Test func integratesOnAnyInterval() {
    let rule = GaussLegendre(order: 15)
    let result = rule.integrate(from: 1, to: 3) { sevens_exp(-$0) }
    let exact = sevens_exp(-1) - sevens_exp(-3)
    #expect(deviation(result.value, from: exact) < 1e-15)
    #expect(result.evaluations == 15 && result.converged)
    #expect(result.error < 1e-10 && result.error > 0)
    let reversed = rule.integrate(from: 3, to: 1) { sevens_exp(-$0) }
    #expect(deviation(reversed.value, from: -exact) < 1e-15 && reversed.error >= 0)
  }

  @Test func errorBoundsTheTruth() {
    for order in [3, 7, 15, 31] {
      let rule = GaussLegendre(order: order)
      let root = rule.integrate(from: 0, to: 1) { $0.squareRoot() }
      #expect((root.value - 2.0 / 3).magnitude < root.error)
      let runge = rule.integrate(from: -1, to: 1) { 1 / (1 + 25 * $0 * $0) }
      // 2/5 atan 5
      #expect((runge.value - 0.54936030677800634434).magnitude < runge.error)
    }
    #expect(GaussLegendre(order: 8).integrate(from: 0, to: 1) { $0.squareRoot() }.error == 0)
  }

  @Test func panels() {
    let rule = GaussLegendre(order: 9)
    let f = { (x: Double) in (x - 1).magnitude + sevens_exp(x) }
    let result = rule.integrate(panels: [0, 1, 2], f)
    // 1/2 + 1/2 + e^2 - 1 = e^2
    #expect(deviation(result.value, from: sevens_exp(2)) < 2e-15)
    #expect(result.evaluations == 18 && result.converged)
    let left = rule.integrate(from: 0, to: 1, f)
    let right = rule.integrate(from: 1, to: 2, f)
    #expect(result.value == left.value + right.value && result.error == left.error + right.error)
    #expect(deviation(rule.integrate(panels: [2, 1, 0], f).value, from: -result.value) < 1e-15)
    #expect(rule.integrate(panels: [1], f).value == 0 && rule.integrate(panels: [], f).evaluations == 0)
  }

  @Test func valuesThatAreNotFiniteAreReported() {
    let rule = GaussLegendre(order: 5)
    let single = rule.integrate(from: 0, to: 1) { 1 / ($0 - 0.5) }
    #expect(single.value.isNaN && !single.converged && single.evaluations == 5)
    let composite = rule.integrate(panels: [0, 1, 2]) { $0 < 1 ? .nan : 1 }
    #expect(composite.value.isNaN && composite.error == .infinity && !composite.converged)
    #expect(composite.evaluations == 10)
  }
}
