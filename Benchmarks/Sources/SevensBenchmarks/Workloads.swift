import Sevens
import SevensKernel

/// One task to be timed.
struct Workload {
  /// What it is.
  let name: String
  /// The fastest public code known for the same task, in seconds.
  var peer: Double?
  /// What it may take at most, in seconds.
  var target: Double?
  /// The task itself.
  let work: () -> Void
}

/// The pieces of a prediction that stay the same while couplings or the description of nuclei change.
struct WarmPrediction {
  let beam: Beam
  let model: LoweredModel
  let request: TemplateRequest
  let scatterers: [Scatterer]
  let response: Response

  init(_ setup: Setup, response: Response) {
    self.response = response
    beam = setup.source.beam(live: setup.live)
    // Without an axial response only the two vector terms have weight in nuclei.
    model = LoweredModel(setup.interactions, electroweak: setup.electroweak) {
      $0.weight != .isoscalarSpin && $0.weight != .isovectorSpin && $0.weight != .electrons
    }
    request = TemplateRequest(
      terms: model.terms, finalMasses: model.finalMassesMeV,
      components: beam.components.map(\.neutrino.component),
      flux: beam.moments, accuracy: setup.accuracy)
    scatterers = zip(setup.target.constituents, setup.target.counts(in: setup.detector.mass)).flatMap {
      setup.nuclear.scatterers(of: $0.nuclide, count: $1)
    }
  }

  /// The template of all scatterers together.
  func template() -> RateTemplate {
    var parts = RateTemplate.build(request, scatterers: scatterers, responses: [response])
    var sum = parts.removeFirst()
    for part in parts { sum.add(part) }
    return sum
  }

  /// The fluence of every component.
  var rates: [Double] { beam.components.map(\.scalePerCm2) }
}

/// The tasks of the table, in its order.
enum Workloads {
  static func all() throws -> [Workload] {
    let grid = try grid()
    return try [grid] + germanium() + caesiumIodide() + couplingPoints() + [nonStandardPoint()]
      + LikelihoodWorkloads.all()
  }

  /// dσ/dT of Cs and I at 1000 energies and 1000 recoils, all of them inside the kinematic range.
  private static func grid() throws -> Workload {
    let energies = (0..<1000).map { 40 + 0.013 * Double($0) }
    let recoils = (0..<1000).map { 1e-5 + 2.5e-5 * Double($0) }
    let crossSection = CrossSection(target: try Target("CsI"), neutrino: Neutrino(.muon))
    var values = [Double](repeating: 0, count: 1_000_000)
    return Workload(name: "dσ/dT grid 1000 × 1000, Cs + I", peer: 6.2e-3, target: 2e-3) {
      values.withUnsafeMutableBufferPointer {
        $0.update(repeating: 0)
        crossSection.addGrid(energiesMeV: energies, recoilsMeV: recoils, to: $0)
        keep($0[500_500])
      }
    }
  }

  /// Natural germanium at 10 m from 1 GW, 200 bins of recoil energy, Helm form factor.
  private static func germanium() -> [Workload] {
    var setup = Setup.talkGermanium
    setup.nuclear.formFactor = .helm
    let high = RecoilEnergy(Prediction.highestRecoilMeV(setup, setup.source.beam(live: setup.live)))
    let edges = Prediction.equalEdges([setup], 200)
    let warm = WarmPrediction(
      setup,
      response: setup.detector.response.response(
        of: setup.target.constituents[0].nuclide, edges: edges, highestRecoil: high))
    let (couplings, rates) = (warm.model.couplings, warm.rates)
    return [
      Workload(name: "Ge at a reactor, 200 bins, warm flux moments", peer: 30e-3, target: 0.2e-3) {
        keep(warm.template().counts(couplings, rates: rates)[100])
      },
      Workload(name: "Ge at a reactor, 200 bins, cold", target: 3e-3) { [setup] in
        keep(EventRate(Prediction(setup, edges: edges)).bins[100])
      },
      Workload(name: "Ge at a reactor, flux moments alone") { [setup] in
        keep(setup.source.beam(live: setup.live).components[0].scalePerCm2)
      },
    ]
  }

