import SevensInference
import SevensTestSupport
import Testing

@Suite("Minimum on a line")
struct LineMinimumTests {
  @Test("A parabola is found in a few steps, a kink and a quartic to the accuracy the function allows")
  func known() {
    let parabola = lineMinimum(from: -3, to: 5, accuracy: 1e-8) { 2 + 3 * ($0 - 0.7) * ($0 - 0.7) }
    #expect(abs(parabola.x - 0.7) < 1e-8)
    #expect(parabola.evaluations < 20)
    let kink = lineMinimum(from: 5, to: -3, accuracy: 1e-8) { abs($0 - 0.7) }
    #expect(abs(kink.x - 0.7) < 1e-8)
    // 1/x + 2x is flat to rounding within 1e-8 of its minimum at 1/√2.
    let curved = lineMinimum(from: 0.01, to: 30, accuracy: 1e-9) { 1 / $0 + 2 * $0 }
    #expect(abs(curved.x - 0.5.squareRoot()) < 3e-8)
  }

  @Test("Monotone functions lead to their lower end, and values that are not finite are passed by")
  func monotoneAndUndefined() {
    #expect(lineMinimum(from: 0, to: 1, accuracy: 1e-8) { $0 }.x < 3e-8)
    #expect(lineMinimum(from: 0, to: 1, accuracy: 1e-8) { -$0 }.x > 1 - 3e-8)
    let cut = lineMinimum(from: 0, to: 1, accuracy: 1e-8) { $0 < 0.3 ? .nan : $0 }
    #expect(abs(cut.x - 0.3) < 3e-8)
  }
}
