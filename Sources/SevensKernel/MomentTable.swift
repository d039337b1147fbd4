import SevensNumerics

/// Tabulated flux moments of several components on one grid: in each cell the spectrum times E⁻ⁿ is a polynomial through
/// its values at Gauss nodes, and the moments are its exact integrals from above.
///
/// Cells are halved where the last coefficients of the polynomials say so, hence the grid is fine only where spectra ask
/// for it. Values are taken inside cells only: a spectrum may jump at a break point.
public struct MomentTable: Sendable {
  /// The ends of the smooth pieces of the spectra, ascending, in MeV.
  public let breakpoints: [Double]
  /// A bound on the error of a moment, relative to the moment at the lower end of the cell.
  public let interpolationError: Double

  let componentCount: Int
  /// Ascending ends of the cells in MeV.
  package let edges: [Double]
  /// Per cell the coefficients of the polynomials in (E_high − E)/width, the highest power first; those of one power by
  /// component and moment.
  let coefficients: [Double]

  /// The end of the spectra in MeV.
  public var highestEnergy: Double { breakpoints[breakpoints.count - 1] }
  /// The beginning of the spectra in MeV.
  public var lowestEnergy: Double { breakpoints[0] }

  /// The most cells a table may have.
  static let mostCells = 8192

  /// Tabulates the moments of spectra that are smooth between consecutive break points.
  ///
  /// - Parameters:
  ///   - componentCount: the number of spectra.
  ///   - breakpoints: at least two ascending energies in MeV, the first above 0.
  ///   - accuracy: the aim for `interpolationError`; cells are halved until it is met or 8192 are in use.
  ///   - spectra: writes φ(E) of every component, in MeV⁻¹ cm⁻² per exposure.
  public init(
    componentCount: Int, breakpoints: [Double], accuracy: Double = 1e-12,
    spectra: (_ energy: Double, _ into: UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    self.componentCount = componentCount
    self.breakpoints = breakpoints
    var cell = MomentCell(componentCount: componentCount)
    // From the highest energy down, because a moment is what lies above; the upper half of a cell is on top.
    var open = Array(zip(breakpoints, breakpoints.dropFirst()))
    var (lower, blocks, error): ([Double], [[Double]], Double) = ([], [], 0)
    while let (low, high) = open.popLast() {
      cell.fit(from: low, to: high, spectra)
      let middle = (low + high) / 2
      if cell.error > accuracy, blocks.count + open.count < Self.mostCells, (high - low) > 1e-9 * high {
        open += [(low, middle), (middle, high)]
      } else {
        lower.append(low)
        blocks.append(cell.coefficients)
        error = max(error, cell.error)
        cell.accept()
      }
    }
    edges = lower.reversed() + [breakpoints[breakpoints.count - 1]]
    coefficients = blocks.reversed().flatMap { $0 }
    interpolationError = error
  }

  func evaluate(minimumEnergy: Double, into moments: UnsafeMutablePointer<Double>) {
    let count = 3 * componentCount
    guard minimumEnergy < highestEnergy else {
      for i in 0..<count { moments[i] = 0 }
      return
    }
    let energy = max(minimumEnergy, lowestEnergy)
    var (cell, end) = (0, edges.count - 1)
    edges.withUnsafeBufferPointer { edges in
      while end - cell > 1 {
        let middle = (cell + end) / 2
        if energy < edges[middle] { end = middle } else { cell = middle }
      }
    }
    let v = (edges[end] - energy) / (edges[end] - edges[cell])
    coefficients.withUnsafeBufferPointer { buffer in
      var c = buffer.baseAddress! + cell * count * (MomentCell.order + 1)
      for i in 0..<count { moments[i] = c[i] }
      for _ in 0..<MomentCell.order {
        c += count
        for i in 0..<count { moments[i] = moments[i] * v + c[i] }
      }
    }
  }

  /// Adds φ(E) = −dΦ₀/dE of every component to a buffer, from an index on.
  func addSpectrum(energy: Double, to flux: UnsafeMutableBufferPointer<Double>, from first: Int) {
    guard energy >= lowestEnergy, energy < highestEnergy else { return }
    var (cell, end) = (0, edges.count - 1)
    while end - cell > 1 {
      let middle = (cell + end) / 2
      if energy < edges[middle] { end = middle } else { cell = middle }
    }
    let width = edges[end] - edges[cell]
    let (v, count) = ((edges[end] - energy) / width, 3 * componentCount)
    let base = cell * count * (MomentCell.order + 1)
    for s in 0..<componentCount {
      var slope = 0.0
      for power in 0..<MomentCell.order {
        slope = slope * v + Double(MomentCell.order - power) * coefficients[base + power * count + 3 * s]
      }
      flux[first + s] += slope / width
    }
  }
}
