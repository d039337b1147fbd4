import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

@Suite struct ProfilerLaws {
  /// The profile is the fit at every point, whatever was computed before and on however many threads.
  @Test func agreesWithFits() throws {
    let likelihood = try Models.poisson()
    let points = (0..<150).map { [-2 + 0.03 * Double($0)] }
    let forward = likelihood.profile(over: ["e"], at: points)
    let backward = likelihood.profile(over: ["e"], at: points.reversed())
    let shuffled = likelihood.profile(
      over: ["e"], at: points,
      loop: ParallelLoop { count, body in for i in (0..<count).reversed() { body(i) } })
    #expect(forward == backward.reversed() && forward == shuffled)
    let continued = likelihood.profile(over: ["e"], at: points, continuing: true)
    let apart = zip(continued, forward).map { ($0.value - $1.value).magnitude }.max() ?? 1
    #expect(apart < 1e-6 && continued.count == 150, "\(apart)")
    let function = ProfileFunction(likelihood, interest: ["e"])
    #expect(points.map { function($0) } == forward.map(\.value))
    var worst = Worst()
    for (point, value) in zip(points, forward) {
      let minimum = likelihood.minimum(fixing: ["e": point[0]])
      worst.see((minimum.value - value.value).magnitude, "\(point)")
    }
    #expect(worst.value < 1e-6, "\(worst.value) at \(worst.place)")
  }

  /// Where the data are impossible a function has no value.
  @Test func impossible() throws {
    var counts = CountPolynomial(parameters: ["x"], binCount: 1)
    counts.add([CountPolynomial.Factor(0)], [1])
    let likelihood = try Likelihood(
      terms: [LikelihoodTerm("n", counts: counts, statistic: .poisson(observed: [3]))])
    let function = ProfileFunction(likelihood, interest: ["x"])
    #expect(function([0]).isNaN && function([-1]).isNaN && function([3]) == 0)
  }

  /// The other parameters at a point are those of the fit.
  @Test func profiledValues() throws {
    let likelihood = try Models.gaussian()
    let profiler = Profiler(likelihood, interest: ["e"], tolerance: 1e-12)
    _ = profiler([0.5])
    let minimum = likelihood.minimum(fixing: ["e": 0.5])
    for (a, b) in zip(profiler.profiled, minimum.values) { #expect((a - b).magnitude < 1e-7) }
  }
}
