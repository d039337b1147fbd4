import Foundation
import Sevens
import SevensKernel
import SevensNumerics
import SevensTestSupport
import Testing

/// Validation and laws of oscillation into a sterile neutrino.
@Suite struct SterileOscillationTests {
  static func phase(_ inputs: ReferenceRow, spread: Double, _ averaging: BaselineAveraging)
    -> OscillationPhase
  {
    OscillationPhase(
      splittingEV2: inputs.number("dm2_eV2"), distanceCm: 100 * inputs.number("L_m"), spreadCm: 100 * spread,
      averaging: averaging)
  }

  @Test func probabilitiesAreThoseOfTheReferenceValues() throws {
    var checked = 0
    for row in try ReferenceFile().rows where row.string("cap").hasPrefix("sterile.") {
      let inputs = row.row("inputs")
      let value: Double
      switch row.string("cap") {
      case "sterile.const": value = OscillationPhase.constantMeVPerEV2m
      case "sterile.point", "sterile.avg", "sterile.gauss":
        let (spread, averaging): (Double, BaselineAveraging) =
          switch row.string("cap") {
          case "sterile.point": (0, .point)
          case "sterile.avg": (1, .uniform)
          default: (inputs.number("sigma_m"), .gaussian)
          }
        let phase = Self.phase(inputs, spread: spread, averaging)
        value = 1 - inputs.number("sin22") * phase(energyMeV: inputs.number("E_MeV"))
      default: continue
      }
      checked += 1
      #expect(deviation(value, from: row.number("value")) < 1e-10, "\(row.string("id")): \(value)")
    }
    #expect(checked == 4)
  }

  @Test func averagesHaveTheirLimits() {
    let (E, point) = (3.0, OscillationPhase(splittingEV2: 1.3, distanceCm: 1200))
    for averaging in [BaselineAveraging.uniform, .inverseSquare, .gaussian] {
      let narrow = OscillationPhase(splittingEV2: 1.3, distanceCm: 1200, spreadCm: 1e-3, averaging: averaging)
      #expect(abs(narrow(energyMeV: E) - point(energyMeV: E)) < 1e-6, "\(averaging)")
      let fast = OscillationPhase(splittingEV2: 3000, distanceCm: 1200, spreadCm: 300, averaging: averaging)
      #expect(abs(fast(energyMeV: E) - 0.5) < 2e-3, "\(averaging)")
    }
    let incoherent = OscillationPhase(splittingEV2: 1.3, distanceCm: 1200, coherenceCm: 1)
    #expect(incoherent(energyMeV: E) == 0.5)
    let coherent = OscillationPhase(splittingEV2: 1.3, distanceCm: 1200, coherenceCm: 1e12)
    #expect(abs(coherent(energyMeV: E) - point(energyMeV: E)) < 1e-14)
    #expect(OscillationPhase(splittingEV2: 0, distanceCm: 1200)(energyMeV: E) == 0)
  }

  // The weight 1/L² by a plain sum over the range.
  @Test func theInverseSquareWeightIsThatOfTheFlux() {
    let phase = OscillationPhase(splittingEV2: 2, distanceCm: 1000, spreadCm: 400, averaging: .inverseSquare)
    let steps = 200_000
    var (sum, norm) = (0.0, 0.0)
    for i in 0..<steps {
      let L = 600 + 800 * (Double(i) + 0.5) / Double(steps)
      let sine = sin(OscillationPhase.constantMeVPerEV2m * 2 * L / 100 / 2.5)
      sum += sine * sine / (L * L)
      norm += 1 / (L * L)
    }
    #expect(abs(phase(energyMeV: 2.5) - sum / norm) < 1e-9)
  }

  static func sterile(_ change: (inout SterileOscillation) -> Void) -> InteractionInstance {
    var sterile = SterileOscillation()
    change(&sterile)
    return InteractionInstance(sterile)
  }

  @Test func nothingIsLostWithoutMixingOrSplitting() {
    let setup = Setup.talkGermanium
    let before = rate(setup)
    #expect(rate(setup.with { $0.interactions.append(Self.sterile { _ in }) }).bits == before.bits)
    let degenerate = rate(
      setup.with {
        $0.interactions.append(
          Self.sterile { ($0.electron, $0.splitting) = (0.1, MassSplitting(0)) })
      })
    // The partner adds nothing but nodes.
    #expect(deviation(degenerate.counts, from: before.counts) < 1e-10)
  }

