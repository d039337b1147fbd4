import SevensNumerics

/// Computes the cubics of a `MomentTable` for a given number of cells.
struct MomentTableBuilder {
  let componentCount: Int
  let breakpoints: [Double]
  private(set) var coefficients: [Double] = []
  /// The largest difference of a cubic to the integral at mid-cell, relative to the moment there.
  private(set) var error = 0.0

  private var flux: [Double]
  private var upper: [Double]
  private var lower: [Double]
  private var slopes: [Double]
  private var nextSlopes: [Double]

  private static let rule = GaussLegendre(order: 5)

  init(componentCount: Int, breakpoints: [Double]) {
    self.componentCount = componentCount
    self.breakpoints = breakpoints
    flux = [Double](repeating: 0, count: componentCount)
    upper = [Double](repeating: 0, count: 3 * componentCount)
    (lower, slopes, nextSlopes) = (upper, upper, upper)
  }

  mutating func tabulate(_ cells: Int, _ spectra: (Double, UnsafeMutableBufferPointer<Double>) -> Void) {
    let count = 3 * componentCount
    coefficients = [Double](repeating: 0, count: (breakpoints.count - 1) * cells * count * 4)
    var sum = [Double](repeating: 0, count: count)
    // The largest moment so far, coming down in energy: an oscillating spectrum may have moments that vanish.
    var largest = [Double](repeating: 0, count: count)
    var differences = [Double](repeating: 0, count: cells * count)
    error = 0
    for piece in stride(from: breakpoints.count - 2, through: 0, by: -1) {
      let (start, end) = (breakpoints[piece], breakpoints[piece + 1])
      let width = (end - start) / Double(cells)
      // A spectrum may jump at a break point: slopes are taken just inside, also where a piece is very narrow.
      let inside = max(width * 1e-12, 4 * end.ulp)
      setSlopes(end - inside, spectra)
      for cell in stride(from: cells - 1, through: 0, by: -1) {
        let low = start + width * Double(cell)
        Self.integrate(low + width / 2, low + width, &upper, &flux, spectra)
        Self.integrate(low, low + width / 2, &lower, &flux, spectra)
        swap(&slopes, &nextSlopes)
        setSlopes(low + inside, spectra)
        let base = (piece * cells + cell) * count * 4
        for i in 0..<count {
          let (y1, middle) = (sum[i], sum[i] + upper[i])
          let y0 = middle + lower[i]
          let (d0, d1) = (-width * slopes[i], -width * nextSlopes[i])
          coefficients[base + i] = y0
          coefficients[base + count + i] = d0
          coefficients[base + 2 * count + i] = 3 * (y1 - y0) - 2 * d0 - d1
          coefficients[base + 3 * count + i] = 2 * (y0 - y1) + d0 + d1
          differences[cell * count + i] = abs((y0 + y1) / 2 + (d0 - d1) / 8 - middle)
          sum[i] = y0
        }
      }
      // Relative to the moment a 64th of the piece below: at the very end of a spectrum nothing is left to be relative to.
      for cell in stride(from: cells - 1, through: 0, by: -1) {
        let below = (piece * cells + max(0, cell - cells / 64)) * count * 4
        for i in 0..<count {
          largest[i] = max(largest[i], abs(coefficients[below + i]))
          let difference = differences[cell * count + i]
          if difference > error * largest[i] { error = difference / largest[i] }
        }
      }
    }
  }

  /// φ, φ/E, φ/E² of every component.
  private mutating func setSlopes(
    _ energy: Double, _ spectra: (Double, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    flux.withUnsafeMutableBufferPointer { spectra(energy, $0) }
    let inverse = 1 / energy
    for s in 0..<componentCount {
      slopes[3 * s] = flux[s]
      slopes[3 * s + 1] = flux[s] * inverse
      slopes[3 * s + 2] = flux[s] * inverse * inverse
    }
  }

  private static func integrate(
    _ a: Double, _ b: Double, _ result: inout [Double], _ flux: inout [Double],
    _ spectra: (Double, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    for i in result.indices { result[i] = 0 }
    for node in rule.nodes.indices {
      let energy = (a + b) / 2 + (b - a) / 2 * rule.nodes[node]
      flux.withUnsafeMutableBufferPointer { spectra(energy, $0) }
      let (weight, inverse) = (rule.weights[node] * (b - a) / 2, 1 / energy)
      for s in flux.indices {
        let value = weight * flux[s]
        result[3 * s] += value
        result[3 * s + 1] += value * inverse
        result[3 * s + 2] += value * inverse * inverse
      }
    }
  }
}
