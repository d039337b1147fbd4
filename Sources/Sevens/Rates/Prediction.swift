import SevensKernel

/// A set-up made ready: its interactions lowered and its templates integrated, for any reconstructed bins.
public struct Prediction: Sendable {
  /// The set-up.
  public let setup: Setup
  /// The lowered interactions.
  public let model: LoweredModel
  /// The flux.
  public let beam: Beam
  /// The reconstructed axis.
  public let axis: Axis
  /// The template of every nuclide.
  public let templates: [(nuclide: Nuclide, template: RateTemplate)]
  /// The part of every component that arrives inside the time window.
  public let timeAcceptances: [Double]

  /// Integrates the templates of a set-up without problems.
  ///
  /// - Parameters:
  ///   - recoilEdgesMeV: edges of recoil bins, for a detector that has only a threshold; from the threshold to the
  ///     highest recoil in one bin unless given.
  ///   - loop: the loop over nuclides; the result does not depend on it.
  public init(_ setup: Setup, recoilEdgesMeV: [Double]? = nil, loop: ParallelLoop = .serial) {
    let beam = setup.source.beam(live: setup.live)
    let plain = setup.detector.isPlain
    let edges = recoilEdgesMeV ?? Self.openEdges(setup, beam)
    let highest = RecoilEnergy(Self.highestRecoilMeV(setup, beam))
    let spinless = setup.nuclear.axial == .off
    let model = LoweredModel(setup.interactions, electroweak: setup.electroweak) { term in
      !(spinless && (term.weight == .isoscalarSpin || term.weight == .isovectorSpin))
    }
    let request = TemplateRequest(
      terms: model.terms, finalMasses: model.finalMassesMeV,
      components: beam.components.map(\.neutrino.component),
      flux: beam.moments, accuracy: setup.accuracy)

    let numbers = setup.target.counts(in: setup.detector.mass)
    var (owners, scatterers, responses): ([Int], [Scatterer], [Response]) = ([], [], [])
    for (index, constituent) in setup.target.constituents.enumerated() {
      let response = setup.detector.response(
        of: constituent.nuclide, highestRecoil: highest, recoilEdgesMeV: edges)
      for scatterer in setup.nuclear.scatterers(of: constituent.nuclide, count: numbers[index]) {
        owners.append(index)
        scatterers.append(scatterer)
        responses.append(response)
      }
    }
    let parts = RateTemplate.build(request, scatterers: scatterers, responses: responses, loop: loop)
    templates = setup.target.constituents.indices.map { index in
      var mine = owners.indices.filter { owners[$0] == index }.map { parts[$0] }
      var sum = mine.removeFirst()
      for part in mine { sum.add(part) }
      return (setup.target.constituents[index].nuclide, sum)
    }
    self.setup = setup
    self.model = model
    self.beam = beam
    axis =
      plain
      ? Axis(name: "T", unit: "keVnr", edges: edges.map { $0 * 1e3 }) : setup.detector.axis
    timeAcceptances = beam.components.map { setup.detector.timeWindow?.acceptance(of: $0.arrival) ?? 1 }
    estimatedError = Self.largestError(
      templates.map(\.template), model,
      rates: zip(beam.components, timeAcceptances).map { $0.scalePerCm2 * $1 })
  }

  /// One bin from the threshold to beyond the highest recoil of the lightest nuclide.
  static func openEdges(_ setup: Setup, _ beam: Beam) -> [Double] {
    let low = setup.detector.lowestRecoil.value
    return [low, max(highestRecoilMeV(setup, beam), low) * (1 + 1e-9) + 1e-12]
  }

  /// The highest recoil energy in MeV that the source can give any nuclide.
  public static func highestRecoilMeV(_ setup: Setup, _ beam: Beam) -> Double {
    setup.target.constituents.map {
      Kinematics.maximumRecoil(energy: beam.moments.highestEnergy, mass: $0.nuclide.massMeV)
    }.max() ?? 0
  }

  /// The estimated relative error: the largest of a bin that holds more than 1e-6 of all counts. What a template misses
  /// of a component that hardly counts does not matter.
  public let estimatedError: Double
  /// False if the accuracy asked for was missed.
  public var converged: Bool { estimatedError <= setup.accuracy }

  /// Counts of one nuclide for given couplings: the bins, *outside* and *lost* of every component.
  func counts(_ template: RateTemplate, _ couplings: AmplitudeCouplings) -> [ComponentCounts] {
    let all = template.componentCounts(couplings)
    let (bins, length) = (template.binCount, template.rowLength)
    return beam.components.indices.map { s in
      let (fluence, inside) = (beam.components[s].scalePerCm2, timeAcceptances[s])
      let row = all[(s * length)..<((s + 1) * length)].map { $0 * fluence }
      let (off, lost) = (row[bins], row[bins + 1])
      let late = (1 - inside) * (row[..<bins].reduce(0, +) + lost)
      return ComponentCounts(
        bins: row[..<bins].map { $0 * inside }, outside: off + late, lost: lost * inside)
    }
  }
}

/// The counts of one component and nuclide.
struct ComponentCounts {
  var bins: [Double]
  var outside: Double
  var lost: Double
}
