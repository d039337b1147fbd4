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

  /// A function of several starts is the lowest of its descents, on any number of threads at once.
  @Test func severalStarts() throws {
    let likelihood = try Models.poisson()
    let starts = [[0.9, 0, 0], [-0.5, 0, 0]]
    let free = [[0.9], [-0.5]]
    var two = CountPolynomial(parameters: ["e"], binCount: 1)
    two.add([], [2])
    two.add([CountPolynomial.Factor(0, 2)], [1])
    let valley = try Likelihood(
      parameters: [FitParameter("e"), FitParameter("x", start: 1)],
      terms: [
        LikelihoodTerm(
          "n", counts: two + CountPolynomial.pull("x", relative: 1, binCount: 1),
          statistic: .counting(observed: 7, uncertainty: 1))
      ], constraints: [.normal("x", mean: 1, sigma: 0.3)])
    let both = ProfileFunction(valley, interest: ["x"], starts: free)
    let alone = free.map { ProfileFunction(valley, interest: ["x"], starts: [$0]) }
    let points = (0..<40).map { [0.05 * Double($0)] }
    var worst = Worst()
    for point in points {
      let values = alone.map { $0(point) }
      worst.see((both(point) - (values.min() ?? .nan)).magnitude, "\(point)")
    }
    #expect(worst.value == 0, "\(worst.value) at \(worst.place)")
    let shared = ProfileFunction(likelihood, interest: [], starts: starts)
    let inTurn = shared([])
    let atOnce = ParallelLoop { count, body in for i in (0..<count).reversed() { body(i) } }
      .map(count: 8) { _ in shared([]) }
    #expect(atOnce.allSatisfy { $0 == inTurn })
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
