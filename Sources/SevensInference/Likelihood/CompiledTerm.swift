import SevensNumerics

/// Eight bins that are computed together.
typealias Lane = SIMD8<Double>

/// Rows of bins, padded with zeros to whole lanes.
final class LaneBuffer: @unchecked Sendable {
  // Written only before it is shared, or by the one evaluator that owns it.
  let base: UnsafeMutablePointer<Lane>
  let count: Int

  init(count: Int) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: .zero, count: max(1, count))
  }

  convenience init(_ values: some Collection<Double>) {
    self.init(count: (values.count + 7) / 8)
    write(values, row: 0, lanes: count)
  }

  deinit { base.deallocate() }

  /// The same memory bin by bin.
  var numbers: UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
  }

  func write(_ values: some Collection<Double>, row: Int, lanes: Int) {
    for (bin, value) in values.enumerated() { base[row * lanes + bin / 8][bin % 8] = value }
  }
}

/// Expected counts of one term as flat rows over the parameters of the whole likelihood.
///
/// Rows and observations of a Gaussian term are whitened: with V = LLᵀ, |L⁻¹(μ − d)|² is its −2 ln L, so that every
/// Gaussian term is a sum of squares.
struct CompiledTerm: Sendable {
  let isPoisson: Bool
  let bins: Int
  let lanes: Int
  let monomials: [CountPolynomial.Monomial]
  let rows: LaneBuffer
  private let whitener: Whitener

  private enum Whitener: Sendable {
    case none
    case sigmas([Double])
    case factor(Cholesky)
  }

  /// A term without problems, whose parameters are at these positions.
  init(_ term: LikelihoodTerm, positions: [String: Int]) {
    bins = term.counts.binCount
    lanes = (bins + 7) / 8
    switch term.statistic {
    case .poisson: (isPoisson, whitener) = (true, .none)
    case .gaussianDiagonal(_, let variances):
      (isPoisson, whitener) = (false, .sigmas(variances.map { $0.squareRoot() }))
    case .gaussian(_, let covariance):
      isPoisson = false
      whitener = Cholesky(covariance).map { .factor($0) } ?? .none
    }
    let places = term.counts.parameters.map { positions[$0] ?? 0 }
    monomials = term.counts.monomials.map { monomial in
      monomial.map { CountPolynomial.Factor(places[$0.parameter], $0.power) }
    }
    rows = LaneBuffer(count: lanes * monomials.count)
    for m in monomials.indices { rows.write(whitened(Array(term.counts.row(m))), row: m, lanes: lanes) }
  }

  /// Observations in the form in which they are compared with the rows.
  func observations(_ observed: [Double]) -> LaneBuffer { LaneBuffer(whitened(observed)) }

  private func whitened(_ x: [Double]) -> [Double] {
    switch whitener {
    case .none: x
    case .sigmas(let sigmas): zip(x, sigmas).map { $0 / $1 }
    case .factor(let factor): factor.whiten(x)
    }
  }
}
