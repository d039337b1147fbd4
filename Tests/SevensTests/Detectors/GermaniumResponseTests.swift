import Foundation
import Sevens
import SevensKernel
import SevensTestSupport
import Testing

/// What is changed about the response and the axis of a germanium detector.
private struct GermaniumResponse {
  var quenching: any QuenchingFactor = LindhardQuenching(k: 0.162)
  var smearing = GaussianSmearing()
  var binning = AxisBinning(from: 0.16, to: 0.36, step: 0.01)
}

/// A germanium detector at a reactor with its axis in electron-equivalent energy.
private func germanium(_ change: (inout GermaniumResponse) -> Void = { _ in }) -> Setup {
  var parts = GermaniumResponse()
  (parts.smearing.noise, parts.smearing.fano) = (0.02, 0.11)
  change(&parts)
  var setup = Setup.talkGermanium
  setup.detector.threshold = nil
  setup.detector.response.quenching = parts.quenching
  setup.detector.response.smearing = parts.smearing
  setup.detector.binning = parts.binning
  return setup
}

private func rate(_ setup: Setup) -> EventRate { EventRate(Prediction(setup)) }

/// Laws of a detector whose axis is electron-equivalent energy.
@Suite struct GermaniumResponseLaws {
  @Test func everyRecoilIsCountedOrOutside() {
    let plain = rate(.talkGermanium)
    for noise in [0, 0.005, 0.02, 0.2] {
      let all = rate(germanium { $0.smearing.noise = noise })
      #expect(deviation(all.counts + all.outside, from: plain.counts + plain.outside) < 1e-8)
      #expect(all.lostToEfficiency == 0)
    }
  }

  @Test func finerBinsAddUpToCoarserOnes() {
    let (fine, coarse) = (rate(germanium()), rate(germanium { $0.binning.step = 0.04 }))
    let one = rate(germanium { $0.binning.step = nil })
    #expect(one.bins.count == 1 && coarse.bins.count == 5)
    for b in 0..<5 {
      #expect(deviation(fine.bins[(4 * b)..<(4 * b + 4)].reduce(0, +), from: coarse.bins[b]) < 1e-7)
    }
    #expect(deviation(fine.counts, from: one.counts) < 1e-7)
  }

  // Without resolution the axis is the recoil axis under another name: the bin edges map back by the quenching factor.
  @Test func withoutResolutionAnEdgeIsARecoilEnergy() throws {
    let nuclide = try #require(Nuclide("Ge74"))
    var setup = germanium {
      $0.smearing.noise = 0
      $0.smearing.fano = 0
      $0.binning.step = nil
      $0.binning.to = 100
    }
    setup.target = try Target("Ge74")
    // The recoil of 0.16 keVee, by bisection of the quenching factor alone.
    var (low, high) = (0.1, 5.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if LindhardQuenching(k: 0.162).electronEquivalent(.keVnr(middle), of: nuclide).value < 0.16 {
        low = middle
      } else {
        high = middle
      }
    }
    var plain = Setup.talkGermanium
    plain.target = setup.target
    plain.detector.threshold = .keVnr(low)
    #expect(deviation(rate(setup).counts, from: rate(plain).counts) < 1e-8)
  }

