import CSevensMath
import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens impact`.
public enum ImpactReport {
  /// What every other parameter does to the one of interest: its pull, its error after the fit, and the shift of the
  /// parameter of interest when it is held one such error higher or lower.
  public static func make(_ analysis: Analysis, threads: Int = 1) throws(Faults) -> Output {
    let one = analysis.interest[0]
    let fit = try AnalysisFit(analysis, loop: .threads(threads))
    let likelihood = fit.likelihood
    let impacts =
      one.isRebuilt
      ? try rebuiltImpacts(analysis, one, fit, loop: .threads(threads))
      : likelihood.impacts(on: one.key, at: fit.best)
    let rows = impacts.map { Row($0, likelihood) }
    let found = fit.parameters.first { $0.id == one.key }
    let (value, sigma) = (found?.value ?? .nan, found?.sigma ?? .nan)
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

  /// Impacts on a parameter that needs new templates, which are made for nine values about its best fit.
  private static func rebuiltImpacts(
    _ analysis: Analysis, _ one: Analysis.Interest, _ fit: AnalysisFit, loop: ParallelLoop
  ) throws(Faults) -> [Impact] {
    guard let best = fit.parameters.first(where: { $0.id == one.key }), let minus = best.minus,
      let plus = best.plus
    else {
      throw Faults(
        [
          Diagnostic(
            one.key, "its error is cut off by the range, or the data do not determine it",
            remedy: "widen the range; sevens limit shows the profile")
        ], status: .unreliable)
    }
    // Chebyshev points, up to where shifts of one standard deviation of anything else reach.
    let reach = 2.5
    let values = (0...8).map { k -> Double in
      let t = k == 4 ? 0 : sevens_cos(.pi * Double(k) / 8)
      return best.value + t * reach * (t < 0 ? minus : plus)
    }
    let family = try analysis.family(
      over: [one.key: values.filter(one.bounds.contains)], loop: loop)
    guard let centre = family.members.firstIndex(where: { $0.values == [best.value] }) else {
      preconditionFailure("the best fit is among the values")
    }
    return family.impacts(around: (centre, fit.best))
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
