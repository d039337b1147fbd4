import Foundation
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Φ_n by adaptive quadrature of a smooth spectrum between two energies.
private func moments(from low: Double, to high: Double, _ spectrum: (Double) -> Double) -> [Double] {
  (0..<3).map { n in
    integrate(from: low, to: high, relativeAccuracy: 1e-13) { spectrum($0) / pow($0, Double(n)) }.value
  }
}

/// The spectra of the tests: exponentials of polynomials, as of reactor isotopes, without a claim to be them.
private let exponents: [[Double]] = [
  [3.2, -3.1, 1.39, -0.369, 0.0444, -0.00205],
  [0.48, 0.19, -0.128, -0.00617, 0.00011, 0],
  [6.41, -7.49, 3.536, -0.882, 0.1025, -0.00455],
  [3.25, -3.2, 1.4, -0.369, 0.0445, -0.00206],
]

private func smooth(_ component: Int, _ energy: Double) -> Double {
  exp(exponents[component].reversed().reduce(0) { $0 * energy + $1 })
}

/// Laws of closed-form moments and lines.
@Suite struct FluxMomentsLaws {
  @Test func appendedComponentsComeAfterAndNoBitOfTheOthersChanges() {
    let table = MomentTable(componentCount: 2, breakpoints: [2, 8]) { E, flux in
      for s in 0..<2 { flux[s] = smooth(s, E) }
    }
    let first = FluxMoments(
      componentCount: 2, lines: [.init(component: 1, energy: 3, flux: 2)], table: table)
    let second = FluxMoments(
      componentCount: 2, lines: [.init(component: 0, energy: 4, flux: 1)],
      powerSeries: [.init(component: 1, highestEnergy: 5, terms: [(2, 1)])],
      piecewise: [
        PiecewiseFlux(energies: [1, 6, 9], values: [1, 2, 0], shares: [(component: 0, share: nil)])
      ],
      table: MomentTable(componentCount: 2, breakpoints: [1, 3]) { E, flux in
        for s in 0..<2 { flux[s] = smooth(s + 2, E) }
      })
    var both = first
    both.append(second)
    #expect(both.componentCount == 4 && both.highestEnergy == 9)
    #expect(Set(both.breakpoints) == Set(first.breakpoints + second.breakpoints))
    #expect(both.interpolationError == max(first.interpolationError, second.interpolationError))
    for energy in [0.0, 1.5, 2.5, 3, 4.4, 7, 8.5, 10] {
      #expect(
        both(minimumEnergy: energy) == first(minimumEnergy: energy) + second(minimumEnergy: energy))
    }
  }

  @Test func powersAreIntegratedExactly() {
    let end = 52.8291875
    let terms: [(exponent: Int, coefficient: Double)] = [
      (2, 3), (3, -0.04), (4, 2e-5), (0, 0.5), (1, 0.25), (-1, 2), (-3, 1),
    ]
    let flux = FluxMoments(
      componentCount: 2, powerSeries: [.init(component: 1, highestEnergy: end, terms: terms)])
    #expect(flux.breakpoints == [end])
    #expect(flux.highestEnergy == end)
    #expect(flux.interpolationError == 0)
    var worst = Worst()
    for low in [0.7, 5, 29.8, 45, 52] {
      let expected = moments(from: low, to: end) { E in
        terms.reduce(0.0) { $0 + $1.coefficient * pow(E, Double($1.exponent)) }
      }
      let values = flux(minimumEnergy: low)
      #expect(values[0..<3] == [0, 0, 0])
      for n in 0..<3 { worst.see(values[3 + n], equals: expected[n], "E_min = \(low), n = \(n)") }
    }
    #expect(worst.value < 1e-12, "\(worst.place)")
    #expect(flux(minimumEnergy: end) == [0, 0, 0, 0, 0, 0])
    #expect(flux(minimumEnergy: 2 * end) == [0, 0, 0, 0, 0, 0])
  }

  @Test func aSpectrumThatVanishesQuadraticallyHasMomentsDownToZero() {
    let flux = FluxMoments(
      componentCount: 1, powerSeries: [.init(component: 0, highestEnergy: 2, terms: [(2, 3.0)])])
    #expect(flux(minimumEnergy: 0) == [8, 6, 6])
  }

  @Test func aLineCountsInFullUpToItsOwnEnergy() {
    let E = 29.79181234
    let flux = FluxMoments(
      componentCount: 2,
      lines: [
        .init(component: 0, energy: E, flux: 5), .init(component: 1, energy: 0.862, flux: 3),
        .init(component: 0, energy: 0.384, flux: 2),
      ])
    #expect(flux.highestEnergy == E)
    #expect(flux.breakpoints == [E, 0.862, 0.384])
    let full = flux(minimumEnergy: E)
    #expect(full[0] == 5 && full[3] == 0)
    #expect(abs(full[1] * E / 5 - 1) < 1e-15)
    #expect(abs(full[2] * E * E / 5 - 1) < 1e-15)
    #expect(flux(minimumEnergy: E.nextUp) == [0, 0, 0, 0, 0, 0])
    #expect(flux(minimumEnergy: 0.862)[3] == 3)
    #expect(flux(minimumEnergy: (0.862).nextUp)[3] == 0)
    #expect(flux(minimumEnergy: 0)[0] == 7)
  }

  @Test func linesSeriesAndTableAddUp() {
    let line = FluxMoments.Line(component: 1, energy: 4, flux: 7)
    let series = FluxMoments.PowerSeries(component: 1, highestEnergy: 6, terms: [(2, 0.1)])
    let table = MomentTable(componentCount: 2, breakpoints: [1, 8]) { energy, flux in
      flux[0] = 0
      flux[1] = exp(-energy)
    }
    let all = FluxMoments(componentCount: 2, lines: [line], powerSeries: [series], table: table)
    let parts = [
      FluxMoments(componentCount: 2, lines: [line]), FluxMoments(componentCount: 2, powerSeries: [series]),
      FluxMoments(componentCount: 2, table: table),
    ]
    #expect(all.highestEnergy == 8)
    #expect(Set(all.breakpoints) == [1, 4, 6, 8])
    for low in [0.5, 3, 5, 7] {
      let sum = parts.map { $0(minimumEnergy: low) }.reduce([0, 0, 0, 0, 0, 0]) { zip($0, $1).map(+) }
      for (a, b) in zip(all(minimumEnergy: low), sum) { #expect(abs(a - b) <= 1e-15 * b) }
      #expect(all(minimumEnergy: low)[0] == 0)
    }
  }
}

