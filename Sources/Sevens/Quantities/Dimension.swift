/// What a kind of quantity is measured in: the internal unit, and every unit a user may write.
public struct UnitTable: Sendable, Hashable {
  /// The name of the dimension in messages, as in "length".
  public let name: String
  /// The unit values are kept in.
  public let internalUnit: String
  /// The usual units with their size in the internal unit, most usual first; any other of the same dimension is read
  /// as well.
  public let units: [UnitSize]
  /// The dimension, which is that of the internal unit; nil if that is no unit of the grammar.
  public let dimension: DimensionVector?
  /// The size of the internal unit in base units.
  private let internalSize: Double

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
    let expression = try? UnitExpression(internalUnit)
    dimension = expression.flatMap { $0.factors.isEmpty ? nil : $0.dimension }
    internalSize = expression?.size ?? 1
  }

  /// The size of a unit in the internal one, or nil if it has another dimension or is none.
  public func size(of symbol: String) -> Double? {
    if let usual = units.first(where: { $0.symbol == symbol }) { return usual.size }
    guard let expression = try? UnitExpression(symbol), !expression.factors.isEmpty else { return nil }
    return size(of: expression)
  }

  /// The size of a unit in the internal one, or nil if it has another dimension.
  public func size(of expression: UnitExpression) -> Double? {
    expression.dimension == dimension ? expression.size / internalSize : nil
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
