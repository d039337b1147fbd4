import SevensKernel
import SevensTestSupport
import Testing

private func scaled(_ couplings: AmplitudeCouplings, _ index: Int, re: Double = 0, im: Double = 0)
  -> AmplitudeCouplings
{
  var result = couplings
  result.real[index] += re
  result.imaginary[index] += im
  return result
}

/// Laws of the derivatives. Counts are exactly quadratic in the couplings: central differences are exact.
@Suite struct TemplateDerivativesLaws {
  static func cases() -> [(Fixture, RateTemplate)] {
    var random = SplitMix64(seed: 157)
    let fixtures = [Fixture.mixed(.spinHalf, &random), .twoGroups(&random)]
    return fixtures.map { ($0, $0.template(.recoilBins(edges: [0.005, 0.02, 0.05]))) }
  }

  @Test func theGradientIsTheDifferenceQuotient() {
    for (fixture, template) in Self.cases() {
      let rates = [0.7, 1.3, 0.4]
      let gradient = template.gradient(fixture.couplings, rates: rates)
      let counts = template.counts(fixture.couplings, rates: rates)
      #expect(gradient.count == fixture.couplings.real.count * 4)
      var worst = Worst()
      for i in fixture.couplings.real.indices {
        let h = 0.5 * max(abs(fixture.couplings.real[i]), abs(fixture.couplings.imaginary[i]))
        for (row, part) in [(h, 0.0), (0.0, h)].enumerated() {
          let up = template.counts(scaled(fixture.couplings, i, re: part.0, im: part.1), rates: rates)
          let down = template.counts(scaled(fixture.couplings, i, re: -part.0, im: -part.1), rates: rates)
          for b in 0..<2 {
            let quotient = (up[b] - down[b]) / (2 * h)
            worst.see(
              abs(gradient[(2 * i + row) * 2 + b] - quotient) * h / counts[b], "coupling \(i), bin \(b)")
          }
        }
      }
      #expect(worst.value < 1e-12, "\(worst.place)")
    }
  }

  @Test func countsAreHalfTheirEulerDerivative() {
    for (fixture, template) in Self.cases() {
      let rates = [0.7, 1.3, 0.4]
      let gradient = template.gradient(fixture.couplings, rates: rates)
      let counts = template.counts(fixture.couplings, rates: rates)
      for b in 0..<2 {
        var sum = 0.0
        for i in fixture.couplings.real.indices {
          sum += fixture.couplings.real[i] * gradient[4 * i + b]
          sum += fixture.couplings.imaginary[i] * gradient[4 * i + 2 + b]
        }
        #expect(abs(sum / (2 * counts[b]) - 1) < 1e-12)
      }
    }
  }

  @Test func theHessianIsTheDifferenceOfGradients() {
    for (fixture, template) in Self.cases() {
      let rates = [0.7, 1.3, 0.4]
      let couplings = fixture.couplings
      let base = template.gradient(couplings, rates: rates)
      let n = couplings.termCount
      var worst = Worst()
      for flavor in 0..<3 {
        for final in 0..<couplings.finalCount {
          let hessian = template.hessian(flavor: flavor, group: couplings.massGroups[final], rates: rates)
          #expect(hessian.count == n * n * 2)
          for k in 0..<n {
            let i = couplings.index(flavor: flavor, final: final, term: k)
            let changed = template.gradient(scaled(couplings, i, re: 1), rates: rates)
            let turned = template.gradient(scaled(couplings, i, im: 1), rates: rates)
            for j in couplings.real.indices {
              let l = j - couplings.index(flavor: flavor, final: final, term: 0)
              for b in 0..<2 {
                let expected = l >= 0 && l < n ? hessian[(k * n + l) * 2 + b] : 0
                let scale =
                  abs(base[4 * j + b]) + abs(base[4 * j + 2 + b]) + abs(expected) + .leastNormalMagnitude
                worst.see(abs(changed[4 * j + b] - base[4 * j + b] - expected) / scale, "re \(k), \(j)")
                worst.see(
                  abs(turned[4 * j + 2 + b] - base[4 * j + 2 + b] - expected) / scale, "im \(k), \(j)")
                worst.see(abs(changed[4 * j + 2 + b] - base[4 * j + 2 + b]) / scale, "mixed \(k), \(j)")
              }
            }
          }
        }
      }
      #expect(worst.value < 1e-12, "\(worst.place)")
    }
  }

  @Test func aFlavorWithoutFluxHasNoDerivatives() {
    for (fixture, template) in Self.cases() {
      let rates = [1.0, 1, 1]
      #expect(template.hessian(flavor: 2, group: 0, rates: rates).allSatisfy { $0 == 0 })
      #expect(template.hessian(flavor: 1, group: 0, rates: rates).contains { $0 != 0 })
      let gradient = template.gradient(fixture.couplings, rates: rates)
      let first = fixture.couplings.index(flavor: 2, final: 0, term: 0)
      #expect(gradient[(4 * first)...].allSatisfy { $0 == 0 })
    }
  }
}
