/// Xenon under the Gran Sasso, after the search of XENONnT for solar ⁸B neutrinos.
///
/// Ref: 2408.02877
extension Setup {
  /// 3.51 t yr above 0.5 keVnr, with the acceptance of the release.
  ///
  /// Ref: 2408.02877
  public static let xenonNT8B: Setup = {
    let table = Dataset.xenonNT8BEfficiency
    let efficiency = TabulatedEfficiency(
      positions: table.numbers("T_keVnr").map { $0 ?? .nan },
      values: table.numbers("efficiency").map { $0 ?? .nan }, origin: table.id)
    var detector = Detector()
    detector.mass = .kg(1000)
    detector.response.efficiencies = [EfficiencyStage(efficiency, on: .recoil, acts: .beforeSmearing)]
    detector.threshold = nil
    detector.binning = AxisBinning(from: 0.5, to: 10)
    var setup = Setup(
      id: "xenonnt-b8", title: "XENONnT: 3.51 t yr of Xe, 0.5 to 10 keVnr, solar neutrinos",
      source: SolarNeutrinos(), target: .builtIn("Xe"), detector: detector, live: .day(3.51 * 365.25))
    setup.nuclear.formFactor = .helm
    setup.citations = ["2408.02877"]
    setup.datasets = [.xenonNT8BEfficiency]
    setup.notes = [
      "the exposure counts as one tonne for 3.51 years",
      "the acceptance is that of the release of 2026, which revised the response",
      "assumed: the mean energy of a recoil decides whether it is seen; yields at their medians",
    ]
    setup.verified = .assumed
    return setup
  }()
}
