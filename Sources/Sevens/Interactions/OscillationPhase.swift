import CSevensMath
import SevensKernel
import SevensNumerics

/// ⟨sin²Δ⟩ of two neutrinos as a function of energy, averaged over the distances between source and detector.
public struct OscillationPhase: Sendable {
  /// Δm² in eV².
  let splittingEV2: Double
  /// L in cm.
  let distanceCm: Double
  /// Half the range of L, or its standard deviation, in cm.
  let spreadCm: Double
  /// How L is distributed.
  let averaging: BaselineAveraging
  /// L_coh in cm.
  let coherenceCm: Double?

  /// A phase from its parts.
  public init(
    splittingEV2: Double, distanceCm: Double, spreadCm: Double = 0, averaging: BaselineAveraging = .point,
    coherenceCm: Double? = nil
  ) {
    (self.splittingEV2, self.distanceCm, self.spreadCm) = (splittingEV2, distanceCm, spreadCm)
    (self.averaging, self.coherenceCm) = (averaging, coherenceCm)
  }

  /// Δ/(Δm² L/E) = 1/(4ħc) in MeV/(eV² m): 1.26693.
  ///
  /// Ref: Tiesinga2021
  public static let constantMeVPerEV2m = 1e-12 / (4 * PhysicalConstants.hbarcMeVfm) * 1e15

  /// k = 2Δ/L in cm⁻¹ at an energy in MeV.
  func waveNumberPerCm(energyMeV E: Double) -> Double {
    2 * Self.constantMeVPerEV2m * splittingEV2 / E / 100
  }

  /// ⟨sin²Δ⟩ = ½[1 − ⟨cos kL⟩] at an energy in MeV.
  ///
  /// Ref: 1703.00054
  public func callAsFunction(energyMeV E: Double) -> Double {
    let k = waveNumberPerCm(energyMeV: E)
    let (L, w) = (distanceCm, spreadCm)
    let loss: Double
    switch averaging {
    case _ where w == 0, .point:
      // sin² itself where nothing else happens: 1 − cos loses small phases.
      let sine = sevens_sin(k * L / 2)
      if coherenceCm == nil { return sine * sine }
      loss = 1 - 2 * sine * sine
    case .uniform: loss = sevens_cos(k * L) * (k * w == 0 ? 1 : sevens_sin(k * w) / (k * w))
    case .gaussian: loss = sevens_cos(k * L) * sevens_exp(-k * k * w * w / 2)
    case .inverseSquare: loss = inverseSquareCosine(k)
    }
    let coherence = coherenceCm.map { sevens_exp(-(L / $0) * (L / $0)) } ?? 1
    return (1 - coherence * loss) / 2
  }

  /// ∫ cos(kL) dL/L² / ∫ dL/L² over the range; whole periods one by one.
  private func inverseSquareCosine(_ k: Double) -> Double {
    let (low, high) = (distanceCm - spreadCm, distanceCm + spreadCm)
    let pieces = max(1, Int(k * (high - low) / 3) + 1)
    var sum = 0.0
    for piece in 0..<min(pieces, 4096) {
      let step = (high - low) / Double(min(pieces, 4096))
      let a = low + step * Double(piece)
      sum += Self.rule.integrate(from: a, to: a + step) { sevens_cos(k * $0) / ($0 * $0) }.value
    }
    return sum / (1 / low - 1 / high)
  }

  private static let rule = GaussLegendre(order: 17)

  /// The energy in MeV below which the phase goes round so often that its average ½ is taken.
  var fastBelowMeV: Double {
    Self.constantMeVPerEV2m * splittingEV2 * distanceCm / 100 / (Double.pi * 1000)
  }
}

extension Beam {
  /// The beam with a partner for every component that loses something: the lost part, with a negative flux.
  ///
  /// Its spectrum is φ(E)⟨sin²Δ⟩ and its scale −S. Where the phase goes round more than a thousand half turns, far below
  /// the energies of any threshold, sin² is ½.
  func losing(by phase: OscillationPhase, amplitudes: [Double]) -> Beam {
    guard amplitudes.contains(where: { $0 != 0 }) else { return self }
    let partners = components.indices.map {
      Component(
        name: "\(components[$0].name) disappeared", neutrino: components[$0].neutrino,
        scalePerCm2: -amplitudes[$0] * components[$0].scalePerCm2, arrival: components[$0].arrival)
    }
    let own = moments
    let lines = own.lines.map {
      FluxMoments.Line(
        component: $0.component, energy: $0.energy, flux: $0.flux * phase(energyMeV: $0.energy))
    }
    let (fast, edges) = (phase.fastBelowMeV, Self.edges(own, phase.fastBelowMeV))
    let table: MomentTable? =
      edges.count < 2
      ? nil
      : MomentTable(componentCount: components.count, breakpoints: edges) { E, flux in
        own.spectrum(energy: E, into: flux)
        let factor = E < fast ? 0.5 : phase(energyMeV: E)
        for i in components.indices { flux[i] *= factor }
      }
    var both = own
    both.append(FluxMoments(componentCount: components.count, lines: lines, table: table))
    return Beam(components: components + partners, moments: both, support: support)
  }

  /// The break points of the spectra from a lowest energy above zero on, and the one where the phase is averaged.
  private static func edges(_ moments: FluxMoments, _ fast: Double) -> [Double] {
    let ends = Set(moments.breakpoints)
    let isLine =
      moments.powerSeries.isEmpty && moments.piecewise.isEmpty && ends == Set(moments.lines.map(\.energy))
    guard let high = ends.max(), high > 0, !isLine else { return [] }
    let beginsAtZero = !moments.powerSeries.isEmpty || moments.piecewise.contains { $0.nodes[0] == 0 }
    let low = beginsAtZero ? high * 1e-6 : ends.filter { $0 > 0 }.min() ?? high
    var edges = ends.filter { $0 > low }.union([low, high])
    if fast > low, fast < high { edges.insert(fast) }
    return edges.sorted()
  }
}
