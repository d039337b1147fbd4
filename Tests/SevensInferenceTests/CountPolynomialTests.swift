import SevensInference
import SevensTestSupport
import Testing

@Suite("Counts as polynomials of parameters")
struct CountPolynomialTests {
  /// (1 + 2x) and (3 + y²) in the first bin, half of each in the second.
  private let first: CountPolynomial = {
    var result = CountPolynomial(parameters: ["x"], binCount: 2)
    result.add([], [1, 0.5])
    result.add([.init(0)], [2, 1])
    return result
  }()
  private let second: CountPolynomial = {
    var result = CountPolynomial(parameters: ["y"], binCount: 2)
    result.add([], [3, 1.5])
    result.add([.init(0, 2)], [1, 0.5])
    return result
  }()

  @Test("Sums and products are those of the values, whatever the order of the ids")
  func algebra() {
    for (x, y) in [(0.3, -1.7), (0, 2), (-4, 0.1)] {
      let (a, b) = (first.counts(at: [x]), second.counts(at: [y]))
      let sum = first + second
      let product = second * first
      #expect(sum.parameters == ["x", "y"])
      #expect(product.parameters == ["y", "x"])
      for bin in 0..<2 {
        #expect(deviation(sum.counts(at: [x, y])[bin], from: a[bin] + b[bin]) < 1e-15)
        #expect(deviation(product.counts(at: [y, x])[bin], from: a[bin] * b[bin]) < 1e-15)
      }
    }
  }

  @Test("A product with itself has the powers of a square, each monomial once")
  func square() {
    let square = first * first
    #expect(square.monomials.count == 3)
    #expect(square.monomials.contains([.init(0, 2)]))
    #expect(deviation(square.counts(at: [0.7])[0], from: 2.4 * 2.4) < 1e-15)
  }

  @Test("Counts at held values are those of all values; what nobody holds stays a parameter")
  func holding() {
    let product = second * first * .pull("flux", relative: 0.1, binCount: 2)
    let held = product.holding(["x": 0.7, "flux": -2, "else": 5])
    #expect(held.parameters == ["y"] && product.holding([:]) == product)
    for y in [-1.7, 0, 0.4] {
      let all = product.counts(at: product.parameters.map { ["x": 0.7, "flux": -2, "y": y][$0] ?? .nan })
      for (a, b) in zip(held.counts(at: [y]), all) { #expect(deviation(a, from: b) < 1e-14) }
    }
  }

  @Test("A pull multiplies all bins")
  func pull() {
    let pulled = first * .pull("flux", relative: 0.1, binCount: 2)
    #expect(deviation(pulled.counts(at: [0.5, -2])[1], from: 0.8 * 1.0) < 1e-15)
  }
}
