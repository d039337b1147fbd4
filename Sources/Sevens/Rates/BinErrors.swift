import SevensKernel

extension Prediction {
  /// The estimated numerical error of the counts of every bin, row-major over the axes.
  public var binErrors: [Double] {
    let times = timeFractions.first?.count ?? 1
    let byTime = (0..<times).map { t -> [Double] in
      let rates = zip(beam.components, timeFractions).map { $0.scalePerCm2 * $1[t] }
      let nuclear = Self.errors(templates.map(\.template), model.couplings, rates: rates)
      let electronic = Self.errors(electronTemplates.map(\.template), electronModel.couplings, rates: rates)
      if nuclear.isEmpty || electronic.isEmpty { return nuclear + electronic }
      return zip(nuclear, electronic).map { $0 + $1 }
    }
    return (0..<axis.binCount).flatMap { b in byTime.map { $0[b] } }
  }

  /// What the templates of every component are multiplied by, over all bins of time.
  static func rates(_ beam: Beam, _ timeFractions: [[Double]]) -> [Double] {
    zip(beam.components, timeFractions).map { $0.scalePerCm2 * $1.reduce(0, +) }
  }

  private static func errors(_ templates: [RateTemplate], _ couplings: AmplitudeCouplings, rates: [Double])
    -> [Double]
  {
    sum(templates) { $0.countErrors(couplings, rates: rates) }
  }

  /// The largest error of a bin that holds more than 1e-6 of the counts, relative to it.
  static func largestError(_ templates: [RateTemplate], _ couplings: AmplitudeCouplings, rates: [Double])
    -> Double
  {
    let errors = errors(templates, couplings, rates: rates)
    let counts = sum(templates) { $0.counts(couplings, rates: rates) }
    let all = counts.reduce(0) { $0 + abs($1) }
    return zip(errors, counts).reduce(0) { abs($1.1) > 1e-6 * all ? max($0, $1.0 / abs($1.1)) : $0 }
  }

  private static func sum(_ templates: [RateTemplate], _ bins: (RateTemplate) -> [Double]) -> [Double] {
    templates.reduce(into: [Double](repeating: 0, count: templates.first?.binCount ?? 0)) { sum, template in
      for (b, value) in bins(template).enumerated() { sum[b] += value }
    }
  }
}
