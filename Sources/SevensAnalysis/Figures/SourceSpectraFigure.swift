import Sevens

extension Figure {
  /// The talk's two sources side by side: a reactor and the spallation source, as flux per energy.
  ///
  /// Every step is an exact mean over its bin, from differences of the flux above an energy.
  static func sourceSpectra() -> Figure {
    let reactor = Setup.talkGermanium.source.beam(live: TimeSpan(1))
    let spallation = Setup.coherentCsI2017
    let beam = spallation.source.beam(live: spallation.live)
    let seconds = spallation.live.value

    var curves = [
      Curve(
        "ν̄_{e}, reactor: 1 GW at 10 m", x: reactorEdges,
        y: density(reactor, reactorEdges, Array(reactor.components.indices)),
        style: .steps)
    ]
    for (index, component) in beam.components.enumerated()
    where !beam.moments.lines.contains(where: { $0.component == index }) {
      curves.append(
        Curve(
          neutrino(component.neutrino.name) + ", SNS at 19.3 m", x: spallationEdges,
          y: density(beam, spallationEdges, [index]).map { $0 / seconds }, style: .steps))
    }
    for line in beam.moments.lines {
      let component = beam.components[line.component]
      let flux = line.flux * component.scalePerCm2 / seconds
      curves.append(
        Curve(
          neutrino(component.neutrino.name) + " line, SNS, in cm^{−2} s^{−1}",
          x: [line.energy, line.energy], y: [lowestFlux, flux]))
    }
    return Figure(
      id: "source-spectra", title: "Two sources of neutrinos",
      x: Axis("neutrino energy {/:Italic E}", unit: "MeV", column: "energy_MeV", scale: .log, range: 1...100),
      y: Axis(
        "flux d{/:Italic φ}/d{/:Italic E}", unit: "cm^{−2} s^{−1} MeV^{−1}", column: "flux_per_cm2_s_MeV",
        scale: .log, range: lowestFlux...1e13),
      curves: curves,
      notes: Setup.talkGermanium.source.notes + [
        "spallation source: the protons on target and live time of coherent-csi-2017, averaged over the live time"
      ])
  }

  private static let lowestFlux = 1e3
  private static let reactorEdges = (0...120).map { 2 + 0.05 * Double($0) }
  /// From 1 MeV to the end of the spectra, where the last bin ends.
  private static let spallationEdges =
    (4...211).map { 0.25 * Double($0) } + [PhysicalConstants.muonMassMeV / 2]
}
