import SevensInference

/// Something a measurement knows only within an uncertainty, and what it changes.
public struct Nuisance: Sendable {
  /// What a nuisance changes.
  public enum Effect: Sendable {
    /// Its value multiplies the signal, as a flux relative to the nominal one does; no other setting is touched.
    case multiplies
    /// The signal is multiplied by 1 + r θ, θ in standard deviations.
    case scales(relative: Double)
    /// The set-up changes, θ in standard deviations within its reach; the counts are interpolated between rebuilt ones.
    case changes(@Sendable (_ setup: inout Setup, _ deviations: Double) -> Void)
    /// The same where nothing but arrival times change, so that templates stay.
    case delays(@Sendable (_ setup: inout Setup, _ deviations: Double) -> Void)
    /// Only the backgrounds, which name it themselves.
    case backgrounds

    /// What it does to the set-up, if it does.
    public var change: (@Sendable (_ setup: inout Setup, _ deviations: Double) -> Void)? {
      switch self {
      case .changes(let change), .delays(let change): change
      case .multiplies, .scales, .backgrounds: nil
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
  /// How far the interpolation reaches where set-ups change, in standard deviations; a fit goes no farther.
  public let reach: Double
  /// The key of the setting of the set-up that is the same quantity; nil if there is none.
  public let setting: String?
  /// Where a fit starts: at the centre of the constraint, unless said.
  public let start: Double

  /// A nuisance from its parts.
  public init(
    _ id: String, _ meaning: String, _ constraint: ConstraintTerm, _ effect: Effect, _ verified: Verification,
    reach: Double = MorphedCounts.reach, setting: String? = nil, start: Double? = nil
  ) {
    self.id = id
    self.meaning = meaning
    self.constraint = constraint
    self.effect = effect
    self.verified = verified
    self.reach = reach
    self.setting = setting
    self.start = start ?? constraint.centre.first ?? 0
  }

  /// A pull in standard deviations that scales the signal.
  static func scale(_ id: String, _ meaning: String, relative: Double, _ verified: Verification) -> Nuisance {
    Nuisance(id, meaning, .normal(id), .scales(relative: relative), verified)
  }

  /// A pull in standard deviations of which the set-up is a function.
  static func change(
    _ id: String, _ meaning: String, _ verified: Verification, reach: Double = MorphedCounts.reach,
    _ change: @escaping @Sendable (_ setup: inout Setup, _ deviations: Double) -> Void
  ) -> Nuisance {
    Nuisance(id, meaning, .normal(id), .changes(change), verified, reach: reach)
  }

  /// The flux of a source relative to the nominal one, shared by all measurements there: the setting of the same key.
  public static func flux(_ id: String, relative: Double, _ verified: Verification) -> Nuisance {
    Nuisance(
      id, "flux relative to the nominal one", .normal(id, mean: 1, sigma: relative), .multiplies, verified,
      setting: id)
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
    case .changes, .delays: -reach...reach
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
