import SevensKernel
import SevensNumerics

/// A set-up made ready: its interactions lowered and its templates integrated, for any reconstructed bins.
public struct Prediction: Sendable {
  /// The set-up.
  public internal(set) var setup: Setup
  /// The lowered interactions, as far as they act on nuclei.
  public let model: LoweredModel
  /// The lowered interactions, as far as they act on electrons.
  public let electronModel: LoweredModel
  /// The flux.
  public internal(set) var beam: Beam
  /// The reconstructed axis of the recoil.
  public let axis: Axis
  /// The axis of arrival times, where they are told apart.
  public let timeAxis: Axis?
  /// The template of every nuclide; none if nuclei are not counted.
  public internal(set) var templates: [(nuclide: Nuclide, template: RateTemplate)]
  /// The template of the electrons of every element; none if electrons are not counted.
  public let electronTemplates: [(element: String, template: RateTemplate)]
  /// τ^s_t: the part of every component that is accepted in each bin of time; one bin if times are not told apart.
  public private(set) var timeFractions: [[Double]] = []
  /// The part of every component that arrives inside the window, accepted or not.
  private(set) var arrivals: [Double] = []

  /// Integrates the templates of a set-up without problems.
  ///
  /// - Parameters:
  ///   - recoilEdgesMeV: edges of recoil bins, for a detector that has only a threshold in recoil energy.
  ///   - variants: the same set-up with other values of coupling parameters, whose terms the templates shall hold too.
  ///   - loop: the loop over nuclides; the result does not depend on it.
  public init(
    _ setup: Setup, recoilEdgesMeV: [Double], variants: [Setup] = [], loop: ParallelLoop = .serial
  ) {
    self.init(setup, edges: recoilEdgesMeV.map { $0 * 1e3 }, variants: variants, loop: loop)
  }

  /// Integrates the templates of a set-up without problems.
  ///
  /// - Parameters:
  ///   - edges: edges of bins in the unit of the axis, for a detector that has only a threshold; from the threshold to
  ///     the highest value in one bin unless given.
  ///   - variants: the same set-up with other values of coupling parameters, whose terms the templates shall hold too.
  ///   - loop: the loop over nuclides; the result does not depend on it.
  public init(
    _ setup: Setup, edges: [Double]? = nil, variants: [Setup] = [], loop: ParallelLoop = .serial
  ) {
    let beam = setup.beam
    let edges = edges ?? setup.detector.binning?.edges ?? Self.openEdges(setup, beam)
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
    axis = setup.detector.axis(edges: edges)
    timeAxis = setup.detector.timeWindow?.axis
    estimatedError = 0
    setTimes()
  }

  /// What depends on arrival times: the parts in the bins, and the error weighted by them.
  mutating func setTimes() {
    let window = setup.detector.timeWindow
    timeFractions = beam.components.map { window?.fractions(of: $0.arrival) ?? [1] }
    arrivals = beam.components.map { window?.arrivals(of: $0.arrival).reduce(0, +) ?? 1 }
    let rates = Self.rates(beam, timeFractions)
    estimatedError = max(
      Self.largestError(templates.map(\.template), model.couplings, rates: rates),
      Self.largestError(electronTemplates.map(\.template), electronModel.couplings, rates: rates))
  }

  private static func nuclear(
    _ setup: Setup, _ request: TemplateRequest, _ numbers: [Double], _ edges: [Double], _ loop: ParallelLoop
  ) -> [(nuclide: Nuclide, template: RateTemplate)] {
    let highest = RecoilEnergy(
      setup.target.constituents.map {
        Kinematics.maximumRecoil(energy: request.flux.highestEnergy, mass: $0.nuclide.massMeV)
      }.max() ?? 0)
    var (owners, scatterers, responses): ([Int], [Scatterer], [Response]) = ([], [], [])
    let isShared = setup.detector.response.isSameForAllNuclides
    for (index, constituent) in setup.target.constituents.enumerated() {
      let shared = isShared ? responses.first : nil
      let response =
        shared
        ?? setup.detector.response.response(of: constituent.nuclide, edges: edges, highestRecoil: highest)
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
    let response = setup.detector.response.electronResponse(edges: edges, highestRecoil: highest)
    let parts = RateTemplate.build(
      request, scatterers: elements.map { $0.electrons.scatterer(count: $0.atoms).resolving(request.terms) },
      responses: [response], loop: loop)
    return zip(elements, parts).map { ($0.name, $1) }
  }

  /// The axes of the counts: that of the recoil, then that of arrival times where they are told apart. Counts are
  /// row-major: the last axis runs fastest.
  public var axes: [Axis] { [axis] + (timeAxis.map { [$0] } ?? []) }

  /// Edges of equal bins from the threshold of the first of some set-ups to the highest value in any of them, for
  /// detectors that have only a threshold; counts have bins of whole numbers, and so perhaps fewer.
  public static func equalEdges(_ setups: [Setup], _ bins: Int) -> [Double] {
    let detector = setups[0].detector
    let low = detector.lowestValue
    var high = low
    for setup in setups {
      let beam = setup.beam
      let own =
        setup.detector.isRecoilThreshold
        ? highestRecoilMeV(setup, beam) * 1e3 : openEdges(setup, beam)[1]
      high = max(high, own)
    }
    if high <= low { high = 2 * low + 1e-3 }
    guard detector.response.axis.isCount else {
      return (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
    }
    let step = max(1, ((high - low) / Double(bins)).rounded(.up))
    let count = max(1, Int(((high - low) / step).rounded(.up)))
    return (0...count).map { low + step * Double($0) }
  }

  /// One bin from the threshold to beyond everything that the source can make.
  static func openEdges(_ setup: Setup, _ beam: Beam) -> [Double] {
    setup.detector.openEdges(
      of: setup.channels.includesNuclei ? setup.target.constituents.map(\.nuclide) : [],
      electrons: setup.channels.includesElectrons,
      highestRecoil: RecoilEnergy(highestRecoilMeV(setup, beam)))
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
  public internal(set) var estimatedError: Double
  /// False if the accuracy asked for was missed.
  public var converged: Bool { estimatedError <= setup.accuracy }

  /// Counts of one template for given couplings: the bins, *outside* and *lost* of every component.
  ///
  /// N_(b,t) = τ^s_t n^s_b: what arrives in no bin of time is *outside*, what is not accepted there is *lost*.
  func counts(_ template: RateTemplate, _ couplings: AmplitudeCouplings) -> [ComponentCounts] {
    let all = template.componentCounts(couplings)
    let (bins, length) = (template.binCount, template.rowLength)
    return beam.components.indices.map { s in
      let (fluence, fractions) = (beam.components[s].scalePerCm2, timeFractions[s])
      let (accepted, inside) = (fractions.reduce(0, +), arrivals[s])
      let row = all[(s * length)..<((s + 1) * length)].map { $0 * fluence }
      let (off, lost) = (row[bins], row[bins + 1])
      let late = (1 - inside) * (row[..<bins].reduce(0, +) + lost)
      return ComponentCounts(
        bins: row[..<bins].flatMap { n in fractions.map { n * $0 } }, outside: off + late,
        lost: lost * inside + (inside - accepted) * row[..<bins].reduce(0, +))
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
