import Sevens
import SevensKernel

/// The answer to `sevens rate`.
public enum RateReport {
  /// Expected counts of a set-up.
  public static func make(_ request: SetupRequest, threads: Int = 1) -> Output {
    let prediction = Prediction(request.setup, loop: .threads(threads))
    let rate = EventRate(prediction)
    let unbounded = rate.outside.isFinite ? [] : [softRecoils]
    let manifest = request.manifest(warnings: warnings(prediction) + unbounded)
    let (beam, fluences) = (prediction.beam, prediction.beam.fluencesPerCm2)
    let backgrounds = request.setup.backgroundCounts
    return Output(
      schema: "rate", text: text(request, prediction, rate, manifest),
      result: [
        "counts": .number(rate.counts),
        "byNuclide": parts(rate.byNuclide), "byFlavor": parts(rate.byFlavor),
        "byChannel": parts(rate.byChannel),
        "outside": .number(rate.outside), "lostToEfficiency": .number(rate.lostToEfficiency),
        "backgrounds": .object(
          Dictionary(backgrounds.map { ($0.id, $0.json(counts: .number($0.total))) }) { first, _ in first }),
        "fluxes": .array(
          beam.components.enumerated().map { index, component in
            [
              "component": .string(component.name), "neutrino": .string(component.neutrino.name),
              "fluence_per_cm2": .number(fluences[index]),
              "meanEnergy_MeV": .optional(beam.meanEnergyMeV(of: index)),
            ]
          }),
      ],
      unit: "counts",
      table: Table(
        columns: ["split", "part", "counts"],
        rows: [["all", "counts", "\(rate.counts)"]] + rows("nuclide", rate.byNuclide)
          + rows("flavor", rate.byFlavor) + rows("channel", rate.byChannel)
          + [
            ["stated", "outside", "\(rate.outside)"],
            ["stated", "lostToEfficiency", "\(rate.lostToEfficiency)"],
          ] + backgrounds.map { ["background", $0.id, "\($0.total)"] }),
      accuracy: (request.setup.accuracy, prediction.estimatedError), reliable: prediction.converged,
      manifest: manifest)
  }

  private static let softRecoils =
    "outside is not stated: a massless exchange makes recoils below the axis without number"

  /// What the reader should know about how the numbers came out.
  static func warnings(_ prediction: Prediction) -> [String] {
    prediction.converged
      ? []
      : [
        "accuracy \(NumberText.short(prediction.setup.accuracy)) asked for, "
          + "\(NumberText.digits(prediction.estimatedError, 2)) reached: the result is unreliable"
      ]
  }

  private static func parts(_ parts: [EventRate.Part]) -> JSONValue {
    .object(Dictionary(parts.map { ($0.name, .number($0.counts)) }) { first, _ in first })
  }

  private static func rows(_ split: String, _ parts: [EventRate.Part]) -> [[String]] {
    parts.map { [split, $0.name, "\($0.counts)"] }
  }

  private static func text(
    _ request: SetupRequest, _ prediction: Prediction, _ rate: EventRate, _ manifest: Manifest
  ) -> String {
    func list(_ parts: [EventRate.Part]) -> String {
      parts.map { "\($0.name) \(NumberText.short($0.counts))" }.joined(separator: ", ")
    }
    let head = ["\(request.setup.id): \(NumberText.digits(rate.counts, 8)) counts", request.setup.title]
    let lines =
      [
        "  by nuclide   \(list(rate.byNuclide))", "  by flavour   \(list(rate.byFlavor))",
        "  outside      \(rate.outside.isFinite ? NumberText.short(rate.outside) : "without bound")"
          + "   (off the axis or outside the time window)",
        "  lost         \(NumberText.short(rate.lostToEfficiency))   (to efficiency)",
      ] + request.setup.backgroundCounts.map(\.line) + [
        "  accuracy     \(NumberText.digits(prediction.estimatedError, 2)) relative", "", manifest.summary,
      ]
    return (head + manifest.changeLines + [""] + observed(request.setup.id) + lines).joined(separator: "\n")
  }

  /// The excess of a measurement by counting, where there is one.
  private static func observed(_ id: String) -> [String] {
    guard let excess = Catalog.measurement(id)?.excess else { return [] }
    return [
      "  observed     \(NumberText.fixed(excess.excess, 0)) ± \(NumberText.fixed(excess.uncertainty, 0))"
        + "   (by counting: \(excess.on) − \(excess.off))"
    ]
  }
}

extension Background.Counts {
  /// The counts with what is known beside them.
  func json(counts: JSONValue) -> JSONValue {
    [
      "counts": counts, "outside": .number(outside), "uncertainty": .optional(uncertainty),
    ]
  }

  /// One line for a person.
  var line: String {
    let beyond = outside > 0 ? ", \(NumberText.short(outside)) beyond the axis" : ""
    let spread = uncertainty.map { " ± \(NumberText.short(total * $0))" } ?? ""
    return "  background   \(NumberText.short(total))\(spread)   (\(id)\(beyond))"
  }
}
