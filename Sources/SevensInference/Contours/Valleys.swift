/// Minima of one height, in groups of those that a valley joins: between them the function need not rise.
struct Valleys {
  /// The groups, by their lowest point, and each with its lowest point first.
  private(set) var groups: [[PlaneMinimum]] = []

  /// How often the way between two minima is halved.
  private static let mostHalvings = 7

  private let samples: PlaneSamples
  private let apart: (u: Double, v: Double)
  private let tolerance: Double

  /// Groups minima.
  ///
  /// - Parameters:
  ///   - apart: how far apart points have to be to be different ones.
  ///   - tolerance: differences of the function that do not matter.
  ///   - minima: the lowest first.
  init(
    _ samples: PlaneSamples, apart: (u: Double, v: Double), tolerance: Double, of minima: [PlaneMinimum]
  ) {
    (self.samples, self.apart, self.tolerance) = (samples, apart, tolerance)
    for one in minima {
      // Along a valley the nearest of those met before is the easiest to reach.
      let known = groups.indices.compactMap { index in
        nearest(to: one, in: groups[index]).map { (index, $0) }
      }
      let joined = known.filter { isJoined(one, $0.1, halvings: Self.mostHalvings) }.map(\.0)
      guard let first = joined.first else {
        groups.append([one])
        continue
      }
      groups[first].append(one)
      for other in joined.dropFirst().reversed() { groups[first] += groups.remove(at: other) }
    }
  }

  /// The two points of a group that are farthest apart; nil if there is one only.
  static func ends(_ group: [PlaneMinimum]) -> (PlaneMinimum, PlaneMinimum)? {
    var (found, largest): ((PlaneMinimum, PlaneMinimum)?, Double) = (nil, 0)
    for (index, one) in group.enumerated() {
      for other in group[..<index] where distance(one, other) > largest {
        (found, largest) = ((other, one), distance(one, other))
      }
    }
    return found
  }

  private static func distance(_ a: PlaneMinimum, _ b: PlaneMinimum) -> Double {
    max((a.u - b.u).magnitude, (a.v - b.v).magnitude)
  }

  /// The nearest point of a group, if it is as high.
  private func nearest(to one: PlaneMinimum, in group: [PlaneMinimum]) -> PlaneMinimum? {
    group.filter { (one.value - $0.value).magnitude <= tolerance }.min {
      Self.distance($0, one) < Self.distance($1, one)
    }
  }

  private func isNear(_ a: PlaneMinimum, _ b: PlaneMinimum) -> Bool {
    (a.u - b.u).magnitude < 2 * apart.u && (a.v - b.v).magnitude < 2 * apart.v
  }

  /// Whether the line across the middle of the way comes as low, and so on for both halves: over a barrier it does not.
  private func isJoined(_ a: PlaneMinimum, _ b: PlaneMinimum, halvings: Int) -> Bool {
    let level = max(a.value, b.value) + tolerance
    let (du, dv) = (b.u - a.u, b.v - a.v)
    func across(_ t: Double) -> PlaneMinimum {
      let (u, v) = (0.5 * (a.u + b.u) - t * dv, 0.5 * (a.v + b.v) + t * du)
      let isInside = min(u, v) >= 0 && max(u, v) <= 1
      return PlaneMinimum(u: u, v: v, value: isInside ? samples.plane.value(u, v) : .infinity)
    }
    var between = across(0)
    samples.count(1)
    if between.value > level {
      let found = lineMinimum(from: -0.5, to: 0.5, accuracy: 1e-6, maximumIterations: 30) { across($0).value }
      between = across(found.x)
      samples.count(found.evaluations + 1)
    }
    guard between.value <= level else { return false }
    if isNear(a, b) { return true }
    return halvings > 0 && isJoined(a, between, halvings: halvings - 1)
      && isJoined(between, b, halvings: halvings - 1)
  }
}
