import Sevens
import SevensInference
import SevensNumerics

/// A light mediator with one coupling, as exclusions in the plane of mass and coupling draw it.
package struct LightMediatorModel: Sendable {
  /// Its name, as markup of figures.
  let name: String
  private let interaction: String
  private let key: String
  private let range: (low: Double, high: Double)
  private let charges: [String]
  /// What the parameter of the likelihood is multiplied with before the root is taken; nil if it is the coupling.
  private let partner: Double?

  /// √(g_ν g_N) of a scalar, with one coupling to protons and neutrons.
  ///
  /// Ref: 1802.05171
  package static let scalar = LightMediatorModel(
    name: "scalar", interaction: LightScalarMediator.id, key: "light-scalar.g-neutrino", range: (1e-12, 100),
    charges: ["light-scalar.g-proton=1e-4", "light-scalar.g-neutron=1e-4"], partner: 1e-4)

  /// g of a vector with one coupling to all fermions.
  ///
  /// Ref: 1711.09773, 1804.03660
  package static let universal = vector("universal {/:Italic Z}′", .universal)
  /// g of B − L.
  ///
  /// Ref: 1804.03660
  package static let baryonMinusLepton = vector("{/:Italic B}−{/:Italic L}", .baryonMinusLepton)
  /// g of L_μ − L_τ, which reaches nuclei by a loop.
  ///
  /// Ref: 2008.05022
  package static let muonMinusTau = vector("{/:Italic L}_{μ}−{/:Italic L}_{τ}", .muonMinusTau)

  /// √(g_ν ε e) of a dark photon, which couples to neutrinos by g_ν and to charge by ε e.
  ///
  /// Ref: 1804.03660
  package static let darkPhoton = LightMediatorModel(
    name: "dark photon", interaction: LightVectorMediator.id, key: "light-vector.kinetic-mixing",
    range: (1e-14, 1), charges: ["light-vector.charges=dark-photon", "light-vector.g-neutrino=0.01"],
    partner: 0.01 * PhysicalConstants.elementaryCharge)

  private static func vector(_ name: String, _ charges: VectorCharges) -> LightMediatorModel {
    LightMediatorModel(
      name: name, interaction: LightVectorMediator.id, key: "light-vector.g", range: (1e-7, 1),
      charges: ["light-vector.charges=\(charges.rawValue)"], partner: nil)
  }

  private func sets(massMeV: Double) -> [String] { ["\(interaction).mass=\(massMeV) MeV"] + charges }

  private func coupling(_ value: Double) -> Double {
    partner.map { (value * $0).squareRoot() } ?? value
  }

  /// The couplings allowed at 90 % by measurements, ascending; nil if a release is needed and not installed.
  package func allowed(
    massMeV: Double, by measurements: [String], _ mode: DataMode, _ context: RecipeContext, points: Int = 121
  ) throws(Faults) -> Allowed? {
    let found = try RecipeAnalysis(
      context, measurements, mode, interest: ["\(key)=\(range.low):\(range.high):\(points):log"],
      sets: sets(massMeV: massMeV), interactions: [interaction])
    return found.map(allowed)
  }

  /// The couplings that germanium at a reactor would leave at 90 %.
  package func allowed(massMeV: Double, by reach: ReactorReach, points: Int = 81) -> Allowed {
    allowed(
      RecipeAnalysis(
        reach.setup.id, expecting: reach.setup, interactions: [interaction], sets: sets(massMeV: massMeV),
        nuisances: reach.nuisances, interest: [.init(key, "\(range.low)", "\(range.high)", points: points)]))
  }

  private func allowed(_ found: RecipeAnalysis) -> Allowed {
    let intervals = found.scan.sets[0].intervals
    func end(_ end: ConfidenceInterval.End) -> Double? {
      end.reason == .crossing ? coupling(end.x) : nil
    }
    guard let first = intervals.first, first.lower.reason == .range else {
      return Allowed(upper: nil, islands: [])
    }
    return Allowed(
      upper: end(first.upper),
      islands: intervals.dropFirst().compactMap { island in
        end(island.lower).flatMap { low in end(island.upper).map { (low, $0) } }
      })
  }

  /// The couplings of a mediator that data allow.
  package struct Allowed: Sendable {
    /// Where those that hold 0 end; nil if they do not.
    package let upper: Double?
    /// Those where the amplitude has changed its sign.
    package let islands: [(low: Double, high: Double)]
  }
}

/// What data allow of a light mediator against its mass.
package struct LightMediatorExclusion: Sendable {
  /// The masses in MeV.
  package let massesMeV: [Double]
  /// What is allowed at each.
  package let allowed: [LightMediatorModel.Allowed]

  /// The usual masses, 0.1 MeV to 1 GeV.
  static let masses = (0...20).map { 0.1 * tenTo(Double($0) / 5) }

  /// What a function of the mass says.
  package init(
    _ massesMeV: [Double] = Self.masses,
    _ allowed: (Double) throws(Faults) -> LightMediatorModel.Allowed?
  ) throws(Faults) {
    var found: [LightMediatorModel.Allowed] = []
    for mass in massesMeV { found.append(try allowed(mass) ?? .init(upper: nil, islands: [])) }
    (self.massesMeV, self.allowed) = (massesMeV, found)
  }

  /// The line above which couplings are excluded.
  func line(_ name: String) -> Figure.Curve {
    let shown = massesMeV.indices.filter { allowed[$0].upper != nil }
    return Figure.Curve(name, x: shown.map { massesMeV[$0] }, y: shown.map { allowed[$0].upper ?? .nan })
  }

  /// The island above it, if there is one.
  func island(_ name: String) -> [Figure.Curve] {
    let shown = massesMeV.indices.filter { !allowed[$0].islands.isEmpty }
    guard !shown.isEmpty else { return [] }
    return [
      Figure.Curve(
        name, x: shown.map { massesMeV[$0] }, y: shown.map { allowed[$0].islands[0].low },
        yHigh: shown.map { allowed[$0].islands[0].high }, style: .band)
    ]
  }

  /// The axes of exclusions.
  static func axes(_ coupling: String, _ range: ClosedRange<Double>) -> (x: Figure.Axis, y: Figure.Axis) {
    (
      Figure.Axis("mediator mass", unit: "MeV", column: "mass_MeV", scale: .log, range: 0.1...1000),
      Figure.Axis(coupling, unit: "1", column: "coupling", scale: .log, range: range)
    )
  }
}

/// Germanium at a reactor as a measurement to come: bins of 12 % of the energy from its threshold up.
package struct ReactorReach: Sendable {
  /// With its bins.
  package var setup: Setup
  /// The flux.
  package var nuisances: [Nuisance]

  /// The set-up conus-like, or what was made of it.
  package init(_ context: RecipeContext, fluxError: Double = 0.01, _ change: (inout Setup) -> Void = { _ in })
  {
    var setup = context.setup(.conusLike)
    change(&setup)
    var edges = [setup.detector.threshold?.value ?? 0.1]
    let beam = setup.source.beam(live: setup.live)
    let top = Prediction.highestRecoilMeV(setup, beam) * 1e3
    while edges[edges.count - 1] < top { edges.append(edges[edges.count - 1] * 1.12) }
    setup.detector.threshold = nil
    setup.detector.binning = AxisBinning(edges: edges)
    self.setup = setup
    nuisances = fluxError > 0 ? [.flux("reactor.flux", relative: fluxError, .assumed)] : []
  }
}