  /// COHERENT CsI 2017 in 12 bins of photo-electrons.
  private static func caesiumIodide() -> [Workload] {
    let setup = Setup.coherentCsI2017
    let warm = WarmPrediction(
      setup,
      response: setup.detector.response.response(
        of: setup.target.constituents[0].nuclide, edges: setup.detector.axis.edges, highestRecoil: .keVnr(60))
    )
    return [
      Workload(name: "CsI 2017 template, warm source and response", peer: 12e-3, target: 0.1e-3) {
        keep(warm.template().entries[5])
      },
      Workload(name: "CsI 2017 prediction, cold", peer: 100e-3, target: 20e-3) {
        keep(EventRate(Prediction(setup)).counts)
      },
    ]
  }

  /// Counts of COHERENT CsI 2017 for couplings never seen before.
  private static func couplingPoints() -> [Workload] {
    let setup = Setup.coherentCsI2017
    let warm = WarmPrediction(
      setup,
      response: setup.detector.response.response(
        of: setup.target.constituents[0].nuclide, edges: setup.detector.axis.edges, highestRecoil: .keVnr(60))
    )
    let wideResponse = Response.poissonCounts(
      edges: Array(6...150), efficiency: [Double](repeating: 0.5, count: 144)
    ) { $0 * 1e3 * 1.172 }
    let narrow = warm.template()
    let wide = WarmPrediction(setup, response: wideResponse).template()
    let rates = warm.rates
    // The share of every component in twelve bins of time.
    let shares = (0..<12).map { t in rates.map { $0 * Double(t + 1) / 78 } }
    var (couplings, bins) = (warm.model.couplings, [Double](repeating: 0, count: 144))

    func point(
      _ name: String, target: Double?,
      _ count: @escaping (AmplitudeCouplings, UnsafeMutableBufferPointer<Double>) -> Void
    ) -> Workload {
      Workload(name: "new coupling point, " + name, target: target) {
        couplings.real[0] += 1e-9
        bins.withUnsafeMutableBufferPointer {
          $0.update(repeating: 0)
          count(couplings, $0)
          keep($0[5])
        }
      }
    }
    return [
      point("12 bins", target: 0.3e-6) { couplings, bins in
        narrow.addCounts(couplings, rates: rates, into: UnsafeMutableBufferPointer(rebasing: bins[..<12]))
      },
      point("144 bins", target: 0.5e-6) { couplings, bins in
        wide.addCounts(couplings, rates: rates, into: bins)
      },
      point("12 bins × 12 times, spread by hand", target: 0.5e-6) { couplings, bins in
        let (counts, length) = (narrow.componentCounts(couplings), narrow.rowLength)
        counts.withUnsafeBufferPointer { counts in
          for t in 0..<12 {
            for s in rates.indices {
              let share = shares[t][s]
              for b in 0..<12 { bins[12 * t + b] += share * counts[s * length + b] }
            }
          }
        }
      },
      point("12 bins × 12 times, as twelve rates", target: nil) { couplings, bins in
        for t in 0..<12 {
          let row = UnsafeMutableBufferPointer(rebasing: bins[(12 * t)..<(12 * t + 12)])
          narrow.addCounts(couplings, rates: shares[t], into: row)
        }
      },
    ]
  }

  /// Counts of COHERENT CsI 2017 for new values of all eighteen numbers of the matrices ε^u and ε^d.
  private static func nonStandardPoint() throws -> Workload {
    var setup = Setup.coherentCsI2017
    setup.interactions.append(InteractionInstance(NonStandardInteractions()))
    let keys = setup.settings.map(\.id).filter { $0.hasPrefix("nsi.u-") || $0.hasPrefix("nsi.d-") }
    precondition(keys.count == 18, "two Hermitian matrices")
    let warm = WarmPrediction(
      setup,
      response: setup.detector.response.response(
        of: setup.target.constituents[0].nuclide, edges: setup.detector.axis.edges, highestRecoil: .keVnr(60))
    )
    let polynomials = try CouplingPolynomials(
      setup, warm.model, keys: keys, neutrinos: Set(warm.beam.components.map(\.neutrino.couplingIndex)))
    let (template, rates) = (warm.template(), warm.rates)
    var values = keys.indices.map { 0.01 * Double($0 + 1) }
    var (couplings, bins) = (polynomials.empty, [Double](repeating: 0, count: template.binCount))
    return Workload(name: "new coupling point, all NSI of u and d, 12 bins", target: 0.3e-6) {
      values[3] += 1e-9
      polynomials.evaluate(at: values, into: &couplings)
      bins.withUnsafeMutableBufferPointer {
        $0.update(repeating: 0)
        template.addCounts(couplings, rates: rates, into: $0)
        keep($0[5])
      }
    }
  }
}
