import SevensInference
import SevensNumerics

/// Templates that are known at some values of parameters as one polynomial in these:
/// T_b(θ) = T_b(0) + Σ_m c_mb Π_i θ_i^n_mi, over all monomials up to a total degree.
///
/// The coefficients of every bin are those of least squares, so that the noise of simulated templates averages out; what
/// is at the origin is kept. The distance to the templates, noise included, is measured.
public struct FittedTemplates: Sendable {
  /// The counts; the parameters in the order of the points.
  public let counts: CountPolynomial
  /// The largest difference to a template, relative to the bin or to 1 % of the largest.
  public let error: Double
  /// The largest difference of the sum of all bins to that of a template, relative to it.
  public let errorOfSum: Double

  /// Fits templates.
  ///
  /// - Parameters:
  ///   - degree: the highest sum of powers.
  ///   - points: the values of the parameters, one list for each template; the origin is among them.
  public init(_ parameters: [String], degree: Int, points: [[Double]], templates: [[Double]]) {
    precondition(points.count == templates.count, "a point for every template")
    guard let origin = points.firstIndex(where: { $0.allSatisfy { $0 == 0 } }) else {
      preconditionFailure("no template at the origin")
    }
    let centre = templates[origin]
    let monomials = Self.monomials(of: parameters.count, degree: degree)
    // Of the order of 1, which keeps the digits of the normal equations.
    let sizes = parameters.indices.map { i in points.reduce(0) { max($0, abs($1[i])) } }
    let design = points.map { point in
      monomials.map { Self.value($0, zip(point, sizes).map { $0 / $1 }) }
    }
    let normal = monomials.indices.map { i in
      monomials.indices.map { j in design.reduce(0) { $0 + $1[i] * $1[j] } }
    }
    guard let factor = Cholesky(normal) else { preconditionFailure("too few templates for degree \(degree)") }
    var counts = CountPolynomial(parameters: parameters, binCount: centre.count)
    counts.add([], centre)
    // (XᵀX)⁻¹Xᵀ, template by template.
    let weights = design.map(factor.solve)
    for (m, monomial) in monomials.enumerated() {
      let size = Self.value(monomial, sizes)
      for (weight, template) in zip(weights, templates) {
        counts.add(monomial, zip(template, centre).map { $0 - $1 }, scale: weight[m] / size)
      }
    }
    var (worst, worstSum) = (0.0, 0.0)
    for (point, template) in zip(points, templates) {
      let (found, largest) = (counts.counts(at: point), template.max() ?? 0)
      for (value, exact) in zip(found, template) {
        worst = max(worst, abs(value - exact) / max(exact, 1e-2 * largest))
      }
      let sum = template.reduce(0, +)
      worstSum = max(worstSum, abs(found.reduce(0, +) - sum) / sum)
    }
    self.counts = counts
    (error, errorOfSum) = (worst, worstSum)
  }

  /// All products of powers of some parameters with a sum of powers from 1 to a degree.
  private static func monomials(of count: Int, degree: Int) -> [CountPolynomial.Monomial] {
    var all: [CountPolynomial.Monomial] = [[]]
    for parameter in 0..<count {
      all = all.flatMap { one in
        (0...(degree - one.reduce(0) { $0 + $1.power })).map { power in
          power == 0 ? one : one + [CountPolynomial.Factor(parameter, power)]
        }
      }
    }
    return all.filter { !$0.isEmpty }
  }

  private static func value(_ monomial: CountPolynomial.Monomial, _ point: [Double]) -> Double {
    monomial.reduce(1) { product, factor in
      (0..<factor.power).reduce(product) { value, _ in value * point[factor.parameter] }
    }
  }
}
