/// A number of a recipe with one quantity changed: what explains a disagreement.
public struct Alternative: Sendable {
  /// The claim it belongs to, by its quantity.
  public let quantity: String
  /// What was changed, in words.
  public let changed: String
  /// Our number then, in the unit of the claim.
  public let ours: Double

  /// A claim under a changed quantity.
  public init(_ quantity: String, changed: String, ours: Double) {
    (self.quantity, self.changed, self.ours) = (quantity, changed, ours)
  }
}

/// One published number beside ours.
public struct Claim: Sendable {
  /// How close is close enough.
  public enum Tolerance: Sendable, Hashable {
    /// Relative to the published number.
    case relative(Double)
    /// In the unit of the number.
    case absolute(Double)
    /// Within a factor either way: an order of magnitude.
    case factor(Double)

    /// In words.
    public var text: String {
      switch self {
      case .relative(let value): "\(NumberText.short(value * 100)) %"
      case .absolute(let value): value == 0 ? "exact" : "±\(NumberText.short(value))"
      case .factor(let value): "a factor \(NumberText.short(value))"
      }
    }
  }

  /// How the published number is known.
  public enum Status: String, Sendable {
    /// Seen in the named source.
    case read
    /// Second-hand.
    case checked
    /// Quoted from memory.
    case memory
  }

  /// What it is.
  public let quantity: String
  /// The published number; nil where there is none to compare with.
  public let published: Double?
  /// Our number.
  public let ours: Double
  /// Its unit.
  public let unit: String
  /// How close is close enough.
  public let tolerance: Tolerance
  /// How the published number is known.
  public let status: Status
  /// The citation key of the published number.
  public let citation: String

  /// A number of ours beside a published one.
  public init(
    _ quantity: String, published: Double?, ours: Double, unit: String, tolerance: Tolerance, status: Status,
    citation: String
  ) {
    self.quantity = quantity
    self.published = published
    self.ours = ours
    self.unit = unit
    self.tolerance = tolerance
    self.status = status
    self.citation = citation
  }

  /// ours/published − 1, or nil without a published number or if that is 0.
  public var deviation: Double? {
    published.flatMap { $0 == 0 ? nil : ours / $0 - 1 }
  }

  /// Whether the two agree; nil without a published number.
  public var agrees: Bool? {
    guard let published else { return nil }
    switch tolerance {
    case .relative(let limit): return abs(ours - published) <= limit * abs(published)
    case .absolute(let limit): return abs(ours - published) <= limit * (1 + 1e-12)
    case .factor(let limit): return ours <= limit * published && ours >= published / limit
    }
  }
}
