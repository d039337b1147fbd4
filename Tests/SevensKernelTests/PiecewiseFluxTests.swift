import Foundation
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Laws of spectra that are polynomials between nodes.
@Suite struct PiecewiseFluxLaws {
  static let energies = [0, 0.3, 0.7, 1.9, 2, 5, 11.5]
  static let values = [0, 0.4, 3, 2.5, 0.1, 0.7, 0]
  static let share = [0.9, 0.7, 0.6, 0.55, 0.5, 0.4, 0.2]

  /// Linear in each cell, but ∝ E² (or constant, for a share) in one that begins at 0.
  static func value(_ table: [Double], _ E: Double, first: (Double, Double) -> Double) -> Double {
    let cell = (energies.firstIndex { $0 > E } ?? energies.count) - 1
    guard cell >= 0, cell + 1 < energies.count else { return 0 }
    let u = (E - energies[cell]) / (energies[cell + 1] - energies[cell])
    return cell == 0 ? first(table[1], u) : table[cell] + u * (table[cell + 1] - table[cell])
  }

  static func flux() -> FluxMoments {
    let rest = share.map { 1 - $0 }
    return FluxMoments(
      componentCount: 3,
      piecewise: [
        PiecewiseFlux(energies: energies, values: values, shares: [(component: 2, share: share), (0, rest)]),
        PiecewiseFlux(energies: energies, values: values, shares: [(component: 1, share: nil)]),
      ])
  }

  // The definition, cell by cell, by adaptive quadrature.
  @Test func theMomentsAreThoseOfTheDefinition() {
    let flux = Self.flux()
    var worst = Worst()
    for low in [1e-3, 0.2, 0.3, 0.5, 1, 1.9, 1.95, 3, 5, 9, 11] {
      let moments = flux(minimumEnergy: low)
      for n in 0..<3 {
        func integral(_ part: (Double) -> Double) -> Double {
          integrate(
            from: low, to: 11.5, breakpoints: Self.energies.filter { $0 > low }, relativeAccuracy: 1e-13
          ) {
            Self.value(Self.values, $0) { $0 * $1 * $1 } * part($0) / pow($0, Double(n))
          }.value
        }
        func share(_ E: Double) -> Double { Self.value(Self.share, E) { last, _ in last } }
        worst.see(moments[n], equals: integral { 1 - share($0) }, "rest, E_min = \(low), n = \(n)")
        worst.see(moments[3 + n], equals: integral { _ in 1 }, "whole, E_min = \(low), n = \(n)")
        worst.see(moments[6 + n], equals: integral(share), "share, E_min = \(low), n = \(n)")
      }
    }
    #expect(worst.value < 1e-12, "\(worst.place)")
  }

  @Test func sharesThatAddToOneAddToTheWhole() {
    let flux = Self.flux()
    let whole = flux(minimumEnergy: 0)
    for step in 0...400 {
      let moments = flux(minimumEnergy: 11.5 * Double(step) / 400)
      for n in 0..<3 {
        let sum = moments[n] + moments[6 + n]
        #expect(moments[3 + n].isFinite && abs(sum - moments[3 + n]) <= 1e-14 * whole[3 + n])
      }
    }
  }

  @Test func theMomentsAreContinuousAndEndWithTheSpectrum() {
    let flux = Self.flux()
    let whole = flux(minimumEnergy: 0)
    for E in Self.energies.dropFirst().dropLast() {
      let (below, at) = (flux(minimumEnergy: E.nextDown), flux(minimumEnergy: E))
      for i in whole.indices { #expect(abs(below[i] - at[i]) <= 1e-14 * whole[i]) }
    }
    #expect(flux(minimumEnergy: 11.5) == [Double](repeating: 0, count: 9))
    #expect(flux(minimumEnergy: 50) == [Double](repeating: 0, count: 9))
    #expect(flux.highestEnergy == 11.5 && flux.interpolationError == 0)
    #expect(Set(flux.breakpoints) == Set(Self.energies))
  }

  // A table that is itself a line is integrated exactly, however it is cut.
  @Test func moreNodesOnALineChangeNothing() {
    let line: (Double) -> Double = { 3 + 0.25 * $0 }
    func moments(_ nodes: [Double]) -> FluxMoments {
      FluxMoments(
        componentCount: 1,
        piecewise: [
          PiecewiseFlux(energies: nodes, values: nodes.map(line), shares: [(component: 0, share: nil)])
        ])
    }
    let (few, many) = (moments([13, 900]), moments((0...887).map { 13 + Double($0) }))
    for low in [0, 13, 13.3, 99, 500.5, 899.5] {
      for (a, b) in zip(many(minimumEnergy: low), few(minimumEnergy: low)) { #expect(abs(a / b - 1) < 1e-12) }
    }
    // Below the first node nothing is added.
    #expect(few(minimumEnergy: 0) == few(minimumEnergy: 13))
  }

  @Test func aTableOfTheSameLinesAgrees() {
    let energies = Array(Self.energies.dropFirst())
    let table = MomentTable(componentCount: 1, breakpoints: energies) { E, flux in
      flux[0] = Self.value(Self.values, E) { $0 * $1 * $1 }
    }
    let other = FluxMoments(componentCount: 1, table: table)
    let exact = FluxMoments(
      componentCount: 1,
      piecewise: [
        PiecewiseFlux(
          energies: energies, values: Array(Self.values.dropFirst()), shares: [(component: 0, share: nil)])
      ])
    let whole = exact(minimumEnergy: 0)
    for step in 0..<200 {
      let low = 0.3 + 11.2 * Double(step) / 200
      for (n, (a, b)) in zip(other(minimumEnergy: low), exact(minimumEnergy: low)).enumerated() {
        #expect(abs(a - b) < 1e-9 * whole[n])
      }
    }
  }
}
