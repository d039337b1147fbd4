import Sevens
import SevensKernel

/// The answer to `sevens spectrum --flux-averaged`.
public enum FluxAveragedReport {
  /// The cross-section per nucleus averaged over the flux of the source, ∫φσ dE/∫φ dE in cm², for recoils above the
  /// threshold; a modelled response, its efficiency and the window of arrival times are left out.
  public static func make(_ request: SetupRequest, threads: Int = 1) throws(Faults) -> Output {
    var setup = request.setup
    var notes: [String] = []
    if !setup.detector.isRecoilThreshold {
      setup.detector.response = ResponseChain()
      setup.detector.binning = nil
      setup.detector.threshold = .keVnr(0)
      notes.append("the response and its efficiency are left out: recoils of any energy count")
    }
    if setup.detector.timeWindow != nil {
      setup.detector.timeWindow = nil
      notes.append("the window of arrival times is left out")
    }
    let known = setup.settings.flatMap { [$0.id, $0.alias ?? $0.id] }
    var faults = FaultCollector()
    for key in request.assigned where !known.contains(key) {
      faults.add(
        Diagnostic(
          "--set \(key)", "no effect: the response is left out of --flux-averaged", remedy: "drop it"))
    }
    try faults.finish()
    for problem in setup.problems() { throw Faults([Diagnostic(problem)]) }
    let fluences = setup.beam.fluencesPerCm2
    let fluence = fluences.reduce(0, +)
    guard fluence > 0 else {
      throw Faults([
        Diagnostic("--flux-averaged", "\(setup.id) has no flux to average over", remedy: "set one above 0")
      ])
    }
    let prediction = Prediction(setup, loop: .threads(threads))
    let rate = EventRate(prediction)
    let numbers = setup.target.counts(in: setup.detector.mass)
    let nuclei = numbers.reduce(0, +)
    let value = rate.counts / fluence / nuclei
    let byNuclide = zip(rate.byNuclide, numbers).map { ($0.name, $0.counts / fluence / $1) }
    let neutrinos = prediction.beam.components.map(\.neutrino.name)
    let byFlavor = rate.byFlavor.compactMap { part -> (String, Double)? in
      let own = zip(neutrinos, fluences).filter { $0.0 == part.name }.reduce(0) { $0 + $1.1 }
      return own > 0 ? (part.name, part.counts / own / nuclei) : nil
    }
    let threshold = setup.detector.threshold?.value ?? 0
    let manifest = request.manifest(of: setup, warnings: notes + RateReport.warnings(prediction))
    func list(_ parts: [(String, Double)]) -> String {
      parts.map { "\($0.0) \(NumberText.short($0.1))" }.joined(separator: ", ")
    }
    func object(_ parts: [(String, Double)]) -> JSONValue {
      .object(Dictionary(parts.map { ($0.0, .number($0.1)) }) { first, _ in first })
    }
    let above = threshold > 0 ? ", recoils above \(NumberText.short(threshold)) keVnr" : ""
    let lines = [
      "⟨σ⟩ = \(NumberText.digits(value, 8)) cm² per nucleus of \(setup.target.formula)\(above)",
      setup.title,
    ]
    let splits = [
      "  by nuclide   \(list(byNuclide))   (cm² per nucleus of each)",
      "  by flavour   \(list(byFlavor))   (each over its own flux)",
      "  flux         \(NumberText.short(fluence)) /cm2 of all flavours, to which ⟨σ⟩ belongs",
      "  accuracy     \(NumberText.digits(prediction.estimatedError, 2)) relative",
    ]
    return Output(
      schema: "flux-averaged",
      text: (lines + manifest.changeLines + [""] + splits + ["", manifest.summary]).joined(separator: "\n"),
      result: [
        "value": .number(value), "target": .string(setup.target.formula), "per": "nucleus",
        "threshold_keVnr": .number(threshold), "fluence_per_cm2": .number(fluence),
        "byNuclide": object(byNuclide), "byFlavor": object(byFlavor),
      ],
      unit: "cm2",
      table: Table(
        columns: ["split", "part", "sigma_cm2_per_nucleus"],
        rows: [["all", "value", "\(value)"]] + byNuclide.map { ["nuclide", $0.0, "\($0.1)"] }
          + byFlavor.map { ["flavor", $0.0, "\($0.1)"] }),
      accuracy: (setup.accuracy, prediction.estimatedError), reliable: prediction.converged,
      manifest: manifest)
  }
}
