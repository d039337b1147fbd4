import Foundation
import SevensInference
import SevensTestSupport
import Testing

/// Laws of counts interpolated within ranges.
@Suite struct InterpolatedCountsLaws {
  private static func line(_ x: [Double]) -> [Double] {
    (0..<40).map { bin in
      let z = (0.1 * (Double(bin) - 20) - x[0]) / (0.5 + x[1])
      return exp(-z * z / 2)
    }
  }

  // A polynomial is met by the least even degree that holds it, off the middle of its range as well.
  @Test func aPolynomialIsExact() {
    let axes = [InterpolatedCounts.Axis("x", -1...3), .init("y", -2...2)]
    let function: ([Double]) -> [Double] = { [3 + $0[0] * $0[0] * $0[1], $0[0] - 2 * pow($0[1], 3)] }
    let found = InterpolatedCounts(axes, function)
    #expect(found.counts.parameters == ["x", "y"] && found.intervals == [2, 4] && found.error < 1e-13)
    for point in [[-1, -2], [2.9, 1.3], [0, 0], [3, 2]] {
      for (a, b) in zip(found.counts.counts(at: point), function(point)) { #expect(abs(a - b) < 1e-12) }
    }
  }

  // A line that moves and widens: the measured error is that at places where it was not measured.
  @Test func theErrorOfALineIsKnown() {
    let axes = [InterpolatedCounts.Axis("centre", -0.1...0.1), .init("width", -0.08...0.08)]
    for tolerance in [1e-4, 1e-6, 1e-8] {
      let found = InterpolatedCounts(axes, tolerance: tolerance, Self.line)
      #expect(found.error > 0 && found.error <= 10 * tolerance, "\(found.error)")
      var worst = Worst()
      for i in 0...14 {
        for j in 0...14 {
          let point = [-0.1 + 0.2 * Double(i) / 14, -0.08 + 0.16 * Double(j) / 14]
          let exact = Self.line(point)
          for (a, b) in zip(found.counts.counts(at: point), exact) {
            worst.see(abs(a - b) / (exact.max() ?? 1), "\(point)")
          }
        }
      }
      #expect(worst.value <= 3 * found.error, "\(worst.value) at \(worst.place), measured \(found.error)")
    }
  }

  // More is asked of the axis along which more changes.
  @Test func everyAxisHasItsOwnNumberOfIntervals() {
    let found = InterpolatedCounts([.init("x", -1...1), .init("y", -1...1)]) {
      [exp(3 * $0[0]) + 0.01 * $0[1]]
    }
    #expect(found.intervals[1] == 2 && found.intervals[0] > 8)
  }

  // What no polynomial meets is given with its error.
  @Test func aKinkIsGivenWithItsError() {
    let found = InterpolatedCounts([.init("x", -1...1)]) { [1 + abs($0[0] - 0.3)] }
    #expect(found.error > 1e-3 && found.error < 0.1)
  }
}
