import Foundation
import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

private func square(_ x: Double) -> Double { x * x }

@Suite("Laws of contours")
struct ContourScanLaws {
  private func axis(_ points: Int = 33) throws -> ScanAxis { try ScanAxis(from: -4, to: 4, points: points) }

  @Test("Rings in rings are islands and holes in turn, and run so that the inside is on their left")
  func nesting() throws {
    // 1 − cos 2πr ≤ 0.5 for |r − n| ≤ 1/6: a disc in three rings, in a fourth that the border cuts, in four corners.
    let scan = ContourScan(try axis(65), try axis(65), thresholds: [0.5]) { x, y in
      1 - cos(2 * .pi * hypot(x, y))
    }
    let region = scan.regions[0]
    let whole = region.polygons.filter { !$0.clipped }
    #expect(whole.count == 8)
    for polygon in region.polygons {
      let first = polygon.ring[0]
      let around = region.polygons.count { other in
        other != polygon && isInside(first, of: other)
      }
      #expect(polygon.hole == (around % 2 == 1))
      #expect((region.signedArea(polygon) < 0) == polygon.hole)
    }
    var worst = Worst()
    let radii = [1, 5, 7, 11, 13, 17, 19, 23].map { Double($0) / 6 }
    for (polygon, r) in zip(whole.sorted { abs(region.signedArea($0)) < abs(region.signedArea($1)) }, radii) {
      worst.see(abs(region.signedArea(polygon)), equals: .pi * r * r, "\(r)")
    }
    #expect(worst.value < 1e-3, "\(worst.place)")
  }

  private func isInside(_ point: ContourPolygon.Point, of polygon: ContourPolygon) -> Bool {
    // The winding number, by angles: another way than that of the region.
    var sum = 0.0
    var last = polygon.ring[polygon.ring.count - 1]
    for next in polygon.ring {
      let (ax, ay, bx, by) = (last.x - point.x, last.y - point.y, next.x - point.x, next.y - point.y)
      sum += atan2(ax * by - ay * bx, ax * bx + ay * by)
      last = next
    }
    return abs(sum) > .pi
  }

  @Test(
    "A large disc and a small one are one region where a bridge shows on the lattice of the small one only")
  func bridge() throws {
    // Cells are 1/16 wide when the large disc is smooth; the bridge 0.015 < y < 0.045 then lies between nodes.
    let scan = ContourScan(try axis(), try axis(), thresholds: [1]) { x, y in
      let discs = min((square(x + 2) + square(y)) / 4, (square(x - 1) + square(y)) / 0.01)
      return min(discs, max(square((y - 0.03) / 0.015), square((x + 0.5) / 1.55)))
    }
    let region = scan.regions[0]
    #expect(region.polygons.count == 1 && region.contains(x: 0.5, y: 0.03))
    var between = 0.0
    for i in 0..<1000 {
      let y = 0.015 + 0.03e-3 * (Double(i) + 0.5)
      let (left, right) = ((4 - y * y).squareRoot() - 2, 1 - (0.01 - y * y).squareRoot())
      between += 0.03e-3 * (right - left)
    }
    #expect(deviation(region.area, from: 4.01 * .pi + between) < 1e-3)
  }

  @Test("A region that leaves the range on two sides is closed along the border and says so")
  func clipped() throws {
    // The band |x + y| ≤ √t cuts two corners off the square of side 8.
    let scan = ContourScan(try axis(), try axis(), thresholds: [4]) { square($0 + $1) }
    let region = scan.regions[0]
    #expect(region.polygons.map(\.clipped) == [true] && region.polygons.map(\.hole) == [false])
    #expect(deviation(region.area, from: 64 - 36) < 1e-4)
    for corner in [(-4.0, 4.0), (4, -4)] {
      #expect(region.polygons[0].ring.contains { $0.x == corner.0 && $0.y == corner.1 })
    }
    let strip = ContourScan(try axis(), try axis(), thresholds: [1]) { x, _ in square(x) }
    #expect(deviation(strip.regions[0].area, from: 16) < 1e-4)
    #expect(strip.regions[0].polygons.map(\.clipped) == [true])
  }

  @Test("A contour exactly through nodes of the grid")
  func throughNodes() throws {
    // Nodes are multiples of 1/4.
    let square = ContourScan(try axis(), try axis(), thresholds: [1]) { max(abs($0), abs($1)) }
    #expect(square.regions[0].polygons.count == 1)
    #expect(deviation(square.regions[0].area, from: 4) < 1e-3)
    let diamond = ContourScan(try axis(), try axis(), thresholds: [2]) { abs($0) + abs($1) }
    #expect(diamond.regions[0].polygons.count == 1)
    #expect(deviation(diamond.regions[0].area, from: 8) < 1e-3)
    // Lines that only touch: a saddle with its crossing in a node.
    let saddle = ContourScan(try axis(), try axis(), thresholds: [16]) { $0 * $1 }
    #expect(deviation(saddle.regions[0].area, from: 32) < 1e-3)
  }

  @Test("A flat profile allows the whole range and says that it is flat")
  func flat() throws {
    let scan = ContourScan(try axis(), try axis(), thresholds: [2.3]) { _, _ in 17 }
    #expect(scan.isFlat)
    #expect(scan.regions[0].area == 64)
    #expect(scan.regions[0].polygons.map(\.ring.count) == [4] && scan.regions[0].polygons[0].clipped)
    #expect(scan.best?.value == 17)
  }

