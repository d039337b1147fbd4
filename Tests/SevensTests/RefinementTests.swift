import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of refinement: predictions do not move with the grids inside.
@Suite struct RefinementLaws {
  /// Bins of a set-up: its own, or a hundred from the threshold to the highest recoil.
  static func edges(_ setup: Setup) -> [Double]? {
    guard setup.detector.isPlain else { return nil }
    let low = (setup.detector.threshold?.value ?? 0) * 1e-3
    let high = Prediction.highestRecoilMeV(setup, setup.source.beam(live: setup.live))
    return (0...100).map { low + (high - low) * Double($0) / 100 }
  }

  // From 1e-8 to 1e-11: higher orders, and panels halved where these do not suffice.
  @Test(arguments: builtInSetups.map(\.id))
  func aFinerIntegrationMovesNoPrediction(id: String) throws {
    let setup = try #require(Catalog.setup(id))
    let finer = setup.with { $0.accuracy = 1e-11 }
    #expect(rate(finer).change(from: rate(setup)) < 1e-6)
    let (coarse, fine) = (
      rate(setup, recoilEdgesMeV: Self.edges(setup)), rate(finer, recoilEdgesMeV: Self.edges(setup))
    )
    var worst = Worst()
    for (b, (value, expected)) in zip(coarse.bins, fine.bins).enumerated() where expected > 1e-6 * fine.counts
    {
      worst.see(value, equals: expected, "bin \(b)")
    }
    #expect(worst.count > min(5, coarse.bins.count - 1) && worst.value < 1e-6, "\(worst.place)")
  }

  // Every piece cut in three, so that each cell of a table is another.
  @Test(arguments: ReactorSpectrum.allCases)
  func aFinerTableMovesNoMoment(spectrum: ReactorSpectrum) {
    var source = ReactorAntineutrinos()
    (source.spectrum, source.outsideRange) = (spectrum, .truncate)
    (source.power, source.distance) = (.GW(1), .m(10))
    let moments = source.beam(live: .day(1)).moments
    #expect(moments.interpolationError < 1e-9)
    let isotopes: [FissileIsotope] = spectrum.isByIsotope ? FissileIsotope.allCases : [.u235]
    let ends = spectrum.breakpoints
    let cut = zip(ends, ends.dropFirst()).flatMap { low, high in
      (0..<3).map { low + (high - low) * Double($0) / 3 }
    }
    let finer = FluxMoments(
      componentCount: isotopes.count,
      table: MomentTable(componentCount: isotopes.count, breakpoints: cut + ends.suffix(1), accuracy: 1e-14) {
        E, flux in
        for (i, isotope) in isotopes.enumerated() { flux[i] = spectrum.perFission(isotope, energyMeV: E) }
      })
    var worst = Worst()
    for step in 0..<400 {
      let energy = spectrum.range.upperBound * (0.001 + 0.99 * Double(step) / 400)
      let (a, b) = (moments(minimumEnergy: energy), finer(minimumEnergy: energy))
      for i in 0..<(3 * isotopes.count) { worst.see(a[i], equals: b[i], "\(i) above \(energy) MeV") }
    }
    #expect(worst.value < 1e-9, "\(worst.place)")
  }
}
