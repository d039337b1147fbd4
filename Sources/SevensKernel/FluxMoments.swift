import CSevensMath
import SevensNumerics

/// The three flux moments of every component of a source as functions of the smallest useful energy,
/// Φ_n(E_min) = Σ_lines Φ_i E_i⁻ⁿ θ(E_i ≥ E_min) + ∫_{E_min}^{E_hi} φ(E) E⁻ⁿ dE, n = 0, 1, 2.
///
/// Energies in MeV, fluxes in cm⁻² per exposure; Φ_n in cm⁻² MeV⁻ⁿ. A line exactly at E_min counts in full.
public struct FluxMoments: Sendable {
  /// A monochromatic line of one component.
  public struct Line: Sendable, Equatable {
    /// The index of the component.
    public var component: Int
    /// The energy in MeV.
    public var energy: Double
    /// The flux in cm⁻² per exposure.
    public var flux: Double

    /// A line of a component.
    public init(component: Int, energy: Double, flux: Double) {
      self.component = component
      self.energy = energy
      self.flux = flux
    }
  }

  /// The number of components.
  public private(set) var componentCount: Int
  /// The lines.
  public private(set) var lines: [Line]
  /// The closed-form spectra.
  public private(set) var powerSeries: [PowerSeries]
  /// The spectra that are polynomials between nodes, each with nodes of its own.
  public private(set) var piecewise: [PiecewiseFlux]
  /// The tabulated spectra: each grid holds the components from `first` on.
  private var tables: [(first: Int, table: MomentTable)]

  /// The moments of a source.
  public init(
    componentCount: Int, lines: [Line] = [], powerSeries: [PowerSeries] = [], piecewise: [PiecewiseFlux] = [],
    table: MomentTable? = nil
  ) {
    self.componentCount = componentCount
    self.lines = lines
    self.powerSeries = powerSeries
    self.piecewise = piecewise
    tables = table.map { [(0, $0)] } ?? []
  }

  /// Adds the components of another source after those here, whose moments keep every bit.
  public mutating func append(_ other: FluxMoments) {
    let first = componentCount
    componentCount += other.componentCount
    for var line in other.lines {
      line.component += first
      lines.append(line)
    }
    for var series in other.powerSeries {
      series.component += first
      powerSeries.append(series)
    }
    piecewise += other.piecewise.map { $0.movingComponents(by: first) }
    tables += other.tables.map { ($0.first + first, $0.table) }
  }

  /// The largest relative error of interpolating tabulated moments; 0 for lines and closed forms.
  public var interpolationError: Double {
    var largest = 0.0
    for entry in tables { largest = max(largest, entry.table.interpolationError) }
    return largest
  }

  /// The end of the spectrum of all components in MeV.
  public var highestEnergy: Double {
    var highest = 0.0
    for entry in tables { highest = max(highest, entry.table.highestEnergy) }
    for line in lines { highest = max(highest, line.energy) }
    for series in powerSeries { highest = max(highest, series.highestEnergy) }
    for spectrum in piecewise { highest = max(highest, spectrum.highestEnergy) }
    return highest
  }

  /// Energies in MeV at which some moment is not smooth: lines, nodes, and ends of spectra.
  public var breakpoints: [Double] {
    var all = lines.map { $0.energy } + powerSeries.map { $0.highestEnergy }
    for spectrum in piecewise { all += spectrum.nodes }
    for entry in tables { all += entry.table.breakpoints }
    return all
  }

  /// Writes Φ₀, Φ₁, Φ₂ of component after component at E_min in MeV: 3 × `componentCount` numbers.
  public func evaluate(minimumEnergy: Double, into moments: UnsafeMutablePointer<Double>) {
    for i in 0..<(3 * componentCount) { moments[i] = 0 }
    for entry in tables {
      entry.table.evaluate(minimumEnergy: minimumEnergy, into: moments + 3 * entry.first)
    }
    for line in lines where line.energy >= minimumEnergy {
      let inverse = 1 / line.energy
      let moment = moments + 3 * line.component
      moment[0] += line.flux
      moment[1] += line.flux * inverse
      moment[2] += line.flux * inverse * inverse
    }
    for series in powerSeries { series.add(minimumEnergy: minimumEnergy, to: moments) }
    for spectrum in piecewise { spectrum.add(minimumEnergy: minimumEnergy, to: moments) }
  }

  /// Φ₀, Φ₁, Φ₂ of component after component at E_min in MeV.
  public func callAsFunction(minimumEnergy: Double) -> [Double] {
    [Double](unsafeUninitializedCapacity: 3 * componentCount) { buffer, count in
      if let base = buffer.baseAddress { evaluate(minimumEnergy: minimumEnergy, into: base) }
      count = 3 * componentCount
    }
  }

  /// φ(E) of the continuous spectrum of every component, in MeV⁻¹ cm⁻² per exposure; lines are not in it.
  ///
  /// Of a tabulated spectrum it is the polynomial of the table, which is what the moments are integrals of.
  public func spectrum(energy: Double, into flux: UnsafeMutableBufferPointer<Double>) {
    for i in 0..<componentCount { flux[i] = 0 }
    for entry in tables { entry.table.addSpectrum(energy: energy, to: flux, from: entry.first) }
    for series in powerSeries { series.addSpectrum(energy: energy, to: flux) }
    for spectrum in piecewise { spectrum.addSpectrum(energy: energy, to: flux) }
  }
}
