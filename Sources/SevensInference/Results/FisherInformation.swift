import SevensNumerics

/// What data of a model say about its parameters at a point: the expected curvature of −ln L.
public struct FisherInformation: Sendable {
  /// The ids of the parameters.
  public let parameters: [String]
  /// I_ij = Σ_b ∂_i μ_b ∂_j μ_b / μ_b of Poisson terms, ∂_i μᵀ V⁻¹ ∂_j μ of Gaussian ones, and the constraints.
  public let matrix: [[Double]]
  /// I⁻¹, the least covariance of unbiased estimates; infinite variances where a direction is flat.
  public let covariance: [[Double]]
  /// Combinations of parameters that the data leave undetermined.
  public let flat: [FlatDirection]
}

extension Likelihood {
  /// The Fisher information at values of all parameters.
  ///
  /// Half of the Hessian of −2 ln L of the Asimov data set of the point, exactly: there the terms with second
  /// derivatives vanish. Poisson bins without expected counts add nothing; the centre of an asymmetric constraint takes
  /// the width above it.
  public func fisherInformation(at point: [Double]) -> FisherInformation {
    let hessian = asimov(at: point).derivatives(at: point).hessianRows
    let curvature = Curvature(hessian, Array(parameters.indices), parameters)
    return FisherInformation(
      parameters: parameters.map(\.id), matrix: hessian.map { $0.map { 0.5 * $0 } },
      covariance: curvature.covariance, flat: curvature.flat)
  }
}
