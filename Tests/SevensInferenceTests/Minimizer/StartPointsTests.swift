import SevensInference
import Testing

@Suite struct StartPointsLaws {
  /// Halton's points in bases 2 and 3 over the bounds, or three scales around the start.
  @Test func sequence() {
    let parameters = [
      FitParameter("x", lower: 0, upper: 8), FitParameter("y", start: 1, scale: 3),
      FitParameter("z", start: 2, lower: 2),
    ]
    let points = StartPoints.points(3, parameters)
    #expect(points.map { $0[0] } == [4, 2, 6])
    for (point, fraction) in zip(points, [1.0 / 3, 2.0 / 3, 1.0 / 9]) {
      #expect((point[1] - (-8 + 18 * fraction)).magnitude < 1e-14)
    }
    #expect(points.allSatisfy { $0[2] >= 2 && $0[2] <= 5 })
    #expect(StartPoints.points(0, parameters).isEmpty)
  }
}
