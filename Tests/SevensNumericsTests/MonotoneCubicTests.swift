import SevensNumerics
import SevensTestSupport
import Testing

@Suite struct MonotoneCubicValues {
  /// Steffen's formulas written a second time in his own form, with mpmath 1.3 rationals: x, y(x), y'(x).
  @Test(arguments: [
    (0.25, 1.328125, 1.2708333333333333333), (0.9, 1.957, 0.52333333333333333333),
    (1.75, 2.125, 0.083333333333333333333), (2.7, 3.594, 10.76), (4.0, 5.5, -0.75),
    (5.5, 5.1458333333333333333, 0.54166666666666666667),
  ])
  func steffen(_ x: Double, _ value: Double, _ slope: Double) throws {
    let curve = try MonotoneCubic(x: [0, 1, 2.5, 3, 5, 6], y: [1, 2, 2.25, 6, 5, 5.5])
    #expect(deviation(curve(x), from: value) < 1e-15)
    #expect(deviation(curve.derivative(at: x), from: slope) < 4e-15)
  }
}

@Suite struct MonotoneCubicLaws {
  @Test(arguments: 1...20)
  func monotoneDataGiveAMonotoneCurve(_ seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    var x = [Double.random(in: -5...5, using: &generator)]
    var y = [Double.random(in: -5...5, using: &generator)]
    for _ in 1..<30 {
      x.append(x[x.count - 1] + Double.random(in: 1e-3...1, using: &generator))
      // Steps from 1e-6 to 1, and flats, where an ordinary spline overshoots.
      let u = Double.random(in: 0...1, using: &generator)
      y.append(y[y.count - 1] + (u < 0.2 ? 0 : u * u * u * u * u * u))
    }
    let rising = try MonotoneCubic(x: x, y: y)
    let falling = try MonotoneCubic(x: x, y: y.map { -$0 })
    var previous = y[0]
    for i in 1..<x.count {
      for j in 0...200 {
        let at = x[i - 1] + (x[i] - x[i - 1]) * Double(j) / 200
        let value = rising(at)
        // Equality to the last bits of a cubic evaluated in floating point; never outside the data, exactly.
        #expect(value >= previous - 2e-14)
        #expect(value >= y[0] && value <= y[y.count - 1])
        #expect(rising.derivative(at: at) >= -1e-11)
        #expect(falling(at) == -value)
        previous = value
      }
    }
  }

  @Test func neverLeavesItsSegmentsRange() throws {
    var generator = SplitMix64(seed: 99)
    let x = (0..<50).map { Double($0) + Double.random(in: 0...0.9, using: &generator) }
    let y = x.map { _ in Double.random(in: -1...1, using: &generator) }
    let curve = try MonotoneCubic(x: x, y: y)
    for i in 1..<x.count {
      for j in 0...100 {
        let value = curve(x[i - 1] + (x[i] - x[i - 1]) * Double(j) / 100)
        #expect(value >= min(y[i - 1], y[i]) && value <= max(y[i - 1], y[i]))
      }
    }
  }

  @Test func passesThroughItsPointsWithOneSlope() throws {
    let x = [0.0, 0.1, 1, 4, 4.5]
    let y = [3.0, 1, 1.5, 1.75, 9]
    let curve = try MonotoneCubic(x: x, y: y)
    for i in x.indices { #expect(curve(x[i]) == y[i]) }
    #expect(curve.domain == 0...4.5)
    for at in x[1...3] {
      let below = curve.derivative(at: at.nextDown)
      #expect((below - curve.derivative(at: at)).magnitude < 1e-12)
    }
  }

  @Test func derivativeIsTheSlope() throws {
    let curve = try MonotoneCubic(x: [0, 1, 2, 4, 5], y: [0, 2, 3, 3.5, 7])
    for at in stride(from: 0.05, to: 4.95, by: 0.1) {
      let step = 1e-5
      let slope = (curve(at + step) - curve(at - step)) / (2 * step)
      #expect((slope - curve.derivative(at: at)).magnitude < 1e-8)
    }
  }

  @Test func straightLinesStayStraight() throws {
    let two = try MonotoneCubic(x: [1, 3], y: [2, 8])
    let many = try MonotoneCubic(x: [1, 1.5, 1.75, 3], y: [2, 3.5, 4.25, 8])
    for at in stride(from: 1.0, through: 3, by: 0.0625) {
      #expect(deviation(two(at), from: 3 * at - 1) < 4e-16)
      #expect(deviation(many(at), from: 3 * at - 1) < 4e-16)
      #expect(deviation(many.derivative(at: at), from: 3) < 1e-15)
    }
  }

  @Test func locality() throws {
    let x = (0..<12).map(Double.init)
    var y = x.map { $0 * $0 }
    let before = try MonotoneCubic(x: x, y: y)
    y[6] += 3
    let after = try MonotoneCubic(x: x, y: y)
    for at in stride(from: 0.125, to: 11, by: 0.25) {
      #expect((before(at) == after(at)) == (at < 4 || at > 8), "x = \(at)")
    }
  }

  @Test func scaleFree() throws {
    let x = [0.0, 1, 2, 3.5]
    let y = [1.0, 2, 2.25, 6]
    let plain = try MonotoneCubic(x: x, y: y)
    let tiny = try MonotoneCubic(x: x, y: y.map { $0 * 0x1p-900 })
    for at in stride(from: 0.0, through: 3.5, by: 0.1) { #expect(tiny(at) == plain(at) * 0x1p-900) }
  }

  @Test func keepsTheEndValuesOutside() throws {
    let curve = try MonotoneCubic(x: [1, 2, 3], y: [5, 7, 6])
    #expect(curve(0.5) == 5 && curve(-.infinity) == 5)
    #expect(curve(3.5) == 6 && curve(.infinity) == 6)
    #expect(curve.derivative(at: 0.5) == 0 && curve.derivative(at: 4) == 0)
    #expect(curve.derivative(at: 1) > 0 && curve.derivative(at: 3) < 0)
    #expect(curve(.nan).isNaN && curve.derivative(at: .nan).isNaN)
  }

  @Test func refusals() {
    #expect(throws: InterpolationError.tooFewPoints) { try MonotoneCubic(x: [], y: []) }
    #expect(throws: InterpolationError.tooFewPoints) { try MonotoneCubic(x: [1], y: [1]) }
    #expect(throws: InterpolationError.countsDiffer) { try MonotoneCubic(x: [1, 2], y: [1]) }
    #expect(throws: InterpolationError.notAscending(index: 2)) {
      try MonotoneCubic(x: [1, 2, 2], y: [1, 2, 3])
    }
    #expect(throws: InterpolationError.notAscending(index: 1)) {
      try MonotoneCubic(x: [1, 0, 2], y: [1, 2, 3])
    }
    #expect(throws: InterpolationError.notFinite(index: 0)) { try MonotoneCubic(x: [.nan, 2], y: [1, 2]) }
    #expect(throws: InterpolationError.notFinite(index: 1)) {
      try MonotoneCubic(x: [1, 2], y: [1, .infinity])
    }
    #expect(throws: InterpolationError.notFinite(index: 0)) {
      try MonotoneCubic(x: [0, 1e-300], y: [0, 1e300])
    }
  }
}
