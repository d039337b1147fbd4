import Sevens
import SevensInference
import SevensNumerics

extension Analysis {
  /// Reads an analysis; throws everything wrong with it at once.
  ///
  /// - Parameters:
  ///   - needsRange: the number of parameters of interest that need a range; none if nil.
  ///   - store: the installed releases.
  public init(
    _ options: AnalysisOptions, interest count: ClosedRange<Int>, needsRange: Bool, store: ReleaseStore,
    command: [String]
  ) throws(Faults) {
    var faults = FaultCollector()
    let request = try options.request(noting: &faults)
    let usual: ExitStatus = request.file == nil ? .usage : .badData
    var models = Self.models(request, store, noting: &faults)
    // Without a measurement nothing else can be looked up.
    guard !models.isEmpty else {
      if request.measurements.isEmpty {
        faults.add(
          Diagnostic(
            request.file ?? "measurements", "no measurement is named",
            remedy: "one or more of: \(Catalog.measurements.map(\.setup.id).joined(separator: ", "))"))
      }
      throw Faults(faults.diagnostics, status: faults.status(or: usual))
    }
    Self.prepare(&models, request, noting: &faults)
    let lookup = ParameterLookup(models)
    var interest = request.interest.compactMap {
      lookup.interest($0, needsRange: needsRange, noting: &faults)
    }
    if Set(interest.map(\.key)).count < interest.count {
      faults.add(Diagnostic("interest", "a parameter is named twice", remedy: "name it once"))
      interest = []
    } else if !count.contains(request.interest.count) {
      let wanted =
        count.lowerBound == count.upperBound
        ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
      faults.add(
        Diagnostic(
          "interest", "\(request.interest.count) parameters of interest, and \(wanted) are needed",
          remedy: "name them by --interest KEY=low:high, or under 'interest' in the file"))
    }
    let constraints = request.constraints.compactMap { lookup.constraint($0, noting: &faults) }
    var (couplings, morphed): ([String], [(key: String, mean: Double, sigma: Double)]) = ([], [])
    for key in interest.filter({ !$0.isRebuilt && lookup.isCoupling($0.key) }) { couplings.append(key.key) }
    for one in request.profiled {
      guard let kind = lookup.kind(of: one.key, place: one.place, noting: &faults) else { continue }
      let constraint = constraints.first { $0.parameters == [one.key] }
      switch (kind, constraint?.shape) {
      case (.coupling, _): couplings.append(one.key)
      case (.nuisance, _), (.signal, _):
        faults.add(Diagnostic(one.place, "'\(one.key)' is profiled already", remedy: "drop it"))
      case (.rebuilt, .normal(let sigma)?):
        morphed.append((one.key, constraint?.centre[0] ?? 0, sigma))
      case (.rebuilt, _):
        faults.add(
          Diagnostic(
            one.place, "'\(one.key)' is profiled without a normal constraint",
            remedy: "add one: its counts are interpolated within 4 standard deviations"))
      }
    }
    // A coupling of interest starts where it is set; what the likelihood holds is no parameter of it.
    let held = Set(models.flatMap(\.held.keys))
    let asked =
      request.interest.map { ($0.key, $0.place) } + request.profiled.map { ($0.key, $0.place) }
      + request.constraints.map { ($0.key, $0.place) }
    for (key, place) in asked where held.contains(key) {
      faults.add(
        Diagnostic(place, "'\(key)' has a value that it keeps", remedy: "drop one of the two"))
    }
    try faults.finish(status: usual)
    self.init(
      id: request.id, title: request.title, models: models, interest: interest, couplings: couplings,
      morphed: morphed,
      constraints: constraints.filter { one in !morphed.contains { [$0.key] == one.parameters } },
      request: request, command: command)
  }

  /// The measurements in their modes, with the interactions and values asked for.
  private static func models(
    _ request: AnalysisRequest, _ store: ReleaseStore, noting faults: inout FaultCollector
  ) -> [MeasurementModel] {
    var models: [MeasurementModel] = []
    for one in request.measurements {
      let found =
        if let measurement = Catalog.measurement(one.id) {
          model(measurement, one, store, noting: &faults)
        } else { expected(one, request, noting: &faults) }
      guard var model = found else { continue }
      if models.contains(where: { $0.id == model.id }) {
        faults.add(
          Diagnostic(
            one.place, "'\(model.id)' is named twice",
            remedy: "name it once, or give a set-up of your own another id"))
        continue
      }
      let shared = model.nuisances.map(\.id)
      for id in one.decorrelated where !shared.contains(id) {
        // On a command line the name stands for all measurements; in a file it is one's own.
        guard request.measurements.count == 1 || one.place != "measurement" else { continue }
        faults.add(
          Diagnostic(
            one.place, "\(one.id) has no nuisance '\(id)'", remedy: Suggestion.remedy(for: id, among: shared))
        )
      }
      model = model.decorrelating(one.decorrelated)
      models.append(model)
    }
    return models
  }

  /// A set-up or a file of one's own in place of a measurement, for what it would see.
  private static func expected(
    _ one: AnalysisRequest.MeasurementRequest, _ request: AnalysisRequest,
    noting faults: inout FaultCollector
  ) -> MeasurementModel? {
    var setup = Catalog.setup(one.id)
    if SetupFile.isPath(one.id) {
      do throws(Faults) { setup = try SetupFile.read(one.id) } catch {
        for diagnostic in error.diagnostics { faults.add(diagnostic) }
        return nil
      }
    }
    guard let setup else {
      let known = Catalog.measurements.map(\.setup.id) + Catalog.setups.map(\.id)
      return faults.missing(
        one.place, "unknown measurement '\(one.id)'", remedy: Suggestion.remedy(for: one.id, among: known))
    }
    guard request.data == .asimov else {
      return faults.missing(
        one.place, "\(one.id) is a set-up without data", remedy: "ask for what it expects: --data asimov")
    }
    return ExpectedMeasurement.model(setup)
  }

