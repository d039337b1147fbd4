import Sevens
import SevensInference
import SevensNumerics

/// An analysis that a recipe asks for, in words of the command line.
package struct RecipeAnalysis {
  /// The analysis.
  package let analysis: Analysis

  /// What a recipe says where a release is needed and not installed.
  static func needs(_ measurements: String...) -> String {
    "not shown: needs the release of \(measurements.joined(separator: " and ")), which sevens data add installs"
  }

  /// Nil if a release is needed and not installed; throws what the settings of the context make impossible.
  ///
  /// - Parameters:
  ///   - context: the settings.
  ///   - mode: the release, published numbers, or what the set-ups as they are expect.
  ///   - interest: as in `--interest`.
  ///   - sets: as in `--set`.
  init?(
    _ context: RecipeContext, _ measurements: [String], _ mode: DataMode, interest: [String] = [],
    sets: [String] = [], interactions: [String] = [], profiled: [String] = [], levels: [String] = ["90 %"]
  ) throws(Faults) {
    var options = AnalysisOptions(measurements)
    // What is expected is that of the user's values, also of a parameter of interest.
    let own =
      sets.map(RecipeContext.key) + (mode == .expected ? [] : interest.map(RecipeContext.key) + profiled)
    let given = measurements.compactMap { Catalog.setup($0) }.flatMap { context.sets(of: $0, without: own) }
    options.mode = mode == .expected ? DataMode.summary.rawValue : mode.rawValue
    options.interest = interest
    options.sets =
      sets + given.enumerated().filter { !given[..<$0.offset].contains($0.element) }.map(\.element)
    (options.interactions, options.profiled, options.levels) = (interactions, profiled, levels)
    if mode == .expected { options.data = DataChoice.asimov.rawValue }
    do throws(Faults) {
      analysis = try Analysis(
        options, interest: 0...2, needsRange: false, store: ReleaseStore(), command: ["sevens", "reproduce"])
    } catch {
      // The words are the recipe's own: what can be missing is the release.
      guard error.status == .missingData || error.status == .badData else {
        precondition(!given.isEmpty, "a recipe asks for what there is not: \(error)")
        throw error
      }
      return nil
    }
  }

  /// What a set-up without data would see: what it expects as it is, is taken as observed.
  ///
  /// - Parameters:
  ///   - setup: with bins.
  ///   - interactions: beside those of the set-up.
  ///   - sets: as in `--set`, for the interactions.
  ///   - nuisances: besides those of the backgrounds.
  ///   - interest: parameters with their ranges.
  init(
    _ id: String, expecting setup: Setup, interactions: [String] = [], sets: [String] = [],
    nuisances: [Nuisance], interest: [AnalysisRequest.Interest], levels: [Double] = [0.9]
  ) {
    var (setup, faults) = (setup, FaultCollector())
    setup.interactions = InteractionReader.adding(interactions, to: setup.interactions, noting: &faults)
    SettingOverrides(sets, noting: &faults).assign(to: &setup, noting: &faults)
    var model = ExpectedMeasurement.model(setup)
    model.nuisances += nuisances
    var request = AnalysisRequest(id: id, title: id)
    (request.data, request.levels) = (.asimov, levels)
    let lookup = ParameterLookup([model])
    let found = interest.compactMap { lookup.interest($0, needsRange: true, noting: &faults) }
    precondition(faults.diagnostics.isEmpty, "\(id) asks for what there is not: \(faults.diagnostics)")
    analysis = Analysis(
      id: id, title: id, models: [model], interest: found,
      couplings: found.filter { !$0.isRebuilt }.map(\.key), morphed: [], constraints: [], request: request,
      command: ["sevens", "reproduce", id])
  }

  /// The same with other models of the measurements.
  func changing(_ change: (inout MeasurementModel) -> Void) -> RecipeAnalysis {
    RecipeAnalysis(analysis: analysis.changing(change))
  }

  private init(analysis: Analysis) { self.analysis = analysis }

  /// The profile of the two parameters of interest.
  ///
  /// - Parameter starts: where minima are sought besides those of the grid.
  func plane(starts: [(x: Double, y: Double)] = []) -> ContourScan {
    let interest = analysis.interest
    guard interest.count == 2, let x = interest[0].axis, let y = interest[1].axis else {
      preconditionFailure("a region needs two parameters with ranges")
    }
    let profile = AnalysisProfile(analysis, of: interest.map(\.key))
    return ContourScan(
      x, y, thresholds: analysis.thresholds(degreesOfFreedom: 2), starts: starts, accuracy: 2e-3
    ) { profile([$0, $1]) }
  }

  /// Their region at the first level.
  var region: ConfidenceRegion { plane().regions[0] }

  /// The profile of the one parameter of interest.
  var scan: ProfileScan {
    let (one, profile) = (analysis.interest[0], AnalysisProfile(analysis, of: [analysis.interest[0].key]))
    guard let axis = one.axis else { preconditionFailure("\(one.key) has no range") }
    return ProfileScan(axis, thresholds: analysis.thresholds(degreesOfFreedom: 1), accuracy: 1e-6) {
      profile([$0])
    }
  }

  /// The ends of the interval at the first level: of the lowest and of the highest, if there are several.
  var ends: (low: Double, high: Double) { Self.ends(of: scan) }

  /// The ends of a scan at its first level.
  static func ends(of scan: ProfileScan) -> (low: Double, high: Double) {
    (scan.sets[0].lowerLimit?.x ?? .nan, scan.sets[0].upperLimit?.x ?? .nan)
  }

  /// The best fit.
  var fit: AnalysisFit? { try? AnalysisFit(analysis, loop: .threads(2)) }
}

extension AnalysisRequest.Interest {
  /// A parameter with a range on a logarithmic axis.
  init(_ key: String, _ low: String, _ high: String, points: Int) {
    self.init(key: key, low: low, high: high, points: "\(points)", scale: "log", place: key)
  }
}

extension ConfidenceRegion {
  /// Its lines in one colour, without what only follows the border of the range.
  func curves(_ name: String) -> [Figure.Curve] {
    polygons.flatMap(pieces).enumerated().map { index, piece in
      Figure.Curve(index == 0 ? name : "", x: piece.map(\.x), y: piece.map(\.y))
    }
  }

  /// A closed line, cut where it follows the border.
  private func pieces(_ polygon: ContourPolygon) -> [[ContourPolygon.Point]] {
    let ring = polygon.ring
    guard polygon.clipped, let start = ring.indices.first(where: { isOnBorder(ring, $0) }) else {
      return [ring + ring.prefix(1)]
    }
    var pieces: [[ContourPolygon.Point]] = []
    var piece: [ContourPolygon.Point] = []
    // From the end of a side on the border once around, back to it.
    for step in 1...ring.count {
      let place = (start + step) % ring.count
      piece.append(ring[place])
      if isOnBorder(ring, place) || step == ring.count {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      }
    }
    return pieces
  }

  /// Whether the side that begins at a corner follows the border of the range.
  private func isOnBorder(_ ring: [ContourPolygon.Point], _ place: Int) -> Bool {
    let (a, b) = (ring[place], ring[(place + 1) % ring.count])
    func follows(_ axis: ScanAxis, _ first: Double, _ second: Double) -> Bool {
      let (u, v) = (axis.position(of: first), axis.position(of: second))
      return max(u, v) < 1e-9 || min(u, v) > 1 - 1e-9
    }
    return follows(x, a.x, b.x) || follows(y, a.y, b.y)
  }
}