  // The line of stopped pions loses exactly S sin²Δ; fast oscillations take S/2 of every spectrum.
  @Test func countsAreThoseOfTheDepletedFlux() throws {
    let setup = Setup.coherentCsI2017.counting(aboveKeVnr: 4)
    let before = rate(setup)
    let mixing = Self.sterile { ($0.muon, $0.electron, $0.splitting) = (0.1, 0.05, MassSplitting(0.7)) }
    let after = rate(setup.with { $0.interactions.append(mixing) })
    let sine = sin(OscillationPhase.constantMeVPerEV2m * 0.7 * 19.3 / PionDecayAtRest.lineMeV)
    let lost = 1 - 4 * 0.1 * 0.85 * sine * sine
    #expect(
      deviation(after.counts(flavor: "nu_mu") / before.counts(flavor: "nu_mu"), from: lost) < 1e-12)
    #expect(after.counts(flavor: "nu_e") < before.counts(flavor: "nu_e"))

    let survival = rate(
      setup.with {
        $0.interactions.append(
          Self.sterile {
            ($0.muon, $0.electron, $0.splitting) = (0.1, 0.05, MassSplitting(0.7))
            $0.probability = .survival
          })
      })
    #expect(
      deviation(
        survival.counts(flavor: "nu_mu") / before.counts(flavor: "nu_mu"),
        from: 1 - 4 * 0.1 * 0.9 * sine * sine)
        < 1e-12)

    let fast = rate(
      setup.with {
        $0.interactions.append(Self.sterile { ($0.electron, $0.splitting) = (0.1, MassSplitting(2e4)) })
      })
    #expect(
      abs(fast.counts(flavor: "nu_e") / before.counts(flavor: "nu_e") - (1 - 4 * 0.1 * 0.9 / 2)) < 2e-3)
  }

  // One nuclide, one smooth spectrum: against an integral over energies and recoils by other rules.
  @Test func theSpectrumIsFoldedWithTheProbability() throws {
    let setup = try Setup.coherentCsI2017.counting(aboveKeVnr: 5).with(target: "Ar40")
    let depleted = setup.with {
      $0.interactions.append(Self.sterile { ($0.electron, $0.splitting) = (0.2, MassSplitting(3)) })
    }
    let phase = OscillationPhase(splittingEV2: 3, distanceCm: 1930)
    let section = CrossSection(
      target: setup.target, neutrino: Neutrino(.electron), electroweak: setup.electroweak,
      nuclear: setup.nuclear)
    let m = PhysicalConstants.muonMassMeV
    func counts(_ weight: (Double) -> Double) -> Double {
      integrate(from: 5, to: m / 2, relativeAccuracy: 1e-9) { E in
        let last = section.maximumRecoil(energy: .MeV(E)).value
        guard last > 5e-3 else { return 0 }
        let inner = integrate(from: 5e-3, to: last, relativeAccuracy: 1e-10) { section(E, $0) }.value
        return E * E * (0.5 - E / m) * inner * weight(E)
      }.value
    }
    let expected = counts { 1 - 4 * 0.2 * 0.8 * phase(energyMeV: $0) } / counts { _ in 1 }
    let ratio = rate(depleted).counts(flavor: "nu_e") / rate(setup).counts(flavor: "nu_e")
    #expect(deviation(ratio, from: expected) < 1e-7, "\(ratio) \(expected)")
    let reactor = Setup.talkGermanium.with {
      $0.interactions.append(Self.sterile { ($0.electron, $0.splitting) = (0.05, MassSplitting(1)) })
    }
    #expect(Prediction(reactor).converged)
    #expect(rate(reactor).counts < rate(.talkGermanium).counts)
  }

  @Test func whatIsMissingIsSaid() throws {
    let solar = XenonSetups.solar[0].with { $0.interactions.append(Self.sterile { $0.electron = 0.1 }) }
    #expect(solar.problems().map(\.key).contains("sterile.baseline"))
    let overfull = Setup.talkGermanium.with {
      $0.interactions.append(Self.sterile { ($0.electron, $0.muon) = (0.6, 0.6) })
    }
    #expect(overfull.problems().map(\.key) == ["sterile.ue4"])
    let wide = Setup.talkGermanium.with {
      $0.interactions.append(
        Self.sterile { ($0.electron, $0.averaging, $0.spread) = (0.1, .uniform, .m(10)) })
    }
    #expect(wide.problems().map(\.key) == ["sterile.spread"])
  }
}
