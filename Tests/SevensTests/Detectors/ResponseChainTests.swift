import Foundation
import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// The probabilities of a response at a recoil energy in keVnr, then what is lost.
private func probabilities(
  _ chain: ResponseChain, _ edges: [Double], _ keVnr: Double, _ nuclide: Nuclide = Nuclide.all[0]
) -> (bins: [Double], lost: Double) {
  let response = chain.response(of: nuclide, edges: edges, highestRecoil: .keVnr(100))
  var buffer = [Double](repeating: .nan, count: response.binCount)
  let row = buffer.withUnsafeMutableBufferPointer { response.evaluate(keVnr * 1e-3, $0.baseAddress!) }
  return (buffer.indices.map { row.bins.contains($0) ? buffer[$0] : 0 }, row.lost)
}

/// Laws of the chain from a recoil to what is reconstructed.
@Suite struct ResponseChainLaws {
  static let csI = Setup.coherentCsI2017.detector.response
  static let counts = (0...120).map(Double.init)

  @Test func theAxisIsThatOfTheLastStage() {
    var chain = ResponseChain()
    #expect(chain.axis == .recoil)
    chain.quenching = ConstantQuenching(value: 0.2)
    #expect(chain.axis == .electronEquivalent)
    chain.yield = QuantumYield(10)
    #expect(chain.axis == .photoelectrons)
    chain.yield = QuantumYield(10, of: .electrons)
    #expect(chain.axis == .electrons && chain.problems().isEmpty)
    #expect(Setup.coherentCsI2017.detector.axis.edges == (0...12).map { 6 + 2 * Double($0) })
    #expect(Setup.talkGermanium.detector.axis.unit == "keVnr")
  }

  @Test func stagesThatMissWhatTheyNeedAreRefused() {
    var chain = ResponseChain()
    chain.yield = QuantumYield(10)
    #expect(chain.problems().map(\.key) == ["detector.response"])
    chain = ResponseChain()
    chain.smearing = PoissonSmearing()
    #expect(chain.problems().map(\.key) == ["detector.response.smearing"])
    chain.smearing = GammaSmearing()
    #expect(chain.problems().map(\.key) == ["detector.response.smearing"])
    chain = ResponseChain()
    chain.efficiencies = [
      EfficiencyStage(ConstantEfficiency(), on: .electronEquivalent, acts: .beforeSmearing)
    ]
    #expect(chain.problems().map(\.key) == ["detector.response.efficiency"])
  }

  // Poisson about T·Q·Y: at 10 keVnr in CsI 2017 it is 11.7195 photo-electrons.
  @Test func theMeanIsRecoilTimesQuenchingTimesYield() {
    var chain = Self.csI
    chain.efficiencies = []
    for (keVnr, mean) in [(10.0, 11.719544), (1, 1.1719544), (30, 35.158632)] {
      let p = probabilities(chain, Self.counts, keVnr).bins
      #expect(abs(p.reduce(0, +) - 1) < 1e-12)
      let average = p.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      let square = p.enumerated().reduce(0) { $0 + Double($1.offset * $1.offset) * $1.element }
      #expect(deviation(average, from: mean) < 1e-10)
      #expect(deviation(square - average * average, from: mean) < 1e-9)
    }
  }

  @Test func lessLightOrLessQuenchingIsTheSameRecoilMadeSmaller() {
    var (half, quenched) = (Self.csI, Self.csI)
    half.yield?.perkeVee /= 2
    quenched.quenching = ConstantQuenching(value: 0.0439)
    for keVnr in [5.0, 12, 40] {
      let expected = probabilities(Self.csI, Self.counts, keVnr / 2)
      for other in [half, quenched] {
        let found = probabilities(other, Self.counts, keVnr)
        for (a, b) in zip(found.bins + [found.lost], expected.bins + [expected.lost]) {
          #expect(abs(a - b) < 1e-14)
        }
      }
    }
  }

