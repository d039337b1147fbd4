import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws between amplitudes that one rate alone does not tell apart.
@Suite struct LoweringRelations {
  private func amplitudes(_ contributions: [Contribution]) -> [String: [Double]] {
    var sums: [String: [Double]] = [:]
    for one in contributions {
      let key = "\(one.term) \(one.incoming) \(one.final)"
      let sum = sums[key] ?? [0, 0]
      sums[key] = [sum[0] + one.real, sum[1] + one.imaginary]
    }
    return sums.filter { $0.value != [0, 0] }
  }

  // Without mixing mass states are flavours, and moments between them have the same signs, which interference with a
  // scalar particle would show.
  @Test func momentsOfMassStatesAreThoseOfFlavoursWithoutMixing() {
    var flavors = MagneticMoment()
    (flavors.flavorMoments.ee, flavors.flavorMoments.mutau) = (2e-10, Complex(1e-10, 3e-10))
    var masses = MagneticMoment()
    masses.basis = .mass
    (masses.massMoments.ee, masses.massMoments.mutau) = (2e-10, Complex(1e-10, 3e-10))
    masses.mixing.sin2Theta12 = 0
    masses.mixing.sin2Theta13 = 0
    masses.mixing.sin2Theta23 = 0
    let (a, b) = (amplitudes(flavors.lower(Electroweak())), amplitudes(masses.lower(Electroweak())))
    #expect(a.count == 6 && a.keys == b.keys)
    for (key, value) in a {
      for (x, y) in zip(value, b[key] ?? []) { #expect(abs(x - y) <= 1e-15 * abs(x), "\(key)") }
    }
  }

  // √2 g_ν g_e/G_F for pseudoscalar and tensor currents alike, both positive: the two interfere.
  @Test func darkFermionsCoupleToElectronsWithTheSignsOfTheLagrangian() {
    var chi = DarkFermionProduction()
    (chi.pseudoscalar.neutrino, chi.tensor.neutrino) = (1e-3, 1e-4)
    (chi.pseudoscalar.target, chi.tensor.target) = (
      TargetCouplings(electron: 2), TargetCouplings(electron: 2)
    )
    let model = LoweredModel([chi], electroweak: Electroweak())
    for (kind, neutrino) in [(AmplitudeClass.pseudoscalar, 1e-3), (.tensor, 1e-4)] {
      let terms = model.terms.indices.filter {
        model.terms[$0].kind == kind && model.terms[$0].weight == .electrons
      }
      let found = terms.reduce(0.0) { sum, term in
        let index = model.couplings.index(flavor: Neutrino(.muon).couplingIndex, final: 0, term: term)
        return sum + model.couplings.real[index] + model.couplings.imaginary[index]
      }
      let expected = 2.0.squareRoot() * neutrino * 2 / 1.1663788e-11
      #expect(deviation(found, from: expected) < 1e-6, "\(kind): \(found)")
    }
  }

  // A change of the coupling to the Z reaches up and down quarks with opposite axial charges: no isoscalar current.
  @Test func loopsReachNoIsoscalarSpin() {
    var loop = LoopInducedNSI()
    loop.shift.mumu = 0.1
    let sums = loop.lower(Electroweak()).filter { $0.term.weight == .isoscalarSpin }.reduce(0) {
      $0 + $1.real
    }
    let isovector = loop.lower(Electroweak()).filter { $0.term.weight == .isovectorSpin }
    #expect(sums == 0 && isovector.contains { $0.real != 0 })
  }

  // Unitarity: |U_s4|² is what e, μ and τ leave of the fourth state.
  @Test func theSterileShareIsWhatTheOthersLeave() {
    var sterile = SterileOscillation()
    (sterile.electron, sterile.muon, sterile.tau) = (0.1, 0.02, 0.3)
    sterile.probability = .activeToSterile
    #expect(deviation(sterile.amplitude(.electron), from: 4 * 0.1 * 0.58) < 1e-15)
    #expect(deviation(sterile.amplitude(.tau), from: 4 * 0.3 * 0.58) < 1e-15)
  }
}