  // The same cut, said as a threshold in keVee without an axis.
  @Test func aThresholdInElectronEquivalentEnergyIsTheRecoilThatHasIt() throws {
    let axis = rate(
      germanium {
        ($0.smearing.noise, $0.smearing.fano) = (0, 0)
        ($0.binning.step, $0.binning.to) = (nil, 100)
      })
    let plain = Setup.talkGermanium.with {
      $0.detector.response.quenching = LindhardQuenching(k: 0.162)
      $0.detector.threshold = .keVee(0.16)
    }
    #expect(plain.problems().isEmpty && plain.detector.axis.unit == "keVee")
    #expect(deviation(rate(plain).counts, from: axis.counts) < 1e-8)
    // The energies below the spectrum's begin are out of reach of what is counted: 0.16 keVee is 0.93 keVnr.
    let refused = try plain.with(ReactorAntineutrinos.self) { $0.outsideRange = .error }
    #expect(refused.problems().isEmpty)
    #expect(
      plain.with { $0.detector.threshold = .keVnr(0.1) }.problems().map(\.key) == ["detector.threshold"])
    #expect(
      Setup.talkGermanium.with { $0.detector.threshold = .photoelectrons(6) }.problems().map(\.key)
        == ["detector.threshold"])
  }

  @Test func aThresholdOfCountedQuantaIsAWholeNumber() {
    func threshold(_ count: Double) -> Setup {
      Setup.coherentCsI2017.with {
        $0.detector.binning = nil
        $0.detector.threshold = .photoelectrons(count)
      }
    }
    let open = rate(threshold(6))
    let wide = rate(Setup.coherentCsI2017.with { $0.detector.binning = AxisBinning(from: 6, to: 150) })
    #expect(deviation(open.counts, from: wide.counts) < 1e-8)
    #expect(threshold(6.5).problems().map(\.key) == ["detector.threshold"])
  }

  // With the tail below 0 cut off, an axis that begins at 0 holds every recoil; bins of it add up.
  @Test func aTruncatedResolutionKeepsEveryRecoilAboveZero() {
    let plain = rate(.talkGermanium.with { $0.detector.threshold = .keVnr(0) })
    for noise in [0.005, 0.02, 0.2] {
      let whole = germanium {
        ($0.smearing.noise, $0.smearing.tail) = (noise, .truncated)
        $0.binning = AxisBinning(edges: [0, 0.01, 0.05, 0.2, 1, 60])
      }
      let all = rate(whole)
      #expect(deviation(all.counts, from: plain.counts) < 1e-7, "\(noise): \(all.counts)")
      #expect(all.lostToEfficiency == 0 && abs(all.outside) < 1e-7 * all.counts)
      var one = whole
      one.detector.binning = AxisBinning(from: 0, to: 60)
      #expect(deviation(rate(one).counts, from: all.counts) < 1e-8)
      // Nothing goes below 0, so more is above.
      var normal = whole
      var smearing = GaussianSmearing()
      (smearing.noise, smearing.fano) = (noise, 0.11)
      normal.detector.response.smearing = smearing
      #expect(rate(normal).counts < all.counts)
      for (a, b) in zip(rate(normal).bins, all.bins) { #expect(a <= b * (1 + 1e-9)) }
    }
  }

  @Test func nuclidesQuenchByTheirOwnProtonsAndNucleons() throws {
    // With k of each nuclide a light isotope quenches less: k ∝ A^(−1/2).
    let (light, heavy) = (try #require(Nuclide("Ge70")), try #require(Nuclide("Ge76")))
    let own = LindhardQuenching()
    #expect(own(.keVnr(1), of: light) > own(.keVnr(1), of: heavy))
    let fixed = LindhardQuenching(k: 0.157)
    #expect(fixed(.keVnr(1), of: light) == fixed(.keVnr(1), of: heavy))
  }
}

/// The smeared spectrum against an integral that knows neither template nor response.
@Suite struct GermaniumResponseValidation {
  @Test(arguments: GaussianTail.allCases)
  func theSmearedSpectrumIsTheConvolutionOfTheRecoilSpectrum(tail: GaussianTail) throws {
    let noise = tail == .normal ? 0.02 : 0.08
    var setup = germanium { ($0.smearing.tail, $0.smearing.noise) = (tail, noise) }
    setup.target = try Target("Ge74")
    let nuclide = try #require(Nuclide("Ge74"))
    let ours = rate(setup).bins
    // dN/dT in fine recoil bins, each carried to its electron-equivalent energy and spread by the normal distribution.
    var fine = Setup.talkGermanium
    fine.target = setup.target
    fine.detector.threshold = .keVnr(0)
    let edges = (0...1500).map { 3e-3 * Double($0) / 1500 }
    let recoils = EventRate(Prediction(fine, recoilEdgesMeV: edges)).bins
    var expected = [Double](repeating: 0, count: ours.count)
    for (i, counts) in recoils.enumerated() {
      let T = RecoilEnergy((edges[i] + edges[i + 1]) / 2)
      let m = LindhardQuenching(k: 0.162).electronEquivalent(T, of: nuclide).value
      let sigma = (noise * noise + 0.11 * 0.00296 * m).squareRoot()
      let share = tail == .normal ? 1 : (1 + erf(m / sigma / 2.0.squareRoot())) / 2
      for b in expected.indices {
        let (low, high) = (0.16 + 0.01 * Double(b), 0.17 + 0.01 * Double(b))
        expected[b] +=
          counts * (erf((high - m) / sigma / 2.0.squareRoot()) - erf((low - m) / sigma / 2.0.squareRoot()))
          / (2 * share)
      }
    }
    // The sum over fine bins is a midpoint rule: an error of (2 eVnr)² over the square of the smearing.
    for b in expected.indices { #expect(deviation(ours[b], from: expected[b]) < 1e-4, "bin \(b)") }
  }
}
