import Sevens

/// A recipe: something published, and how we compute it. Nothing is stored; every number is computed when asked for.
public protocol Recipe: Sendable {
  /// The kebab-case id.
  static var id: String { get }
  /// One line of what is reproduced.
  static var title: String { get }
  /// Where in the report it stands.
  static var chapter: Chapter { get }
  /// What the talk or the paper says, in sentences.
  static var statement: String { get }
  /// The formulas behind the numbers, by the ids they are labelled with in Documentation/Physics.
  static var formulas: [String] { get }
  /// The predictions behind the numbers: set-ups and the options set in them.
  static var predictions: [(setup: String, sets: [String])] { get }
  /// Keys of those set-ups, besides the ones set, that the recipe varies itself: `--set` cannot.
  static var varied: [String] { get }
  /// The tables behind the numbers, besides those of the predictions.
  static var tables: [Dataset] { get }
  /// Citation keys of our numbers, besides those of the predictions.
  static var references: [String] { get }

  /// The recipe, under settings.
  init(_ context: RecipeContext)
  /// Published against ours; throws what the settings make impossible.
  func claims() throws(Faults) -> [Claim]
  /// What explains a disagreement, with the numbers behind it.
  func explanation(_ claims: [Claim]) throws(Faults) -> [String]
  /// The numbers that disagree with the quantity changed that explains it.
  func alternatives(_ claims: [Claim]) throws(Faults) -> [Alternative]
  /// What there is to see.
  func figures() throws(Faults) -> [Figure]
}

extension Recipe {
  /// None, unless said.
  public static var formulas: [String] { [] }
  /// None, unless said.
  public static var predictions: [(setup: String, sets: [String])] { [] }
  /// None, unless said.
  public static var varied: [String] { [] }
  /// None, unless said.
  public static var tables: [Dataset] { [] }
  /// None, unless said.
  public static var references: [String] { [] }
  /// Nothing, unless said.
  public func explanation(_ claims: [Claim]) -> [String] { [] }
  /// None, unless said.
  public func alternatives(_ claims: [Claim]) -> [Alternative] { [] }
  /// Nothing, unless said.
  public func figures() -> [Figure] { [] }
}

/// The parts of the report, in the order of the talk.
public enum Chapter: String, Sendable, CaseIterable {
  case coherence = "Coherent scattering"
  case sources = "Sources, thresholds, rates"
  case observations = "What was observed"
  case electroweak = "The weak mixing angle"
  case nonStandard = "Non-standard interactions"
  case generalized = "Scalar, pseudoscalar, vector, axial and tensor interactions"
  case lightMediators = "Light mediators"
  case sterile = "Sterile neutrinos"
  case electromagnetic = "Magnetic moments and charge radii"
  case darkFermions = "Dark fermions"
  case beyond = "Beyond the talk"

  /// The heading.
  public var title: String { rawValue }
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
    ReactorGermaniumRecipe.self,
    NSIDegeneracyRecipe.self,
    NSIBreakingRecipe.self,
    NSISpectraRecipe.self,
    LoopInducedNSIRecipe.self,
    DistortedSpectraRecipe.self,
    ChargedScalarRecipe.self,
    DiracMajoranaRecipe.self,
    MagneticMomentRecipe.self,
    SterileReachRecipe.self,
    SterileContoursRecipe.self,
    DarkFermionRecipe.self,
    DarkFermionLimitsRecipe.self,
    CsI2021Recipe.self,
    LAr2020Recipe.self,
    NSILimitsRecipe.self,
    GeneralizedLimitsRecipe.self,
    GeneralizedProspectsRecipe.self,
    LightMediatorLimitsRecipe.self,
    LightVectorLimitsRecipe.self,
    LightMediatorReachRecipe.self,
    LightMediatorReconstructionRecipe.self,
    ElectromagneticLimitsRecipe.self,
    MagneticMomentReachRecipe.self,
    WeakMixingAngleCsIRecipe.self,
    CoherenceLossRecipe.self,
    CombinedLimitsRecipe.self,
    ConusPlusRecipe.self,
    DresdenIIRecipe.self,
    XENONnT8BRecipe.self,
    CombinationRecipe.self,
  ]
}
