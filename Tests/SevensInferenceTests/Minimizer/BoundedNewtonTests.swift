import SevensInference
import SevensTestSupport
import Testing

@Suite struct BoundedNewtonLaws {
  /// (1 − x)² + 100 (y − x²)², Rosenbrock's banana.
  private let banana = AnalyticFunction(
    dimension: 2,
    value: { ($0[0] - 1) * ($0[0] - 1) + 100 * ($0[1] - $0[0] * $0[0]) * ($0[1] - $0[0] * $0[0]) },
    gradient: {
      [2 * ($0[0] - 1) - 400 * $0[0] * ($0[1] - $0[0] * $0[0]), 200 * ($0[1] - $0[0] * $0[0])]
    },
    hessian: { [[2 - 400 * ($0[1] - 3 * $0[0] * $0[0]), -400 * $0[0]], [-400 * $0[0], 200]] })

  /// (x² − 1)² + x/10 + y²: minima on both sides of a saddle near the origin.
  private let wells = AnalyticFunction(
    dimension: 2,
    value: { ($0[0] * $0[0] - 1) * ($0[0] * $0[0] - 1) + $0[0] / 10 + $0[1] * $0[1] },
    gradient: { [4 * $0[0] * ($0[0] * $0[0] - 1) + 0.1, 2 * $0[1]] },
    hessian: { [[12 * $0[0] * $0[0] - 4, 0], [0, 2]] })

  private let two = [FitParameter("x", start: -1.2), FitParameter("y", start: 1)]

  @Test func bananaValley() {
    for start in [[-1.2, 1], [10, -10], [0, 0], [-30, 900.0]] {
      let minimum = BoundedNewton().minimize(banana, parameters: two, starts: [start]).best
      #expect(minimum.status == .converged, "\(start): \(minimum.status)")
      #expect(minimum.values.allSatisfy { ($0 - 1).magnitude < 1e-6 } && minimum.value < 1e-12)
      // 2 H⁻¹ of H = [[802, −400], [−400, 200]].
      #expect(deviation(minimum.covariance[0][0], from: 1) < 1e-4)
      #expect(deviation(minimum.covariance[1][1], from: 4.01) < 1e-4)
      #expect(minimum.iterations < (start[0] < -20 ? 300 : 100), "\(minimum.iterations) from \(start)");
      #expect(minimum.evaluations >= minimum.iterations)
    }
  }

  /// Bounds that exclude the minimum: the constrained one is found, its errors are those of the other variable.
  @Test func onABound() {
    let parameters = [FitParameter("x", start: 0, upper: 0.5), FitParameter("y", start: -2)]
    let minimum = BoundedNewton().minimize(banana, parameters: parameters).best
    #expect(minimum.status == .parameterAtLimit(["x"]) && minimum.isAtLimit == [true, false])
    #expect(minimum.values[0] == 0.5 && (minimum.values[1] - 0.25).magnitude < 1e-9)
    #expect(minimum.covariance[0] == [0, 0] && deviation(minimum.covariance[1][1], from: 0.01) < 1e-9)
    // Both bounds active: y ≥ 1 lies above the valley.
    let box = [FitParameter("x", upper: 0.5), FitParameter("y", start: 3, lower: 1, upper: 4)]
    let corner = BoundedNewton().minimize(banana, parameters: box, starts: [[0.2, 3]]).best
    #expect(corner.values == [0.5, 1] && corner.isAtLimit == [true, true])
  }

  /// Several starts find both minima, the lowest first; x solves 4x(x² − 1) = −1/10 (numpy.roots([4, 0, −4, 0.1])).
  @Test func severalMinima() {
    let bounded = [FitParameter("x", lower: -3, upper: 3), FitParameter("y", lower: -2, upper: 2)]
    let minima = BoundedNewton().minimize(wells, parameters: bounded, furtherStarts: 12)
    #expect(minima.all.count == 2 && minima.all.allSatisfy { $0.status == .converged })
    var worst = Worst()
    for (minimum, x) in zip(minima.all, [-1.0122731310326816, 0.9872574766623539]) {
      worst.see(minimum.values[0], equals: x, "minimum")
    }
    #expect(worst.value < 1e-7, "\(worst.place)")
    #expect(minima.all[0].value < minima.all[1].value)
    let again = BoundedNewton().minimize(wells, parameters: bounded, furtherStarts: 12)
    #expect(again.all.map(\.values) == minima.all.map(\.values))
  }

