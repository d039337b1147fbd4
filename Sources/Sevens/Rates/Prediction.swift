import SevensKernel

/// A set-up made ready: its interactions lowered and its templates integrated, for any reconstructed bins.
public struct Prediction: Sendable {
  /// The set-up.
  public let setup: Setup
  /// The lowered interactions, as far as they act on nuclei.
  public let model: LoweredModel
  /// The lowered interactions, as far as they act on electrons.
  public let electronModel: LoweredModel
  /// The flux.
  public let beam: Beam
  /// The reconstructed axis.
  public let axis: Axis
  /// The template of every nuclide; none if nuclei are not counted.
  public let templates: [(nuclide: Nuclide, template: RateTemplate)]
  /// The template of the electrons of every element; none if electrons are not counted.
  public let electronTemplates: [(element: String, template: RateTemplate)]
  /// The part of every component that arrives inside the time window.
  public let timeAcceptances: [Double]

  /// Integrates the templates of a set-up without problems.
  ///
  /// - Parameters:
  ///   - recoilEdgesMeV: edges of recoil bins, for a detector that has only a threshold; from the threshold to the
  ///     highest recoil in one bin unless given.
  ///   - variants: the same set-up with other values of coupling parameters, whose terms the templates shall hold too.
  ///   - loop: the loop over nuclides; the result does not depend on it.
  public init(
    _ setup: Setup, recoilEdgesMeV: [Double]? = nil, variants: [Setup] = [], loop: ParallelLoop = .serial
  ) {
    let beam = setup.beam
    let plain = setup.detector.isPlain
    let edges = recoilEdgesMeV ?? Self.openEdges(setup, beam)
    let spinless = setup.nuclear.axial == .off
    let theories = ([setup] + variants).map { ($0.interactions, $0.electroweak) }
    model = LoweredModel(theories) { term in
      term.weight != .electrons
        && !(spinless && (term.weight == .isoscalarSpin || term.weight == .isovectorSpin))
    }
    electronModel = LoweredModel(theories) { $0.weight == .electrons }
    let components = beam.components.map(\.neutrino.component)
    func request(_ model: LoweredModel) -> TemplateRequest {
      TemplateRequest(
        terms: model.terms, finalMasses: model.finalMassesMeV, components: components, flux: beam.moments,
        accuracy: setup.accuracy)
    }
    let numbers = setup.target.counts(in: setup.detector.mass)
    templates =
      setup.channels.includesNuclei ? Self.nuclear(setup, request(model), numbers, edges, loop) : []
    electronTemplates =
      setup.channels.includesElectrons
      ? Self.electronic(setup, request(electronModel), numbers, edges, loop) : []
    self.setup = setup
    self.beam = beam
    axis =
      plain
      ? Axis(name: "T", unit: "keVnr", edges: edges.map { $0 * 1e3 }) : setup.detector.axis
    timeAcceptances = beam.components.map { setup.detector.timeWindow?.acceptance(of: $0.arrival) ?? 1 }
    let rates = zip(beam.components, timeAcceptances).map { $0.scalePerCm2 * $1 }
    estimatedError = max(
      Self.largestError(templates.map(\.template), model, rates: rates),
      Self.largestError(electronTemplates.map(\.template), electronModel, rates: rates))
  }

  private static func nuclear(
    _ setup: Setup, _ request: TemplateRequest, _ numbers: [Double], _ edges: [Double], _ loop: ParallelLoop
  ) -> [(nuclide: Nuclide, template: RateTemplate)] {
    let highest = RecoilEnergy(
      setup.target.constituents.map {
        Kinematics.maximumRecoil(energy: request.flux.highestEnergy, mass: $0.nuclide.massMeV)
      }.max() ?? 0)
    var (owners, scatterers, responses): ([Int], [Scatterer], [Response]) = ([], [], [])
    for (index, constituent) in setup.target.constituents.enumerated() {
      let response = setup.detector.response(
        of: constituent.nuclide, highestRecoil: highest, recoilEdgesMeV: edges)
      for scatterer in setup.nuclear.scatterers(of: constituent.nuclide, count: numbers[index]) {
        owners.append(index)
        scatterers.append(scatterer.resolving(request.terms))
        responses.append(response)
      }
    }
    let parts = RateTemplate.build(request, scatterers: scatterers, responses: responses, loop: loop)
    return setup.target.constituents.indices.map { index in
      var mine = owners.indices.filter { owners[$0] == index }.map { parts[$0] }
      var sum = mine.removeFirst()
      for part in mine { sum.add(part) }
      return (setup.target.constituents[index].nuclide, sum)
    }
  }

