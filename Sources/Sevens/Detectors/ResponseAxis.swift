/// What is measured along the response, which its unit tells.
public enum ResponseAxis: String, Sendable, Hashable, CaseIterable {
  /// The true recoil energy, before quenching.
  case recoil = "keVnr"
  /// Electron-equivalent energy.
  case electronEquivalent = "keVee"
  /// Photo-electrons.
  case photoelectrons = "PE"
  /// Electrons of an ionisation signal.
  case electrons = "e-"

  /// The unit of numbers along the axis.
  public var unit: String { rawValue }

  /// The name of the axis.
  public var name: String {
    switch self {
    case .recoil: "T"
    case .electronEquivalent: "E"
    case .photoelectrons: "PE"
    case .electrons: "electrons"
    }
  }

  /// True for numbers of quanta.
  public var isCount: Bool { self == .photoelectrons || self == .electrons }

  /// Every unit of the axis by its size in `unit`; nil for counts, which are pure numbers.
  public var units: UnitTable? {
    switch self {
    case .recoil: UnitTable(RecoilDimension.table.name, ["keVnr": 1, "eVnr": 1e-3, "MeVnr": 1e3])
    case .electronEquivalent: ElectronEquivalentDimension.table
    case .photoelectrons, .electrons: nil
    }
  }

  /// The units of a threshold on the axis.
  public var thresholdUnits: UnitTable {
    switch self {
    case .recoil, .electronEquivalent: units ?? PhotoelectronDimension.table
    case .photoelectrons: PhotoelectronDimension.table
    case .electrons: ElectronCountDimension.table
    }
  }

  /// A typical step along the axis, in its unit.
  var typicalStep: Double {
    switch self {
    case .recoil: 0.1
    case .electronEquivalent: 0.01
    case .photoelectrons, .electrons: 1
    }
  }
}

/// A threshold; its unit says on which axis.
public struct Threshold: Sendable, Hashable {
  /// The axis.
  public let axis: ResponseAxis
  /// The value in the unit of the axis.
  public var value: Double

  /// A threshold in the unit of an axis.
  public init(_ value: Double, on axis: ResponseAxis) {
    self.axis = axis
    self.value = value
  }

  /// A threshold on the true recoil energy.
  public init(_ recoil: RecoilEnergy) { self.init(recoil.value * 1e3, on: .recoil) }

  /// A threshold on the true recoil energy in keVnr.
  public static func keVnr(_ value: Double) -> Threshold { Threshold(value, on: .recoil) }
  /// A threshold in keVee.
  public static func keVee(_ value: Double) -> Threshold { Threshold(value, on: .electronEquivalent) }
  /// A threshold in photo-electrons.
  public static func photoelectrons(_ value: Double) -> Threshold { Threshold(value, on: .photoelectrons) }
}
