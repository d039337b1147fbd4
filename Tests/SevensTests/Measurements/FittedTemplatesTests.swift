import Sevens
import SevensInference
import SevensTestSupport
import Testing

/// 7 × 7 values of two parameters.
private let points = (-3...3).flatMap { x in (-3...3).map { y in [Double(x), Double(y)] } }

private func cubic(_ x: Double, _ y: Double) -> [Double] {
  [5 + x - 0.3 * x * y + 0.1 * x * x * y, 2 + 0.2 * y * y * y - 0.5 * x * x, 1]
}

/// Laws of templates as polynomials.
@Suite struct FittedTemplatesLaws {
  @Test(arguments: [3, 4, 5]) func whatIsAPolynomialIsMetExactly(degree: Int) {
    let fitted = FittedTemplates(
      ["x", "y"], degree: degree, points: points, templates: points.map { cubic($0[0], $0[1]) })
    #expect(fitted.error < 1e-11 && fitted.errorOfSum < 1e-11 && fitted.counts.parameters == ["x", "y"])
    for (x, y) in [(0.4, -1.7), (2.9, 2.2), (-3.5, 0)] {
      for (a, b) in zip(fitted.counts.counts(at: [x, y]), cubic(x, y)) { #expect(abs(a - b) < 1e-10) }
    }
  }

  // What is no polynomial of that degree: the origin is kept, and the error is that of the worst template.
  @Test func theOriginIsKeptAndTheErrorIsMeasured() {
    let templates = points.map { cubic($0[0], $0[1]).map { 10 + $0 } }
    let fitted = FittedTemplates(["x", "y"], degree: 2, points: points, templates: templates)
    #expect(fitted.counts.counts(at: [0, 0]) == [15, 12, 11])
    var (worst, sum) = (Worst(), Worst())
    for (point, template) in zip(points, templates) {
      let found = fitted.counts.counts(at: point)
      for (a, b) in zip(found, template) { worst.see(a, equals: b, "\(point)") }
      sum.see(found.reduce(0, +), equals: template.reduce(0, +), "\(point)")
    }
    #expect(deviation(fitted.error, from: worst.value) < 1e-12 && fitted.error > 0.1)
    #expect(deviation(fitted.errorOfSum, from: sum.value) < 1e-12)
  }
}

/// Laws of published shapes.
@Suite struct ReleasedShapeLaws {
  private static let shares = [[1.0, 0, 0], [0.25, 0.5, 1], [0, 0.1, 0.3]]

  private func model(_ counts: CountPolynomial, mass: Double) -> MeasurementModel {
    var setup = Setup.coherentLAr2020
    setup.detector.binning = AxisBinning(edges: [0, 20, 40, 120])
    setup.detector.timeWindow?.listed = [.us(-0.1), .us(4.9)]
    let reference = EventRate(Prediction(setup)).bins
    setup.detector.mass.value *= mass
    return MeasurementModel(
      id: "test", mode: .full, setup: setup,
      nuisances: [Nuisance("x", "", .normal("x"), .shapes, .assumed, reach: 3)], backgrounds: [],
      statistic: .poisson(observed: [1, 1, 1]),
      released: .init(
        counts: counts,
        fold: Self.shares.map { $0.enumerated().map { .init($0.offset, $0.element) } }, reference: reference,
        error: 0.01),
      notes: [], verified: .assumed)
  }

  private func shape() -> CountPolynomial {
    var counts = CountPolynomial(parameters: ["x"], binCount: 3)
    counts.add([], [3, 7, 5])
    counts.add([.init(0)], [1, 0, -1])
    return counts
  }

  // The published counts are those of the unchanged set-up, scale with it, and change with their nuisance.
  @Test func thePublishedCountsAreThoseOfTheUnchangedSetup() throws {
    for (a, b) in zip(model(shape(), mass: 1).signal(), [3.0, 7, 5]) {
      #expect(deviation(a, from: b) < 1e-12)
    }
    let expectation = try model(shape(), mass: 2).expectation(in: [])
    #expect(expectation.error == 0.01 && expectation.signal.parameters == ["x"])
    for (a, b) in zip(expectation.signal.counts(at: [0.5]), [7.0, 14, 9]) {
      #expect(deviation(a, from: b) < 1e-12)
    }
    let held = model(shape(), mass: 1).holding("x", at: 2)
    #expect(try held.expectation(in: []).signal.parameters.isEmpty)
    for (a, b) in zip(held.signal(), [5.0, 7, 3]) { #expect(deviation(a, from: b) < 1e-12) }
    #expect(held.nuisances.isEmpty && model(shape(), mass: 1).nuisances[0].bounds == -3...3)
  }

  // Light vectors change the spectrum: every bin of the data by the ratio of its own shares.
  @Test func everyBinHasTheRatioOfItsShares() {
    var one = model(shape(), mass: 1)
    let before = EventRate(Prediction(one.setup)).bins
    var vector = LightVectorMediator()
    (vector.mass, vector.coupling) = (.MeV(10), 1e-4)
    vector.charges = .universal
    one.setup.interactions.append(InteractionInstance(vector))
    let after = EventRate(Prediction(one.setup)).bins
    func sum(_ shares: [Double], _ bins: [Double]) -> Double {
      zip(shares, bins).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let expected = zip([3.0, 7, 5], Self.shares).map { $0 * sum($1, after) / sum($1, before) }
    for (a, b) in zip(one.signal(), expected) { #expect(deviation(a, from: b) < 1e-12) }
    #expect(deviation(after[0] / before[0], from: after[2] / before[2]) > 0.01)
  }
}
