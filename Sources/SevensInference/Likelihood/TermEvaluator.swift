import SevensNumerics

/// One term of −2 ln L as a function of free parameters, with its memory; for one thread.
final class TermEvaluator {
  private let term: CompiledTerm
  private let plan: CountContraction
  private let observed: LaneBuffer
  /// The row of every group.
  private let rows: LaneBuffer
  private let mean: LaneBuffer
  /// ∂(−2 ln L)/∂μ_b and its derivative.
  private let weight: LaneBuffer
  private let bend: LaneBuffer
  /// ∂μ_b/∂x_p, where it is not simply a row.
  private let slope: LaneBuffer
  private let product: LaneBuffer
  private let factor: UnsafeMutablePointer<Double>
  private let fixedFactor: UnsafeMutablePointer<Double>
  private let sourceRow: UnsafeMutablePointer<Int>
  private let x: UnsafeMutablePointer<Double>
  private let slopeRow: UnsafeMutablePointer<UnsafePointer<Lane>>

  init(_ term: CompiledTerm, observed: LaneBuffer, plan: CountContraction) {
    self.term = term
    self.observed = observed
    self.plan = plan
    let lanes = term.lanes
    rows = plan.isIdentity ? term.rows : LaneBuffer(count: lanes * plan.groups.count)
    mean = LaneBuffer(count: lanes)
    weight = LaneBuffer(count: lanes)
    bend = LaneBuffer(count: lanes)
    product = LaneBuffer(count: lanes)
    slope = LaneBuffer(count: lanes * plan.parameters.count)
    factor = .allocate(capacity: max(1, plan.groups.count))
    fixedFactor = .allocate(capacity: max(1, plan.sources.map(\.count).max() ?? 0))
    sourceRow = .allocate(capacity: max(1, plan.sources.map(\.count).max() ?? 0))
    x = .allocate(capacity: max(1, plan.parameters.count))
    slopeRow = .allocate(capacity: max(1, plan.parameters.count))
  }

  deinit {
    factor.deallocate()
    fixedFactor.deallocate()
    sourceRow.deallocate()
    x.deallocate()
    slopeRow.deallocate()
  }

  /// Contracts the rows for the values of all parameters, of which the fixed ones count.
  func fix(_ values: UnsafePointer<Double>) {
    if plan.isIdentity { return }
    let (lanes, from, factor) = (term.lanes, UnsafePointer(term.rows.base), fixedFactor)
    for (g, sources) in plan.sources.enumerated() {
      let count = sources.count
      for (s, source) in sources.enumerated() {
        var product = 1.0
        for one in source.factors { product *= one.derivative(0, at: values[one.parameter]) }
        factor[s] = product
        sourceRow[s] = source.row * lanes
      }
      let out = rows.base + g * lanes
      for l in 0..<lanes {
        var sum = from[sourceRow[0] + l] * factor[0]
        for s in 1..<max(count, 1) { sum += from[sourceRow[s] + l] * factor[s] }
        out[l] = sum
      }
    }
  }

  /// The product of the factors of a group at x, of which some are replaced by derivatives.
  @inline(__always)
  private func monomial(_ group: Int, _ first: Int = -1, _ second: Int = -1) -> Double {
    var result = 1.0
    for (f, one) in plan.groups[group].enumerated() {
      result *= one.derivative((f == first ? 1 : 0) + (f == second ? 1 : 0), at: x[one.parameter])
    }
    return result
  }

  /// Adds the term at the values of the free parameters; returns whether a count is impossible.
  func add(to result: Derivatives, at free: UnsafePointer<Double>) -> Bool {
    for (p, parameter) in plan.parameters.enumerated() { x[p] = free[parameter] }
    expect()
    let below = term.isPoisson ? comparePoisson(result) : compareSquares(result)
    addSlopes(result)
    for group in plan.bent {
      factor[group] = Self.dot(weight.base, rows.base + group * term.lanes, term.lanes)
    }
    for (group, first, second) in plan.bends {
      let bending = factor[group] * monomial(group, first, second)
      let i = plan.parameters[plan.groups[group][first].parameter]
      let j = plan.parameters[plan.groups[group][second].parameter]
      result.hessian[i * result.dimension + j] += bending
      if i != j { result.hessian[j * result.dimension + i] += bending }
    }
    return below
  }

