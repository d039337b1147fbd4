import CSevensMath
import SevensNumerics
import SevensTestSupport
import Testing

/// ln x against the platform's logarithm: two units in the last place of ln x, and of x − 1 near 1.
@Suite struct BranchFreeLogarithmLaws {
  @Test func agreesWithThePlatform() {
    var worst = Worst()
    var random = SplitMix64(seed: 3)
    var points: [Double] = [
      1, 2, 0.5, 0x1p-1022, 0x1.fffffffffffffp1023, 0.7071067811865475, 0.7071067811865476,
    ]
    for _ in 0..<20_000 {
      points.append(sevens_exp(random.uniform(-700, 700)))
      points.append(1 + random.uniform(-0.3, 0.4))
      points.append(1 + sevens_exp(random.uniform(-36, -3)))
    }
    for x in points {
      let expected = sevens_log(x)
      worst.see((branchFreeLogarithm(x) - expected).magnitude / max(expected.magnitude, 1e-300), "\(x)")
    }
    #expect(worst.value < 4 * 0x1p-52, "\(worst.value) at \(worst.place)")
    #expect(branchFreeLogarithm(1) == 0 && branchFreeLogarithm(0).isFinite)
  }
}
