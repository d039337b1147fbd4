/// The probability that something is accepted, as a function of a quantity along the response.
public protocol EfficiencyCurve: Declared {
  /// The name of the model.
  static var id: String { get }
  /// One line of what it is.
  static var title: String { get }
  /// Citation keys.
  static var references: [String] { get }
  /// ε(x), from 0 to 1, with x in the unit of the axis.
  func callAsFunction(_ x: Double) -> Double
  /// Where ε or its derivative jumps, in the unit of the axis.
  var kinks: [Double] { get }
  /// The parameters measured in the unit of the axis.
  static var measuredOnAxis: [String] { get }
}

extension EfficiencyCurve {
  /// None, unless said.
  public static var references: [String] { [] }
  /// None, unless said.
  public var kinks: [Double] { [] }
  /// None, unless said.
  public static var measuredOnAxis: [String] { [] }
}

/// An efficiency with the axis on which it acts.
public struct EfficiencyStage: Sendable {
  /// Where in the response an efficiency acts.
  public enum Place: Sendable, Hashable {
    /// On a mean, which is a function of the recoil energy.
    case beforeSmearing
    /// On what is reconstructed: integrated over the bins.
    case afterSmearing
  }

  /// The curve.
  public var curve: any EfficiencyCurve
  /// The axis.
  public var axis: ResponseAxis
  /// Before or after smearing.
  public var acts: Place
  /// The name of the stage in keys, as in `detector.response.efficiency.a`.
  public var name: String

  /// A curve on an axis.
  public init(
    _ curve: any EfficiencyCurve, on axis: ResponseAxis, acts: Place = .afterSmearing,
    name: String = "efficiency"
  ) {
    self.curve = curve
    self.axis = axis
    self.acts = acts
    self.name = name
  }

  /// The key of the stage.
  public var key: String { "detector.response.\(name)" }

  /// True if the response passes through the axis where the efficiency acts.
  public func isDefined(in chain: ResponseChain) -> Bool {
    if acts == .afterSmearing { return axis == chain.axis }
    switch axis {
    case .recoil: return true
    case .electronEquivalent: return chain.quenching != nil
    case .photoelectrons, .electrons: return chain.axis == axis
    }
  }

  /// Where on the axis a recoil of a nuclide is before smearing.
  func position(in chain: ResponseChain, of nuclide: Nuclide) -> @Sendable (RecoilEnergy) -> Double {
    switch axis {
    case .recoil: return { $0.value * 1e3 }
    case .electronEquivalent:
      guard let quenching = chain.quenching else { return { $0.value * 1e3 } }
      return { quenching.electronEquivalent($0, of: nuclide).value }
    case .photoelectrons, .electrons: return chain.mean(of: nuclide)
    }
  }
}

/// Where the efficiency of integer counts is read off its curve.
public enum EfficiencyPoint: String, NamedChoice {
  /// At n + ½, the centre of the bin that holds n.
  case binCentre = "bin-centre"
  /// At n itself.
  case integer

  public static let choiceID = "efficiency.at"
  public static let choiceMeaning = "where the efficiency of n counts is read off its curve"

  public var meaning: String {
    switch self {
    case .binCentre: "at n + ½, the centre of the 1-PE bin that holds n counts, as the release says"
    case .integer: "at n itself: some 6 % fewer events in CsI 2017"
    }
  }

  public var references: [String] { self == .binCentre ? ["1804.09459"] : [] }
}
