import CSevensMath
import SevensKernel
import SevensNumerics

/// Expected interactions with nuclei in cells of true neutrino energy and true recoil energy, before the detector's response: what a
/// generator of events draws from.
///
/// N_cell = n_j ∫_cell dT Σ_n c_n(T) [Φ_n(max(E_min, E₁)) − Φ_n(max(E_min, E₂))] with dσ/dT = c₀ + c₁/E + c₂/E²:
/// exact in E, lines included, whatever the cells; the sum over a column of cells is the rate.
public struct DifferentialRate: Sendable {
  /// The cells of one nuclide and one component of the source.
  public struct Part: Sendable {
    /// The nuclide.
    public let nuclide: Nuclide
    /// The component of the source, as in `U235` or `prompt`.
    public let component: String
    /// Who arrives.
    public let neutrino: Neutrino
    /// Interactions in every cell: the recoil bins of the first energy bin, then those of the second.
    public let counts: [Double]
  }

  /// The edges of the energy bins in MeV.
  public let energyEdgesMeV: [Double]
  /// The edges of the recoil bins in MeV.
  public let recoilEdgesMeV: [Double]
  /// Every nuclide with every component.
  public let parts: [Part]

  /// The sum of all cells.
  public var total: Double { parts.reduce(0) { $0 + $1.counts.reduce(0, +) } }

  /// The interactions of a set-up without problems, at all times of arrival.
  ///
  /// - Parameters:
  ///   - energyEdgesMeV: ascending edges, the first at 0 or more.
  ///   - recoilEdgesMeV: ascending edges, the first at 0 or more.
  ///   - loop: the loop over nuclides; the result does not depend on it.
  public init(
    _ setup: Setup, energyEdgesMeV: [Double], recoilEdgesMeV: [Double], loop: ParallelLoop = .serial
  ) {
    let beam = setup.beam
    let model = LoweredModel(setup.interactions, electroweak: setup.electroweak) { $0.weight != .electrons }
    let numbers = setup.target.counts(in: setup.detector.mass)
    let constituents = setup.target.constituents
    let cells = loop.map(count: constituents.count) { j in
      setup.nuclear.scatterers(of: constituents[j].nuclide, count: numbers[j]).map { scatterer in
        Integrator(scatterer, model, beam, energyEdgesMeV, recoilEdgesMeV).cells()
      }
    }
    self.energyEdgesMeV = energyEdgesMeV
    self.recoilEdgesMeV = recoilEdgesMeV
    parts = constituents.indices.flatMap { j in
      beam.components.enumerated().map { s, component in
        var sum = [Double](
          repeating: 0, count: (energyEdgesMeV.count - 1) * (recoilEdgesMeV.count - 1))
        for scatterer in cells[j] { for i in sum.indices { sum[i] += scatterer[s][i] } }
        return Part(
          nuclide: constituents[j].nuclide, component: component.name, neutrino: component.neutrino,
          counts: sum.map { $0 * component.scalePerCm2 })
      }
    }
  }
}

/// The integration over recoil energies for one scatterer.
private struct Integrator {
  let scatterer: Scatterer
  let model: LoweredModel
  let beam: Beam
  let energies: [Double]
  let recoils: [Double]
  /// Φ_n of every component at every edge of energy.
  let atEdges: [[Double]]

  private static let rule = GaussLegendre(order: 10)

  init(
    _ scatterer: Scatterer, _ model: LoweredModel, _ beam: Beam, _ energies: [Double], _ recoils: [Double]
  ) {
    self.scatterer = scatterer
    self.model = model
    self.beam = beam
    self.energies = energies
    self.recoils = recoils
    atEdges = energies.map { beam.moments(minimumEnergy: $0) }
  }

  /// The cells of every component, without its scale.
  func cells() -> [[Double]] {
    let columns = recoils.count - 1
    var found = beam.components.map { _ in
      [Double](repeating: 0, count: (energies.count - 1) * columns)
    }
    for group in model.finalMassesMeV.indices {
      let edges = panelEdges(finalMass: model.finalMassesMeV[group])
      for (low, high) in zip(edges, edges.dropFirst()) {
        let middle = (low + high) / 2
        guard let end = recoils.firstIndex(where: { $0 > middle * middle }), end > 0 else { continue }
        let bin = end - 1
        for (node, weight) in zip(Self.rule.nodes, Self.rule.weights) {
          let t = middle + (high - low) / 2 * node
          let jacobian = weight * (high - low) * t * scatterer.count
          add(recoil: t * t, weight: jacobian, group: group) { s, row, value in
            found[s][row * columns + bin] += value
          }
        }
      }
    }
    return found
  }

  /// Adds the energy bins at one recoil.
  private func add(
    recoil T: Double, weight: Double, group: Int, to cell: (Int, Int, Double) -> Void
  ) {
    let minimum = Kinematics.minimumEnergy(
      recoil: T, mass: scatterer.mass, finalMass: model.finalMassesMeV[group])
    guard let first = energies.firstIndex(where: { $0 > minimum }) else { return }
    let atMinimum = beam.moments(minimumEnergy: minimum)
    for (s, component) in beam.components.enumerated() {
      let c = DifferentialCrossSection(
        scatterer: scatterer, terms: model.terms, finalMasses: model.finalMassesMeV,
        couplings: model.couplings,
        component: component.neutrino.component
      ).polynomial(recoil: T, group: group)
      for row in max(0, first - 1)..<(energies.count - 1) {
        let lower = minimum > energies[row] ? atMinimum : atEdges[row]
        let upper = atEdges[row + 1]
        let value =
          c.k0 * (lower[3 * s] - upper[3 * s]) + c.k1 * (lower[3 * s + 1] - upper[3 * s + 1])
          + c.k2 * (lower[3 * s + 2] - upper[3 * s + 2])
        cell(s, row, weight * value)
      }
    }
  }

  /// Ascending panel edges in t = √T, where nothing inside is unsmooth.
  private func panelEdges(finalMass m: Double) -> [Double] {
    let M = scatterer.mass
    let highest = Kinematics.maximumRecoil(energy: beam.moments.highestEnergy, mass: M, finalMass: m)
    let lowest = max(
      recoils[0], Kinematics.minimumRecoil(energy: beam.moments.highestEnergy, mass: M, finalMass: m))
    let last = min(highest, recoils[recoils.count - 1])
    guard last > lowest else { return [] }
    var points = recoils + scatterer.breakpoints
    for energy in energies + beam.moments.breakpoints where energy > 0 {
      points.append(Kinematics.maximumRecoil(energy: energy, mass: M, finalMass: m))
      points.append(Kinematics.minimumRecoil(energy: energy, mass: M, finalMass: m))
    }
    var edges = [lowest.squareRoot()]
    for point in points.filter({ $0 > lowest && $0 < last }).sorted() {
      let t = point.squareRoot()
      if t > edges[edges.count - 1] * (1 + 1e-14) { edges.append(t) }
    }
    return edges + [last.squareRoot()]
  }
}
