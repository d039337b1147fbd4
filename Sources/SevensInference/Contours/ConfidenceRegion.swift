/// A closed line of a contour; the last point is joined to the first.
///
/// The inside of the region is on its left: outer rings run counterclockwise and holes clockwise.
public struct ContourPolygon: Sendable, Hashable {
  /// A corner of the line, in units of the two parameters.
  public struct Point: Sendable, Hashable {
    /// The first parameter.
    public let x: Double
    /// The second parameter.
    public let y: Double
  }

  /// The corners in order. Those not on the border of the range lie on the contour.
  public let ring: [Point]
  /// Whether the region is outside of the line.
  public let hole: Bool
  /// Whether parts of the line follow the border of the range, beyond which the region may go on.
  public let clipped: Bool
}

/// All values of two parameters at which a profile is within a threshold of its minimum:
/// {(x, y) : f(x, y) − min f ≤ t}, as polygons with islands and holes.
public struct ConfidenceRegion: Sendable, Hashable {
  /// The range of the first parameter.
  public let x: ScanAxis
  /// The range of the second parameter.
  public let y: ScanAxis
  /// t, in units of f.
  public let threshold: Double
  /// The lines around the region; they are disjoint, and an even number of them around a point means that it is
  /// outside.
  public let polygons: [ContourPolygon]
  /// Whether every line has the accuracy asked for; false where the depth or the number of evaluations ran out.
  public let isResolved: Bool

  /// The area: ∫ dx dy, with log10 in place of a parameter with a logarithmic axis (so an area in decades).
  public var area: Double {
    polygons.reduce(0) { sum, polygon in sum + signedArea(polygon) }
  }

  /// The area enclosed by one line, negative for a hole; in the coordinates of `area`.
  public func signedArea(_ polygon: ContourPolygon) -> Double {
    enclosedArea(polygon.ring.map { (x.coordinate($0.x), y.coordinate($0.y)) })
  }

  /// Whether a point lies inside; lines between corners are straight in the coordinates of `area`.
  public func contains(x px: Double, y py: Double) -> Bool {
    polygons.reduce(false) { $0 != encloses($1, px, py) }
  }

  /// Whether a ray from the point crosses the line an odd number of times.
  private func encloses(_ polygon: ContourPolygon, _ px: Double, _ py: Double) -> Bool {
    let (qx, qy) = (x.coordinate(px), y.coordinate(py))
    var result = false
    guard let last = polygon.ring.last else { return false }
    var (ax, ay) = (x.coordinate(last.x), y.coordinate(last.y))
    for point in polygon.ring {
      let (bx, by) = (x.coordinate(point.x), y.coordinate(point.y))
      if (ay > qy) != (by > qy) && qx < (bx - ax) * ((qy - ay) / (by - ay)) + ax { result.toggle() }
      (ax, ay) = (bx, by)
    }
    return result
  }
}

/// The area that a closed line encloses, positive if it runs counterclockwise.
func enclosedArea(_ corners: [(x: Double, y: Double)]) -> Double {
  guard let origin = corners.first, var last = corners.last else { return 0 }
  var twice = 0.0
  for next in corners {
    // Relative to one corner, so that small islands far from the origin do not cancel.
    twice += (last.x - origin.x) * (next.y - origin.y) - (next.x - origin.x) * (last.y - origin.y)
    last = next
  }
  return 0.5 * twice
}
