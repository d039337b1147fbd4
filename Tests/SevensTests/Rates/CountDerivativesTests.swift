import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// Laws of the derivatives of counts in the parameters of interactions.
@Suite struct CountDerivativesLaws {
  static func setup() -> Setup {
    var nsi = NonStandardInteractions()
    (nsi.up.ee, nsi.up.emu, nsi.down.mumu) = (0.1, Complex(0.05, 0.02), -0.1)
    var vector = LightVectorMediator()
    (vector.neutrino, vector.target.up, vector.target.down, vector.mass) = (3e-5, 2e-5, 1e-5, .MeV(20))
    var moment = MagneticMoment()
    moment.flavorMoments.mumu = 1e-9
    return Setup.coherentCsI2017.with {
      $0.channels = .both
      let all: [any Interaction] = [nsi, vector, moment]
      $0.interactions += all.map { InteractionInstance($0) }
    }
  }

  static let keys = [
    "nsi.u-ee", "nsi.u-emu.re", "nsi.d-mumu", "light-vector.g-neutrino", "light-vector.g-up",
    "magnetic-moment.mu-mumu", "electroweak.sin2-theta-w",
  ]

  @Test func theyAreDifferencesOfRebuiltPredictions() throws {
    let setup = Self.setup()
    let derivatives = try #require(
      CountDerivatives(Prediction(setup, varying: Self.keys), keys: Self.keys))
    let centre = rate(setup)
    for (b, value) in centre.bins.enumerated() {
      #expect(deviation(derivatives.counts[b], from: value) < 1e-8)
    }

    func moved(_ steps: [(String, Double)]) throws -> [Double] {
      var copy = setup
      for (key, step) in steps {
        let setting = try copy.setting(key)
        guard case .number(let value?) = setting.read(copy) else { continue }
        setting.write(&copy, .number(value + step))
      }
      return rate(copy).bins
    }
    // Polynomials of the fourth degree at most in one parameter: a central difference is off by its square.
    for (i, key) in Self.keys.enumerated() {
      let h = 1e-3 * (try setup.setting(key)).scale
      let (up, down) = (try moved([(key, h)]), try moved([(key, -h)]))
      for b in up.indices {
        let slope = (up[b] - down[b]) / (2 * h)
        let noise = 1e-12 * centre.bins[b] / h
        #expect(abs(derivatives.gradient[i][b] - slope) <= 2e-6 * abs(slope) + noise, "\(key), bin \(b)")
      }
    }
    for (i, a) in Self.keys.enumerated() {
      for (j, b) in Self.keys.enumerated() {
        let (h, k) = (0.3 * (try setup.setting(a)).scale, 0.3 * (try setup.setting(b)).scale)
        let parts = [
          try moved([(a, h), (b, k)]), try moved([(a, h), (b, -k)]), try moved([(a, -h), (b, k)]),
          try moved([(a, -h), (b, -k)]),
        ]
        for bin in parts[0].indices {
          let curvature = (parts[0][bin] - parts[1][bin] - parts[2][bin] + parts[3][bin]) / (4 * h * k)
          let value = derivatives.hessian[i * Self.keys.count + j][bin]
          let noise = 1e-9 * centre.bins[bin] / (h * k)
          #expect(abs(value - curvature) <= 0.02 * abs(curvature) + noise, "\(a), \(b), bin \(bin)")
          #expect(
            abs(value - derivatives.hessian[j * Self.keys.count + i][bin])
              <= 1e-9 * abs(value) + 1e-12 * centre.bins[bin] / (h * k))
        }
      }
    }
  }

  // Where everything vanishes there is nothing to differentiate but the terms that could be there.
  @Test func theyKnowWhatCouldBeThere() throws {
    let setup = Setup.coherentCsI2017.with {
      $0.interactions.append(InteractionInstance(LightScalarMediator(), as: "phi"))
      $0.interactions.append(InteractionInstance(NonStandardInteractions()))
    }
    let keys = ["nsi.u-ee", "nsi.u-emu.im", "phi.g-neutrino", "phi.g-up"]
    let prediction = Prediction(setup, varying: keys)
    #expect(prediction.model.terms.contains { $0.kind == .scalar })
    let d = try #require(CountDerivatives(prediction, keys: keys))
    // Linear by interference with the Standard Model, quadratic off the diagonal, of fourth degree for an exchange.
    #expect(d.gradient[0].allSatisfy { $0 != 0 } && d.gradient[1...].allSatisfy { $0.allSatisfy { $0 == 0 } })
    #expect(d.hessian[5].allSatisfy { $0 > 0 } && d.hessian[10].allSatisfy { $0 == 0 })
    #expect(CountDerivatives(prediction, keys: ["phi.mass"]) == nil)
    #expect(CountDerivatives(prediction, keys: ["nope"]) == nil)
  }
}
