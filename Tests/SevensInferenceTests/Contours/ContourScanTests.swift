import Foundation
import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

private typealias Profile = @Sendable (Double, Double) -> Double

private func square(_ x: Double) -> Double { x * x }

/// Contours of a profile on a range, with the deviations of areas from known ones and of points from the profile.
private func scan(
  _ name: String, x: ClosedRange<Double> = -5...5, y: ClosedRange<Double> = -5...5, _ thresholds: [Double],
  areas: [Double], _ f: @escaping Profile
) throws -> (scan: ContourScan, area: Worst, misplaced: Int) {
  let scan = ContourScan(
    try ScanAxis(from: x.lowerBound, to: x.upperBound), try ScanAxis(from: y.lowerBound, to: y.upperBound),
    thresholds: thresholds, f)
  var worst = Worst()
  var misplaced = 0
  var random = SplitMix64(seed: 11)
  for (region, area) in zip(scan.regions, areas) {
    worst.see(region.area, equals: area, "\(name) at \(region.threshold)")
    // Points closer to the contour than the chords are, which is 1e-3 of the range here, are not asked for.
    for _ in 0..<2000 {
      let (px, py) = (random.uniform(x.lowerBound, x.upperBound), random.uniform(y.lowerBound, y.upperBound))
      let (dx, dy) = (1e-3 * (x.upperBound - x.lowerBound), 1e-3 * (y.upperBound - y.lowerBound))
      let level = (scan.best?.value ?? .nan) + region.threshold
      let around = [f(px, py), f(px + dx, py), f(px - dx, py), f(px, py + dy), f(px, py - dy)].map {
        $0 <= level
      }
      if around.allSatisfy({ $0 == around[0] }) && region.contains(x: px, y: py) != around[0] {
        misplaced += 1
      }
    }
  }
  print(
    "\(name): \(scan.evaluations) evaluations, areas to \(worst.value),",
    "polygons \(scan.regions.map { $0.polygons.count }), corners \(scan.regions.map { $0.polygons.map(\.ring.count) })"
  )
  return (scan, worst, misplaced)
}

@Suite("Contours against closed forms")
struct ContourScanValidation {
  private let levels = [1, 2.30, 5.99]

  @Test("Disc and ellipse")
  func ellipses() throws {
    let disc = try scan("disc", levels, areas: levels.map { .pi * $0 }) {
      square($0 - 0.3) + square($1 + 0.7)
    }
    // x²/a² + y²/b² − 2ρxy/ab over 1 − ρ² encloses πab√(1 − ρ²) t.
    let (a, b, rho) = (1.1, 0.2, -0.95)
    let factor = 1 - rho * rho
    let ellipse = try scan("ellipse", levels, areas: levels.map { .pi * a * b * factor.squareRoot() * $0 }) {
      (square($0 / a) + square($1 / b) - 2 * rho * $0 * $1 / (a * b)) / factor
    }
    for one in [disc, ellipse] {
      #expect(one.area.value < 1e-3, "\(one.area.place)")
      #expect(one.misplaced == 0 && one.scan.evaluations < 20_000)
      #expect(one.scan.regions.allSatisfy { $0.polygons.map(\.hole) == [false] && $0.isResolved })
      #expect(one.scan.minima.count == 1)
    }
  }

  // The set 1 − √(t/k) ≤ r² ≤ 1 + √(t/k).
  @Test("Annulus with its hole")
  func annulus() throws {
    let annulus = try scan("annulus", levels, areas: levels.map { 2 * .pi * 4 * ($0 / 9).squareRoot() }) {
      9 * square((square($0) + square($1)) / 4 - 1)
    }
    #expect(annulus.area.value < 1e-3, "\(annulus.area.place)")
    #expect(annulus.misplaced == 0 && annulus.scan.evaluations < 20_000)
    #expect(annulus.scan.regions.allSatisfy { $0.polygons.count { $0.hole } == 1 && $0.polygons.count == 2 })
    #expect(annulus.scan.regions.allSatisfy { !$0.contains(x: 0, y: 0) && $0.contains(x: 2, y: 0) })
  }

  @Test("Two discs, of which the smaller one is a higher minimum")
  func discs() throws {
    let areas = levels.map { .pi * (1.44 * $0 + 0.09 * ($0 - 0.5)) }
    let discs = try scan("two discs", x: -6...6, levels, areas: areas) {
      min((square($0 + 2.5) + square($1)) / 1.44, (square($0 - 3.5) + square($1 - 1)) / 0.09 + 0.5)
    }
    #expect(discs.area.value < 1e-3, "\(discs.area.place)")
    #expect(discs.misplaced == 0 && discs.scan.evaluations < 20_000)
    #expect(discs.scan.regions.allSatisfy { $0.polygons.map(\.hole) == [false, false] })
    #expect(discs.scan.minima.count == 2)
    #expect(abs((discs.scan.minima.last?.value ?? 0) - 0.5) < 1e-4)
  }

