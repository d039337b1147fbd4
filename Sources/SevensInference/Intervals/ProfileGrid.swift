import SevensNumerics

/// A function of one or two parameters on a regular grid, as it is written to tables.
public struct ProfileGrid: Sendable, Equatable {
  /// A point of the grid with the function there.
  public struct Point: Sendable, Hashable {
    /// The parameters, in the order of the axes.
    public let coordinates: [Double]
    /// The function; NaN or infinite as it came.
    public let value: Double
  }

  /// The axes.
  public let axes: [ScanAxis]
  /// The function, the last axis running fastest; NaN or infinite as it came.
  public let values: [Double]

  /// Evaluates a function of one parameter at every point.
  public init(_ x: ScanAxis, loop: ParallelLoop = .serial, _ f: @Sendable (Double) -> Double) {
    axes = [x]
    let grid = x.grid
    values = loop.map(count: grid.count) { f(grid[$0]) }
  }

  /// Evaluates a function of two parameters at every point.
  public init(
    _ x: ScanAxis, _ y: ScanAxis, loop: ParallelLoop = .serial, _ f: @Sendable (Double, Double) -> Double
  ) {
    axes = [x, y]
    let (columns, rows) = (x.grid, y.grid)
    values = loop.map(count: columns.count * rows.count) { i in
      f(columns[i / rows.count], rows[i % rows.count])
    }
  }

  /// The lowest finite point, the first of equals; nil where the function is nowhere finite.
  public var best: Point? {
    let finite = values.indices.filter { values[$0].isFinite }
    return finite.min { values[$0] < values[$1] }.map { point($0) }
  }

  /// The number of points where the function is NaN or infinite.
  public var notFinite: Int { values.count { !$0.isFinite } }

  /// All points in the order of `values`.
  public var points: [Point] { values.indices.map { point($0) } }

  /// f − min f at every point, the minimum taken over the grid; NaN where f is not finite.
  public var differences: [Double] {
    guard let best else { return values.map { _ in .nan } }
    return values.map { $0.isFinite ? $0 - best.value : .nan }
  }

  private func point(_ index: Int) -> Point {
    var rest = index
    var coordinates: [Double] = []
    for axis in axes.reversed() {
      coordinates.append(axis.value(at: Double(rest % axis.points) / Double(axis.points - 1)))
      rest /= axis.points
    }
    return Point(coordinates: coordinates.reversed(), value: values[index])
  }
}
