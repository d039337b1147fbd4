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

  /// Profiles by the values that need a new likelihood.
  private struct Memory {
    var profiles: [[Double]: ProfileFunction] = [:]
    var fault: Faults?
  }

  /// A function of some of the parameters of interest; the others are profiled, if they are in the likelihood.
  init(_ analysis: Analysis, of keys: [String]) {
    self.analysis = analysis
    self.keys = keys
    let isRebuilt = keys.map { key in analysis.interest.contains { $0.key == key && $0.isRebuilt } }
    rebuilt = keys.indices.filter { isRebuilt[$0] }
    held = keys.indices.filter { !isRebuilt[$0] }
  }

  /// What kept a likelihood from being built; nil if nothing did.
  var fault: Faults? { memory.withLock { $0.fault } }

  /// The profile at values of the keys that need a likelihood of their own.
  private func profile(at values: [Double]) throws(Faults) -> ProfileFunction {
    let place = rebuilt.map { values[$0] }
    if let known = memory.withLock({ $0.profiles[place] }) { return known }
    let likelihood = try analysis.likelihood(
      at: Dictionary(uniqueKeysWithValues: rebuilt.map { (keys[$0], values[$0]) }))
    let names = held.map { keys[$0] }
    // One descent for nuisances, several where couplings are profiled: those have minima of their own.
    let starts = Analysis.starts(
      of: likelihood.parameters.filter { !names.contains($0.id) }, couplings: analysis.startedAnew)
    let made = ProfileFunction(likelihood, interest: names, starts: starts)
    memory.withLock { $0.profiles[place] = made }
    return made
  }

  /// −2 ln L; NaN where the data are impossible or no minimum over the other parameters was found.
  func callAsFunction(_ values: [Double]) -> Double {
    do throws(Faults) {
      return try profile(at: values)(held.map { values[$0] })
    } catch {
      memory.withLock { $0.fault = $0.fault ?? error }
      return .nan
    }
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
