/// What a kind of quantity is measured in: the internal unit, and every unit a user may write.
public struct UnitTable: Sendable, Hashable {
  /// The name of the dimension in messages, as in "length".
  public let name: String
  /// The unit values are kept in.
  public let internalUnit: String
  /// Every accepted unit with its size in the internal unit, most usual first.
  public let units: [UnitSize]

  /// One accepted unit.
  public struct UnitSize: Sendable, Hashable {
    /// The symbol, as in "km".
    public let symbol: String
    /// Its size in the internal unit.
    public let size: Double
  }

  /// A table whose internal unit is the one of size 1.
  public init(_ name: String, _ units: KeyValuePairs<String, Double>) {
    self.name = name
    self.units = units.map { UnitSize(symbol: $0.key, size: $0.value) }
    internalUnit = units.first { $0.value == 1 }?.key ?? ""
  }

  /// The size of a unit by its symbol; `/cm2/s`, `1/cm2/s` and `cm-2 s-1` styles are all listed in the tables.
  public func size(of symbol: String) -> Double? {
    units.first { $0.symbol == symbol }?.size
  }
}

/// A physical dimension, as a type: quantities of different dimensions do not mix.
public protocol Dimension: Sendable {
  /// The units of the dimension.
  static var table: UnitTable { get }
}

/// A value of one dimension, kept in its internal unit.
public struct Quantity<D: Dimension>: Sendable, Hashable, Comparable {
  /// The number in the internal unit of the dimension.
  public var value: Double

  /// A quantity from its number in the internal unit.
  @inlinable
  public init(_ value: Double) { self.value = value }

  @inlinable
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}
