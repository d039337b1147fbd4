import SevensInference
import SevensNumerics
import Synchronization

/// How a measurement is confronted with expected counts: its set-up, what else is counted, what is uncertain, and what
/// was observed. μ_b = ν(θ) s_b S_{r(b)}(θ) + B_b(θ), with S the counts of the set-up, ν all factors of the signal.
public struct MeasurementModel: Sendable {
  /// The id of the measurement.
  public let id: String
  /// Whether it rests on the installed release or on published numbers.
  public let mode: DataMode
  /// The forward model of the signal.
  public var setup: Setup
  /// What is uncertain.
  public var nuisances: [Nuisance]
  /// Nuisances, and the factor of the signal, that are held at values.
  public private(set) var held: [String: Double] = [:]
  /// The nuisances among them that change nothing of the set-up.
  private var heldFactors: [Nuisance] = []
  /// The counts of everything that is no signal, as polynomials in nuisances.
  public var backgrounds: [Background]
  /// What was observed in the bins.
  public var statistic: Statistic
  /// How bins of the data follow from those of the set-up; the same bins if nil.
  public var released: ReleasedShape?
  /// What the reader should know.
  public var notes: [String]
  /// How the data are known.
  public var verified: Verification

  /// A model from its parts.
  public init(
    id: String, mode: DataMode, setup: Setup, nuisances: [Nuisance], backgrounds: [Background],
    statistic: Statistic, released: ReleasedShape?, notes: [String], verified: Verification
  ) {
    self.id = id
    self.mode = mode
    self.setup = setup
    self.nuisances = nuisances
    self.backgrounds = backgrounds
    self.statistic = statistic
    self.released = released
    self.notes = notes
    self.verified = verified
  }

  /// The counts of one background.
  public struct Background: Sendable {
    /// Its name.
    public let name: String
    /// Its counts.
    public let counts: CountPolynomial
    /// The largest error of the counts where they are interpolated, relative to the largest bin.
    public let error: Double

    /// A background from its parts.
    public init(_ name: String, _ counts: CountPolynomial, error: Double = 0) {
      self.name = name
      self.counts = counts
      self.error = error
    }
  }

  /// The id of the factor of the whole signal, 1 for what is predicted.
  public var signalKey: String { "\(id).signal" }

  /// The same with nuisances that no other measurement shares: `sns.flux` becomes `<measurement>.sns.flux`.
  public func decorrelating(_ ids: [String]) -> MeasurementModel {
    var copy = self
    func own(_ id: String) -> String { ids.contains(id) ? "\(self.id).\(id)" : id }
    copy.nuisances = nuisances.map { $0.renamed(own) }
    return copy
  }

  /// The same with a nuisance or the factor of the signal held at a value: no parameter any more.
  ///
  /// What changes the set-up, or is a setting of it, is written there; what was known of it is dropped.
  public func holding(_ id: String, at value: Double) -> MeasurementModel {
    var copy = self
    copy.held[id] = value
    guard let index = nuisances.firstIndex(where: { $0.id == id }) else { return copy }
    let nuisance = copy.nuisances.remove(at: index)
    if let change = nuisance.effect.change {
      change(&copy.setup, value)
    } else if let setting = setup.settings.first(where: { $0.id == nuisance.setting }) {
      setting.write(&copy.setup, .number(value))
    } else {
      copy.heldFactors.append(nuisance)
    }
    return copy
  }

  /// The same with another relative uncertainty of the signal behind one of its pulls.
  public func scaling(_ id: String, relative: Double, _ verified: Verification) -> MeasurementModel {
    var copy = self
    copy.nuisances = nuisances.map {
      $0.id == id ? .scale(id, $0.meaning, relative: relative, verified) : $0
    }
    return copy
  }

  /// The same without nuisances that do not move the set-up as it stands, which a note says.
  public func withoutIdleNuisances() -> MeasurementModel {
    var copy = self
    copy.nuisances.removeAll { !$0.applies(setup) }
    copy.notes += nuisances.filter { !$0.applies(setup) }.map {
      "\($0.id) is left out: the set-up has no such direction any more"
    }
    return copy
  }

