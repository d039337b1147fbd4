import Sevens
import SevensInference
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of the couplings as polynomials in their parameters.
@Suite struct CouplingPolynomialsLaws {
  /// The coupling parameters of the interactions of a set-up.
  private func couplingKeys(_ setup: Setup) -> [String] {
    setup.settings.compactMap { setting in
      guard case .number(.coupling, _, _, _) = setting.form, setting.dormancy(in: setup) == nil else {
        return nil
      }
      return setting.id
    }
  }

  private func moved(_ setup: Setup, _ keys: [String], _ values: [Double]) throws -> Setup {
    var copy = setup
    for (key, value) in zip(keys, values) { try setup.setting(key).write(&copy, .number(value)) }
    return copy
  }

  // Every interaction of the catalogue beside the Standard Model, all couplings at once.
  @Test func theyAreTheLoweredCouplings() throws {
    var (worst, random) = (Worst(), SplitMix64(seed: 7))
    for interaction in Catalog.newPhysics where !type(of: interaction).actsOnFlux {
      let setup = Setup.coherentCsI2017.with {
        $0.channels = .both
        $0.nuclear.axial = .singleParticle
        $0.nuclear.kinematics = .spinHalf
        $0.interactions.append(InteractionInstance(interaction))
      }
      let keys = couplingKeys(setup)
      let prediction = Prediction(setup, varying: keys)
      for model in [prediction.model, prediction.electronModel] {
        let polynomials = try CouplingPolynomials(setup, model, keys: keys)
        for _ in 0..<5 {
          let values = try keys.map { try setup.setting($0).scale * random.uniform(-4, 4) }
          let point = try moved(setup, keys, values)
          let exact = model.couplings(point.interactions, electroweak: point.electroweak)
          let found = polynomials.couplings(at: values)
          let largest = (exact.real + exact.imaginary).map(abs).max() ?? 0
          for (a, b) in zip(exact.real + exact.imaginary, found.real + found.imaginary) where largest > 0 {
            worst.see(abs(a - b) / largest, "\(type(of: interaction).id)")
          }
        }
      }
    }
    print("coupling polynomials against lowering: \(worst.value) in \(worst.place), \(worst.count) values")
    #expect(worst.value < 1e-12 && worst.count > 10_000)
  }

  @Test func theCountsAreThoseOfThePrediction() throws {
    let setup = CountDerivativesLaws.setup()
    let keys = CountDerivativesLaws.keys + ["nsi.d-etau.im", "light-vector.nu-emu.re"]
    let prediction = Prediction(setup, varying: keys)
    let polynomial = try prediction.polynomial(in: keys)
    var (worst, random) = (Worst(), SplitMix64(seed: 11))
    for _ in 0..<10 {
      let values = try keys.map { key -> Double in
        key == "electroweak.sin2-theta-w"
          ? random.uniform(0.2, 0.26) : try setup.setting(key).scale * random.uniform(-2, 2)
      }
      let bins = rate(try moved(setup, keys, values)).bins
      for (found, exact) in zip(polynomial.counts(at: values), bins) {
        worst.see(found, equals: exact, "\(values)")
      }
    }
    // Both are integrals of their own accuracy.
    #expect(worst.value < 1e-8 && worst.count == 120, "\(worst.place)")
  }

  // E3: a vector particle of one charge has amplitudes of second degree, with free charges and flavours of third.
  @Test func theDegreeIsThatOfTheProducts() throws {
    func degree(_ keys: [String], _ change: (inout LightVectorMediator) -> Void) throws -> Int {
      var vector = LightVectorMediator()
      change(&vector)
      let setup = Setup.talkGermanium.with { [vector] in $0.interactions = [InteractionInstance(vector)] }
      let polynomial = try Prediction(setup, varying: keys).polynomial(in: keys)
      return polynomial.monomials.map { $0.reduce(0) { $0 + $1.power } }.max() ?? 0
    }
    #expect(try degree(["light-vector.g"]) { $0.charges = .baryonMinusLepton } == 4)
    #expect(try degree(["light-vector.g-up"]) { $0.neutrino = 1e-5 } == 2)
    #expect(
      try degree(["light-vector.g-neutrino", "light-vector.nu-ee", "light-vector.g-down"]) { _ in } == 6)
  }

  @Test func whatIsNoCouplingIsSaid() throws {
    let prediction = Prediction(.coherentCsI2017)
    #expect(throws: CouplingPolynomials.Fault.noCoupling("sns.flux")) {
      try prediction.polynomial(in: ["sns.flux"])
    }
    #expect(throws: CouplingPolynomials.Fault.noCoupling("nope")) { try prediction.polynomial(in: ["nope"]) }
  }
}
