import SevensNumerics

/// A profile of two parameters: its minimum and the regions in which it is within thresholds of it.
///
/// Marching squares on nested lattices. The profile is evaluated on the starting grid; minima of the grid are followed
/// downhill; cells that a threshold crosses are halved at least `depths.lowerBound` times and then until the area
/// between a line and its chords is at most `accuracy` of the area it encloses. Corners of polygons are roots found on
/// the edges of cells; in a saddle the profile in the middle decides. Regions of all thresholds share evaluations.
///
/// What is guaranteed: islands and holes that hold a node of the starting grid are found, and so are islands in which a
/// minimum of the grid ends when followed downhill, however small down to a cell of the finest lattice. Connections and
/// gaps narrower than a cell of a line's own lattice may be missed, as may islands and holes that no node shows. All of
/// it is independent of the order in which the loop runs its bodies.
public struct ContourScan: Sendable, Equatable {
  /// A point with the profile there.
  public struct Point: Sendable, Hashable {
    /// The first parameter.
    public let x: Double
    /// The second parameter.
    public let y: Double
    /// The profile.
    public let value: Double
  }

  /// Where a valley was met that is as low everywhere between two points.
  public struct Valley: Sendable, Hashable {
    /// One point of it.
    public let from: Point
    /// Another one.
    public let to: Point
  }

  /// The range of the first parameter.
  public let x: ScanAxis
  /// The range of the second parameter.
  public let y: ScanAxis
  /// The lowest point; nil where the profile is nowhere finite.
  public let best: Point?
  /// Local minima found from the starting grid, lowest first: each once, and only those below the largest threshold.
  /// Of points of one height along a valley the lowest stands for all.
  public let minima: [Point]
  /// The points farthest apart in the valley that holds the best one; nil if that is a point.
  public let valley: Valley?
  /// One region for each threshold, in the order given.
  public let regions: [ConfidenceRegion]
  /// Calls of the profile.
  public let evaluations: Int
  /// How many nodes of lattices are NaN or infinite; these are excluded by every threshold.
  public let notFinite: Int
  /// Whether the profile changes by less than 1e-6 of the smallest threshold over the grid, i.e. says nothing.
  public let isFlat: Bool
  /// Minima below a threshold whose islands are smaller than the finest lattice shows.
  public let lost: [Point]

