import SevensKernel
import SevensNumerics

/// Expected counts with their exact first and second derivatives in coupling parameters.
///
/// Counts are a quadratic form in the couplings a_k, and each a_k is a polynomial of low degree in the parameters θ, so
/// dN/dθ_i = Σ_k (∂N/∂a_k) a_k,i and d²N/dθ_i dθ_j = Σ_k [(∂N/∂a_k)(a_,j) a_k,i + (∂N/∂a_k) a_k,ij], where ∂N/∂a_k is
/// linear in a. The derivatives of a_k come from five points, which is exact up to the fourth degree: nothing is a small
/// difference, and the templates are not touched.
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
    guard let steps = CouplingSteps(prediction.setup, keys) else { return nil }
    let parts = [
      (prediction.templates.map(\.template), steps.derivatives(prediction.model)),
      (prediction.electronTemplates.map(\.template), steps.derivatives(prediction.electronModel)),
    ]
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

/// Displacements of coupling parameters about a point, and derivatives of the couplings from them.
struct CouplingSteps {
  private let setup: Setup
  private let settings: [Setting<Setup>]
  private let values: [Double]
  private let steps: [Double]

  /// Nil if a key is no coupling parameter of the set-up.
  init?(_ setup: Setup, _ keys: [String]) {
    let known = Dictionary(setup.settings.map { ($0.id, $0) }) { first, _ in first }
    settings = keys.compactMap { key in
      guard let setting = known[key], case .number(.coupling, _, _, _) = setting.form else { return nil }
      return setting
    }
    guard settings.count == keys.count else { return nil }
    self.setup = setup
    values = settings.map { if case .number(let value?) = $0.read(setup) { value } else { 0 } }
    steps = zip(settings, values).map { max(abs($1), $0.scale) }
  }

  /// The set-up with parameters moved by so many steps.
  func moved(_ displacements: [(parameter: Int, steps: Double)]) -> Setup {
    var moved = setup
    var offsets = [Double](repeating: 0, count: settings.count)
    for (parameter, count) in displacements { offsets[parameter] += count }
    for (i, offset) in offsets.enumerated() where offset != 0 {
      settings[i].write(&moved, .number(values[i] + offset * steps[i]))
    }
    return moved
  }

  /// The set-up with all parameters moved, by different amounts so that nothing cancels.
  var generic: [Setup] {
    [moved(settings.indices.map { ($0, 1 + 0.37 * Double($0)) }), moved(settings.indices.map { ($0, 0.71) })]
      + settings.indices.map { moved([($0, 1)]) }
  }

  /// a_k, its first derivatives, and its second ones with the first index slowest.
  ///
  /// With δ_n f = f(θ + nh) − f(θ − nh): f′ = (8δ₁ − δ₂)/12h, and f″ in the same way from sums of both sides. Differences
  /// are taken first, so what does not depend on a parameter drops out exactly.
  func derivatives(
    _ model: LoweredModel
  ) -> (value: AmplitudeCouplings, first: [AmplitudeCouplings], second: [AmplitudeCouplings]) {
    func couplings(_ displacements: [(parameter: Int, steps: Double)]) -> AmplitudeCouplings {
      let point = moved(displacements)
      return model.couplings(point.interactions, electroweak: point.electroweak)
    }
    func slope(_ i: Int, _ rest: [(parameter: Int, steps: Double)]) -> AmplitudeCouplings {
      func difference(_ n: Double) -> AmplitudeCouplings {
        .combining(1, couplings(rest + [(i, n)]), -1, couplings(rest + [(i, -n)]))
      }
      return .combining(8 / (12 * steps[i]), difference(1), -1 / (12 * steps[i]), difference(2))
    }
    let all = settings.indices
    let first = all.map { slope($0, []) }
    let second = all.flatMap { i in
      all.map { j -> AmplitudeCouplings in
        let scale = 1 / (12 * steps[i])
        if i == j {
          func bend(_ n: Double) -> AmplitudeCouplings {
            let right = AmplitudeCouplings.combining(1, couplings([(i, n)]), -1, model.couplings)
            return .combining(1, right, 1, .combining(1, couplings([(i, -n)]), -1, model.couplings))
          }
          return .combining(16 * scale / steps[i], bend(1), -scale / steps[i], bend(2))
        }
        func difference(_ n: Double) -> AmplitudeCouplings {
          .combining(1, slope(j, [(i, n)]), -1, slope(j, [(i, -n)]))
        }
        return .combining(8 * scale, difference(1), -scale, difference(2))
      }
    }
    return (model.couplings, first, second)
  }
}

extension AmplitudeCouplings {
  /// x a + y b.
  fileprivate static func combining(
    _ x: Double, _ a: AmplitudeCouplings, _ y: Double, _ b: AmplitudeCouplings
  ) -> AmplitudeCouplings {
    var result = a
    for k in result.real.indices {
      result.real[k] = x * a.real[k] + y * b.real[k]
      result.imaginary[k] = x * a.imaginary[k] + y * b.imaginary[k]
    }
    return result
  }
}

extension Prediction {
  /// A prediction whose templates hold the terms of coupling parameters that are to vary, whatever their values are.
  ///
  /// Keys that are no coupling parameters are left out of account: they need new templates.
  public init(
    _ setup: Setup, varying keys: [String], edges: [Double]? = nil, loop: ParallelLoop = .serial
  ) {
    let couplings = keys.filter { CouplingSteps(setup, [$0]) != nil }
    self.init(
      setup, edges: edges, variants: CouplingSteps(setup, couplings)?.generic ?? [], loop: loop)
  }
}
