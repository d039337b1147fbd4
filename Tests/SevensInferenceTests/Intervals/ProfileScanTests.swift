import Foundation
import SevensInference
import SevensNumerics
import SevensTestSupport
import Testing

private typealias Reason = ConfidenceInterval.Reason

private func ends(_ set: ConfidenceSet) -> [Double] { set.intervals.flatMap { [$0.lower.x, $0.upper.x] } }
private func reasons(_ set: ConfidenceSet) -> [Reason] {
  set.intervals.flatMap { [$0.lower.reason, $0.upper.reason] }
}

@Suite("Laws of profile intervals")
struct ProfileScanLaws {
  @Test("A parabola gives best ± √t σ for every threshold")
  func parabola() throws {
    var worst = Worst()
    for (best, sigma) in [(1.0, 0.3), (-0.37, 0.05), (4.99, 1.2)] {
      let axis = try ScanAxis(from: -8, to: 12)
      let scan = ProfileScan(axis, thresholds: [1, 2.7055, 9]) {
        7 + ($0 - best) * ($0 - best) / (sigma * sigma)
      }
      #expect(scan.minima.count == 1 && !scan.isFlat)
      worst.see(abs((scan.best?.x ?? .nan) - best) / 20, "minimum at \(best)")
      for set in scan.sets {
        #expect(reasons(set) == [.crossing, .crossing])
        for (end, sign) in zip(ends(set), [-1.0, 1]) {
          let expected = best + sign * set.threshold.squareRoot() * sigma
          worst.see(abs(end - expected) / 20, "\(set.threshold) of \(best) ± \(sigma)")
        }
      }
    }
    // The accuracy asked for, in fractions of the range, and what the error of the minimum adds.
    #expect(worst.value < 2e-8, "\(worst.place)")
  }

  @Test("On a logarithmic axis a parabola in log x gives factors")
  func logarithmic() throws {
    let axis = try ScanAxis(from: 1e-8, to: 1e-2, scale: .logarithmic)
    let scan = ProfileScan(axis, thresholds: [4]) { x in
      let d = axis.coordinate(x) + 4.5
      return d * d / 0.01
    }
    var worst = Worst()
    for (end, exponent) in zip(ends(scan.sets[0]), [-4.7, -4.3]) {
      worst.see(abs(axis.coordinate(end) - exponent), "\(exponent)")
    }
    #expect(worst.value < 2e-7, "\(worst.place)")
  }

  @Test("Ends at the range say so, and limits are the outermost ends")
  func clipped() throws {
    let scan = ProfileScan(try ScanAxis(from: 0, to: 4), thresholds: [1, 400]) { ($0 + 1) * ($0 + 1) }
    #expect(scan.best?.x == 0 && scan.best?.isAtEnd == true)
    #expect(reasons(scan.sets[0]) == [.range, .crossing])
    #expect(abs((scan.sets[0].upperLimit?.x ?? .nan) - (2.0.squareRoot() - 1)) < 4e-8)
    #expect(scan.sets[0].lowerLimit?.x == 0 && scan.sets[0].lowerLimit?.reason == .range)
    #expect(scan.sets[0].intervals[0].isClipped)
    #expect(reasons(scan.sets[1]) == [.range, .range])
  }

  @Test("A flat profile allows the whole range and says that it is flat")
  func flat() throws {
    let scan = ProfileScan(try ScanAxis(from: -2, to: 6), thresholds: [2.7]) { _ in 41.5 }
    #expect(scan.isFlat)
    #expect(ends(scan.sets[0]) == [-2, 6] && reasons(scan.sets[0]) == [.range, .range])
    #expect(scan.minima.map(\.x) == [2] && scan.best?.value == 41.5 && scan.best?.isAtEnd == false)
  }

  @Test("What is not finite is excluded and counted; an interval that ends there says so")
  func notFinite() throws {
    let axis = try ScanAxis(from: -1, to: 3)
    let scan = ProfileScan(axis, thresholds: [1, 0.01]) { $0 < 0.3 ? .nan : ($0 - 1) * ($0 - 1) }
    #expect(scan.notFinite > 5 && scan.samples.count { $0.value == nil } == scan.notFinite)
    #expect(reasons(scan.sets[0]) == [.notFinite, .crossing])
    #expect(abs(scan.sets[0].intervals[0].lower.x - 0.3) < 4e-8)
    #expect(reasons(scan.sets[1]) == [.crossing, .crossing])
    #expect(abs(scan.sets[1].intervals[0].lower.x - 0.9) < 4e-8)

    let nowhere = ProfileScan(axis, thresholds: [1]) { _ in -.infinity }
    #expect(nowhere.best == nil && nowhere.minima.isEmpty && nowhere.sets[0].intervals.isEmpty)
    #expect(nowhere.notFinite == nowhere.samples.count && !nowhere.isFlat)
  }