  private static func electronic(
    _ setup: Setup, _ request: TemplateRequest, _ numbers: [Double], _ edges: [Double], _ loop: ParallelLoop
  ) -> [(element: String, template: RateTemplate)] {
    var elements: [(name: String, electrons: AtomicElectrons, atoms: Double)] = []
    for (constituent, number) in zip(setup.target.constituents, numbers)
    where constituent.nuclide.electrons > 0 {
      if let known = elements.firstIndex(where: { $0.name == constituent.nuclide.element }) {
        elements[known].atoms += number
      } else {
        elements.append((constituent.nuclide.element, AtomicElectrons(constituent.nuclide), number))
      }
    }
    let highest = RecoilEnergy(
      Kinematics.maximumRecoil(
        energy: request.flux.highestEnergy, mass: PhysicalConstants.electronMassMeV))
    let response = setup.detector.electronResponse(highestRecoil: highest, recoilEdgesMeV: edges)
    let parts = RateTemplate.build(
      request, scatterers: elements.map { $0.electrons.scatterer(count: $0.atoms).resolving(request.terms) },
      responses: [response], loop: loop)
    return zip(elements, parts).map { ($0.name, $1) }
  }

  /// One bin from the threshold to beyond the highest recoil of the lightest nuclide.
  static func openEdges(_ setup: Setup, _ beam: Beam) -> [Double] {
    let low = setup.detector.lowestRecoil.value
    return [low, max(highestRecoilMeV(setup, beam), low) * (1 + 1e-9) + 1e-12]
  }

  /// The highest recoil energy in MeV that the source can give anything that is counted.
  public static func highestRecoilMeV(_ setup: Setup, _ beam: Beam) -> Double {
    let nuclei = setup.channels.includesNuclei ? setup.target.constituents.map(\.nuclide.massMeV) : []
    let electrons = setup.channels.includesElectrons ? [PhysicalConstants.electronMassMeV] : []
    return (nuclei + electrons).map {
      Kinematics.maximumRecoil(energy: beam.moments.highestEnergy, mass: $0)
    }.max() ?? 0
  }

  /// The estimated relative error: the largest of a bin that holds more than 1e-6 of all counts. What a template misses
  /// of a component that hardly counts does not matter.
  public let estimatedError: Double
  /// False if the accuracy asked for was missed.
  public var converged: Bool { estimatedError <= setup.accuracy }

  /// Counts of one template for given couplings: the bins, *outside* and *lost* of every component.
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

extension Scatterer {
  /// The same with nodes where a propagator bends, at Q² = m².
  func resolving(_ terms: [AmplitudeTerm]) -> Scatterer {
    var masses: Set<Double> = []
    for term in terms {
      switch term.propagator {
      case .massive(let m), .loop(let m, _, _): masses.insert(m)
      case .contact, .photon: break
      }
    }
    let recoils = masses.subtracting([0]).sorted().map { $0 * $0 / (2 * mass) }
    return recoils.isEmpty
      ? self
      : Scatterer(
        mass: mass, prefactor: prefactor, kinematics: kinematics, count: count,
        breakpoints: breakpoints + recoils, weights: weights)
  }
}

extension Setup {
  /// The flux at the detector, after whatever the interactions do on the way.
  public var beam: Beam {
    interactions.reduce(source.beam(live: live)) { $1.interaction.propagate($0, from: source) }
  }
}

/// The counts of one component and template.
struct ComponentCounts {
  var bins: [Double]
  var outside: Double
  var lost: Double
}
