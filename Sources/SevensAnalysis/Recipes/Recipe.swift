import Sevens

/// A recipe: something published, and how we compute it. Nothing is stored; every number is computed when asked for.
public protocol Recipe: Sendable {
  /// The kebab-case id.
  static var id: String { get }
  /// One line of what is reproduced.
  static var title: String { get }
  /// Published against ours.
  static func claims() -> [Claim]
  /// What explains a disagreement, with the numbers behind it.
  static func explanation(_ claims: [Claim]) -> [String]
  /// The predictions behind the numbers: set-ups and the options set in them.
  static var predictions: [(setup: String, sets: [String])] { get }
  /// The tables behind the numbers, besides those of the predictions.
  static var tables: [Dataset] { get }
  /// Citation keys of our numbers, besides those of the predictions.
  static var references: [String] { get }
  /// What there is to see.
  static func figures() -> [Figure]
}

extension Recipe {
  /// Nothing, unless said.
  public static func explanation(_ claims: [Claim]) -> [String] { [] }
  /// None, unless said.
  public static var predictions: [(setup: String, sets: [String])] { [] }
  /// None, unless said.
  public static var tables: [Dataset] { [] }
  /// None, unless said.
  public static var references: [String] { [] }
  /// Nothing, unless said.
  public static func figures() -> [Figure] { [] }
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

/// Every recipe.
public enum RecipeList {
  /// In the order of the report.
  public static let all: [any Recipe.Type] = [
    ReactorRateRecipe.self,
    MaximumRecoilRecipe.self,
    CsI2017PredictionRecipe.self,
    CsI2017ObservationRecipe.self,
    FlavorShiftRecipe.self,
    WeakMixingAngleRecipe.self,
    CrossSectionGrowthRecipe.self,
    CountsAgainstThresholdRecipe.self,
    NSIDegeneracyRecipe.self,
    DistortedSpectraRecipe.self,
    MagneticMomentRecipe.self,
    SterileReachRecipe.self,
    DarkFermionRecipe.self,
    CsI2021Recipe.self,
    LAr2020Recipe.self,
    NSILimitsRecipe.self,
    GeneralizedLimitsRecipe.self,
    LightMediatorLimitsRecipe.self,
    LightMediatorReconstructionRecipe.self,
    ElectromagneticLimitsRecipe.self,
    WeakMixingAngleCsIRecipe.self,
    CoherenceLossRecipe.self,
  ]
}
