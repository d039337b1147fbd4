import Sevens
import SevensKernel

/// How well the bins of a spectrum are known: numerically, and by what is declared to be uncertain.
struct SpectrumErrors: Sendable {
  /// The estimated numerical error of every bin.
  let numerical: [Double]
  /// One standard deviation of every uncertain key: what it does to every bin.
  let byKey: [(key: String, shifts: [Double])]

  /// The errors of a set-up, whose prediction is there already; `predict` is that of another with the same bins.
  ///
  /// Of a key with a normal constraint the shift is [N(θ + σ) − N(θ − σ)]/2; of a rate, in which counts are linear,
  /// N(θ + σ) − N(θ).
  init(_ prediction: Prediction, predict: (Setup) -> Prediction) {
    let setup = prediction.setup
    numerical = prediction.binErrors
    let backgrounds = zip(setup.backgrounds, setup.backgroundCounts).compactMap { background, counts in
      background.uncertainty.map { uncertainty in
        (key: "\(setup.id).\(background.id).normalisation", shifts: counts.bins.map { $0 * uncertainty })
      }
    }
    let here = EventRate(prediction).bins
    let signal = setup.settings.compactMap { setting -> (key: String, shifts: [Double])? in
      guard case .normal(_, let sigma)? = setting.constraint, sigma > 0, setting.dormancy(in: setup) == nil,
        case .number(let kind, _, let bounds, _) = setting.form,
        case .number(let value?) = setting.read(setup)
      else { return nil }
      let high = min(value + sigma, bounds.upperBound)
      let low = kind == .rate && high > value ? value : max(value - sigma, bounds.lowerBound)
      guard high > low else { return nil }
      func counts(_ value: Double) -> [Double] {
        var moved = setup
        setting.write(&moved, .number(value))
        return EventRate(predict(moved)).bins
      }
      let below = low == value ? here : counts(low)
      return (setting.id, zip(counts(high), below).map { ($0 - $1) * sigma / (high - low) })
    }
    byKey = signal + backgrounds
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
