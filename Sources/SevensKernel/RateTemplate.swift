/// Everything about a prediction that does not depend on coupling strengths, integrated once:
/// B^{s,m}_{b;kl} = Σ_j n_j ∫ dT R_b(T) K P_k P_l W_kl Σ_n κ_n Φ_n^s(E_min), symmetric in (k, l), stored for k ≤ l with
/// the factor 2 folded in. Expected counts are then the exact quadratic form N_b = Σ_{s,m} Σ_{k≤l} Re G_kl B_kl.
public struct RateTemplate: Sendable {
  /// The terms k.
  public let terms: [AmplitudeTerm]
  /// The mass in MeV of every group of final states.
  public let finalMasses: [Double]
  /// The flux components s.
  public let components: [FluxComponent]
  /// The number of bins of the reconstructed axis.
  public let binCount: Int
  /// The estimated relative error: the largest difference to the nested rule of lower order, over bins above 1e-6 of
  /// their sum, plus that of the flux moments.
  public internal(set) var estimatedError: Double
  /// False if the estimate missed the accuracy that was asked for.
  public internal(set) var converged: Bool
  /// Entries ordered by component, mass group, pair; a row holds the bins, then *outside*, then *lost*.
  public internal(set) var entries: [Double]
  /// By how much every entry differs from that of the nested rule of lower order, in absolute value.
  public internal(set) var differences: [Double]
  /// The largest relative error of the flux moments.
  public internal(set) var momentError: Double

  /// The number of pairs k ≤ l.
  public var pairCount: Int { terms.count * (terms.count + 1) / 2 }
  /// The length of a row of `entries`.
  public var rowLength: Int { binCount + 2 }

  /// The row of a component, mass group and pair.
  @inlinable
  public func row(component: Int, group: Int, pair: Int) -> Int {
    ((component * finalMasses.count + group) * pairCount + pair) * rowLength
  }

  /// The position of (k, l) among the pairs, in any order.
  @inlinable
  public func pair(_ k: Int, _ l: Int) -> Int {
    let (a, b) = k <= l ? (k, l) : (l, k)
    return a * terms.count - a * (a - 1) / 2 + (b - a)
  }

  /// Adds the entries of another scatterer of the same request.
  public mutating func add(_ other: RateTemplate) {
    precondition(
      other.entries.count == entries.count && other.terms == terms, "templates of different requests")
    Self.add(other.entries, to: &entries)
    Self.add(other.differences, to: &differences)
    momentError = max(momentError, other.momentError)
    estimatedError = max(estimatedError, other.estimatedError)
    converged = converged && other.converged
  }

  private static func add(_ other: [Double], to sum: inout [Double]) {
    sum.withUnsafeMutableBufferPointer { sum in
      other.withUnsafeBufferPointer { other in
        for i in sum.indices { sum[i] += other[i] }
      }
    }
  }

  /// Expected counts of every component: rows of the bins, then *outside*, then *lost*, component after component.
  public func componentCounts(_ couplings: AmplitudeCouplings) -> [Double] {
    var result = [Double](repeating: 0, count: components.count * rowLength)
    result.withUnsafeMutableBufferPointer { buffer in
      for s in components.indices {
        accumulate(
          couplings, component: s, rate: 1, columns: rowLength, into: buffer.baseAddress! + s * rowLength)
      }
    }
    return result
  }

  /// Expected counts N_b = Σ_s r_s n^s_b of the bins, for a rate r_s of every component (fluxes, time acceptance).
  public func counts(_ couplings: AmplitudeCouplings, rates: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: binCount)
    result.withUnsafeMutableBufferPointer { addCounts(couplings, rates: rates, into: $0) }
    return result
  }

  /// The estimated numerical error of the counts of every bin: Σ |r_s Re G_kl D_kl| with D the differences of the
  /// entries, plus the error of the moments.
  public func countErrors(_ couplings: AmplitudeCouplings, rates: [Double]) -> [Double] {
    var result = counts(couplings, rates: rates).map { abs($0) * momentError }
    for s in components.indices {
      for group in finalMasses.indices {
        var bilinears = [Double](repeating: 0, count: pairCount)
        bilinears.withUnsafeMutableBufferPointer {
          guard let base = $0.baseAddress else { return }
          couplings.addBilinears(flavor: components[s].flavor, group: group, scale: rates[s], to: base)
        }
        for (pair, factor) in bilinears.enumerated() {
          let row = row(component: s, group: group, pair: pair)
          for b in 0..<binCount { result[b] += abs(factor) * differences[row + b] }
        }
      }
    }
    return result
  }

  /// Adds the expected counts of the bins to a buffer of `binCount` numbers, without allocating.
  public func addCounts(
    _ couplings: AmplitudeCouplings, rates: [Double], into result: UnsafeMutableBufferPointer<Double>
  ) {
    guard let base = result.baseAddress else { return }
    for s in components.indices {
      accumulate(couplings, component: s, rate: rates[s], columns: binCount, into: base)
    }
  }

  private func accumulate(
    _ couplings: AmplitudeCouplings, component: Int, rate: Double, columns: Int,
    into result: UnsafeMutablePointer<Double>
  ) {
    let (pairCount, flavor) = (pairCount, components[component].flavor)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: pairCount) { bilinears in
      let g = bilinears.baseAddress!
      entries.withUnsafeBufferPointer { entries in
        for group in finalMasses.indices {
          g.initialize(repeating: 0, count: pairCount)
          couplings.addBilinears(flavor: flavor, group: group, scale: rate, to: g)
          var row = entries.baseAddress! + self.row(component: component, group: group, pair: 0)
          for pair in 0..<pairCount {
            let factor = g[pair]
            for b in 0..<columns { result[b] += factor * row[b] }
            row += rowLength
          }
        }
      }
    }
  }
}
