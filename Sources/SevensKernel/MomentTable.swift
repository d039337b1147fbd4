import SevensNumerics

/// Tabulated flux moments of several components on one grid: a cubic in each cell, from integrals accurate to
/// round-off at the nodes and the exact slopes Φ_n′ = −φ E⁻ⁿ.
public struct MomentTable: Sendable {
  /// The ends of the smooth pieces of the spectra, ascending, in MeV.
  public let breakpoints: [Double]
  /// The largest difference between the cubic and the integral at mid-cell, relative to the moment there.
  public let interpolationError: Double

  let componentCount: Int
  let cellsPerPiece: Int
  /// Cells per MeV of every piece.
  let density: [Double]
  /// Per cell the four coefficients of the cubics in (E − E_lo)/width: all constants, all linear ones, and so on, each
  /// by component and moment.
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
  ///   - accuracy: the aim for `interpolationError`; cells shrink until it is met or 8192 are in use per piece.
  ///   - spectra: writes φ(E) of every component, in MeV⁻¹ cm⁻² per exposure.
  public init(
    componentCount: Int, breakpoints: [Double], accuracy: Double = 1e-9,
    spectra: (_ energy: Double, _ into: UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    self.componentCount = componentCount
    self.breakpoints = breakpoints
    var builder = MomentTableBuilder(componentCount: componentCount, breakpoints: breakpoints)
    var cells = 64
    builder.tabulate(cells, spectra)
    while builder.error > accuracy && cells < 8192 {
      // The error of a cubic falls with the fourth power of the width, so one look says how many cells it takes.
      let wanted = Double(cells) * 1.1 * (builder.error / accuracy).squareRoot().squareRoot()
      cells = min(8192, max(cells * 5 / 4, wanted < 8192 ? Int(wanted) + 1 : 8192))
      builder.tabulate(cells, spectra)
    }
    cellsPerPiece = cells
    density = zip(breakpoints, breakpoints.dropFirst()).map { Double(cells) / ($1 - $0) }
    coefficients = builder.coefficients
    interpolationError = builder.error
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
    let position = (energy - breakpoints[piece]) * density[piece]
    let cell = min(Int(position), cellsPerPiece - 1)
    let u = position - Double(cell)
    coefficients.withUnsafeBufferPointer { buffer in
      let c = buffer.baseAddress! + (piece * cellsPerPiece + cell) * count * 4
      for i in 0..<count {
        moments[i] = c[i] + u * (c[count + i] + u * (c[2 * count + i] + u * c[3 * count + i]))
      }
    }
  }
}
