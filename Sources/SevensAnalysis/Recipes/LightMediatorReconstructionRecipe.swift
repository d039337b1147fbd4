import CSevensMath
import Sevens
import SevensInference
import SevensNumerics

/// What a reactor experiment would tell of a light mediator it has seen: mass and coupling inside of the window of
/// momentum transfer, one combination of them outside.
///
/// Ref: Xu2019Talk, 1612.04150, 1802.05171
package struct LightMediatorReconstructionRecipe: Recipe {
  package static let id = "light-mediator-reconstruction"
  package static let title = "mass and coupling of a light mediator seen at five standard deviations"
  package static let chapter = Chapter.lightMediators
  package static let statement =
    "The distortion of the spectrum tells mass and coupling of a light mediator."
  package static let formulas = ["z-prime-amplitude", "profile-interval"]
  package static let predictions: [(setup: String, sets: [String])] = [
    ("conus-like", ["detector.threshold=0.1 keVnr"])
  ]
  package static let references = ["Xu2019Talk", "1612.04150", "1802.05171"]

  /// Four kilogrammes of germanium for a year from 0.1 keVnr up, in bins of 12 % of the energy, flux within 1 %.
  package var model: MeasurementModel {
    var setup = context.setup(.conusLike)
    setup.detector.threshold = nil
    setup.detector.binning = AxisBinning(edges: (0...30).map { 0.1 * sevens_pow(1.12, Double($0)) })
    setup.interactions.append(InteractionInstance(LightVectorMediator()))
    setup.write(charges: .universal)
    return ExpectedMeasurement.model(setup, flux: 0.01)
  }

  /// The analysis of a mediator of a mass whose coupling makes it a signal of five standard deviations.
  package func analysis(massMeV: Double, significance: Double = 5) -> Analysis? {
    var model = model
    model.setup.write("light-vector.mass", massMeV)
    guard var found = make(model), let likelihood = try? found.likelihood() else { return nil }
    func seen(_ coupling: Double) -> Double {
      var point = likelihood.start
      point[likelihood.position(Self.key)] = coupling
      let data = likelihood.terms.map { likelihood.counts(of: $0, at: point) }
      let none = likelihood.replacing(observed: data, centres: likelihood.constraints.map(\.centre))
      return max(0, none.minimum(fixing: [Self.key: 0]).value).squareRoot() - significance
    }
    let top = (massMeV * massMeV + 50).squareRoot() * 1e-5
    guard let coupling = try? findRoot(from: 1e-9, to: top, accuracy: 1e-12, seen) else { return nil }
    model.setup.write(Self.key, coupling)
    found = make(model) ?? found
    return found
  }

  /// The key of the coupling.
  package static let key = "light-vector.g"

  private func make(_ model: MeasurementModel) -> Analysis? {
    var request = AnalysisRequest(id: Self.id, title: Self.title)
    request.data = .asimov
    request.levels = [0.6827, 0.9]
    let lookup = ParameterLookup([model])
    var faults = FaultCollector()
    let interest = [
      AnalysisRequest.Interest(
        key: "light-vector.mass", low: "0.3 MeV", high: "300 MeV", points: "25", scale: "log", place: Self.id),
      AnalysisRequest.Interest(
        key: Self.key, low: "1e-8", high: "1e-3", points: "41", scale: "log", place: Self.id),
    ].compactMap { lookup.interest($0, needsRange: true, noting: &faults) }
    guard interest.count == 2 else { return nil }
    return Analysis(
      id: Self.id, title: Self.title, models: [model], interest: interest, couplings: [Self.key], morphed: [],
      constraints: [],
      request: request, command: ["sevens", "reproduce", Self.id])
  }

  /// The interval of the mass at 68 %, the coupling profiled.
  private func interval(massMeV: Double) -> ConfidenceInterval? {
    guard let analysis = analysis(massMeV: massMeV), let axis = analysis.interest[0].axis else { return nil }
    let profile = AnalysisProfile(analysis, of: ["light-vector.mass"])
    let scan = ProfileScan(axis, thresholds: [1], accuracy: 1e-4, halvings: 2) { profile([$0]) }
    return scan.sets[0].intervals.first { $0.contains(massMeV) }
  }

  package let context: RecipeContext
  package init(_ context: RecipeContext) { self.context = context }

  package func claims() -> [Claim] {
    func claim(_ quantity: String, _ value: Double?, unit: String = "MeV") -> Claim {
      Claim(
        quantity, published: nil, ours: value ?? .nan, unit: unit, tolerance: .relative(0.1), status: .read,
        citation: "Xu2019Talk")
    }
    let inside = interval(massMeV: 10)
    func end(_ end: ConfidenceInterval.End?) -> Double? {
      end.flatMap { $0.reason == .crossing ? $0.x : nil }
    }
    let (light, heavy) = (interval(massMeV: 1), interval(massMeV: 100))
    return [
      claim("10 MeV seen at 5σ: lower end of the mass at 68 %", end(inside?.lower)),
      claim("10 MeV seen at 5σ: upper end", end(inside?.upper)),
      claim("1 MeV seen at 5σ: the mass is below", end(light?.upper)),
      claim("100 MeV seen at 5σ: the mass is above", end(heavy?.lower)),
    ]
  }

  package func explanation(_ claims: [Claim]) -> [String] {
    [
      "the talk shows the ellipse as a figure without numbers; inside the window of momentum transfer, 4 to 20 MeV here, both "
        + "mass and coupling are measured, below it the coupling alone and above it g/m alone",
      "germanium from 0.1 keVnr up, a flux within 1 %, no background: what is assumed is ours",
    ]
  }

  package func figures() -> [Figure] {
    let regions = [1.0, 10, 100].compactMap { mass -> (Double, ConfidenceRegion)? in
      guard let analysis = analysis(massMeV: mass), let x = analysis.interest[0].axis,
        let y = analysis.interest[1].axis
      else { return nil }
      let profile = AnalysisProfile(analysis, of: analysis.interest.map(\.key))
      let truth = (x: mass, y: analysis.models[0].setup.number(Self.key)?.value ?? 1e-6)
      let scan = ContourScan(
        x, y, thresholds: [ChiSquaredDistribution.threshold(confidence: 0.6827, degreesOfFreedom: 2)],
        starts: [truth], accuracy: 1e-2, depths: 2...6
      ) { profile([$0, $1]) }
      return (mass, scan.regions[0])
    }
    return [
      Figure(
        id: Self.id,
        title: "A universal {/:Italic Z}′ seen at five standard deviations: 68 % for two parameters",
        x: Figure.Axis("mediator mass", unit: "MeV", column: "mass_MeV", scale: .log, range: 0.3...300),
        y: Figure.Axis("{/:Italic g}", unit: "1", column: "g", scale: .log),
        curves: regions.flatMap { mass, region in
          region.curves("true mass \(NumberText.short(mass)) MeV")
        }, notes: ["4 kg of germanium for a year at 17.1 m from 3.9 GW, above 0.1 keVnr, flux within 1 %"])
    ]
  }
}

extension Setup {
  /// Chooses the charges of the vector mediator.
  fileprivate mutating func write(charges: VectorCharges) {
    settings.first { $0.id == VectorCharges.choiceID }?.write(&self, .name(charges.rawValue))
  }
}
