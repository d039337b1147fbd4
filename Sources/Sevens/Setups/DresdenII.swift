/// Germanium at the boiling-water reactor Dresden-II.
///
/// Ref: 2202.09672, 2102.10089
extension Setup {
  /// 96.4 days of 2.924 kg, 0.2 to 0.4 keVee, with the quenching factor from neutrons filtered by iron.
  ///
  /// Ref: 2202.09672, 2102.10089
  public static let dresdenII: Setup = {
    let table = Dataset.dresdenIIQuenching
    let rows = zip(table.numbers("T_keVnr"), table.numbers("Q")).map { ($0 ?? .nan, $1 ?? .nan) }
    guard
      let quenching = try? TabulatedQuenching(
        keVnr: rows.map(\.0), factors: rows.map(\.1), origin: table.id, outside: .nearest)
    else { preconditionFailure("the rows of \(table.id) ascend") }
    var source = ReactorAntineutrinos()
    source.flux = ParticleFlux(4.8e13)
    source.fractions = ReactorAntineutrinos.ByIsotope(u235: 0.58, u238: 0.08, pu239: 0.29, pu241: 0.05)
    source.capturesPerFission = 0
    var smearing = GaussianSmearing()
    smearing.noise = 0.0685
    smearing.fano = 0.11
    var detector = Detector()
    detector.mass = .kg(2.924)
    detector.response.quenching = quenching
    detector.response.smearing = smearing
    detector.threshold = nil
    detector.binning = AxisBinning(from: 0.2, to: 0.4)
    var setup = Setup(
      id: "dresden-ii", title: "2.924 kg of Ge at Dresden-II, 0.2 to 0.4 keVee, 96.4 days", source: source,
      target: .germanium, detector: detector, live: .day(96.4))
    setup.nuclear.formFactor = .helm
    setup.citations = ["2202.09672", "2102.10089"]
    setup.datasets = [.dresdenIIQuenching]
    setup.notes = [
      "flux, fractions of fissions, mass and resolution are those of a public analysis (checked, not read)",
      "the quenching factor is contested: CONUS+ sees Lindhard's",
      "assumed: the flux is that of fission alone, as in that analysis; captures on U238 would add to it",
      "assumed: everything is seen: the acceptance is not public",
    ]
    setup.verified = .assumed
    return setup
  }()
}
