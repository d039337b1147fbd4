import SevensNumerics

/// Fits of pseudo-experiments: distributions of statistics that rely on no asymptotic formula.
///
/// The result depends on the seed and the number of pseudo-experiments only, not on the loop that runs them. The fits
/// start at the values that are true in the pseudo-experiment and at `starts`.
public struct ToyStudy: Sendable {
  /// The model, with the observed data.
  public let likelihood: Likelihood
  /// The seed of all random numbers.
  public let seed: UInt64
  /// The number of pseudo-experiments.
  public let count: Int
  /// Further starts of every fit, values of all parameters: one in the basin of each minimum that the data may choose.
  public let starts: [[Double]]
  /// What runs the fits.
  public let loop: ParallelLoop

  /// A study of a number of pseudo-experiments.
  public init(
    _ likelihood: Likelihood, seed: UInt64, count: Int, starts: [[Double]] = [], loop: ParallelLoop = .serial
  ) {
    self.likelihood = likelihood
    self.seed = seed
    self.count = count
    self.starts = starts
    self.loop = loop
  }

  /// The distribution of a statistic of the likelihood of each pseudo-experiment drawn at a point; NaN is a failure.
  public func distribution(
    at truth: [Double], _ statistic: @Sendable (Likelihood) -> Double
  ) -> ToyDistribution {
    ToyDistribution(
      loop.map(count: count) { statistic(likelihood.pseudoExperiment(at: truth, seed: seed, index: $0)) })
  }

  /// The lowest minimum of data with some parameters fixed.
  private func fit(_ data: Likelihood, fixing fixed: [String: Double], near start: [Double]) -> Minimum {
    let free = data.parameters.indices.filter { fixed[data.parameters[$0].id] == nil }
    return data.minimum(fixing: fixed, starts: ([start] + starts).map { start in free.map { start[$0] } })
  }

  /// The least −2 ln L; NaN without a minimum.
  private func least(_ data: Likelihood, fixing fixed: [String: Double] = [:], near start: [Double]) -> Double
  {
    let minimum = fit(data, fixing: fixed, near: start)
    return minimum.status.isMinimum ? minimum.value : .nan
  }

  /// Values of all parameters where some are fixed and the others fit the observed data best; nil without a minimum.
  public func bestFit(fixing fixed: [String: Double] = [:]) -> [Double]? {
    let minimum = fit(likelihood, fixing: fixed, near: likelihood.start)
    return minimum.status.isMinimum ? likelihood.point(minimum, fixing: fixed) : nil
  }

  /// q(θ₀) = −2 ln L(θ₀)/L(θ̂) of data: the least −2 ln L with parameters held at values, above the least of all.
  private func ratio(_ data: Likelihood, fixing fixed: [String: Double], near start: [Double]) -> Double {
    let held = least(data, fixing: fixed, near: start)
    let free = least(data, near: start)
    // A fit that did not find the minimum which the held one found is no negative ratio.
    return held.isNaN || free.isNaN ? .nan : max(0, held - free)
  }

  // Ref: physics/9711021
  /// Whether values of some parameters belong to the Feldman–Cousins region: the distribution of q there, and the
  /// observed q.
  ///
  /// The other parameters of the pseudo-experiments are those that fit the observed data best under the hypothesis
  /// (profile construction). Nil where the observed data have no minimum.
  public func feldmanCousins(at fixed: [String: Double]) -> ToyTest? {
    guard let truth = bestFit(fixing: fixed) else { return nil }
    let observed = ratio(likelihood, fixing: fixed, near: truth)
    return ToyTest(
      observed: observed, toys: distribution(at: truth) { ratio($0, fixing: fixed, near: truth) })
  }

  /// The least −2 ln L of the observed data, and its distribution if the best fit is true: the goodness of fit.
  ///
  /// Nil where the observed data have no minimum.
  public func goodnessOfFit() -> ToyTest? {
    guard let truth = bestFit() else { return nil }
    return ToyTest(
      observed: least(likelihood, near: truth), toys: distribution(at: truth) { least($0, near: truth) })
  }

  // Ref: Read2002
  // Ref: 1007.1727
  /// CLs of a value of one parameter against the value that it has without a signal.
  ///
  /// The statistic is q̃ = −2 ln L(value)/L(θ̂) with the best fit θ̂ on the signal's side of `null`, and 0 where it lies
  /// beyond the value: only less signal than tested speaks against it. Nil where the observed data have no minimum under
  /// a hypothesis.
  ///
  /// For x ∼ N(μ, σ) with μ ≥ 0, CLs = (1 − Φ((μ − x)/σ))/Φ(x/σ) below x = μ.
  public func cls(of id: String, at value: Double, null: Double = 0) -> CLs? {
    guard let withSignal = bestFit(fixing: [id: value]), let without = bestFit(fixing: [id: null]) else {
      return nil
    }
    let side = value < null ? -Double.infinity...null : null...Double.infinity
    let bounded = ToyStudy(
      likelihood.restricted(id, to: side), seed: seed, count: count, starts: starts, loop: loop)
    let place = likelihood.position(id)
    func statistic(_ truth: [Double]) -> @Sendable (Likelihood) -> Double {
      { data in
        let best = bounded.fit(data, fixing: [:], near: truth)
        guard best.status.isMinimum else { return .nan }
        if (best.values[place] - value) * (value - null) >= 0 { return 0 }
        return max(0, bounded.least(data, fixing: [id: value], near: truth) - best.value)
      }
    }
    let observed = statistic(withSignal)(bounded.likelihood)
    guard !observed.isNaN else { return nil }
    return CLs(
      signal: ToyTest(
        observed: observed, toys: bounded.distribution(at: withSignal, statistic(withSignal))),
      null: ToyTest(observed: observed, toys: bounded.distribution(at: without, statistic(without))))
  }
}

/// An observed statistic beside its distribution in pseudo-experiments; larger values are less compatible.
public struct ToyTest: Sendable, Equatable {
  /// The observed value.
  public let observed: Double
  /// Its distribution if the hypothesis is true.
  public let toys: ToyDistribution

  /// The fraction of pseudo-experiments at least as incompatible as the data, with its standard error.
  public var pValue: (value: Double, uncertainty: Double) { toys.pValue(of: observed) }

  /// The critical value of a confidence level, with the order statistics one standard error around it.
  public func critical(confidence: Double) -> (value: Double, range: ClosedRange<Double>) {
    (toys.quantile(confidence), toys.quantileRange(confidence))
  }

  /// Whether the hypothesis is accepted at a confidence level: p-value ≥ 1 − confidence.
  public func accepts(confidence: Double) -> Bool { pValue.value >= 1 - confidence }
}

/// The compatibility of data with a signal, relative to that without it.
public struct CLs: Sendable, Equatable {
  /// The test of the signal hypothesis.
  public let signal: ToyTest
  /// The same statistic if the null hypothesis is true.
  public let null: ToyTest

  /// p(signal)/p(null); a signal is excluded at the confidence 1 − CLs. NaN where no pseudo-experiment of the null
  /// hypothesis is as incompatible with the signal as the data.
  public var value: Double { signal.pValue.value / null.pValue.value }
}
