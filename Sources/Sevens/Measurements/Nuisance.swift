import SevensInference

/// Something a measurement knows only within an uncertainty, and what it changes.
public struct Nuisance: Sendable {
  /// What a nuisance changes.
  public enum Effect: Sendable {
    /// Its value relative to the nominal one multiplies the signal, as a flux does; no other setting is touched.
    case multiplies
    /// The signal is multiplied by 1 + r θ, θ in standard deviations.
    case scales(relative: Double)
    /// The set-up changes, θ in standard deviations within its reach; the counts are interpolated between rebuilt ones.
    case changes(@Sendable (_ setup: inout Setup, _ deviations: Double) -> Void)
    /// The same where nothing but arrival times change, so that templates stay.
    case delays(@Sendable (_ setup: inout Setup, _ deviations: Double) -> Void)
    /// Only the backgrounds, which name it themselves.
    case backgrounds
    /// The published counts of the signal, which name it themselves, in standard deviations within its reach.
    case shapes

    /// What it does to the set-up, if it does.
    public var change: (@Sendable (_ setup: inout Setup, _ deviations: Double) -> Void)? {
      switch self {
      case .changes(let change), .delays(let change): change
      case .multiplies, .scales, .backgrounds, .shapes: nil
      }
    }
  }

  /// The id, which contains its scope: `sns.flux` is shared, `coherent-csi-2017.steady-state` is not.
  public var id: String
  /// One line of meaning.
  public let meaning: String
  /// What is known about it, as a term of the likelihood.
  public var constraint: ConstraintTerm
  /// What it changes.
  public let effect: Effect
  /// How its uncertainty is known.
  public var verified: Verification
  /// How far the interpolation reaches where set-ups or shapes change, in standard deviations; a fit goes no farther.
  public let reach: Double
  /// The key of the setting of the set-up that is the same quantity; nil if there is none.
  public let setting: String?
  /// Whether it changes a set-up at all: a direction of one quenching model does not move another.
  let applies: @Sendable (Setup) -> Bool
  /// The value at which it multiplies the signal by 1, in the unit of its setting.
  public let nominal: Double
  /// Where a fit starts: at the centre of the constraint, unless said.
  public let start: Double

  /// A nuisance from its parts.
  public init(
    _ id: String, _ meaning: String, _ constraint: ConstraintTerm, _ effect: Effect, _ verified: Verification,
    reach: Double = MorphedCounts.reach, setting: String? = nil, start: Double? = nil, nominal: Double = 1,
    applies: @escaping @Sendable (Setup) -> Bool = { _ in true }
  ) {
    self.id = id
    self.meaning = meaning
    self.constraint = constraint
    self.effect = effect
    self.verified = verified
    self.reach = reach
    self.setting = setting
    self.applies = applies
    self.nominal = nominal
    self.start = start ?? constraint.centre.first ?? 0
  }

  /// A pull in standard deviations that scales the signal.
  static func scale(_ id: String, _ meaning: String, relative: Double, _ verified: Verification) -> Nuisance {
    Nuisance(id, meaning, .normal(id), .scales(relative: relative), verified)
  }

  /// A pull in standard deviations of which the set-up is a function.
  static func change(
    _ id: String, _ meaning: String, _ verified: Verification, reach: Double = MorphedCounts.reach,
    applies: @escaping @Sendable (Setup) -> Bool = { _ in true },
    _ change: @escaping @Sendable (_ setup: inout Setup, _ deviations: Double) -> Void
  ) -> Nuisance {
    Nuisance(id, meaning, .normal(id), .changes(change), verified, reach: reach, applies: applies)
  }

  /// The flux of a source, shared by all measurements there: the setting of the same key, relative to the nominal one
  /// or in its unit.
  public static func flux(
    _ id: String, nominal: Double = 1, relative: Double, _ verified: Verification
  ) -> Nuisance {
    Nuisance(
      id, nominal == 1 ? "flux relative to the nominal one" : "flux",
      .normal(id, mean: nominal, sigma: nominal * relative), .multiplies, verified, setting: id,
      nominal: nominal)
  }

  /// A number of the backgrounds of which nothing is known but a range.
  static func free(
    _ id: String, _ meaning: String, _ range: ClosedRange<Double>, start: Double
  ) -> Nuisance {
    Nuisance(
      id, meaning, .flat(id, lower: range.lowerBound, upper: range.upperBound), .backgrounds, .read,
      start: start)
  }

  /// The values that it can have.
  public var bounds: ClosedRange<Double> {
    if case .flat(let lower, let upper) = constraint.shape { return lower...upper }
    return switch effect {
    case .changes, .delays, .shapes: -reach...reach
    case .multiplies: 0...Double.infinity
    case .scales, .backgrounds: -Double.infinity...Double.infinity
    }
  }

  /// The same under another id.
  func renamed(_ name: (String) -> String) -> Nuisance {
    var copy = self
    copy.id = name(id)
    copy.constraint = constraint.renamed(name)
    return copy
  }
}
