import Sevens
import SevensInference
import SevensTestSupport
import Testing

/// Laws of counts as a function of couplings.
@Suite struct CountFunctionLaws {
  /// Every built-in set-up that counts nuclei, with new physics of two kinds and the couplings that have an effect.
  private static let cases: [(setup: Setup, keys: [String])] = builtInSetups.filter(
    \.channels.includesNuclei
  ).map { base in
    let setup = base.with {
      $0.interactions.append(InteractionInstance(NonStandardInteractions()))
      $0.interactions.append(InteractionInstance(LightScalarMediator(), as: "phi"))
    }
    let keys = setup.settings.compactMap { setting -> String? in
      guard case .number(.coupling, _, _, _) = setting.form, setting.dormancy(in: setup) == nil else {
        return nil
      }
      return setting.id
    }
    return (setup, keys)
  }

  private func point(_ setup: Setup, _ keys: [String], _ random: inout SplitMix64) throws -> [Double] {
    try keys.map { try setup.setting($0).scale * random.uniform(0.1, 1) }
  }

  @Test func countsAndErrorsAreThoseOfRebuiltPredictions() throws {
    var (worst, errors, random) = (Worst(), Worst(), SplitMix64(seed: 6))
    for (setup, keys) in Self.cases {
      let function = try CountFunction(setup, varying: keys)
      for values in [function.values, try point(setup, keys, &random)] {
        var moved = setup
        for (key, value) in zip(keys, values) { try setup.setting(key).write(&moved, .number(value)) }
        let prediction = Prediction(moved, edges: function.prediction.axis.edges)
        let (found, expected) = (function.counts(at: values), EventRate(prediction).bins)
        #expect(found.count == function.binCount && found.count == expected.count)
        let largest = expected.map(abs).max() ?? 0
        for (a, b) in zip(found, expected) where abs(b) > 1e-6 * largest {
          worst.see(a, equals: b, setup.id)
        }
        // Estimates of the same order: nodes lie elsewhere where the rebuilt prediction has fewer terms.
        let estimate = function.estimatedError(at: values)
        errors.see(estimate / max(prediction.estimatedError, 1e-11), setup.id)
        #expect(estimate > 0)
      }
    }
    print("count functions against predictions: \(worst.value) at \(worst.place); errors \(errors.value)")
    #expect(worst.value < 1e-8 && worst.count > 100, "\(worst.place)")
    #expect(errors.value < 20, "\(errors.place)")
  }

  // Two routes to the same derivative: slopes of templates times those of couplings, and powers of a polynomial.
  @Test func gradientsAreThoseOfTheCountPolynomial() throws {
    var (worst, random) = (Worst(), SplitMix64(seed: 8))
    for (setup, all) in Self.cases {
      let keys = ["nsi.u-ee", "nsi.u-emu.re", "nsi.d-tautau", "phi.g-neutrino", "phi.g-down"]
      #expect(Set(all).isSuperset(of: keys), "\(setup.id)")
      let function = try CountFunction(setup, varying: keys)
      let polynomial = try function.prediction.polynomial(in: keys)
      let values = try point(setup, keys, &random)
      let asked = [3, 0, 4]
      let (gradient, counts) = (function.gradient(at: values, in: asked), function.counts(at: values))
      for (row, parameter) in zip(gradient, asked) {
        let scale = try setup.setting(keys[parameter]).scale
        var slope = [Double](repeating: 0, count: function.binCount)
        for (m, monomial) in polynomial.monomials.enumerated() {
          var factor = 0.0
          if let own = monomial.first(where: { $0.parameter == parameter }) {
            factor = Double(own.power)
            for one in monomial {
              for _ in 0..<(one.power - (one.parameter == parameter ? 1 : 0)) {
                factor *= values[one.parameter]
              }
            }
          }
          for (b, c) in polynomial.row(m).enumerated() { slope[b] += factor * c }
        }
        for (b, (a, s)) in zip(row, slope).enumerated() {
          worst.see(abs(a - s) / max(abs(s), 1e-3 * abs(counts[b]) / scale, .leastNormalMagnitude), setup.id)
        }
      }
    }
    print("gradients against polynomials: \(worst.value) at \(worst.place), \(worst.count) values")
    #expect(worst.value < 1e-9 && worst.count > 500, "\(worst.place)")
  }

  @Test func whatIsNoCouplingIsRefused() {
    #expect(throws: CouplingPolynomials.Fault.noCoupling("detector.mass")) {
      try CountFunction(.coherentCsI2017, varying: ["detector.mass"])
    }
  }
}