  /// A start on a saddle, where the gradient vanishes, is left.
  @Test func leavesSaddle() {
    let saddle = AnalyticFunction(
      dimension: 2, value: { ($0[0] * $0[0] - 1) * ($0[0] * $0[0] - 1) + $0[1] * $0[1] },
      gradient: { [4 * $0[0] * ($0[0] * $0[0] - 1), 2 * $0[1]] },
      hessian: { [[12 * $0[0] * $0[0] - 4, 0], [0, 2]] })
    let minimum = BoundedNewton().minimize(saddle, parameters: two, starts: [[0, 0]]).best
    #expect(minimum.status == .converged && (minimum.values[0].magnitude - 1).magnitude < 1e-6)
  }

  /// A direction without curvature is named: (x + 2y − 3)² is flat along (2, −1), and a third variable does nothing.
  @Test func flatDirections() {
    let flat = AnalyticFunction(
      dimension: 3, value: { ($0[0] + 2 * $0[1] - 3) * ($0[0] + 2 * $0[1] - 3) },
      gradient: {
        let r = 2 * ($0[0] + 2 * $0[1] - 3); return [r, 2 * r, 0]
      },
      hessian: { _ in [[2, 4, 0], [4, 8, 0], [0, 0, 0]] })
    let parameters = [FitParameter("x"), FitParameter("y"), FitParameter("z")]
    let minima = BoundedNewton().minimize(flat, parameters: parameters, starts: [[0, 0, 0], [5, 1, 2]])
    guard case .flat(let directions) = minima.best.status else {
      Issue.record("\(minima.best.status)")
      return
    }
    #expect(minima.all.count == 1 && minima.best.value < 1e-15)
    #expect(directions.count == 2 && directions.contains { $0.parts == ["z": 1] })
    let slanted = directions.first { $0.parts["z"] == nil }
    #expect(((slanted?.parts["y"] ?? 0) / (slanted?.parts["x"] ?? 1) + 0.5).magnitude < 1e-6, "\(directions)")
    #expect(minima.best.uncertainty(0) == .infinity)
  }

  /// What has no minimum, or no value, is said with its evidence, in finite time.
  @Test func nonConvergence() {
    let ramp = AnalyticFunction(
      dimension: 1, value: { -$0[0] }, gradient: { _ in [-1] }, hessian: { _ in [[0]] })
    let one = [FitParameter("x")]
    let fall = BoundedNewton(iterationLimit: 20).minimize(ramp, parameters: one).best
    guard case .notConverged(let evidence) = fall.status else {
      Issue.record("\(fall.status)")
      return
    }
    #expect(evidence.reason == .iterationLimit && evidence.iterations == 20)
    #expect(evidence.gradientNorm == 1 && evidence.edm > 0)
    let bounded = BoundedNewton().minimize(ramp, parameters: [FitParameter("x", upper: 1e4)]).best
    #expect(bounded.values == [1e4] && bounded.status == .parameterAtLimit(["x"]))
    let nothing = AnalyticFunction(
      dimension: 1, value: { _ in .nan }, gradient: { _ in [.nan] }, hessian: { _ in [[.nan]] })
    guard case .notConverged(let why) = BoundedNewton().minimize(nothing, parameters: one).best.status else {
      Issue.record("a minimum of nothing")
      return
    }
    #expect(why.reason == .notFinite)
    // A minimum found from elsewhere comes first.
    let half = AnalyticFunction(
      dimension: 1, value: { $0[0] < 0 ? .nan : ($0[0] - 1) * ($0[0] - 1) }, gradient: { [2 * ($0[0] - 1)] },
      hessian: { _ in [[2]] })
    let minima = BoundedNewton().minimize(half, parameters: one, starts: [[-1], [3]])
    #expect(
      minima.all.count == 2 && minima.best.status == .converged
        && (minima.best.values[0] - 1).magnitude < 1e-12)
  }
}