  /// Scans a profile.
  ///
  /// - Parameters:
  ///   - x: The range of the first parameter, with its starting grid.
  ///   - y: The range of the second parameter.
  ///   - thresholds: t > 0 of every region, in units of f.
  ///   - starts: Points from which minima are sought in addition to those of the grid, e.g. known best fits.
  ///   - accuracy: The error of an enclosed area that chords may cause, relative to that area.
  ///   - depths: How often cells at lines are halved, at least and at most.
  ///   - maximumEvaluations: Calls of the profile after which no line is refined further.
  ///   - loop: Runs evaluations in parallel; `f` must allow that.
  ///   - f: The profile, e.g. −2 ln L minimised over all other parameters. NaN and infinities are excluded.
  public init(
    _ x: ScanAxis, _ y: ScanAxis, thresholds: [Double], starts: [(x: Double, y: Double)] = [],
    accuracy: Double = 5e-4, depths: ClosedRange<Int> = 2...14, maximumEvaluations: Int = 200_000,
    loop: ParallelLoop = .serial, _ f: @escaping @Sendable (Double, Double) -> Double
  ) {
    precondition(thresholds.allSatisfy { $0 > 0 && $0.isFinite }, "thresholds are finite and above 0")
    precondition(accuracy > 0, "the accuracy is above 0")
    precondition(depths.lowerBound >= 0 && depths.upperBound <= 20, "cells are halved 0 to 20 times")
    let (smallest, largest) = (thresholds.min() ?? 1, thresholds.max() ?? 1)
    let plane = Plane(x: x, y: y, f: f)
    let samples = PlaneSamples(plane, finest: depths.upperBound + 1, loop: loop)
    let heights = samples.grid.map { samples[$0] }
    isFlat = (heights.max() ?? 0) - (heights.min() ?? 0) < 1e-6 * smallest

    let given = starts.map { start in
      let (u, v) = (x.position(of: start.x), y.position(of: start.y))
      return PlaneMinimum(u: u, v: v, value: plane.value(u, v), evaluations: 1)
    }
    let tolerance = 1e-5 * smallest
    var minima = samples.descend(from: given + samples.gridMinima.prefix(Self.mostMinima), tolerance)
    var regions: [ConfidenceRegion] = []
    var lost: [PlaneMinimum] = []
    // A refined lattice may meet what lies below the minimum known so far; thresholds then start from there.
    for _ in 0..<4 {
      regions = []
      lost = []
      guard let floor = minima.map(\.value).min(), floor.isFinite else { break }
      for threshold in thresholds {
        var tracer = LevelTracer(
          samples, level: floor + threshold, depths: depths, accuracy: accuracy,
          maximumEvaluations: maximumEvaluations)
        for one in tracer.trace(around: minima)
        where !lost.contains(where: { $0.u == one.u && $0.v == one.v }) {
          lost.append(one)
        }
        let lines = tracer.lines.compactMap { $0 }
        regions.append(
          ConfidenceRegion(
            x: x, y: y, threshold: threshold, polygons: lines.compactMap { $0.polygon(x, y) },
            isResolved: lines.allSatisfy(\.isSmooth)))
      }
      if !(samples.lowest.value < floor - tolerance) { break }
      minima += samples.descend(from: [samples.lowest], tolerance)
    }
    if regions.isEmpty {
      regions = thresholds.map {
        ConfidenceRegion(x: x, y: y, threshold: $0, polygons: [], isResolved: true)
      }
    }
    func point(_ minimum: PlaneMinimum) -> Point {
      Point(x: x.value(at: minimum.u), y: y.value(at: minimum.v), value: minimum.value)
    }
    self.x = x
    self.y = y
    self.regions = regions
    self.lost = lost.map(point)
    let apart = (0.5 / Double(samples.columns), 0.5 / Double(samples.rows))
    let distinct = Self.distinct(minima, apart: apart)
    let valleys = Valleys(samples, apart: apart, tolerance: tolerance, of: distinct).groups
    best = distinct.first.map(point)
    valley = valleys.first.flatMap(Valleys.ends).map { Valley(from: point($0.0), to: point($0.1)) }
    self.minima = valleys.map { $0[0] }.filter { $0.value <= (distinct.first?.value ?? 0) + largest }.map(
      point)
    evaluations = samples.evaluations
    notFinite = samples.notFinite
  }

  /// Minima of the grid that are followed downhill, the lowest ones.
  private static let mostMinima = 24

  /// Minima, lowest first, without those closer to a lower one than half a cell of the starting grid.
  private static func distinct(_ minima: [PlaneMinimum], apart: (u: Double, v: Double)) -> [PlaneMinimum] {
    var result: [PlaneMinimum] = []
    for one in minima.sorted(by: { $0.value < $1.value }) where one.value.isFinite {
      let isNew = !result.contains {
        ($0.u - one.u).magnitude < apart.u && ($0.v - one.v).magnitude < apart.v
      }
      if isNew { result.append(one) }
    }
    return result
  }
}

extension PlaneSamples {
  /// Follows the function downhill from some points, each on its own.
  func descend(from starts: [PlaneMinimum], _ accuracy: Double) -> [PlaneMinimum] {
    let size = (0.5 / Double(columns), 0.5 / Double(rows))
    let found = loop.map(count: starts.count) { [plane] i in
      PlaneMinimum.search(from: starts[i], size: size, accuracy: accuracy) { plane.value($0, $1) }
    }
    for one in found { count(one.evaluations) }
    return found
  }
}
