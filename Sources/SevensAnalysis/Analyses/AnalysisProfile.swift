import SevensInference
import SevensNumerics
import Synchronization

/// −2 ln L of an analysis as a function of its parameters of interest, minimised over all others; for any number of
/// threads, each value the same on any of them.
final class AnalysisProfile: Sendable {
  /// The analysis.
  let analysis: Analysis
  /// The keys that are held at given values.
  let keys: [String]
  private let rebuilt: [Int]
  private let held: [Int]
  private let memory = Mutex(Memory())

  /// Likelihoods by the values that need a new one, with the profilers that no thread uses at the moment.
  private struct Memory {
    var likelihoods: [[Double]: Likelihood] = [:]
    var profilers: [[Double]: [Idle]] = [:]
    var failures = 0
    var fault: Faults?
  }

  /// A profiler goes from thread to thread, one at a time.
  private struct Idle: @unchecked Sendable { let profilers: [Profiler] }

  /// A function of some of the parameters of interest; the others are profiled, if they are in the likelihood.
  init(_ analysis: Analysis, of keys: [String]) {
    self.analysis = analysis
    self.keys = keys
    let isRebuilt = keys.map { key in analysis.interest.contains { $0.key == key && $0.isRebuilt } }
    rebuilt = keys.indices.filter { isRebuilt[$0] }
    held = keys.indices.filter { !isRebuilt[$0] }
  }

  /// How many evaluations found no minimum over the other parameters.
  var failures: Int { memory.withLock { $0.failures } }

  /// What kept a likelihood from being built; nil if nothing did.
  var fault: Faults? { memory.withLock { $0.fault } }

  /// The likelihood at values of the keys.
  func likelihood(at values: [Double]) throws(Faults) -> Likelihood {
    let place = rebuilt.map { values[$0] }
    if let known = memory.withLock({ $0.likelihoods[place] }) { return known }
    let made = try analysis.likelihood(
      at: Dictionary(uniqueKeysWithValues: rebuilt.map { (keys[$0], values[$0]) }))
    memory.withLock { $0.likelihoods[place] = made }
    return made
  }

  /// −2 ln L; infinite where the data are impossible, NaN where no minimum over the other parameters was found.
  func callAsFunction(_ values: [Double]) -> Double {
    let place = rebuilt.map { values[$0] }
    let idle: Idle
    if let free = memory.withLock({ $0.profilers[place]?.popLast() }) {
      idle = free
    } else {
      do throws(Faults) {
        idle = Idle(profilers: profilers(try likelihood(at: values)))
      } catch {
        memory.withLock { $0.fault = $0.fault ?? error }
        return .nan
      }
    }
    let point = held.map { values[$0] }
    var best: Double?
    for profiler in idle.profilers {
      let found = profiler(point)
      if found.isMinimum { best = min(best ?? .infinity, found.value) }
    }
    memory.withLock { memory in
      memory.profilers[place, default: []].append(idle)
      if best == nil { memory.failures += 1 }
    }
    return best ?? .nan
  }

  /// One descent for nuisances, several where couplings are profiled: those have minima of their own.
  private func profilers(_ likelihood: Likelihood) -> [Profiler] {
    let names = held.map { keys[$0] }
    let free = likelihood.parameters.filter { !names.contains($0.id) }
    let starts = Analysis.starts(of: free, couplings: analysis.startedAnew)
    return starts.map { Profiler(likelihood, interest: names, start: $0) }
  }
}

extension Analysis {
  /// The parameters that may have several minima: couplings and what is of interest.
  var startedAnew: Set<String> { Set(couplings + interestInLikelihood) }

  /// Start values: those declared, and each coupling at two further places, inside its range or a few steps away.
  static func starts(of free: [FitParameter], couplings: Set<String>) -> [[Double]] {
    let usual = free.map(\.start)
    var starts = [usual]
    for (index, parameter) in free.enumerated() where couplings.contains(parameter.id) {
      for sign in [-1.0, 1] {
        var start = usual
        let reach = min(3 * parameter.scale, 0.35 * (parameter.upper - parameter.lower))
        start[index] = min(max(usual[index] + sign * reach, parameter.lower), parameter.upper)
        if start != usual { starts.append(start) }
      }
    }
    return starts
  }
}
