import SevensInference

extension MeasurementModel {
  /// A shape that a collaboration published for its own prediction, rescaled bin by bin by the counts of the set-up
  /// relative to those of the unchanged one: s_b = p_b Σ_r w_br S_r / Σ_r w_br S⁰_r.
  public struct ReleasedShape: Sendable {
    /// The share w_br of a bin of the set-up in what a bin of the data holds.
    public struct Share: Sendable, Hashable {
      /// The bin r of the set-up.
      public let bin: Int
      /// The share.
      public let weight: Double

      /// The share of a bin.
      public init(_ bin: Int, _ weight: Double = 1) { (self.bin, self.weight) = (bin, weight) }
    }

    /// p_b: the published counts of every bin of the data, which nuisances may change.
    public let counts: CountPolynomial
    /// What every bin of the data is made of. Only ratios count: shares are relative within a bin of the data.
    public let fold: [[Share]]
    /// Σ_r w_br S⁰_r of every bin of the data.
    private let reference: [Double]
    /// The largest error of the published counts as polynomials, relative to the bin or to 1 % of the largest.
    public let error: Double

    /// Published counts that belong each to several bins of a set-up.
    ///
    /// - Parameter reference: the counts S⁰ of the unchanged set-up.
    public init(counts: CountPolynomial, fold: [[Share]], reference: [Double], error: Double = 0) {
      self.counts = counts
      self.fold = fold
      self.reference = fold.map { Self.sum($0, reference[...]) }
      self.error = error
    }

    /// Published counts that belong each to one bin of a set-up.
    public init(counts: [Double], bins: [Int], reference: [Double]) {
      self.init(
        counts: CountPolynomial(constant: counts), fold: bins.map { [Share($0)] }, reference: reference)
    }

    /// The counts of a set-up relative to those of the unchanged one, in the bins of the data; 0 where neither has any.
    func ratio(_ counts: CountPolynomial) -> CountPolynomial {
      var result = CountPolynomial(parameters: counts.parameters, binCount: fold.count)
      for (m, monomial) in counts.monomials.enumerated() {
        let row = counts.row(m)
        result.add(
          monomial,
          zip(fold, reference).map { shares, reference in
            reference == 0 ? 0 : Self.sum(shares, row) / reference
          })
      }
      return result
    }

    private static func sum(_ shares: [Share], _ counts: ArraySlice<Double>) -> Double {
      shares.reduce(0) { $0 + $1.weight * counts[counts.startIndex + $1.bin] }
    }
  }
}
