import SevensKernel

/// Smooth spectra of ν_e, ν̄_e and ν_x, the last for each of ν_μ, ν̄_μ, ν_τ and ν̄_τ, that fall exponentially.
struct SupernovaSpectra {
  private let table: MomentTable

  /// Spectra normalised to one, each cut at an energy in MeV beyond which it is negligible.
  init(_ ends: [Double], _ spectrum: (_ index: Int, _ energyMeV: Double) -> Double) {
    let highest = ends.max() ?? 1
    // Wide steps at the lower end, where a power of E that is no integer is not smooth.
    var edges = [1e-8, 1e-4, 1e-2].map { $0 * highest }
    for end in ends.sorted() where end > edges[edges.count - 1] { edges.append(end) }
    table = MomentTable(componentCount: 6, breakpoints: edges) { E, flux in
      for index in ends.indices { flux[index] = E < ends[index] ? spectrum(index, E) : 0 }
      for other in 3..<6 { flux[other] = flux[2] }
    }
  }

  /// The beam for the fluences in cm⁻² of ν_e, ν̄_e and one of the four others.
  func beam(name: String, fluences: [Double]) -> Beam {
    let neutrinos = [
      Neutrino(.electron), Neutrino(.electron, antineutrino: true), Neutrino(.muon),
      Neutrino(.muon, antineutrino: true), Neutrino(.tau), Neutrino(.tau, antineutrino: true),
    ]
    return Beam(
      components: neutrinos.enumerated().map { index, neutrino in
        Beam.Component(name: name, neutrino: neutrino, scalePerCm2: fluences[min(index, 2)])
      },
      moments: FluxMoments(componentCount: neutrinos.count, table: table), support: .complete)
  }
}
