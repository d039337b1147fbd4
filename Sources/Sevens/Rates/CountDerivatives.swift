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
    guard let function = try? CountFunction(prediction, keys: keys) else { return nil }
    self.init(function, at: function.values)
  }

  /// The derivatives at values of the parameters in their internal units.
  public init(_ function: CountFunction, at values: [Double]) {
    let (keys, rates) = (function.keys, function.rates)
    let all = keys.indices
    var hessian = [[Double]](
      repeating: [Double](repeating: 0, count: function.binCount), count: keys.count * keys.count)
    for part in function.parts {
      let couplings = part.couplings.couplings(at: values)
      let first = all.map { part.couplings.derivative([$0], at: values) }
      let second = all.flatMap { i in all.map { part.couplings.derivative([i, $0], at: values) } }
      for time in rates.indices {
        // Bins of time run fastest.
        let columns = stride(from: time, to: function.binCount, by: rates.count)
        let slope = part.template.gradient(couplings, rates: rates[time])
        let slopes = first.map { part.template.gradient($0, rates: rates[time]) }
        for i in all {
          for j in all {
            let pair = i * keys.count + j
            CountFunction.add(slopes[j], first[i], to: &hessian[pair], columns)
            CountFunction.add(slope, second[pair], to: &hessian[pair], columns)
          }
        }
      }
    }
    self.keys = keys
    counts = function.counts(at: values)
    gradient = function.gradient(at: values, in: Array(all))
    self.hessian = hessian
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