  @Test func aCountIsReadOffAtItselfOrAtTheCentreOfItsBin() {
    var step = StepEfficiency()
    step.threshold = 3.25
    var chain = Self.csI
    chain.efficiencies = [EfficiencyStage(step, on: .photoelectrons)]
    var unseen = chain
    unseen.efficiencies = []
    let all = probabilities(unseen, Self.counts, 3).bins
    for (point, first) in [(EfficiencyPoint.binCentre, 3), (.integer, 4)] {
      chain.point = point
      let found = probabilities(chain, Self.counts, 3)
      for n in 0..<120 { #expect(found.bins[n] == (n < first ? 0 : all[n])) }
    }
  }

  // Chains of random stages: whatever there is, a recoil is in a bin, outside or lost.
  @Test func probabilityIsConserved() throws {
    var random = SystemRandomNumberGenerator()
    let nuclide = try #require(Nuclide("Ge74"))
    for trial in 0..<60 {
      var chain = ResponseChain()
      if trial % 5 != 0 {
        chain.quenching = ConstantQuenching(value: .random(in: 0.05...0.9, using: &random))
      }
      if trial % 5 > 2 { chain.yield = QuantumYield(.random(in: 1...20, using: &random)) }
      var gaussian = GaussianSmearing()
      (gaussian.noise, gaussian.stochastic) = (.random(in: 0...0.5, using: &random), 0.3)
      let smearings: [(any Smearing)?] = [nil, gaussian, chain.quenching == nil ? nil : GammaSmearing()]
      chain.smearing = chain.axis.isCount && trial % 2 == 0 ? PoissonSmearing() : smearings[trial % 3]
      let top = 20.0
      let edges = chain.axis.isCount ? [2, 3, 5, 9, top] : [0.1, 0.4, 2, 2.1, 8, top]
      let unseen = chain
      let wide = [chain.smearing is PoissonSmearing ? 0.0 : -2000, 2000]
      for curve in EfficiencyLaws.curves {
        chain.efficiencies = [
          EfficiencyStage(curve, on: chain.axis),
          EfficiencyStage(ConstantEfficiency(), on: .recoil, acts: .beforeSmearing),
          EfficiencyStage(EfficiencyLaws.curves[trial % 6], on: .recoil, acts: .beforeSmearing),
        ]
        #expect(chain.problems().isEmpty)
        for keVnr in [0.0, 0.3, 2, 17, 60] {
          let found = probabilities(chain, edges, keVnr, nuclide)
          let inside = probabilities(unseen, edges, keVnr, nuclide).bins.reduce(0, +)
          let sum = found.bins.reduce(0, +) + found.lost
          #expect(abs(sum - inside) < 1e-9, "\(trial) at \(keVnr) keVnr: \(sum) of \(inside)")
          #expect(found.bins.allSatisfy { $0 >= 0 } && found.lost >= -1e-11)
          #expect(abs(probabilities(unseen, wide, keVnr, nuclide).bins.reduce(0, +) - 1) < 1e-9)
        }
      }
    }
  }

  @Test func severalEfficienciesMultiplyWhereverTheyAct() {
    var (half, third) = (ConstantEfficiency(), ConstantEfficiency())
    (half.value, third.value) = (0.5, 0.3)
    var chain = Self.csI
    chain.efficiencies = []
    let all = probabilities(chain, [6, 12, 30], 12)
    for place in [EfficiencyStage.Place.beforeSmearing, .afterSmearing] {
      chain.efficiencies = [
        EfficiencyStage(half, on: .photoelectrons, acts: place),
        EfficiencyStage(third, on: .recoil, acts: .beforeSmearing, name: "efficiency-2"),
      ]
      let found = probabilities(chain, [6, 12, 30], 12)
      for (a, b) in zip(found.bins, all.bins) { #expect(abs(a - 0.15 * b) < 1e-14) }
      #expect(abs(found.lost - 0.85 * all.bins.reduce(0, +)) < 1e-14)
    }
  }

  // An efficiency on the mean electron-equivalent energy is one on the recoil that has it.
  @Test func anEfficiencyBeforeSmearingIsAFunctionOfTheRecoil() {
    var step = StepEfficiency()
    step.threshold = 0.878
    var chain = Self.csI
    chain.efficiencies = [EfficiencyStage(step, on: .electronEquivalent, acts: .beforeSmearing)]
    #expect(probabilities(chain, Self.counts, 9.999).bins.reduce(0, +) == 0)
    #expect(probabilities(chain, Self.counts, 10.001).bins.reduce(0, +) > 0.999)
  }
}

/// Bins of a smeared quantity against integrals in arbitrary precision.
@Suite struct ResponseChainValidation {
  // mpmath, 30 digits: gamma of shape 1 + 0.716 m and mean m PE, times the efficiency of 2021 cut off at 0,
  // integrated from one value to another.
  @Test func theLightOfCaesiumIodideIsIntegratedWithItsEfficiency() {
    var efficiency = LogisticEfficiency()
    (efficiency.a, efficiency.k, efficiency.x0, efficiency.d) = (1.32045, 0.285979, 10.8646, -0.333322)
    var gamma = GammaSmearing()
    gamma.slope = 0.716
    var chain = ResponseChain()
    chain.quenching = ConstantQuenching(value: 1)
    chain.yield = QuantumYield(1)
    chain.smearing = gamma
    chain.efficiencies = [EfficiencyStage(efficiency, on: .photoelectrons)]
    let expected = [
      (7.0, 0.0, 60.0, 0.0913214463921147517), (7, 8, 12, 0.0543546159899094968),
      (25, 20, 24, 0.247132699917639515), (12, 0, 10, 0.0322901309452923438),
    ]
    for (mean, low, high, value) in expected {
      let found = probabilities(chain, [low, high], mean).bins[0]
      #expect(deviation(found, from: value) < 1e-9, "mean \(mean): \(found)")
    }
  }

  // reference_values.json, res.csi2021: the density at 5 PE for a mean of 7 PE is 0.1422025267331103 per PE.
  @Test func theDensityOfTheGammaDistributionIsThatOfTheReference() {
    var gamma = GammaSmearing()
    gamma.slope = 0.716 * 13.35
    var chain = ResponseChain()
    chain.quenching = ConstantQuenching(value: 1)
    chain.yield = QuantumYield(13.35)
    chain.smearing = gamma
    let width = 1e-4
    let p = probabilities(chain, [5 - width, 5 + width], 7 / 13.35).bins[0] / (2 * width)
    #expect(deviation(p, from: 0.1422025267331103) < 1e-8)
  }

  // mpmath: normal with mean 0.28 and σ = 0.05 keVee, times 0.45(1 + erf((x − 0.3)/(0.02√2))), from 0.2 to 0.4 keVee.
  @Test func aNoisyThresholdIsIntegratedOverTheBin() {
    var efficiency = ErrorFunctionEfficiency()
    (efficiency.a, efficiency.x0, efficiency.width) = (0.9, 0.3, 0.02)
    var gaussian = GaussianSmearing()
    gaussian.noise = 0.05
    var chain = ResponseChain()
    chain.quenching = ConstantQuenching(value: 0.2)
    chain.smearing = gaussian
    chain.efficiencies = [EfficiencyStage(efficiency, on: .electronEquivalent)]
    let found = probabilities(chain, [0.2, 0.4], 1.4).bins[0]
    #expect(deviation(found, from: 0.312278172176653019) < 1e-10, "\(found)")
  }
}