  private static func model(
    _ measurement: Measurement, _ one: AnalysisRequest.MeasurementRequest, _ store: ReleaseStore,
    noting faults: inout FaultCollector
  ) -> MeasurementModel? {
    let modes = ["auto", DataMode.full.rawValue, DataMode.summary.rawValue]
    guard modes.contains(one.mode) else {
      return faults.missing(
        one.place, "no mode '\(one.mode)'", remedy: Suggestion.remedy(for: one.mode, among: modes))
    }
    let isInstalled = measurement.release.map { store.state(of: $0) != .missing } ?? false
    if let summary = measurement.summary,
      one.mode == DataMode.summary.rawValue || one.mode == "auto" && !isInstalled
    {
      return summary()
    }
    if one.mode == DataMode.summary.rawValue {
      return faults.missing(
        one.place, "\(one.id) has no single published number to stand for its data",
        remedy: "use mode full, which needs its release: sevens data list", status: .missingData)
    }
    guard let full = measurement.full else {
      return faults.missing(
        one.place, "\(one.id) has no release, only published numbers", remedy: "use mode summary",
        status: .missingData)
    }
    do throws(Faults) {
      return try full { file throws(Faults) in try store.table(file, of: full.release) }
    } catch {
      for diagnostic in error.diagnostics { faults.add(diagnostic) }
      return faults.missing(
        one.place, "\(one.id) cannot be read in full",
        remedy: measurement.summary == nil ? "add the release" : "add the release, or use mode summary",
        status: error.status)
    }
  }

  /// Adds the interactions and assigns the values of a request to every set-up that knows them.
  private static func prepare(
    _ models: inout [MeasurementModel], _ request: AnalysisRequest, noting faults: inout FaultCollector
  ) {
    for index in models.indices {
      var own = FaultCollector()
      models[index].setup.interactions = InteractionReader.adding(
        request.interactions.map(\.key), to: models[index].setup.interactions,
        place: request.interactions.first?.place ?? "--interaction", noting: &own)
      if index == 0 { faults.add(own) }
    }
    let known = models.map { Set($0.setup.settings.flatMap { $0.keys + [$0.alias].compactMap(\.self) }) }
    let parameters = models.map { Set($0.nuisances.map(\.id) + [$0.signalKey]) }
    let isKnown = Set(known.joined()).union(parameters.joined())
    for index in models.indices {
      // What no measurement knows is said once, by the first.
      let mine = request.assignments.filter { one in
        known[index].contains(one.key) || (index == 0 && !isKnown.contains(one.key))
      }
      let bins = models[index].setup.dataBins
      SettingOverrides(mine).apply(to: &models[index].setup, noting: &faults)
      let own = request.assignments.filter { parameters[index].subtracting(known[index]).contains($0.key) }
      hold(own, settings: mine, in: &models[index], noting: &faults)
      for problem in faults.diagnostics.isEmpty ? models[index].setup.problems() : [] {
        faults.add(Diagnostic(problem))
      }
      guard faults.diagnostics.isEmpty else { continue }
      models[index] = models[index].withoutIdleNuisances()
      if models[index].mode == .expected {
        // Bins and backgrounds of a set-up without data are functions of its settings.
        models[index] = ExpectedMeasurement.model(models[index].setup)
      } else if models[index].setup.dataBins != bins {
        let own =
          mine.first { $0.key.hasPrefix("detector.axes.") } ?? mine.first { $0.key.contains("time-window") }
        faults.add(
          Diagnostic(
            own?.place ?? models[index].id, "the data of \(models[index].id) are in bins of their own",
            remedy: "leave them; `sevens spectrum` predicts other bins"))
      }
    }
  }

  /// Holds parameters of a likelihood that were assigned a value, by their own id or as a setting of the set-up.
  private static func hold(
    _ assignments: [Assignment], settings: [Assignment], in model: inout MeasurementModel,
    noting faults: inout FaultCollector
  ) {
    for nuisance in model.nuisances {
      guard let key = nuisance.setting, settings.contains(where: { $0.key == key }),
        let setting = model.setup.settings.first(where: { $0.id == key }),
        case .number(let value) = setting.read(model.setup)
      else { continue }
      if let value {
        model = model.holding(nuisance.id, at: value)
      } else {
        // A setting without a value leaves the number to the source.
        model.nuisances.removeAll { $0.id == nuisance.id }
      }
    }
    for one in assignments {
      guard let value = ParameterLookup.value(one.value, nil, one.place, noting: &faults) else { continue }
      let nuisance = model.nuisances.first { $0.id == one.key }
      let bounds = nuisance?.bounds ?? ParameterLookup.signalBounds
      if bounds.contains(value) {
        model = model.holding(one.key, at: value)
      } else {
        faults.add(
          Diagnostic(
            one.place, "'\(one.value)' is out of bounds",
            remedy:
              "between \(NumberText.short(bounds.lowerBound)) and \(NumberText.short(bounds.upperBound))"))
      }
    }
  }
}

extension Setup {
  /// What counts are compared in: edges of the axis and of arrival times.
  fileprivate var dataBins: [[Double]] {
    [detector.binning?.edges ?? [], detector.timeWindow?.axis?.edges ?? []]
  }
}
