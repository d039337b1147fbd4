import SevensNumerics

/// −2 ln L at fixed parameters of interest, minimised over all others.
public struct ProfiledValue: Sendable, Hashable {
  /// −2 ln L.
  public let value: Double
  /// Whether a minimum was found, at which no observed count is impossible.
  public let isMinimum: Bool
}

/// The profile of −2 ln L over parameters of interest, with its memory; for one thread.
///
/// Every point starts from the start values of the other parameters, so that it does not depend on the points before.
public final class Profiler {
  private let evaluator: Evaluator
  private let descent: NewtonDescent
  private let start: [Double]

  /// - Parameters:
  ///   - interest: the ids of the parameters held fixed at every point.
  ///   - start: start values of the other parameters in their order; their own if nil.
  ///   - tolerance: the largest error of −2 ln L; it is mostly much smaller.
  public init(
    _ likelihood: Likelihood, interest: [String], start: [Double]? = nil, tolerance: Double = 1e-6
  ) {
    evaluator = likelihood.evaluator(fixing: interest)
    self.start = start ?? evaluator.free.map(\.start)
    precondition(self.start.count == evaluator.dimension, "one start value for each other parameter")
    descent = NewtonDescent(
      evaluator.free, tolerance: tolerance, iterationLimit: 300, extrapolates: true)
  }

  /// The profile at values of the parameters of interest.
  public func callAsFunction(_ values: [Double]) -> ProfiledValue {
    evaluator.fix(values)
    descent.start(at: start)
    let end = descent.descend(evaluator)
    return ProfiledValue(
      value: descent.current.value, isMinimum: end.outcome == .stationary && !evaluator.metImpossibleCounts)
  }

  /// The values of the other parameters at the last point.
  public var profiled: [Double] { descent.values }
}

extension Likelihood {
  /// The profile at many points, each thread with memory of its own; the same on any number of threads.
  public func profile(
    over interest: [String], at points: [[Double]], start: [Double]? = nil, loop: ParallelLoop = .serial
  ) -> [ProfiledValue] {
    let chunk = 64
    let chunks = loop.map(count: (points.count + chunk - 1) / chunk) { c in
      let profiler = Profiler(self, interest: interest, start: start)
      return points[(c * chunk)..<min(points.count, (c + 1) * chunk)].map { profiler($0) }
    }
    return Array(chunks.joined())
  }
}
