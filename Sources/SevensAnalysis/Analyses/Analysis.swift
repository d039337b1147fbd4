import Sevens
import SevensInference
import SevensNumerics
import Synchronization

/// An analysis ready to be computed: measurements with their likelihoods, parameters of interest, and what is profiled.
public struct Analysis: Sendable {
  /// A parameter of interest.
  public struct Interest: Sendable {
    /// Its key.
    public let key: String
    /// The range, in internal units; nil where none was given.
    public let axis: ScanAxis?
    /// Its units; nil if dimensionless.
    public let units: UnitTable?
    /// The plain symbol.
    public let symbol: String
    /// Whether every value needs a new likelihood: what is no coupling and no factor changes the templates.
    let isRebuilt: Bool
    /// Where a fit starts, and its typical step.
    let start: Double
    let scale: Double
    let bounds: ClosedRange<Double>

    /// The name with the unit, for axes and columns.
    public var label: String { units.map { "\(key) [\($0.internalUnit)]" } ?? key }
  }

  /// The id.
  public let id: String
  /// One line of what it is.
  public let title: String
  /// The measurements.
  public let models: [MeasurementModel]
  /// The parameters of interest, in order.
  public let interest: [Interest]
  /// Coupling parameters in the likelihood.
  let couplings: [String]
  /// Other parameters that are profiled, each with its centre and standard deviation in internal units.
  let morphed: [(key: String, mean: Double, sigma: Double)]
  /// Constraints beside those of the nuisances.
  let constraints: [ConstraintTerm]
  /// Everything asked that is no physics.
  var request: AnalysisRequest
  /// The command line.
  let command: [String]
  /// The Asimov data, once they are known.
  let expected = ExpectedCounts()

  /// The same with other models of its measurements, for which the parameters of interest stay what they are.
  func changing(_ change: (inout MeasurementModel) -> Void) -> Analysis {
    var changed = models
    for index in changed.indices { change(&changed[index]) }
    return Analysis(
      id: id, title: title, models: changed, interest: interest, couplings: couplings, morphed: morphed,
      constraints: constraints, request: request, command: command)
  }

  /// The ids of parameters in the likelihood that it holds at every point.
  var interestInLikelihood: [String] { interest.filter { !$0.isRebuilt }.map(\.key) }

  /// The confidence levels asked for, or the usual two.
  public var levels: [Double] { request.levels.isEmpty ? [0.6827, 0.9] : request.levels }

  /// The thresholds of −2Δ ln L for the levels.
  ///
  /// - Parameter count: degrees of freedom where the analysis states none: the number of parameters in question.
  func thresholds(degreesOfFreedom count: Int) -> [Double] {
    levels.map {
      ChiSquaredDistribution.threshold(confidence: $0, degreesOfFreedom: request.degreesOfFreedom ?? count)
    }
  }

  /// The likelihood at values of the parameters that need a new one.
  ///
  /// - Parameter rebuilt: their values by key; those of the set-ups where absent.
  func likelihood(
    at rebuilt: [String: Double] = [:], loop: ParallelLoop = .serial
  ) throws(Faults) -> Likelihood {
    try build(at: rebuilt, loop: loop).likelihood
  }

  /// A likelihood with what it was made of.
  package struct Built {
    /// The likelihood.
    package let likelihood: Likelihood
    /// The counts of the signal of every measurement.
    package let signals: [CountPolynomial]
    /// The largest error of interpolated counts.
    package let interpolationError: Double

    /// The same with some parameters held at values: they and what constrains them are gone.
    func holding(_ values: [String: Double]) throws(LikelihoodProblems) -> Built {
      let likelihood = try Likelihood(
        parameters: likelihood.parameters.filter { values[$0.id] == nil },
        terms: likelihood.terms.map {
          LikelihoodTerm($0.id, counts: $0.counts.holding(values), statistic: $0.statistic)
        }, constraints: likelihood.constraints.filter { $0.parameters.allSatisfy { values[$0] == nil } })
      return Built(
        likelihood: likelihood, signals: signals.map { $0.holding(values) },
        interpolationError: interpolationError)
    }
  }

