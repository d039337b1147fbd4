import Sevens
import SevensInference

/// The answer to `sevens impact`.
public enum ImpactReport {
  /// What every other parameter does to the one of interest: its pull, its error after the fit, and the shift of the
  /// parameter of interest when it is held one such error higher or lower.
  public static func make(_ analysis: Analysis, threads: Int = 1) throws(Faults) -> Output {
    let one = analysis.interest[0]
    try analysis.refuseRebuilt("its nuisances move templates that are made anew for every value")
    let fit = try AnalysisFit(analysis, loop: .threads(threads))
    let likelihood = fit.likelihood
    let rows = likelihood.impacts(on: one.key, at: fit.best).map { Row($0, likelihood) }
    let position = fit.best.parameters.firstIndex(of: one.key) ?? 0
    let (value, sigma) = (fit.best.values[position], fit.best.uncertainty(position))
    let unit = one.units?.internalUnit ?? "1"
    func short(_ value: Double?, _ digits: Int) -> String {
      value.map { NumberText.digits($0, digits) } ?? ""
    }
    let table = Table(
      columns: ["parameter", "pull", "sigma", "of prior", "up", "down"],
      rows: rows.map { row in
        [
          row.impact.nuisance, short(row.pull, 3), short(row.impact.uncertainty, 3),
          short(row.before.map { row.impact.uncertainty / $0 }, 3), short(row.impact.up, 3),
          short(row.impact.down, 3),
        ]
      })
    let manifest = analysis.manifest
    let suffix = unit == "1" ? "" : " \(unit)"
    let lines = [
      "\(analysis.id): \(one.key) = \(NumberText.digits(value, 6)) ± \(NumberText.digits(sigma, 3))\(suffix), "
        + fit.statusText, analysis.title, "", table.aligned, "",
      "pull: from the centre of the constraint, in its standard deviations; sigma: after the fit; up, down: shift of "
        + "\(one.key) with the parameter held one sigma higher or lower", "", manifest.summary,
    ]
    return Output(
      schema: "impact", text: lines.joined(separator: "\n"),
      result: [
        "parameter": .string(one.key), "unit": .string(unit), "value": .number(value),
        "sigma": .number(sigma), "nuisances": .array(rows.map(\.json)),
      ], unit: unit,
      table: Table(
        columns: ["parameter", "value", "sigma", "centre", "before", "pull", "up", "down"],
        rows: rows.map { row in
          [row.impact.nuisance]
            + [
              row.impact.value, row.impact.uncertainty, row.centre, row.before, row.pull, row.impact.up,
              row.impact.down,
            ].map { $0.map { "\($0)" } ?? "" }
        }), reliable: fit.best.status.isMinimum, analysis: manifest)
  }

  /// A nuisance with what was known of it before the fit.
  private struct Row {
    let impact: Impact
    let centre: Double?
    /// The width of its constraint on the side of the best fit.
    let before: Double?

    init(_ impact: Impact, _ likelihood: Likelihood) {
      self.impact = impact
      let found = likelihood.constraints.lazy.compactMap { one -> (Double, ConstraintTerm, Int)? in
        guard !one.centre.isEmpty, let place = one.parameters.firstIndex(of: impact.nuisance) else {
          return nil
        }
        return (one.centre[place], one, place)
      }.first
      centre = found?.0
      before = found.map { centre, constraint, place in
        if case .asymmetric(let minus, let plus) = constraint.shape {
          return impact.value < centre ? minus : plus
        }
        return constraint.scales[place]
      }
    }

    var pull: Double? {
      guard let centre, let before else { return nil }
      return (impact.value - centre) / before
    }

    var json: JSONValue {
      [
        "id": .string(impact.nuisance), "value": .number(impact.value), "sigma": .number(impact.uncertainty),
        "centre": .optional(centre), "before": .optional(before), "pull": .optional(pull),
        "up": .optional(impact.up), "down": .optional(impact.down),
      ]
    }
  }
}

extension Analysis {
  /// Refuses a parameter of interest that needs new templates for every value.
  func refuseRebuilt(_ reason: String) throws(Faults) {
    guard let one = interest.first(where: \.isRebuilt) else { return }
    throw Faults([
      Diagnostic(
        one.key, "is no coupling, factor or nuisance: \(reason)",
        remedy:
          "sevens limit by profile-likelihood, scan and contour take it; or profile it (--profile, --constrain) "
          + "and ask about another parameter")
    ])
  }
}
