import CSevensMath
import SevensNumerics

/// A constraint of one parameter, ready for evaluation.
struct CompiledPull {
  /// The shapes that have a value, without storage on the heap.
  enum Shape {
    case normal(sigma: Double)
    case logNormal(sigma: Double)
    case asymmetric(minus: Double, plus: Double)
    case countingPull(sigma: Double)
  }

  let shape: Shape
  let parameter: Int
  let centre: Double

  /// The term of −2 ln L and its first and second derivative in the parameter.
  func callAsFunction(_ x: Double) -> (value: Double, first: Double, second: Double) {
    switch shape {
    case .normal(let sigma): return Self.square(x - centre, sigma)
    case .asymmetric(let minus, let plus): return Self.square(x - centre, x < centre ? minus : plus)
    case .countingPull(let sigma):
      let count = 1 / (sigma * sigma)
      let deviance = PoissonDeviance(mean: (1 + x) * count, count: (1 + centre) * count)
      return (deviance.value, deviance.first * count, deviance.second * count * count)
    case .logNormal(let sigma):
      // Below the floor the Taylor polynomial of second order: there is no logarithm from 0 on.
      let y = max(x, PoissonDeviance.smallest * centre)
      let u = sevens_log(y / centre)
      let value = u * u / (sigma * sigma)
      let first = 2 * u / (sigma * sigma * y)
      let second = 2 * (1 - u) / (sigma * sigma * y * y)
      let below = x - y
      return (value + below * (first + below * second / 2), first + below * second, second)
    }
  }

  private static func square(_ x: Double, _ sigma: Double) -> (Double, Double, Double) {
    let weight = 1 / (sigma * sigma)
    return (x * x * weight, 2 * x * weight, 2 * weight)
  }
}

/// A correlated block, ready for evaluation.
struct CompiledBlock {
  let parameters: [Int]
  let centre: [Double]
  /// The rows of V⁻¹.
  let inverse: [[Double]]
}

/// All constraints of a likelihood, with positions instead of ids.
struct CompiledConstraints {
  private(set) var pulls: [CompiledPull] = []
  private(set) var blocks: [CompiledBlock] = []

  init(_ constraints: [ConstraintTerm], positions: [String: Int]) {
    for constraint in constraints {
      let places = constraint.parameters.compactMap { positions[$0] }
      func pull(_ shape: CompiledPull.Shape) {
        pulls.append(CompiledPull(shape: shape, parameter: places[0], centre: constraint.centre[0]))
      }
      switch constraint.shape {
      case .normal(let sigma): pull(.normal(sigma: sigma))
      case .logNormal(let sigma): pull(.logNormal(sigma: sigma))
      case .asymmetric(let minus, let plus): pull(.asymmetric(minus: minus, plus: plus))
      case .countingPull(let sigma): pull(.countingPull(sigma: sigma))
      case .flat: break
      case .correlated(let covariance):
        if let inverse = Cholesky(covariance)?.inverse {
          blocks.append(CompiledBlock(parameters: places, centre: constraint.centre, inverse: inverse))
        }
      }
    }
  }

  /// Adds the constraints at the values of all parameters to a function of the free ones.
  ///
  /// - Parameter place: the position of every parameter among the free ones; −1 for a fixed one.
  func add(to result: Derivatives, at values: UnsafePointer<Double>, place: [Int]) {
    for pull in pulls {
      let (value, first, second) = pull(values[pull.parameter])
      result.value += value
      let i = place[pull.parameter]
      if i >= 0 {
        result.gradient[i] += first
        result.hessian[i * result.dimension + i] += second
      }
    }
    for block in blocks {
      for (a, p) in block.parameters.enumerated() {
        var slope = 0.0
        for (b, q) in block.parameters.enumerated() {
          slope += block.inverse[a][b] * (values[q] - block.centre[b])
          if place[p] >= 0, place[q] >= 0 {
            result.hessian[place[p] * result.dimension + place[q]] += 2 * block.inverse[a][b]
          }
        }
        result.value += (values[p] - block.centre[a]) * slope
        if place[p] >= 0 { result.gradient[place[p]] += 2 * slope }
      }
    }
  }
}
