import SevensKernel
import SevensNumerics

/// Expected counts with their exact first and second derivatives in coupling parameters.
///
/// Counts are a quadratic form in the couplings a_k, and each a_k is a polynomial of low degree in the parameters θ, so
/// dN/dθ_i = Σ_k (∂N/∂a_k) a_k,i and d²N/dθ_i dθ_j = Σ_k [(∂N/∂a_k)(a_,j) a_k,i + (∂N/∂a_k) a_k,ij], where ∂N/∂a_k is
/// linear in a. The a_k are `CouplingPolynomials`, whose derivatives are exact; the templates are not touched.
public struct CountDerivatives: Sendable {
  /// The keys of the parameters.
  public let keys: [String]
  /// N_b.
  public let counts: [Double]
  /// dN_b/dθ_i: a row of bins for every parameter.
  public let gradient: [[Double]]
  /// d²N_b/dθ_i dθ_j: a row of bins for every pair, i slowest.
  public let hessian: [[Double]]

  /// The derivatives at the point a prediction was made for; nil if a key is no coupling parameter in use.
  ///
  /// The prediction has to hold the terms of all keys: `Prediction(setup, varying: keys)` does.
  public init?(_ prediction: Prediction, keys: [String]) {
    let setup = prediction.setup
    guard let values = (try? CouplingSteps(setup, keys))?.values else { return nil }
    var parts: [(templates: [RateTemplate], a: CouplingDerivatives)] = []
    for (templates, model) in [
      (prediction.templates.map(\.template), prediction.model),
      (prediction.electronTemplates.map(\.template), prediction.electronModel),
    ] where !templates.isEmpty {
      guard let polynomials = try? CouplingPolynomials(setup, model, keys: keys) else { return nil }
      parts.append((templates, CouplingDerivatives(polynomials, at: values)))
    }
    let (bins, times) = (prediction.axis.binCount, prediction.timeFractions.first?.count ?? 1)
    var counts = [Double](repeating: 0, count: bins * times)
    var gradient = keys.map { _ in counts }
    var hessian = [[Double]](repeating: counts, count: keys.count * keys.count)
    for time in 0..<times {
      let rates = zip(prediction.beam.components, prediction.timeFractions).map { $0.scalePerCm2 * $1[time] }
      // Bins of time run fastest.
      let columns = stride(from: time, to: bins * times, by: times)
      for (templates, a) in parts {
        for template in templates {
          for (column, own) in zip(columns, template.counts(a.value, rates: rates)) { counts[column] += own }
          let slope = template.gradient(a.value, rates: rates)
          let slopes = a.first.map { template.gradient($0, rates: rates) }
          for i in keys.indices {
            Self.add(slope, a.first[i], to: &gradient[i], columns)
            for j in keys.indices {
              Self.add(slopes[j], a.first[i], to: &hessian[i * keys.count + j], columns)
              Self.add(slope, a.second[i * keys.count + j], to: &hessian[i * keys.count + j], columns)
            }
          }
        }
      }
    }
    (self.keys, self.counts, self.gradient, self.hessian) = (keys, counts, gradient, hessian)
  }

  /// The couplings with their derivatives; the second ones with the first index slowest.
  private struct CouplingDerivatives {
    let value: AmplitudeCouplings
    let first: [AmplitudeCouplings]
    let second: [AmplitudeCouplings]

    init(_ polynomials: CouplingPolynomials, at values: [Double]) {
      let all = values.indices
      value = polynomials.couplings(at: values)
      first = all.map { polynomials.derivative([$0], at: values) }
      second = all.flatMap { i in all.map { polynomials.derivative([i, $0], at: values) } }
    }
  }

  /// Adds Σ_k slope_k a_k bin by bin to some columns of a row.
  private static func add(
    _ slope: [Double], _ a: AmplitudeCouplings, to row: inout [Double], _ columns: StrideTo<Int>
  ) {
    let bins = slope.count / (2 * a.real.count)
    for k in a.real.indices where a.real[k] != 0 || a.imaginary[k] != 0 {
      let (re, im) = (2 * k * bins, (2 * k + 1) * bins)
      for (b, column) in columns.enumerated() {
        row[column] += slope[re + b] * a.real[k] + slope[im + b] * a.imaginary[k]
      }
    }
  }
}

/// Coupling parameters of a set-up as multiples of their typical sizes.
struct CouplingSteps {
  private let setup: Setup
  private let settings: [Setting<Setup>]
  /// The typical size of every parameter.
  let scales: [Double]

  /// Fails at a key that is no coupling parameter of the set-up.
  init(_ setup: Setup, _ keys: [String]) throws(CouplingPolynomials.Fault) {
    let known = Dictionary(setup.settings.map { ($0.id, $0) }) { first, _ in first }
    var settings: [Setting<Setup>] = []
    for key in keys {
      guard let setting = known[key], case .number(.coupling, _, _, _) = setting.form else {
        throw .noCoupling(key)
      }
      settings.append(setting)
    }
    self.setup = setup
    self.settings = settings
    scales = settings.map(\.scale)
  }

  /// The values of the parameters in the set-up, 0 where absent.
  var values: [Double] {
    settings.map { if case .number(let value?) = $0.read(setup) { value } else { 0 } }
  }

  /// The set-up with all parameters at multiples of their sizes.
  func setup(at multiples: [Double]) -> Setup {
    var moved = setup
    for (setting, (multiple, scale)) in zip(settings, zip(multiples, scales)) {
      setting.write(&moved, .number(multiple * scale))
    }
    return moved
  }

  /// The set-up at points where nothing vanishes or cancels, to see which terms there are.
  var generic: [Setup] {
    let all = settings.indices
    return [
      setup(at: all.map { 1 + 0.37 * Double($0) }), setup(at: all.map { 0.71 + 0.05 * Double($0 % 3) }),
    ]
      + all.map { one in setup(at: all.map { $0 == one ? 1 : 0 }) }
  }
}

extension Prediction {
  /// A prediction whose templates hold the terms of coupling parameters that are to vary, whatever their values are.
  ///
  /// Keys that are no coupling parameters are left out of account: they need new templates.
  public init(
    _ setup: Setup, varying keys: [String], edges: [Double]? = nil, loop: ParallelLoop = .serial
  ) {
    let couplings = keys.filter { (try? CouplingSteps(setup, [$0])) != nil }
    self.init(
      setup, edges: edges, variants: (try? CouplingSteps(setup, couplings))?.generic ?? [], loop: loop)
  }
}
