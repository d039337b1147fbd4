import SevensNumerics

/// Fits of pseudo-experiments: distributions of statistics that rely on no asymptotic formula.
///
/// The result depends on the seed and the number of pseudo-experiments only, not on the loop that runs them. The fits
/// start at the values that are true in the pseudo-experiment and at `starts`, in every member of the family.
public struct ToyStudy: Sendable {
  /// The model, with the observed data; one likelihood, or one for every value of what no polynomial holds.
  public let family: LikelihoodFamily
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
    _ family: LikelihoodFamily, seed: UInt64, count: Int, starts: [[Double]] = [],
    loop: ParallelLoop = .serial
  ) {
    self.family = family
    self.seed = seed
    self.count = count
    self.starts = starts
    self.loop = loop
  }

  /// A study of one likelihood.
  public init(
    _ likelihood: Likelihood, seed: UInt64, count: Int, starts: [[Double]] = [], loop: ParallelLoop = .serial
  ) {
    self.init(LikelihoodFamily(likelihood), seed: seed, count: count, starts: starts, loop: loop)
  }

  /// What is true in pseudo-experiments: a member of the family and the values of all of its parameters.
  public struct Truth: Sendable, Hashable {
    /// The position of the member.
    public let member: Int
    /// The values of its parameters, in their order.
    public let point: [Double]

    /// Values of the parameters of a member, or of the only one.
    public init(member: Int = 0, _ point: [Double]) {
      self.member = member
      self.point = point
    }
  }

  /// The distribution of a statistic of the family with the data of each pseudo-experiment; NaN is a failure.
  public func distribution(
    at truth: Truth, _ statistic: @Sendable (LikelihoodFamily) -> Double
  ) -> ToyDistribution {
    let model = family.members[truth.member].likelihood
    return ToyDistribution(
      loop.map(count: count) { index in
        let data = model.pseudoExperiment(at: truth.point, seed: seed, index: index)
        return statistic(family.replacing(data: data))
      })
  }

  /// The least −2 ln L of the members with some parameters fixed; NaN without a minimum.
  private func least(
    _ data: LikelihoodFamily, fixing fixed: [String: Double] = [:], near start: [Double]
  ) -> Double {
    guard let fit = data.fit(fixing: fixed, starts: [start] + starts), fit.minimum.status.isMinimum else {
      return .nan
    }
    return fit.minimum.value
  }

  /// Values of all parameters where some are fixed and the others fit the observed data best; nil without a minimum.
  public func bestFit(fixing fixed: [String: Double] = [:]) -> Truth? {
    guard let fit = family.fit(fixing: fixed, starts: [family.members[0].likelihood.start] + starts),
      fit.minimum.status.isMinimum
    else { return nil }
    let own = fixed.filter { !family.ids.contains($0.key) }
    return Truth(
      member: fit.member, family.members[fit.member].likelihood.point(fit.minimum, fixing: own))
  }

  /// q(θ₀) = −2 ln L(θ₀)/L(θ̂) of data: the least −2 ln L with parameters held at values, above the least of all.
  private func ratio(
    _ data: LikelihoodFamily, fixing fixed: [String: Double], near start: [Double]
  ) -> Double {
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
  /// (profile construction). Nil where the observed data have no minimum. A value of a parameter of the family has to
  /// be one of its members'.
  public func feldmanCousins(at fixed: [String: Double]) -> ToyTest? {
    guard let truth = bestFit(fixing: fixed) else { return nil }
    let observed = ratio(family, fixing: fixed, near: truth.point)
    return ToyTest(
      observed: observed,
      toys: distribution(at: truth) { ratio($0, fixing: fixed, near: truth.point) })
  }

  /// The least −2 ln L of the observed data, and its distribution if the best fit is true: the goodness of fit.
  ///
  /// Nil where the observed data have no minimum.
  public func goodnessOfFit() -> ToyTest? {
    guard let truth = bestFit() else { return nil }
    return ToyTest(
      observed: least(family, near: truth.point),
      toys: distribution(at: truth) { least($0, near: truth.point) })
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
    let side = value < null ? -Double.infinity...null : null...Double.infinity
    guard let withSignal = bestFit(fixing: [id: value]), let without = bestFit(fixing: [id: null]),
      let restricted = family.restricted(id, to: side)
    else { return nil }
    let bounded = ToyStudy(restricted, seed: seed, count: count, starts: starts, loop: loop)
    func statistic(_ truth: Truth) -> @Sendable (LikelihoodFamily) -> Double {
      { data in
        // Data of the whole family become those of the members on the signal's side.
        guard let data = data.restricted(id, to: side),
          let best = data.fit(fixing: [:], starts: [truth.point] + starts), best.minimum.status.isMinimum,
          let found = data.value(id, of: best)
        else { return .nan }
        if (found - value) * (value - null) >= 0 { return 0 }
        return max(0, bounded.least(data, fixing: [id: value], near: truth.point) - best.minimum.value)
      }
    }
    let observed = statistic(withSignal)(family)
    guard !observed.isNaN else { return nil }
    return CLs(
      signal: ToyTest(observed: observed, toys: distribution(at: withSignal, statistic(withSignal))),
      null: ToyTest(observed: observed, toys: distribution(at: without, statistic(without))))
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
