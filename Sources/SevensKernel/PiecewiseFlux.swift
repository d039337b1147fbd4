import CSevensMath
import SevensNumerics

/// Spectra that are quadratic between consecutive nodes, φ = a + bE + cE², with moments in closed form: a tabulated
/// spectrum that is linear between its rows, and its product with a share that is linear there too.
///
/// With E₁ < E₂ the ends of a cell,
/// ∫ φ dE = aΔ(E) + bΔ(E²)/2 + cΔ(E³)/3, ∫ φ/E dE = a ln(E₂/E₁) + bΔ(E) + cΔ(E²)/2,
/// ∫ φ/E² dE = a(1/E₁ − 1/E₂) + b ln(E₂/E₁) + cΔ(E).
/// Whole cells are summed once from the top; an evaluation adds the part of one cell.
public struct PiecewiseFlux: Sendable {
  /// The ascending nodes in MeV.
  public let nodes: [Double]
  /// The component of every spectrum.
  public private(set) var components: [Int]

  /// a, b, c of every spectrum, cell after cell.
  let coefficients: [Double]
  /// The three moments of every spectrum from a node to the end, node after node.
  let above: [Double]

  /// One spectrum, linear between tabulated energies in MeV, divided among components in shares that are linear too.
  ///
  /// - Parameters:
  ///   - energies: at least two ascending energies. A first one of 0 needs a first value of 0: in that cell φ ∝ E², as
  ///     phase space has it, and the share is that at its upper end. A straight line there would have an infinite Φ₂.
  ///   - values: φ at the energies, in MeV⁻¹ cm⁻² per exposure.
  ///   - shares: the components, each with its share at the energies; none if the spectrum belongs to it alone.
  public init(energies: [Double], values: [Double], shares: [(component: Int, share: [Double]?)]) {
    precondition(
      energies.count >= 2 && energies.count == values.count, "a value for each of two or more energies")
    precondition(energies[0] > 0 || (energies[0] == 0 && values[0] == 0), "a spectrum begins at 0 with 0")
    nodes = energies
    components = shares.map { $0.component }
    var coefficients: [Double] = []
    coefficients.reserveCapacity(3 * shares.count * (energies.count - 1))
    for cell in 0..<(energies.count - 1) {
      let (low, high) = (energies[cell], energies[cell + 1])
      precondition(low < high, "energies ascend")
      for (_, share) in shares {
        let upper = share?[cell + 1] ?? 1
        if low == 0 {
          coefficients += [0, 0, values[1] / (high * high) * upper]
        } else {
          let (p, q) = Self.line(low, high, values[cell], values[cell + 1])
          let (r, s) = Self.line(low, high, share?[cell] ?? 1, upper)
          coefficients += [p * r, p * s + q * r, q * s]
        }
      }
    }
    self.coefficients = coefficients
    above = Self.sums(energies, coefficients, shares.count)
  }

  /// The end of the spectra in MeV.
  public var highestEnergy: Double { nodes[nodes.count - 1] }

  /// Constant and slope of the line through two points.
  private static func line(_ x: Double, _ y: Double, _ f: Double, _ g: Double) -> (Double, Double) {
    let slope = (g - f) / (y - x)
    return (f - slope * x, slope)
  }

  private static func sums(_ nodes: [Double], _ coefficients: [Double], _ count: Int) -> [Double] {
    var above = [Double](repeating: 0, count: 3 * count * nodes.count)
    for i in 0..<count {
      var sums = (CompensatedSum(), CompensatedSum(), CompensatedSum())
      for cell in stride(from: nodes.count - 2, through: 0, by: -1) {
        let base = 3 * (cell * count + i)
        let part = moments(
          from: nodes[cell], to: nodes[cell + 1], coefficients[base], coefficients[base + 1],
          coefficients[base + 2])
        sums.0.add(part.0)
        sums.1.add(part.1)
        sums.2.add(part.2)
        above[base] = sums.0.value
        above[base + 1] = sums.1.value
        above[base + 2] = sums.2.value
      }
    }
    return above
  }

  /// The three moments of a + bE + cE²; from 0 on only with a = b = 0.
  @inline(__always)
  private static func moments(
    from low: Double, to high: Double, _ a: Double, _ b: Double, _ c: Double
  ) -> (Double, Double, Double) {
    let width = high - low
    let squares = width * (high + low) / 2
    let cubes = width * (high * high + high * low + low * low) / 3
    if a == 0 && b == 0 { return (c * cubes, c * squares, c * width) }
    let logarithm = sevens_log(high / low)
    return (
      a * width + b * squares + c * cubes, a * logarithm + b * width + c * squares,
      a * width / (low * high) + b * logarithm + c * width
    )
  }

  /// The same spectra as components further up.
  func movingComponents(by count: Int) -> PiecewiseFlux {
    var result = self
    for i in result.components.indices { result.components[i] += count }
    return result
  }

  /// The last node at or below an energy inside the range.
  private func cell(of energy: Double) -> Int {
    var (low, high) = (0, nodes.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if nodes[middle] <= energy { low = middle } else { high = middle }
    }
    return low
  }

  /// Adds Φ₀, Φ₁, Φ₂ of every spectrum at E_min in MeV to those of its component.
  func add(minimumEnergy: Double, to moments: UnsafeMutablePointer<Double>) {
    guard minimumEnergy < highestEnergy else { return }
    let energy = max(minimumEnergy, nodes[0])
    let (cell, count) = (cell(of: energy), components.count)
    for i in 0..<count {
      let (base, next) = (3 * (cell * count + i), 3 * ((cell + 1) * count + i))
      let part = Self.moments(
        from: energy, to: nodes[cell + 1], coefficients[base], coefficients[base + 1], coefficients[base + 2])
      let moment = moments + 3 * components[i]
      moment[0] += above[next] + part.0
      moment[1] += above[next + 1] + part.1
      moment[2] += above[next + 2] + part.2
    }
  }

  /// Adds φ(E) of every spectrum to that of its component.
  func addSpectrum(energy: Double, to flux: UnsafeMutableBufferPointer<Double>) {
    guard energy >= nodes[0], energy <= highestEnergy else { return }
    let cell = cell(of: energy)
    for i in components.indices {
      let base = 3 * (cell * components.count + i)
      flux[components[i]] +=
        coefficients[base] + energy * (coefficients[base + 1] + energy * coefficients[base + 2])
    }
  }
}
