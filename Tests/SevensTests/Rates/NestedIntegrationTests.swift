import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Validation: templates against nested adaptive integrals of a cross-section that is written apart from the engine.
@Suite struct NestedIntegrationTests {
  /// A random source, target, detector and theory, and the same in the letters of the literature.
  struct Point {
    var setup: Setup
    var edgesMeV: [Double]
    var literature: LiteratureRate

    init(_ random: inout SplitMix64) throws {
      let isReactor = random.uniform(0, 1) < 0.4
      let isElectron = random.uniform(0, 1) < 0.25
      var setup = isReactor ? Setup.talkGermanium : Setup.coherentCsI2017.counting(aboveKeVnr: 1)
      let formulas = ["CsI", "Ar40", "Ge73", "Cs133", "F19", "NaI", "Si28", "Xe131"]
      let formula = try #require(formulas.randomElement(using: &random))
      setup = try setup.with(target: formula)
      (setup.electroweak, setup.nuclear) = (Electroweak(), NuclearModel())
      setup.detector.mass = .kg(random.uniform(1, 100))
      setup.channels = isElectron ? .electron : .nuclear
      let isSpinZero = random.uniform(0, 1) < 0.5
      setup.nuclear.kinematics = isSpinZero ? .spinZero : .spinHalf
      setup.nuclear.axial = isSpinZero ? .off : .singleParticle
      setup.nuclear.formFactor = random.uniform(0, 1) < 0.3 ? .unity : .helm

      let others = Catalog.newPhysics.filter { !type(of: $0).actsOnFlux }.shuffled(using: &random)
      setup.interactions += others.prefix(Int.random(in: 0...4, using: &random)).map {
        InteractionInstance($0)
      }
      setup.drawModel(&random)
      for index in setup.interactions.indices {
        guard var dark = setup.interactions[index].interaction as? DarkFermionProduction else { continue }
        // The formulas of massive fermions are those of one structure at a time.
        dark.moment = DipoleMoment(0)
        (dark.pseudoscalar.neutrino, dark.axial.neutrino, dark.tensor.neutrino) = (0, 0, 0)
        if Bool.random(using: &random) { dark.scalar.neutrino = 0 } else { dark.vector.neutrino = 0 }
        dark.chiMass = .MeV(random.uniform(0.1, isReactor ? 5 : 40))
        setup.interactions[index].interaction = dark
      }
      for index in setup.interactions.indices {
        guard var portal = setup.interactions[index].interaction as? DipolePortal else { continue }
        portal.mass = .MeV(random.uniform(0.1, isReactor ? 5 : 40))
        setup.interactions[index].interaction = portal
      }

      let fluxes: [LiteratureRate.Flux]
      if isReactor {
        let (power, distance, days) = (
          random.uniform(500, 4000), random.uniform(800, 5000), random.uniform(10, 400)
        )
        setup = try setup.with(ReactorAntineutrinos.self) {
          ($0.power, $0.distance) = (.GW(power / 1000), .m(distance / 100))
        }
        setup.live = .day(days)
        fluxes = LiteratureRate.reactor(megawatts: power, distanceCm: distance, seconds: days * 86400)
      } else {
        let (protons, yield, distance) = (
          random.uniform(1e22, 4e23), random.uniform(0.05, 0.3), random.uniform(1000, 4000)
        )
        setup = try setup.with(PionDecayAtRest.self) {
          ($0.protonsOnTarget, $0.neutrinosPerProton, $0.distance) = (protons, yield, .m(distance / 100))
        }
        fluxes = LiteratureRate.stoppedPions(protons: protons, perProton: yield, distanceCm: distance)
      }

      let top = Prediction.highestRecoilMeV(setup, setup.beam)
      let threshold = top * random.uniform(0.005, 0.2)
      setup.detector.threshold = .keVnr(threshold * 1e3)
      let inner = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        threshold + (top - threshold) * random.uniform(0.02, 0.98)
      }
      edgesMeV = [threshold] + inner.sorted() + [top * 1.01]

      let amounts = setup.target.counts(in: setup.detector.mass)
      literature = LiteratureRate(
        model: LiteratureModel(
          interactions: setup.interactions.map(\.interaction), electroweak: setup.electroweak),
        fluxes: fluxes,
        bodies: zip(setup.target.constituents, amounts).map {
          LiteratureRate.Body(nuclide: $0.nuclide, isElectron: isElectron, count: $1)
        }, isPoint: setup.nuclear.formFactor == .unity, isSpinZero: isSpinZero, hasSpin: !isSpinZero)
      self.setup = setup
    }
  }

  @Test func templatesAreNestedIntegralsOfAnotherCrossSection() throws {
    var random = SplitMix64(seed: 20_190_530)
    var (standard, fine, points, seen) = (Worst(), Worst(), 0, Set<String>())
    while points < 200 {
      let point = try Point(&random)
      let problems = point.setup.problems()
      #expect(problems.isEmpty, "\(problems)")
      points += 1
      seen.formUnion(point.setup.interactions.map { type(of: $0.interaction).id })
      seen.formUnion([type(of: point.setup.source).id, point.setup.channels.rawValue])
      let (quick, exact) = (
        rate(point.setup, recoilEdgesMeV: point.edgesMeV),
        rate(point.setup.with { $0.accuracy = 1e-12 }, recoilEdgesMeV: point.edgesMeV)
      )
      let place = {
        "point \(points): \(point.setup.interactions.map(\.notation)) on \(point.setup.target.formula), "
          + "\(point.setup.channels), edges \(point.edgesMeV), bin "
      }
      let expected = zip(point.edgesMeV, point.edgesMeV.dropFirst()).map {
        point.literature.counts(from: $0, to: $1, relativeAccuracy: 1e-13)
      }
      let total = expected.reduce(0, +)
      for (b, value) in expected.enumerated() where value > 1e-6 * total {
        standard.see(quick.bins[b], equals: value, place() + "\(b)")
        fine.see(exact.bins[b], equals: value, place() + "\(b)")
      }
    }
    print("nested integrals: worst \(standard.value) at 1e-8, \(fine.value) at 1e-12, \(fine.count) bins")
    // Every interaction at a detector, both sources, nuclei and electrons.
    #expect(seen.count == Catalog.interactions.filter { !$0.actsOnFlux }.count + 4)
    #expect(standard.value < 2e-8, "\(standard.place)")
    #expect(fine.value < 1e-11, "\(fine.place)")
  }
}