/// Laws of tabulated moments: the definition, by adaptive quadrature.
@Suite struct MomentTableLaws {
  @Test func smoothSpectraAreTabulatedTo1e10() {
    let table = MomentTable(componentCount: 4, breakpoints: [2, 8]) { energy, flux in
      for s in 0..<4 { flux[s] = smooth(s, energy) }
    }
    let flux = FluxMoments(componentCount: 4, table: table)
    #expect(table.lowestEnergy == 2 && table.highestEnergy == 8)
    #expect(table.interpolationError < 1e-9)
    #expect(flux.interpolationError == table.interpolationError)
    var random = SplitMix64(seed: 29)
    var worst = Worst()
    for s in 0..<4 {
      let whole = moments(from: 2, to: 8) { smooth(s, $0) }
      for _ in 0..<60 {
        let low = random.uniform(2, 8)
        let expected = moments(from: low, to: 8) { smooth(s, $0) }
        let values = flux(minimumEnergy: low)
        for n in 0..<3 {
          worst.see(
            abs(values[3 * s + n] - expected[n]) / whole[n], "component \(s), n = \(n), E_min = \(low)")
        }
      }
    }
    #expect(worst.value < 1e-10, "\(worst.place)")
  }

  @Test func belowItsBeginningATableIsConstantAndAboveItsEndZero() {
    let table = MomentTable(componentCount: 1, breakpoints: [2, 8]) { $1[0] = smooth(0, $0) }
    let flux = FluxMoments(componentCount: 1, table: table)
    let whole = moments(from: 2, to: 8) { smooth(0, $0) }
    for low in [0, 1, 1.999, 2] {
      #expect(flux(minimumEnergy: low) == flux(minimumEnergy: 2))
      for n in 0..<3 { #expect(abs(flux(minimumEnergy: low)[n] / whole[n] - 1) < 1e-12) }
    }
    for low in [8, 8.001, 100] { #expect(flux(minimumEnergy: low) == [0, 0, 0]) }
    let end = flux(minimumEnergy: (8.0).nextDown)
    for n in 0..<3 { #expect(abs(end[n]) < 1e-13 * whole[n]) }
  }

  /// A histogram: `heights` between consecutive `edges`.
  private func checkSteps(_ edges: [Double], _ heights: [Double], tolerance: Double) {
    let table = MomentTable(componentCount: 1, breakpoints: edges) { energy, flux in
      let bin = (edges.firstIndex { $0 > energy } ?? edges.count) - 1
      flux[0] = bin < heights.count && bin >= 0 ? heights[bin] : 0
    }
    let flux = FluxMoments(componentCount: 1, table: table)
    func exact(_ low: Double, _ n: Int) -> Double {
      heights.indices.reduce(0) { sum, bin in
        let (a, b) = (max(low, edges[bin]), edges[bin + 1])
        if b <= a { return sum }
        return sum + heights[bin] * [b - a, log(b / a), 1 / a - 1 / b][n]
      }
    }
    var worst = Worst()
    var random = SplitMix64(seed: 31)
    for bin in heights.indices {
      for _ in 0..<40 {
        let low = random.uniform(edges[bin], edges[bin + 1])
        let values = flux(minimumEnergy: low)
        for n in 0..<3 {
          worst.see(abs(values[n] - exact(low, n)) / exact(edges[0], n), "E_min = \(low), n = \(n)")
        }
      }
      // Both sides of the edge: the moments are continuous.
      for low in [edges[bin], edges[bin + 1].nextDown] {
        let values = flux(minimumEnergy: low)
        worst.see(abs(values[0] - exact(low, 0)) / exact(edges[0], 0), "E_min = \(low)")
      }
    }
    #expect(table.interpolationError < 1e-9)
    #expect(worst.value < tolerance, "\(worst.place)")
  }

  @Test func spectraMayJumpAtBreakPoints() {
    checkSteps([2, 3, 4.5, 8], [5, 1, 3], tolerance: 1e-10)
  }

  // Steps of a keV: 1e-12 of a cell is less than the spacing of doubles, and slopes are still taken inside.
  // The ends of 192 cells are rounded by up to 1e-15 MeV each, of the 3e-3 MeV of the spectrum.
  @Test func spectraMayJumpInVeryNarrowPieces() {
    checkSteps([9.998, 9.999, 10, 10.001], [5, 1, 3], tolerance: 1e-10)
  }

  @Test func theStatedErrorIsThatOfTheInterpolation() {
    let spectrum: @Sendable (Double) -> Double = { 1 + 0.9 * sin(40 * $0) }
    for accuracy in [1.0, 1e-7] {
      let table = MomentTable(componentCount: 1, breakpoints: [2, 8], accuracy: accuracy) {
        $1[0] = spectrum($0)
      }
      let flux = FluxMoments(componentCount: 1, table: table)
      var worst = Worst()
      var random = SplitMix64(seed: 37)
      let primitive: (Double) -> Double = { $0 - 0.9 * cos(40 * $0) / 40 }
      for _ in 0..<20_000 {
        let low = random.uniform(2, 8)
        // Relative to the moment at the lower end of the cell.
        let moment = primitive(8) - primitive(table.edges.last { $0 <= low } ?? 2)
        let values = flux(minimumEnergy: low)
        worst.see(abs(values[0] - (primitive(8) - primitive(low))) / moment, "E_min = \(low)")
      }
      #expect(table.interpolationError <= accuracy)
      #expect(worst.value <= 2 * table.interpolationError + 1e-14, "\(worst.place)")
      // Nor is it stated a thousand times too large.
      #expect(worst.value >= 1e-3 * table.interpolationError)
    }
  }

  // Oscillation subtracts: a component may be −sin² of another, and its error counts as much.
  @Test func theStatedErrorIncludesNegativeSpectra() {
    let positive = MomentTable(componentCount: 1, breakpoints: [2, 8], accuracy: 1) { energy, flux in
      let wave = sin(30 / energy)
      flux[0] = smooth(1, energy) * wave * wave
    }
    let negative = MomentTable(componentCount: 1, breakpoints: [2, 8], accuracy: 1) { energy, flux in
      let wave = sin(30 / energy)
      flux[0] = -smooth(1, energy) * wave * wave
    }
    #expect(positive.interpolationError > 1e-12)
    #expect(negative.interpolationError == positive.interpolationError)
  }

  // Break points are the caller's to declare; a jump that is forgotten is closed in on.
  @Test func anUndeclaredJumpIsFound() {
    let table = MomentTable(componentCount: 1, breakpoints: [2, 8], accuracy: 1e-9) {
      $1[0] = $0 < 4.4321 ? 1 : 3
    }
    let moment = FluxMoments(componentCount: 1, table: table)(minimumEnergy: 2)[0]
    let exact = 4.4321 - 2 + 3 * (8 - 4.4321)
    #expect(abs(moment / exact - 1) < 1e-9)
    #expect(table.edges.count > 20)
  }
}
