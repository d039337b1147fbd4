import SevensKernel
import SevensNumerics

/// Expected counts of all bins as a function of coupling parameters, for many evaluations of one set-up.
///
/// Templates and the polynomials a_k(θ) are found once. A new point is then N_b(θ) = Σ_s τ^s_t Σ_kl G_kl(θ) B^s_{b;kl},
/// a small contraction, and dN_b/dθ_i = Σ_k (∂N_b/∂a_k) a_k,i is as exact. All other parameters keep their values.
public struct CountFunction: Sendable {
  /// The coupling parameters, in the order of their values.
  public let keys: [String]
  /// The values of the parameters in the set-up, in their internal units; 0 where absent.
  public let values: [Double]
  /// The templates, which hold the terms of all parameters.
  public let prediction: Prediction
  /// The summed template of the nuclides and that of the electrons, as far as they are counted.
  let parts: [Part]
  /// r_s of every component, for every bin of time.
  let rates: [[Double]]

  /// What scatters, with its couplings.
  struct Part: Sendable {
    let template: RateTemplate
    let couplings: CouplingPolynomials
  }

  /// Integrates a set-up without problems.
  ///
  /// - Parameters:
  ///   - keys: coupling parameters of the set-up.
  ///   - edges: edges of bins in the unit of the axis, for a detector that has only a threshold.
  public init(
    _ setup: Setup, varying keys: [String], edges: [Double]? = nil, loop: ParallelLoop = .serial
  ) throws(CouplingPolynomials.Fault) {
    try self.init(Prediction(setup, varying: keys, edges: edges, loop: loop), keys: keys)
  }

  /// Takes the templates of a prediction that holds the terms of all keys: `Prediction(setup, varying: keys)` does.
  public init(_ prediction: Prediction, keys: [String]) throws(CouplingPolynomials.Fault) {
    let neutrinos = Set(prediction.beam.components.map(\.neutrino.couplingIndex))
    var parts: [Part] = []
    for (templates, model) in [
      (prediction.templates.map(\.template), prediction.model),
      (prediction.electronTemplates.map(\.template), prediction.electronModel),
    ] {
      guard var sum = templates.first else { continue }
      for template in templates.dropFirst() { sum.add(template) }
      let couplings = try CouplingPolynomials(prediction.setup, model, keys: keys, neutrinos: neutrinos)
      parts.append(Part(template: sum, couplings: couplings))
    }
    self.keys = keys
    values = try CouplingSteps(prediction.setup, keys).values
    self.prediction = prediction
    self.parts = parts
    rates = (0..<(prediction.timeFractions.first?.count ?? 1)).map { time in
      zip(prediction.beam.components, prediction.timeFractions).map { $0.scalePerCm2 * $1[time] }
    }
  }

  /// The number of bins of all axes together.
  public var binCount: Int { prediction.axis.binCount * rates.count }

  /// N_b, row-major over the axes of the prediction.
  public func counts(at values: [Double]) -> [Double] {
    let (bins, times) = (prediction.axis.binCount, rates.count)
    var result = [Double](repeating: 0, count: bins * times)
    for part in parts {
      let couplings = part.couplings.couplings(at: values)
      if times == 1 {
        result.withUnsafeMutableBufferPointer {
          part.template.addCounts(couplings, rates: rates[0], into: $0)
        }
        continue
      }
      let (rows, length) = (part.template.componentCounts(couplings), part.template.rowLength)
      for (time, rates) in rates.enumerated() {
        for (s, rate) in rates.enumerated() {
          for b in 0..<bins { result[b * times + time] += rate * rows[s * length + b] }
        }
      }
    }
    return result
  }

  /// The estimated relative error of the counts, as `Prediction.estimatedError`.
  public func estimatedError(at values: [Double]) -> Double {
    let sums = rates.dropFirst().reduce(rates[0]) { sum, row in zip(sum, row).map { $0 + $1 } }
    return parts.map {
      Prediction.largestError([$0.template], $0.couplings.couplings(at: values), rates: sums)
    }.max() ?? 0
  }

  /// dN_b/dθ_i: a row of bins for every one of some parameters, given by their positions among `keys`.
  public func gradient(at values: [Double], in parameters: [Int]) -> [[Double]] {
    let (bins, times) = (prediction.axis.binCount, rates.count)
    var result = [[Double]](
      repeating: [Double](repeating: 0, count: bins * times), count: parameters.count)
    for part in parts {
      let couplings = part.couplings.couplings(at: values)
      let directions = parameters.map { part.couplings.derivative([$0], at: values) }
      for (time, rates) in rates.enumerated() {
        let slope = part.template.gradient(couplings, rates: rates)
        // Bins of time run fastest.
        let columns = stride(from: time, to: bins * times, by: times)
        for (i, direction) in directions.enumerated() {
          Self.add(slope, direction, to: &result[i], columns)
        }
      }
    }
    return result
  }

  /// Adds Σ_k slope_k a_k bin by bin to some columns of a row.
  static func add(
    _ slope: [Double], _ a: AmplitudeCouplings, to row: inout [Double], _ columns: StrideTo<Int>
  ) {
    let bins = slope.count / (2 * max(1, a.real.count))
    for k in a.real.indices where a.real[k] != 0 || a.imaginary[k] != 0 {
      let (re, im) = (2 * k * bins, (2 * k + 1) * bins)
      for (b, column) in columns.enumerated() {
        row[column] += slope[re + b] * a.real[k] + slope[im + b] * a.imaginary[k]
      }
    }
  }
}