  @Test("What is not finite is excluded and counted")
  func notFinite() throws {
    let scan = ContourScan(try axis(), try axis(), thresholds: [4]) { $0 < 0 ? .nan : $0 * $0 + $1 * $1 }
    #expect(scan.notFinite >= 16 * 33)
    #expect(deviation(scan.regions[0].area, from: 2 * .pi) < 2e-3)
    #expect(!scan.regions[0].contains(x: -0.01, y: 0) && scan.regions[0].contains(x: 0.01, y: 0))
    let nowhere = ContourScan(try axis(), try axis(), thresholds: [4]) { _, _ in .nan }
    #expect(nowhere.best == nil && nowhere.regions.map(\.polygons.count) == [0] && !nowhere.isFlat)
  }

  @Test("A valley is one minimum, and wells as deep as one another are as many as they are")
  func valleys() throws {
    func scan(_ f: @escaping @Sendable (Double, Double) -> Double) throws -> ContourScan {
      ContourScan(try axis(), try axis(), thresholds: [1, 4], f)
    }
    // A straight one, a curved one, and one that closes.
    for valley in [
      try scan { square($0 + 0.7 * $1) }, try scan { square($1 - 0.3 * $0 * $0) },
      try scan { square(square($0) + square($1) - 4) },
    ] {
      #expect(valley.minima.count == 1)
      let ends = try #require(valley.valley)
      #expect(hypot(ends.from.x - ends.to.x, ends.from.y - ends.to.y) > 1)
      #expect(ends.from.value < 1e-4 && ends.to.value < 1e-4)
    }
    // Two valleys with a barrier of 1 between them, two wells, and one.
    let two = try scan { square(square($0 + 0.3 * $1) - 1) }
    #expect(two.minima.count == 2 && two.valley != nil)
    let wells = try scan { square(square($0) - 1) + square($1) }
    #expect(wells.minima.count == 2 && wells.valley == nil)
    let one = try scan { square($0 - 0.3) + square($1) }
    #expect(one.minima.count == 1 && one.valley == nil)
  }

  @Test("The order in which a loop runs its bodies changes no bit")
  func order() throws {
    func scan(_ loop: ParallelLoop) throws -> ContourScan {
      ContourScan(try axis(), try axis(), thresholds: [1, 30], loop: loop) {
        square($0 * $0 + $1 - 11) + square($0 + $1 * $1 - 7)
      }
    }
    let serial = try scan(.serial)
    #expect(try scan(OrderedLoops.backwards) == serial)
    #expect(try scan(OrderedLoops.threads) == serial)
    #expect(try scan(.serial) == serial)
  }

  @Test("Sets grow with the threshold")
  func monotone() throws {
    let thresholds = [0.5, 1, 2, 4, 8, 16]
    let scan = ContourScan(try axis(), try axis(), thresholds: thresholds) {
      let (wells, valley) = (square($0 * $0 - 2), square($1) * (1 + square($0 - 1)))
      return wells + valley + 0.4 * $0 + sin(3 * $1)
    }
    let areas = scan.regions.map(\.area)
    #expect(zip(areas, areas.dropFirst()).allSatisfy { $0 < $1 })
    for (inner, outer) in zip(scan.regions, scan.regions.dropFirst()) {
      #expect(inner.polygons.flatMap(\.ring).allSatisfy { outer.contains(x: $0.x, y: $0.y) })
    }
  }

  @Test("Regions of random landscapes are where these are low, however they are connected")
  func landscapes() throws {
    var random = SplitMix64(seed: 23)
    var (asked, wrong, unresolved) = (0, 0, 0)
    for _ in 0..<12 {
      let waves = (0..<8).map { _ in
        (random.uniform(-3, 3), random.uniform(-3, 3), random.uniform(0, 2 * .pi), random.uniform(0.2, 1))
      }
      let f: @Sendable (Double, Double) -> Double = { x, y in
        waves.reduce(0) { $0 + $1.3 * sin($1.0 * x + $1.1 * y + $1.2) }
      }
      let scan = ContourScan(try axis(), try axis(), thresholds: [1, 3], f)
      for region in scan.regions {
        if !region.isResolved { unresolved += 1 }
        let level = (scan.best?.value ?? .nan) + region.threshold
        for _ in 0..<2000 {
          let (x, y) = (random.uniform(-4, 4), random.uniform(-4, 4))
          let height = f(x, y) - level
          // Gradients are below 3: this is within 0.01 of the line.
          if abs(height) < 0.03 { continue }
          asked += 1
          if region.contains(x: x, y: y) != (height < 0) { wrong += 1 }
        }
      }
    }
    #expect(wrong == 0 && asked > 40_000, "\(wrong) of \(asked)")
    #expect(unresolved == 0)
  }

  @Test("A given start is a minimum that the grid need not show")
  func starts() throws {
    // A funnel that only its own neighbourhood knows of.
    let f: @Sendable (Double, Double) -> Double = { x, y in
      let d = square(x - 1.1111) + square(y + 0.5555)
      return x * x + y * y - 20 / (1 + d / 1e-6)
    }
    let blind = ContourScan(try axis(), try axis(), thresholds: [1], f)
    let told = ContourScan(try axis(), try axis(), thresholds: [1], starts: [(1.1111, -0.5555)], f)
    #expect(abs(blind.best?.value ?? .nan) < 1e-4)
    #expect((told.best?.value ?? 0) < -18)
    // 20 d/(d + 10⁻⁶) ≤ 1, the paraboloid being constant over it: a disc of radius² 10⁻⁶/19.
    #expect(deviation(told.regions[0].area, from: .pi * 1e-6 / 19) < 1e-3)
  }

  @Test("What runs out of evaluations says so")
  func budget() throws {
    let scan = ContourScan(try axis(), try axis(), thresholds: [1], maximumEvaluations: 100) {
      square($0) + 400 * square($1 - $0)
    }
    #expect(!scan.regions[0].isResolved)
    #expect(scan.evaluations < 3000)
  }
}
