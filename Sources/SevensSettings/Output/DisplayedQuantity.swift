import Sevens

/// A number of internal units in the unit a reader would write it in.
public struct DisplayedQuantity: Sendable, Hashable {
  /// The number in `unit`.
  public let value: Double
  /// The unit; "1" if dimensionless.
  public let unit: String

  /// The first unit of the table in which the number is neither tiny nor huge.
  public init(_ value: Double, _ units: UnitTable?) {
    guard let units, let first = units.units.first else {
      self.value = value
      unit = "1"
      return
    }
    guard value != 0 else {
      self.value = 0
      unit = units.internalUnit
      return
    }
    let fitting = units.units.first { (0.1..<1e4).contains(abs(value / $0.size)) } ?? first
    self.value = value / fitting.size
    unit = fitting.symbol
  }

  /// The number with its unit.
  public var text: String { unit == "1" ? NumberText.short(value) : "\(NumberText.short(value)) \(unit)" }
}
