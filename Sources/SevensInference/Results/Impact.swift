/// What a nuisance parameter does to a parameter of interest.
public struct Impact: Sendable, Hashable {
  /// The id of the nuisance parameter.
  public let nuisance: String
  /// Its best-fit value.
  public let value: Double
  /// Its post-fit standard deviation.
  public let uncertainty: Double
  /// The shift of the parameter of interest when the nuisance is held one post-fit σ higher and the others are fitted
  /// again; nil without a minimum, or if the nuisance is not determined.
  public let up: Double?
  /// The shift when it is held one σ lower.
  public let down: Double?

  /// In descending order of the larger shift.
  static func largestFirst(_ impacts: [Impact]) -> [Impact] {
    func size(_ impact: Impact) -> Double { max(impact.up?.magnitude ?? 0, impact.down?.magnitude ?? 0) }
    return impacts.enumerated().sorted {
      (size($1.element), $0.offset) < (size($0.element), $1.offset)
    }.map(\.element)
  }
}

extension Likelihood {
  /// The impact of every other parameter on one, at a minimum over all parameters, largest first.
  public func impacts(on interest: String, at minimum: Minimum) -> [Impact] {
    let best = point(minimum)
    let central = best[position(interest)]
    let found = parameters.filter { $0.id != interest }.map { parameter in
      let i = position(parameter.id)
      let sigma = minimum.uncertainty(i)
      func shift(_ sign: Double) -> Double? {
        guard sigma.isFinite, sigma > 0 else { return nil }
        let held = min(max(best[i] + sign * sigma, parameter.lower), parameter.upper)
        let fixed = [parameter.id: held]
        let start = parameters.indices.filter { $0 != i }.map { best[$0] }
        let again = self.minimum(fixing: fixed, starts: [start])
        return again.status.isMinimum ? point(again, fixing: fixed)[position(interest)] - central : nil
      }
      return Impact(nuisance: parameter.id, value: best[i], uncertainty: sigma, up: shift(1), down: shift(-1))
    }
    return Impact.largestFirst(found)
  }
}
