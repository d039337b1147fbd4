import SevensInference
import SevensTestSupport
import Testing

@Suite("Axes of a scan")
struct ScanAxisTests {
  @Test("The grid holds both ends and is equidistant in x or in log x")
  func grid() throws {
    let linear = try ScanAxis(from: -1, to: 3, points: 5)
    #expect(linear.grid == [-1, 0, 1, 2, 3])
    let decades = try ScanAxis(from: 1e-6, to: 1e-2, scale: .logarithmic, points: 5)
    #expect(decades.grid.first == 1e-6 && decades.grid.last == 1e-2)
    var worst = Worst()
    for (x, expected) in zip(decades.grid, [1e-6, 1e-5, 1e-4, 1e-3, 1e-2]) {
      worst.see(x, equals: expected, "\(expected)")
    }
    #expect(worst.value < 1e-14, "\(worst.place)")
    #expect(abs(decades.coordinate(1e-3) + 3) < 1e-14)
    #expect(linear.coordinate(0.3) == 0.3)
  }

  @Test("Positions are the inverse of values, and end where the range does")
  func positions() throws {
    var worst = Worst()
    for scale in ScanAxis.Scale.allCases {
      let axis = try ScanAxis(from: 2e-5, to: 3e3, scale: scale)
      for u in [0, 0.1, 0.25, 0.5, 0.99, 1] {
        worst.see(abs(axis.position(of: axis.value(at: u)) - u), "\(scale) \(u)")
      }
      #expect(axis.position(of: 1e-5) == 0 && axis.position(of: 4e3) == 1)
    }
    #expect(worst.value < 1e-14, "\(worst.place)")
  }

  @Test("Huge ranges do not overflow")
  func huge() throws {
    let axis = try ScanAxis(from: -1.7e308, to: 1.7e308)
    #expect(axis.value(at: 0.5) == 0)
  }

  @Test("Everything wrong with a range is said at once")
  func problems() {
    func problems(_ make: () throws(ScanAxisError) -> ScanAxis) -> [ScanAxisError.Problem] {
      do throws(ScanAxisError) {
        _ = try make()
        return []
      } catch {
        return error.problems
      }
    }
    #expect(
      problems { () throws(ScanAxisError) in try ScanAxis(from: 0, to: -1, scale: .logarithmic, points: 2) }
        == [.empty, .notPositive, .tooFewPoints])
    #expect(problems { () throws(ScanAxisError) in try ScanAxis(from: 0, to: .nan) } == [.notFinite, .empty])
    #expect(problems { () throws(ScanAxisError) in try ScanAxis(from: 0, to: .infinity) } == [.notFinite])
  }
}