  /// The expected counts, whitened in a Gaussian term.
  private func expect() {
    let (lanes, groups) = (term.lanes, plan.groups.count)
    for g in 0..<groups { factor[g] = monomial(g) }
    let (rows, mean, factor) = (UnsafePointer(rows.base), mean.base, UnsafePointer(factor))
    for l in 0..<lanes {
      var sum = Lane.zero
      for g in 0..<groups { sum += rows[g * lanes + l] * factor[g] }
      mean[l] = sum
    }
  }

  private func compareSquares(_ result: Derivatives) -> Bool {
    var sum = Lane.zero
    for l in 0..<term.lanes {
      let residual = mean.base[l] - observed.base[l]
      sum += residual * residual
      weight.base[l] = residual + residual
      bend.base[l] = Lane(repeating: 2)
    }
    result.value += sum.sum()
    return false
  }

  private func comparePoisson(_ result: Derivatives) -> Bool {
    let (mean, observed) = (mean.numbers, observed.numbers)
    let (weight, bend, share) = (weight.numbers, bend.numbers, product.numbers)
    var below = 0
    // Plain arithmetic on numbers, which the compiler turns into vectors; the sum, which it may not reorder, follows.
    for b in 0..<(8 * term.lanes) {
      let (mu, n) = (mean[b], observed[b])
      let floor = n * PoissonDeviance.smallest
      below |= mu < floor ? 1 : 0
      // The smallest normal number keeps an empty bin from dividing by 0.
      let inverse = 1 / ((mu < floor ? floor : mu) + Double.leastNormalMagnitude)
      let ratio = n * inverse
      share[b] = mu - n + n * branchFreeLogarithm(ratio)
      weight[b] = 2 - (ratio + ratio)
      bend[b] = (ratio + ratio) * inverse
    }
    var sum = Lane.zero
    for l in 0..<term.lanes { sum += product.base[l] }
    result.value += 2 * sum.sum()
    return below == 0 ? false : correctBelowFloor(result)
  }

  /// Replaces what was computed with the mean at its floor; returns whether a count is impossible.
  private func correctBelowFloor(_ result: Derivatives) -> Bool {
    var impossible = false
    for bin in 0..<term.bins {
      let (l, b) = (bin / 8, bin % 8)
      let (mu, n) = (mean.base[l][b], observed.base[l][b])
      let floor = PoissonDeviance.floor(count: n)
      guard mu < floor else { continue }
      let atFloor = PoissonDeviance(mean: floor, count: n)
      let exact = PoissonDeviance(mean: mu, count: n)
      result.value += exact.value - (atFloor.value + 2 * (mu - floor))
      weight.base[l][b] = exact.first
      bend.base[l][b] = exact.second
      impossible = impossible || PoissonDeviance.isImpossible(mean: mu, count: n)
    }
    return impossible
  }

  /// The gradient, and the part of the Hessian from first derivatives of the counts.
  private func addSlopes(_ result: Derivatives) {
    let lanes = term.lanes
    let count = plan.parameters.count
    for p in 0..<count {
      if plan.linearGroup[p] >= 0 {
        slopeRow[p] = UnsafePointer(rows.base + plan.linearGroup[p] * lanes)
        continue
      }
      let out = slope.base + p * lanes
      for l in 0..<lanes { out[l] = .zero }
      for (group, position) in plan.slopes[p] {
        let (row, c) = (UnsafePointer(rows.base + group * lanes), monomial(group, position))
        for l in 0..<lanes { out[l] += row[l] * c }
      }
      slopeRow[p] = UnsafePointer(out)
    }
    let (weight, bend, product) = (weight.base, bend.base, product.base)
    for p in 0..<count {
      let (i, row) = (plan.parameters[p], slopeRow[p])
      var sum = Lane.zero
      for l in 0..<lanes {
        sum += weight[l] * row[l]
        product[l] = bend[l] * row[l]
      }
      result.gradient[i] += sum.sum()
      for q in p..<count {
        let j = plan.parameters[q]
        let curvature = Self.dot(product, slopeRow[q], lanes)
        result.hessian[i * result.dimension + j] += curvature
        if i != j { result.hessian[j * result.dimension + i] += curvature }
      }
    }
  }

  @inline(__always)
  private static func dot(_ a: UnsafePointer<Lane>, _ b: UnsafePointer<Lane>, _ lanes: Int) -> Double {
    var sum = Lane.zero
    for l in 0..<lanes { sum += a[l] * b[l] }
    return sum.sum()
  }
}