  // A disc without its part in another disc. The common part of discs R and r at a distance d is
  // r² acos((d² + r² − R²)/2dr) + R² acos((d² + R² − r²)/2dR) − ½√((−d+r+R)(d+r−R)(d−r+R)(d+r+R)).
  @Test("Crescent")
  func crescent() throws {
    let thresholds = [0.1, 0.5, 1]
    let d = 1.8
    let areas = thresholds.map { t in
      let (R, r) = ((9 + t).squareRoot(), (4.41 - t).squareRoot())
      let lens =
        r * r * acos((d * d + r * r - R * R) / (2 * d * r)) + R * R
        * acos((d * d + R * R - r * r) / (2 * d * R))
        - 0.5 * ((-d + r + R) * (d + r - R) * (d - r + R) * (d + r + R)).squareRoot()
      return .pi * R * R - lens
    }
    let crescent = try scan("crescent", thresholds, areas: areas) {
      max(0, square($0) + square($1) - 9, 4.41 - square($0 - d) - square($1))
    }
    #expect(crescent.area.value < 1e-3, "\(crescent.area.place)")
    #expect(crescent.misplaced == 0 && crescent.scan.evaluations < 20_000)
  }

  // Counted on a grid of 4000 × 4000 midpoints with numpy. Shearing y by x² shows that the exact areas are πt/10.
  @Test("Banana, whose tips are narrower than cells of the starting grid")
  func banana() throws {
    let counted = [0.3141075, 0.72253125, 1.881831]
    let banana = try scan("banana", x: -2...4, y: -1...13, levels, areas: counted) {
      square(1 - $0) + 100 * square($1 - $0 * $0)
    }
    #expect(banana.area.value < 1e-3, "\(banana.area.place)")
    for (region, level) in zip(banana.scan.regions, levels) {
      #expect(deviation(region.area, from: level * .pi / 10) < 1e-3)
      #expect(region.polygons.count == 1 && region.isResolved)
    }
    #expect(banana.misplaced == 0 && banana.scan.evaluations < 40_000)
  }

  // Counted in the same way: Himmelblau's function has four minima of 0, and its sets join above 100.
  @Test("Four islands that join")
  func islands() throws {
    let islands = try scan(
      "four islands", x: -6...6, y: -6...6, [10, 50, 150], areas: [4.327533, 21.735135, 64.753002]
    ) { square($0 * $0 + $1 - 11) + square($0 + $1 * $1 - 7) }
    #expect(islands.area.value < 1e-3, "\(islands.area.place)")
    #expect(islands.misplaced == 0 && islands.scan.evaluations < 20_000)
    #expect(islands.scan.minima.count == 4 && islands.scan.regions[0].polygons.count == 4)
    var worst = Worst()
    let known = [(3, 2), (-2.805118086952745, 3.131312518250573), (-3.779310253377747, -3.283185991286170)]
    for (x, y) in known {
      worst.see(islands.scan.minima.map { hypot($0.x - x, $0.y - y) }.min() ?? .nan, "\(x), \(y)")
    }
    #expect(worst.value < 1e-2, "\(worst.place)")
  }

  @Test("Islands far below the starting grid, whose minima draw from afar")
  func smallIslands() throws {
    // 4 ln(1 + d²/ε²) ≤ t is a disc of radius ε √(exp(t/4) − 1); cells are 0.31 wide.
    let wells = [(-3.03, 1.11, 2e-3), (2.57, 2.93, 1e-3), (0.41, -3.77, 4e-3)]
    let areas = [1, 4].map { t in
      wells.reduce(0) { $0 + .pi * $1.2 * $1.2 * (exp(t / 4) - 1) }
    }
    let islands = try scan("small islands", [1, 4], areas: areas) { x, y in
      wells.map { 4 * log1p((square(x - $0.0) + square(y - $0.1)) / ($0.2 * $0.2)) }.min() ?? .nan
    }
    #expect(islands.area.value < 1e-3, "\(islands.area.place)")
    #expect(islands.scan.regions.allSatisfy { $0.polygons.count == 3 && $0.isResolved })
    #expect(islands.scan.lost.isEmpty && islands.scan.evaluations < 20_000)
    for (x, y, _) in wells { #expect(islands.scan.regions.allSatisfy { $0.contains(x: x, y: y) }) }

    // With a finest lattice that is too coarse they are not drawn, and said to be lost.
    let axis = try ScanAxis(from: -5, to: 5)
    let coarse = ContourScan(axis, axis, thresholds: [1], depths: 0...3) { x, y in
      wells.map { 4 * log1p((square(x - $0.0) + square(y - $0.1)) / ($0.2 * $0.2)) }.min() ?? .nan
    }
    #expect(coarse.lost.count == 3 && coarse.regions[0].polygons.isEmpty)
  }

  @Test("Logarithmic axes: an ellipse in decades")
  func decades() throws {
    let x = try ScanAxis(from: 1e-6, to: 1e-1, scale: .logarithmic)
    let y = try ScanAxis(from: 1e-2, to: 1e4, scale: .logarithmic, points: 41)
    let scan = ContourScan(x, y, thresholds: [1, 4]) {
      square((x.coordinate($0) + 3.2) / 0.4) + square((y.coordinate($1) - 1.3) / 0.7)
    }
    var worst = Worst()
    for region in scan.regions {
      worst.see(region.area, equals: .pi * 0.28 * region.threshold, "\(region.threshold)")
      for point in region.polygons.flatMap(\.ring) {
        let height = square((log10(point.x) + 3.2) / 0.4) + square((log10(point.y) - 1.3) / 0.7)
        worst.see(abs(height - region.threshold), "height at \(point)")
      }
    }
    #expect(worst.value < 1e-3, "\(worst.place)")
    #expect(scan.regions[0].contains(x: pow(10, -3.2), y: pow(10, 1.3)))
    #expect(!scan.regions[0].contains(x: pow(10, -2.79), y: pow(10, 1.3)))
  }
}
