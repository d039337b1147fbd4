import SevensNumerics
import Synchronization

/// −2 ln L at fixed parameters of interest, minimised over all others.
public struct ProfiledValue: Sendable, Hashable {
  /// −2 ln L.
  public let value: Double
  /// Whether a minimum was found, at which no observed count is impossible.
  public let isMinimum: Bool
}

/// The profile of −2 ln L over parameters of interest, with its memory; for one thread.
///
/// Every point starts from the start values of the other parameters, so that it does not depend on the points before,
/// unless it is told to continue.
public final class Profiler {
  private let evaluator: Evaluator
  private let descent: NewtonDescent
  private let start: [Double]

  /// - Parameters:
  ///   - interest: the ids of the parameters held fixed at every point.
  ///   - start: start values of the other parameters in their order; their own if nil.
  ///   - tolerance: the largest error of −2 ln L; it is mostly much smaller.
  public convenience init(
    _ likelihood: Likelihood, interest: [String], start: [Double]? = nil, tolerance: Double = 1e-6
  ) {
    let function = ProfileFunction(
      likelihood, interest: interest, starts: start.map { [$0] } ?? [], tolerance: tolerance)
    self.init(function, start: function.starts[0])
  }

  /// The memory for one descent of a profile.
  init(_ function: ProfileFunction, start: [Double]) {
    evaluator = Evaluator(function.likelihood, function.plan)
    self.start = start
    descent = NewtonDescent(
      function.plan.free, tolerance: function.tolerance, iterationLimit: 300, extrapolates: true)
  }

  /// The profile at values of the parameters of interest.
  ///
  /// - Parameter continuing: whether to start where the last call ended.
  public func callAsFunction(_ values: [Double], continuing: Bool = false) -> ProfiledValue {
    evaluator.fix(values)
    if !continuing { descent.start(at: start) }
    let end = descent.descend(evaluator)
    return ProfiledValue(
      value: descent.current.value, isMinimum: end.outcome == .stationary && !evaluator.metImpossibleCounts)
  }

  /// The values of the other parameters at the last point.
  public var profiled: [Double] { descent.values }
}

/// The profile of −2 ln L as a function that any thread may call, for scans of intervals and contours.
///
/// Calls share memory: one that ends leaves its own to the next. Values do not depend on it.
public final class ProfileFunction: Sendable {
  let likelihood: Likelihood
  let plan: EvaluationPlan
  let starts: [[Double]]
  let tolerance: Double
  private let idle = Mutex<[Descents]>([])

  /// The profilers of one call, one for every start; they go from thread to thread, one at a time.
  private struct Descents: @unchecked Sendable { let profilers: [Profiler] }

  /// The profile over parameters of interest.
  ///
  /// - Parameters:
  ///   - interest: the ids of the parameters held fixed at every point.
  ///   - starts: start values of the other parameters in their order, from each of which every call descends; their own
  ///     if empty.
  ///   - tolerance: the largest error of −2 ln L; it is mostly much smaller.
  public init(_ likelihood: Likelihood, interest: [String], starts: [[Double]] = [], tolerance: Double = 1e-6)
  {
    self.likelihood = likelihood
    let plan = EvaluationPlan(likelihood, fixing: interest)
    self.plan = plan
    self.starts = starts.isEmpty ? [plan.free.map(\.start)] : starts
    self.tolerance = tolerance
    precondition(
      self.starts.allSatisfy { $0.count == plan.free.count }, "one start value for each other parameter")
  }

  /// The least −2 ln L at values of the parameters of interest; NaN where there is no minimum.
  public func callAsFunction(_ values: [Double]) -> Double {
    let own =
      idle.withLock { $0.popLast() }
      ?? Descents(profilers: starts.map { Profiler(self, start: $0) })
    var best = Double.nan
    for profiler in own.profilers {
      let found = profiler(values)
      if found.isMinimum, !(found.value >= best) { best = found.value }
    }
    idle.withLock { $0.append(own) }
    return best
  }
}

extension Likelihood {
  /// The profile at many points, each thread with memory of its own; the same on any number of threads.
  ///
  /// - Parameter continuing: whether a point starts where the one before it ended, anew after every 64 points: faster
  ///   for neighbouring points, but where the other parameters have several minima, that of the neighbour is followed.
  public func profile(
    over interest: [String], at points: [[Double]], start: [Double]? = nil, continuing: Bool = false,
    loop: ParallelLoop = .serial
  ) -> [ProfiledValue] {
    let function = ProfileFunction(self, interest: interest, starts: start.map { [$0] } ?? [])
    let chunk = 64
    let chunks = loop.map(count: (points.count + chunk - 1) / chunk) { c in
      let profiler = Profiler(function, start: function.starts[0])
      return points[(c * chunk)..<min(points.count, (c + 1) * chunk)].enumerated().map {
        profiler($1, continuing: continuing && $0 > 0)
      }
    }
    return Array(chunks.joined())
  }
}
