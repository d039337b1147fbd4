import SevensNumerics

/// Tabulated flux moments of several components on one grid: a cubic in each cell, from integrals accurate to
/// round-off at the nodes and the exact slopes Φ_n′ = −φ E⁻ⁿ.
public struct MomentTable: Sendable {
  /// The ends of the smooth pieces of the spectra, ascending, in MeV.
  public let breakpoints: [Double]
  /// The largest difference between the cubic and the integral at mid-cell, relative to the whole moment.
  public let interpolationError: Double

  let componentCount: Int
  let cellsPerPiece: Int
  /// Per cell, component, moment: four coefficients of the cubic in (E − E_lo)/width.
  let coefficients: [Double]

  /// The end of the spectra in MeV.
  public var highestEnergy: Double { breakpoints[breakpoints.count - 1] }
  /// The beginning of the spectra in MeV.
  public var lowestEnergy: Double { breakpoints[0] }

  /// Tabulates the moments of spectra that are smooth between consecutive break points.
  ///
  /// - Parameters:
  ///   - componentCount: the number of spectra.
  ///   - breakpoints: at least two ascending energies in MeV, the first above 0.
  ///   - accuracy: the aim for `interpolationError`; cells are halved until it is met or 8192 are in use per piece.
  ///   - spectra: writes φ(E) of every component, in MeV⁻¹ cm⁻² per exposure.
  public init(
    componentCount: Int, breakpoints: [Double], accuracy: Double = 1e-11,
    spectra: (_ energy: Double, _ into: UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    self.componentCount = componentCount
    self.breakpoints = breakpoints
    var cells = 64
    var build = Self.tabulate(componentCount, breakpoints, cells, spectra)
    while build.error > accuracy && cells < 8192 {
      cells *= 2
      build = Self.tabulate(componentCount, breakpoints, cells, spectra)
    }
    cellsPerPiece = cells
    coefficients = build.coefficients
    interpolationError = build.error
  }

  func evaluate(minimumEnergy: Double, into moments: UnsafeMutablePointer<Double>) {
    let count = 3 * componentCount
    guard minimumEnergy < highestEnergy else {
      for i in 0..<count { moments[i] = 0 }
      return
    }
    let energy = max(minimumEnergy, lowestEnergy)
    var piece = 0
    while energy >= breakpoints[piece + 1] { piece += 1 }
    let low = breakpoints[piece]
    let position = (energy - low) / (breakpoints[piece + 1] - low) * Double(cellsPerPiece)
    let cell = min(Int(position), cellsPerPiece - 1)
    let u = position - Double(cell)
    coefficients.withUnsafeBufferPointer { buffer in
      var c = buffer.baseAddress! + (piece * cellsPerPiece + cell) * count * 4
      for i in 0..<count {
        moments[i] = c[0] + u * (c[1] + u * (c[2] + u * c[3]))
        c += 4
      }
    }
  }

  private static let rule = GaussLegendre(order: 6)

  private static func tabulate(
    _ componentCount: Int, _ breakpoints: [Double], _ cells: Int,
    _ spectra: (Double, UnsafeMutableBufferPointer<Double>) -> Void
  ) -> (coefficients: [Double], error: Double) {
    let count = 3 * componentCount
    var coefficients = [Double](repeating: 0, count: (breakpoints.count - 1) * cells * count * 4)
    var sum = [Double](repeating: 0, count: count)
    var worst = [Double](repeating: 0, count: count)
    var flux = [Double](repeating: 0, count: componentCount)

    func integrands(_ energy: Double, _ use: (_ index: Int, _ value: Double) -> Void) {
      flux.withUnsafeMutableBufferPointer { spectra(energy, $0) }
      for s in 0..<componentCount {
        use(3 * s, flux[s])
        use(3 * s + 1, flux[s] / energy)
        use(3 * s + 2, flux[s] / (energy * energy))
      }
    }
    func integral(from a: Double, to b: Double) -> [Double] {
      var result = [Double](repeating: 0, count: count)
      for (node, weight) in zip(rule.nodes, rule.weights) {
        integrands((a + b) / 2 + (b - a) / 2 * node) { result[$0] += weight * (b - a) / 2 * $1 }
      }
      return result
    }

    for piece in stride(from: breakpoints.count - 2, through: 0, by: -1) {
      let width = (breakpoints[piece + 1] - breakpoints[piece]) / Double(cells)
      for cell in stride(from: cells - 1, through: 0, by: -1) {
        let low = breakpoints[piece] + width * Double(cell)
        let upper = integral(from: low + width / 2, to: low + width)
        let lower = integral(from: low, to: low + width / 2)
        var slopes = [Double](repeating: 0, count: 2 * count)
        // Just inside the cell: a spectrum may jump at a break point.
        let inside = max(width * 1e-12, 4 * (low + width).ulp)
        integrands(low + inside) { slopes[$0] = -$1 * width }
        integrands(low + width - inside) { slopes[count + $0] = -$1 * width }
        let base = (piece * cells + cell) * count * 4
        for i in 0..<count {
          let (y1, middle) = (sum[i], sum[i] + upper[i])
          let y0 = middle + lower[i]
          let (d0, d1) = (slopes[i], slopes[count + i])
          coefficients[base + 4 * i] = y0
          coefficients[base + 4 * i + 1] = d0
          coefficients[base + 4 * i + 2] = 3 * (y1 - y0) - 2 * d0 - d1
          coefficients[base + 4 * i + 3] = 2 * (y0 - y1) + d0 + d1
          worst[i] = max(worst[i], abs((y0 + y1) / 2 + (d0 - d1) / 8 - middle))
          sum[i] = y0
        }
      }
    }
    var error = 0.0
    for i in 0..<count where sum[i] != 0 { error = max(error, worst[i] / abs(sum[i])) }
    return (coefficients, error)
  }
}