  @Test("The set is where the profile is below its threshold, at points that were never sampled")
  func membership() throws {
    var random = SplitMix64(seed: 5)
    var wrong = 0
    for _ in 0..<40 {
      let (a, b, c) = (random.uniform(0.5, 3), random.uniform(2, 7), random.uniform(0, 6))
      let f: @Sendable (Double) -> Double = { x in
        0.2 * (x - c) * (x - c) + 6 * (1 + a * sin(b * x)) * (1 + a * sin(b * x))
      }
      let axis = try ScanAxis(from: -3, to: 9, points: 65)
      let scan = ProfileScan(axis, thresholds: [1, 4], f)
      let best = scan.best?.value ?? .nan
      for set in scan.sets {
        for _ in 0..<500 {
          let x = random.uniform(-3, 9)
          let height = f(x) - best - set.threshold
          if height < -1e-5 && !set.contains(x) || height > 1e-5 && set.contains(x) { wrong += 1 }
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test("The order in which a loop runs its bodies changes no bit")
  func order() throws {
    let axis = try ScanAxis(from: -2, to: 2)
    func scan(_ loop: ParallelLoop) -> ProfileScan {
      ProfileScan(axis, thresholds: [1, 5], loop: loop) { 8 * ($0 * $0 - 1) * ($0 * $0 - 1) + 0.3 * $0 }
    }
    #expect(scan(OrderedLoops.backwards) == scan(.serial))
    #expect(scan(OrderedLoops.threads) == scan(.serial))
  }

  @Test(
    "A second minimum as wide as the distance of samples is found, and narrower ones where their flanks show")
  func narrow() throws {
    // A dip of half width w at a place that no grid point hits, in a parabola 25 high there.
    func isFound(_ w: Double, at place: Double) throws -> Bool {
      let scan = ProfileScan(try ScanAxis(from: -5, to: 5), thresholds: [1]) { x in
        let s = (x - place) / w
        return x * x - place * place / (1 + s * s)
      }
      return scan.sets[0].intervals.contains { abs($0.lower.x - place) < w }
    }
    let places = (0..<500).map { 3.02 + 0.003142 * Double($0) }
    // Samples are 0.156 apart: a dip as wide (full width at half depth) has one in it wherever it lies.
    #expect(try places.allSatisfy { try isFound(0.078, at: $0) })
    // The flanks of a Lorentzian show half as wide a dip everywhere, and a fifth as wide a one mostly.
    #expect(try places.allSatisfy { try isFound(0.039, at: $0) })
    #expect(try places.count { try isFound(0.0156, at: $0) } > 400)
  }
}

@Suite("Profile intervals against independent numbers")
struct ProfileScanValidation {
  // mpmath, 30 digits: roots of 2 (μ − n + n ln(n/μ)) = t.
  @Test("Likelihood intervals of a Poisson mean")
  func poisson() throws {
    let axis = try ScanAxis(from: 0, to: 30)
    let scan = ProfileScan(axis, thresholds: [1, 2.705543454095414]) { mu in
      2 * (mu - 5 + 5 * log(5 / mu))
    }
    // The profile is infinite at μ = 0.
    #expect(scan.notFinite == 1)
    var worst = Worst()
    for (end, expected) in zip(
      scan.sets.flatMap(ends),
      [3.0840841589585258, 7.5811058071250711, 2.1629520446028014, 9.6299964515156291])
    {
      worst.see(abs(end - expected), "\(expected)")
    }
    #expect(worst.count == 4 && worst.value < 6e-7, "\(worst.place)")
  }

  // mpmath, 30 digits: zeros of f' and of f − f(x₀) − 1 for f = 8 (x² − 1)² + 0.3 x.
  @Test("Two wells: both minima, and the second interval")
  func wells() throws {
    let scan = ProfileScan(try ScanAxis(from: -2, to: 2), thresholds: [1]) {
      8 * ($0 * $0 - 1) * ($0 * $0 - 1) + 0.3 * $0
    }
    var worst = Worst()
    for (end, expected) in zip(
      ends(scan.sets[0]), [-1.1671279020065187, -0.8104167874391710, 0.8754242269237144, 1.1021204625219752])
    {
      worst.see(abs(end - expected), "end \(expected)")
    }
    for (minimum, expected) in zip(scan.minima, [-1.0046549467728867, 0.9952791225809420]) {
      worst.see(abs(minimum.x - expected), "minimum \(expected)")
    }
    #expect(worst.count == 6 && worst.value < 8e-8, "\(worst.place)")
    // f is 32 δ² above its minimum at a distance δ < 4e-8.
    #expect(deviation(scan.minima[0].value, from: -0.3006998596257048) < 3e-13)
    #expect(deviation(scan.minima[1].value, from: 0.2992935478167933) < 3e-13)
  }
}
