import Sevens
import SevensInference
import SevensNumerics

/// The answer to `sevens fit`.
public enum FitReport {
  /// The best fit of an analysis, with errors.
  ///
  /// - Parameter export: where to write the likelihood for other programs.
  public static func make(
    _ analysis: Analysis, export: String? = nil, threads: Int = 1
  ) throws(Faults) -> Output {
    let fit = try AnalysisFit(analysis, loop: .threads(threads))
    if let export {
      try LikelihoodDocument(fit.likelihood, of: analysis, fixed: fit.rebuilt).write(
        to: export, option: "--export")
    }
    let manifest = analysis.manifest
    let rows = fit.parameters.map { one in
      [
        one.id, one.unit, NumberText.digits(one.value, 6), NumberText.digits(one.sigma, 3),
        one.minus.map { NumberText.digits($0, 3) } ?? "", one.plus.map { NumberText.digits($0, 3) } ?? "",
        one.atLimit ? "at limit" : "",
      ]
    }
    let text =
      [
        "\(analysis.id): −2 ln L = \(NumberText.digits(fit.best.value, 8)), \(fit.statusText)",
        analysis.title, "",
        Table(columns: ["parameter", "unit", "value", "sigma", "minus", "plus", ""], rows: rows).aligned, "",
        fit.goodness,
      ] + fit.signalLines + fit.otherMinima + ["", manifest.summary]
    return Output(
      schema: "fit", text: text.joined(separator: "\n"), result: fit.json,
      table: Table(
        columns: ["parameter", "unit", "value", "sigma", "minus", "plus", "atLimit"],
        rows: fit.parameters.map {
          [
            $0.id, $0.unit, "\($0.value)", "\($0.sigma)", $0.minus.map { "\($0)" } ?? "",
            $0.plus.map { "\($0)" } ?? "", "\($0.atLimit)",
          ]
        }), reliable: fit.isDetermined, analysis: manifest)
  }
}
