import Sevens

extension Constraint {
  /// The same in another unit.
  func scaled(by factor: Double) -> Constraint {
    switch self {
    case .normal(let mean, let sigma): .normal(mean: mean * factor, sigma: sigma * factor)
    }
  }

  /// For a person.
  var text: String {
    switch self {
    case .normal(let mean, let sigma): "normal, \(NumberText.short(mean)) ± \(NumberText.short(sigma))"
    }
  }

  /// For a program.
  var json: JSONValue {
    switch self {
    case .normal(let mean, let sigma):
      ["type": "normal", "mean": .number(mean), "sigma": .number(sigma)]
    }
  }
}
