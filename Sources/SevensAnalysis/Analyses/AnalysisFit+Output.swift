import SevensInference
import SevensNumerics

extension AnalysisFit {
  /// Whether the fit can be trusted, for a person.
  var statusText: String {
    switch best.status {
    case .converged: "converged (EDM \(NumberText.digits(best.edm, 2)))"
    case .parameterAtLimit(let ids): "at a limit: \(ids.joined(separator: ", "))"
    case .flat(let directions):
      "flat: the data say nothing about "
        + directions.map { direction in
          direction.parts.sorted { $0.key < $1.key }.map { "\(NumberText.short($0.value)) \($0.key)" }
            .joined(separator: " + ")
        }.joined(separator: "; ")
    case .notConverged(let evidence):
      "NOT converged (\(Self.text(evidence.reason))) after \(evidence.iterations) steps, EDM \(NumberText.digits(evidence.edm, 2))"
    }
  }

  private static func text(_ reason: NonConvergence.Reason) -> String {
    switch reason {
    case .notFinite: "no finite value at the start"
    case .iterationLimit: "too many steps"
    case .stalled: "no step leads down"
    case .impossibleCounts: "counts were observed where none are expected"
    }
  }

  /// The directions in which the data say nothing: changes of parameters in units of their scales.
  private var flatDirections: [[String: Double]] {
    guard case .flat(let directions) = best.status else { return [] }
    return directions.map(\.parts)
  }

  /// The status for a program.
  var statusName: String {
    switch best.status {
    case .converged: "converged"
    case .parameterAtLimit: "at-limit"
    case .flat: "flat"
    case .notConverged: "not-converged"
    }
  }

  /// −2 ln L against its degrees of freedom.
  var goodness: String {
    let bins = likelihood.terms.reduce(0) { $0 + $1.counts.binCount }
    guard degreesOfFreedom > 0 else { return "as many parameters as data: no test of the fit" }
    let p = ChiSquaredDistribution.survival(best.value, degreesOfFreedom: degreesOfFreedom)
    return "−2 ln L per degree of freedom: \(NumberText.digits(best.value, 4))/\(degreesOfFreedom)"
      + (bins > 1 ? ", p = \(NumberText.digits(p, 2)) if distributed as χ²" : "")
  }

  /// The signal of every measurement, for a person.
  var signalLines: [String] {
    signals.map {
      "signal of \($0.id): \(NumberText.digits($0.fitted, 5)) counts, \(NumberText.digits($0.predicted, 5)) predicted"
    }
      + (interpolationError > 1e-9
        ? ["interpolated where counts are no polynomial, within \(NumberText.digits(interpolationError, 2))"]
        : [])
  }

  /// Minima above the best.
  var otherMinima: [String] {
    minima.dropFirst().filter(\.status.isMinimum).map { other in
      let moved = zip(other.parameters, zip(other.values, best.values)).filter {
        abs($0.1.0 - $0.1.1) > 1e-3 * max(abs($0.1.1), 1e-12)
      }
      return "another minimum, −2Δ ln L = \(NumberText.digits(other.value - best.value, 4)): "
        + moved.prefix(4).map { "\($0.0) = \(NumberText.digits($0.1.0, 5))" }.joined(separator: ", ")
    }
  }

  var json: JSONValue {
    [
      "status": .string(statusName),
      "flatDirections": .array(flatDirections.map { .object($0.mapValues { .number($0) }) }),
      "statistic": .number(best.value),
      "degreesOfFreedom": .integer(degreesOfFreedom),
      "parameters": .array(
        parameters.map {
          [
            "id": .string($0.id), "unit": .string($0.unit), "value": .number($0.value),
            "sigma": .number($0.sigma),
            "minus": .optional($0.minus), "plus": .optional($0.plus), "atLimit": .bool($0.atLimit),
          ]
        }),
      "signals": .array(
        signals.map {
          ["id": .string($0.id), "fitted": .number($0.fitted), "predicted": .number($0.predicted)]
        }), "interpolationError": .number(interpolationError),
      "covariance": .array(best.covariance.map { .array($0.map { .number($0) }) }),
      "covarianceOf": .strings(best.parameters), "edm": .number(best.edm),
      "evaluations": .integer(best.evaluations),
      "minima": .array(
        minima.filter(\.status.isMinimum).map {
          ["statistic": .number($0.value), "values": .array($0.values.map { .number($0) })]
        }),
    ]
  }
}
