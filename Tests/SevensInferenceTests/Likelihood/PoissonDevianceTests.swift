import SevensInference
import SevensTestSupport
import Testing

/// 2(μ − n + n ln(n/μ)) with mpmath, 30 digits.
@Suite struct PoissonDevianceValidation {
  @Test func values() {
    var worst = Worst()
    let table = [
      (3.2, 5, 0.862871026284195115), (1e-3, 1, 11.8175105579642741), (1_001_000, 1e6, 0.999333832933666381),
      (0.4, 0, 0.8), (2.5, 0.7, 1.81784805386195758),
    ]
    for (mean, count, expected) in table {
      // Near the minimum the terms of n = 1e6 cancel to a part in 1e6.
      worst.see(
        deviation(PoissonDeviance(mean: mean, count: count).value, from: expected) / (count > 1e3 ? 1e4 : 1),
        "μ = \(mean), n = \(count)")
    }
    #expect(worst.value < 1e-14, "\(worst.value): \(worst.place)")
  }
}

@Suite struct PoissonDevianceLaws {
  /// Value, slope and (where there are counts) curvature are continuous at the floor, and the slope is that of the
  /// value on both sides.
  @Test func continuation() {
    var worst = Worst()
    for n in [0, 0.3, 1, 20, 1e4] {
      let floor = PoissonDeviance.floor(count: n)
      let width = n > 0 ? floor : 1e-6
      let (below, above) = (
        PoissonDeviance(mean: floor - 1e-9 * width, count: n), PoissonDeviance(mean: floor, count: n)
      )
      worst.see((below.value - above.value).magnitude / (1 + above.value), "value at n = \(n)")
      worst.see(
        (below.first - above.first).magnitude / (1 + above.first.magnitude) / 1e5, "slope at n = \(n)")
      if n > 0 { worst.see(deviation(below.second, from: above.second), "curvature at n = \(n)") }
      for x in [-5, -0.1, 0.5, 3.0] {
        let (mean, h) = (floor + x * width, 1e-5 * width)
        let middle = PoissonDeviance(mean: mean, count: n)
        let (high, low) = (
          PoissonDeviance(mean: mean + h, count: n), PoissonDeviance(mean: mean - h, count: n)
        )
        let slope = (high.value - low.value) / (2 * h)
        worst.see((slope - middle.first).magnitude / (1 + slope.magnitude) / 1e5, "n = \(n), \(x): \(slope)")
        let bend = (high.first - low.first) / (2 * h)
        worst.see((bend - middle.second).magnitude / (1 + bend.magnitude), "n = \(n), \(x): \(bend)")
      }
    }
    #expect(worst.value < 1e-8, "\(worst.value): \(worst.place)")
  }

  /// The worse, the more negative: a minimiser is led back from everywhere.
  @Test func pushesBack() {
    for n in [0, 1, 50.0] {
      var last = PoissonDeviance(mean: PoissonDeviance.floor(count: n) - 1e-6, count: n).value
      for mean in [-1e-3, -1, -1e3, -1e6] {
        let one = PoissonDeviance(mean: mean, count: n)
        #expect(one.value > last && one.first < 0 && one.second > 0, "n = \(n), μ = \(mean)")
        last = one.value
      }
    }
    #expect(PoissonDeviance.isImpossible(mean: 0, count: 1))
    #expect(PoissonDeviance.isImpossible(mean: -1, count: 0))
    #expect(!PoissonDeviance.isImpossible(mean: 0, count: 0))
    #expect(!PoissonDeviance.isImpossible(mean: 1e-9, count: 3))
  }
}