  /// The same with its parts.
  package func build(
    at rebuilt: [String: Double] = [:], loop: ParallelLoop = .serial
  ) throws(Faults) -> Built {
    var (terms, found, error): ([LikelihoodTerm], [ConstraintTerm], Double) = ([], constraints, 0)
    var signals: [CountPolynomial] = []
    for model in models {
      var changed = model
      for (key, value) in rebuilt.sorted(by: { $0.key < $1.key }) { changed.setup.write(key, value) }
      let keys = couplings.filter { changed.setup.isCoupling($0) }
      let directions = morphed.filter { model.setup.has($0.key) }.map { one in
        MorphedCounts.Direction(one.key) { setup, x in setup.write(one.key, one.mean + x * one.sigma) }
      }
      let isFree = interest.contains { $0.key == model.signalKey }
      do throws(CouplingPolynomials.Fault) {
        let expectation = try changed.expectation(
          in: keys, changes: directions, isSignalFree: isFree, loop: loop)
        terms.append(LikelihoodTerm(model.id, counts: expectation.total, statistic: model.statistic))
        signals.append(expectation.signal)
        error = max(error, expectation.error)
      } catch {
        throw Faults([Diagnostic(model.id, "\(error)")], status: .internalError)
      }
      for nuisance in model.nuisances where !found.contains(where: { $0.agrees(with: nuisance.constraint) }) {
        found.append(nuisance.constraint)
      }
    }
    found += morphed.map { .normal($0.key) }
    do {
      let whole = try Likelihood(parameters: declared(terms), terms: terms, constraints: found)
      func built(_ likelihood: Likelihood) -> Built {
        Built(likelihood: likelihood, signals: signals, interpolationError: error)
      }
      guard request.data == .asimov else { return built(whole) }
      let data = try asimov(whole, rebuilt: rebuilt, loop: loop)
      return built(whole.replacing(observed: data, centres: whole.constraints.map(whole.startCentre)))
    } catch let error as LikelihoodProblems {
      throw Faults(error.problems.map { Diagnostic(id, "\($0)") }, status: .badData)
    } catch let faults as Faults {
      throw faults
    } catch {
      throw Faults([Diagnostic(id, "\(error)")], status: .internalError)
    }
  }

  /// What the set-ups as they are expect, whatever values need a new likelihood.
  private func asimov(
    _ likelihood: Likelihood, rebuilt: [String: Double], loop: ParallelLoop
  ) throws(Faults) -> [[Double]] {
    if let known = expected.counts { return known }
    // Of the set-ups themselves nothing is changed: its counts are those of any statistic.
    var own = self
    own.request.data = .observed
    let reference = rebuilt.isEmpty ? likelihood : try own.likelihood(loop: loop)
    let counts = reference.terms.map { reference.counts(of: $0, at: reference.start) }
    expected.counts = counts
    return counts
  }

  /// The parameters with their starts, scales and bounds: those of interest, couplings, then nuisances.
  private func declared(_ terms: [LikelihoodTerm]) -> [FitParameter] {
    let present = Set(terms.flatMap(\.counts.parameters))
    var result = interest.filter { !$0.isRebuilt }.map {
      FitParameter(
        $0.key, start: $0.start, scale: $0.scale, lower: $0.bounds.lowerBound, upper: $0.bounds.upperBound)
    }
    for key in couplings where !result.contains(where: { $0.id == key }) {
      guard let setup = models.first(where: { $0.setup.isCoupling(key) })?.setup,
        let found = setup.number(key)
      else { continue }
      result.append(
        FitParameter(
          key, start: found.value, scale: found.scale, lower: found.bounds.lowerBound,
          upper: found.bounds.upperBound))
    }
    let reach = MorphedCounts.reach
    result += morphed.map { FitParameter($0.key, lower: -reach, upper: reach) }
    for nuisance in models.flatMap(\.nuisances) where !result.contains(where: { $0.id == nuisance.id }) {
      guard present.contains(nuisance.id) else { continue }
      result.append(
        FitParameter(
          nuisance.id, start: nuisance.start, scale: nuisance.constraint.scales[0],
          lower: nuisance.bounds.lowerBound, upper: nuisance.bounds.upperBound))
    }
    return result
  }
}

extension Setup {
  /// A number by its key: value, typical step and bounds in internal units; nil if there is none.
  func number(_ key: String) -> (
    value: Double, scale: Double, bounds: ClosedRange<Double>, units: UnitTable?
  )? {
    guard let setting = settings.first(where: { $0.id == key }),
      case .number(_, let units, let bounds, _) = setting.form, case .number(let value) = setting.read(self)
    else { return nil }
    return (value ?? 0, setting.scale, bounds, units)
  }

  /// True if there is a number of this key.
  func has(_ key: String) -> Bool { number(key) != nil }

  /// True if a key is a coupling parameter.
  func isCoupling(_ key: String) -> Bool {
    guard let setting = settings.first(where: { $0.id == key }),
      case .number(.coupling, _, _, _) = setting.form
    else { return false }
    return true
  }

  /// Writes a number, in internal units, where there is one of this key.
  mutating func write(_ key: String, _ value: Double) {
    guard let setting = settings.first(where: { $0.id == key }) else { return }
    setting.write(&self, .number(value))
  }
}

extension Likelihood {
  /// The centre of a constraint that agrees with the start values.
  fileprivate func startCentre(_ term: ConstraintTerm) -> [Double] {
    term.centre.isEmpty ? [] : term.parameters.map { start[position($0)] }
  }
}

/// Counts that are computed once, for any number of threads.
final class ExpectedCounts: Sendable {
  private let memory = Mutex<[[Double]]?>(nil)

  /// The counts of every measurement; nil before they are known.
  var counts: [[Double]]? {
    get { memory.withLock { $0 } }
    set { memory.withLock { $0 = newValue } }
  }
}

extension ConstraintTerm {
  /// Whether another says the same up to rounding: 0.009 of 0.09 is a tenth.
  fileprivate func agrees(with other: ConstraintTerm) -> Bool {
    guard parameters == other.parameters, centre == other.centre else { return false }
    if case .normal(let a) = shape, case .normal(let b) = other.shape { return abs(a - b) <= 1e-12 * a }
    return shape == other.shape
  }
}