  /// The signal in the bins of the data for the set-up as it is, in counts.
  public func signal(loop: ParallelLoop = .serial) -> [Double] {
    let signal = reshape(CountPolynomial(constant: EventRate(Prediction(setup, loop: loop)).bins))
    let starts = Dictionary((nuisances + heldFactors).map { ($0.id, $0.start) }) { first, _ in first }
    return signal.holding(held).holding(starts).counts(at: [])
  }

  /// Expected counts of the bins of the data as polynomials in the couplings of some keys and in the nuisances.
  ///
  /// - Parameters:
  ///   - keys: coupling parameters of the set-up.
  ///   - changes: what else the set-up is a function of, besides the nuisances of the measurement.
  ///   - isSignalFree: whether the factor of the whole signal is a parameter too; it is 1 otherwise.
  public func expectation(
    in keys: [String], changes: [MorphedCounts.Direction] = [], isSignalFree: Bool = false,
    loop: ParallelLoop = .serial
  ) throws(CouplingPolynomials.Fault) -> Expectation {
    let own = nuisances.compactMap { nuisance -> MorphedCounts.Direction? in
      guard let change = nuisance.effect.change else { return nil }
      var direction = MorphedCounts.Direction(nuisance.id, reach: nuisance.reach, change)
      if case .delays = nuisance.effect { direction.isDelay = true }
      return direction
    }
    let directions = own + changes
    let edges = setup.detector.isPlain ? Prediction(setup, loop: .serial).axis.edges : nil
    let kept = KeptPredictions()
    let morphed = try MorphedCounts(directions, loop: loop) { values throws(CouplingPolynomials.Fault) in
      var changed = setup
      for (direction, value) in zip(directions, values) where value != 0 { direction.change(&changed, value) }
      // What only arrives at other times has the templates of what does not.
      let place = zip(directions, values).map { $0.isDelay ? 0 : $1 }
      let prediction =
        kept[place]?.delayed(as: changed) ?? Prediction(changed, varying: keys, edges: edges)
      if place.count(where: { $0 != 0 }) < 2 { kept[place] = prediction }
      return try prediction.polynomial(in: keys)
    }
    var signal = reshape(morphed.counts)
    if isSignalFree || held[signalKey] != nil { signal = signal * linear(signalKey) }
    for nuisance in nuisances + heldFactors {
      switch nuisance.effect {
      case .multiplies: signal = signal * linear(nuisance.id, scale: 1 / nuisance.nominal)
      case .scales(let relative):
        signal = signal * .pull(nuisance.id, relative: relative, binCount: signal.binCount)
      case .changes, .delays, .backgrounds, .shapes: break
      }
    }
    return Expectation(
      signal: signal.holding(held), total: backgrounds.reduce(signal) { $0 + $1.counts }.holding(held),
      error: backgrounds.reduce(max(morphed.error, released?.error ?? 0)) { max($0, $1.error) })
  }

  /// Expected counts as polynomials.
  public struct Expectation: Sendable {
    /// The signal alone.
    public let signal: CountPolynomial
    /// With the backgrounds.
    public let total: CountPolynomial
    /// The largest error of interpolated counts: between changed set-ups relative to the bin or to 1 % of the largest,
    /// of a background relative to its largest bin.
    public let error: Double
  }

  /// θ times a scale in every bin of the data.
  private func linear(_ id: String, scale: Double = 1) -> CountPolynomial {
    let bins = statistic.observed.count
    var result = CountPolynomial(parameters: [id], binCount: bins)
    result.add([.init(0)], repeatElement(scale, count: bins))
    return result
  }

  /// Counts of the set-up in the bins of the data.
  private func reshape(_ counts: CountPolynomial) -> CountPolynomial {
    released.map { $0.counts * $0.ratio(counts) } ?? counts
  }
}

/// Predictions by the values of what changes them, for any number of threads.
private final class KeptPredictions: Sendable {
  private let memory = Mutex<[[Double]: Prediction]>([:])

  subscript(place: [Double]) -> Prediction? {
    get { memory.withLock { $0[place] } }
    set { memory.withLock { $0[place] = newValue } }
  }
}

/// What a measurement rests on.
public enum DataMode: String, Sendable, Hashable, CaseIterable {
  /// The release of the collaboration, installed by the user.
  case full
  /// Published numbers, which come with the program.
  case summary
  /// Nothing observed: a set-up that expects.
  case expected
}
