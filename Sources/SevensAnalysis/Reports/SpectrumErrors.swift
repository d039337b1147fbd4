import Sevens
import SevensKernel

/// How well the bins of a spectrum are known: numerically, and by what is declared to be uncertain.
struct SpectrumErrors: Sendable {
  /// The estimated numerical error of every bin.
  let numerical: [Double]
  /// One standard deviation of every uncertain key: what it does to every bin.
  let byKey: [(key: String, shifts: [Double])]

  /// The errors of a set-up, whose prediction is there already.
  init(_ prediction: Prediction) {
    let setup = prediction.setup
    numerical = prediction.binErrors
    byKey = zip(setup.backgrounds, setup.backgroundCounts).compactMap { background, counts in
      background.uncertainty.map { uncertainty in
        ("\(setup.id).\(background.id).normalisation", counts.bins.map { $0 * uncertainty })
      }
    }
  }

  private init(numerical: [Double], byKey: [(key: String, shifts: [Double])]) {
    self.numerical = numerical
    self.byKey = byKey
  }

  /// The same, every bin divided.
  func divided(by divisors: [Double]) -> SpectrumErrors {
    func over(_ values: [Double]) -> [Double] { zip(values, divisors).map { $0 / $1 } }
    return SpectrumErrors(numerical: over(numerical), byKey: byKey.map { ($0.key, over($0.shifts)) })
  }

  /// The keys together, in quadrature.
  var total: [Double] {
    numerical.indices.map { b in
      byKey.reduce(0) { $0 + $1.shifts[b] * $1.shifts[b] }.squareRoot()
    }
  }

  var json: JSONValue {
    [
      "numerical": .numbers(numerical), "total": .numbers(total),
      "byKey": .object(Dictionary(byKey.map { ($0.key, .numbers($0.shifts)) }) { first, _ in first }),
    ]
  }
}
