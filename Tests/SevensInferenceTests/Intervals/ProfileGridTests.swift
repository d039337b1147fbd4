import SevensInference
import Testing

@Suite("Functions on a grid")
struct ProfileGridTests {
  @Test("One parameter: values, best point, differences")
  func line() throws {
    let grid = ProfileGrid(try ScanAxis(from: -1, to: 1, points: 5)) {
      $0 < 0 ? .nan : 3 + ($0 - 0.5) * ($0 - 0.5)
    }
    #expect(grid.best?.coordinates == [0.5] && grid.best?.value == 3)
    #expect(grid.notFinite == 2)
    #expect(grid.differences.map { $0.isNaN } == [true, true, false, false, false])
    #expect(Array(grid.differences.dropFirst(2)) == [0.25, 0, 0.25])
  }

  @Test("Two parameters: the second runs fastest, in any order of the loop")
  func plane() throws {
    let x = try ScanAxis(from: 0, to: 2, points: 3)
    let y = try ScanAxis(from: 1, to: 100, scale: .logarithmic, points: 3)
    let grid = ProfileGrid(x, y) { 1000 * $0 + $1 }
    #expect(grid.points.map(\.coordinates).count == 9)
    #expect(grid.points[5].coordinates == [1, 100])
    #expect(grid.points.allSatisfy { $0.value == 1000 * $0.coordinates[0] + $0.coordinates[1] })
    #expect(grid.best?.coordinates == [0, 1])
    for loop in [OrderedLoops.backwards, OrderedLoops.threads] {
      #expect(ProfileGrid(x, y, loop: loop) { 1000 * $0 + $1 } == grid)
    }
  }

  @Test("A function that is nowhere finite has no best point")
  func nowhere() throws {
    let grid = ProfileGrid(try ScanAxis(from: 0, to: 1)) { _ in .infinity }
    #expect(grid.best == nil)
    #expect(grid.differences.allSatisfy { $0.isNaN })
  }
}
