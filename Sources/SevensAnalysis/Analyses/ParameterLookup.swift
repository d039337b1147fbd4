import Sevens
import SevensInference

/// Finds parameters of an analysis by their keys: settings of the set-ups, factors of signals, nuisances.
struct ParameterLookup {
  /// What a key stands for.
  enum Kind {
    /// A coupling of interactions: exact in the likelihood.
    case coupling
    /// Something else of a set-up: a new likelihood for every value.
    case rebuilt
    /// The factor of a measurement's signal.
    case signal
    /// A nuisance of a measurement.
    case nuisance
  }

  /// The values of the factor of a signal that are looked at.
  static let signalBounds = -10.0...100

  /// The constraints that may be asked for, with their numbers.
  static let shapes = [
    "normal": ["mean", "sigma"], "log-normal": ["median", "sigma"], "asymmetric": ["mean", "minus", "plus"],
    "flat": ["lower", "upper"],
  ]

  private let models: [MeasurementModel]

  init(_ models: [MeasurementModel]) { self.models = models }

  func isCoupling(_ key: String) -> Bool { models.contains { $0.setup.isCoupling(key) } }

  private var keys: [String] {
    models.flatMap { model in
      model.setup.settings.compactMap { if case .number = $0.form { $0.id } else { nil } }
        + model.nuisances.map(\.id) + [model.signalKey]
    }
  }

  /// What a key stands for; what it cannot stand for is noted.
  func kind(of key: String, place: String, noting faults: inout FaultCollector) -> Kind? {
    if models.contains(where: { $0.signalKey == key }) { return .signal }
    if models.contains(where: { $0.nuisances.contains { $0.id == key } || $0.held[key] != nil }) {
      return .nuisance
    }
    let owners = models.filter { $0.setup.has(key) }
    guard let owner = owners.first else {
      let complex = models.contains { $0.setup.has("\(key).re") }
      let near = Suggestion.remedy(for: key, among: Array(Set(keys)).sorted())
      return faults.missing(
        place, complex ? "'\(key)' is a complex number" : "unknown parameter '\(key)'",
        remedy: complex
          ? "name its parts: \(key).re, \(key).im"
          : near.isEmpty ? "sevens list parameters <measurement> shows those there are" : near)
    }
    for owner in owners {
      guard let setting = owner.setup.settings.first(where: { $0.id == key }),
        let problem = setting.dormancy(in: owner.setup)
      else { continue }
      faults.add(Diagnostic(place, "'\(key)': \(problem.message)", remedy: problem.remedy))
      return nil
    }
    return owner.setup.isCoupling(key) ? .coupling : .rebuilt
  }

  /// A parameter of interest with its range.
  func interest(
    _ request: AnalysisRequest.Interest, needsRange: Bool, noting faults: inout FaultCollector
  ) -> Analysis.Interest? {
    guard let kind = kind(of: request.key, place: request.place, noting: &faults) else { return nil }
    let number = models.lazy.compactMap { $0.setup.number(request.key) }.first
    let units = number?.units
    var (start, scale, bounds) = (0.0, 1.0, -Double.infinity...Double.infinity)
    switch kind {
    case .signal: (start, scale, bounds) = (1, 0.2, Self.signalBounds)
    case .nuisance:
      let nuisance = models.lazy.flatMap(\.nuisances).first { $0.id == request.key }
      if let nuisance {
        (start, scale, bounds) = (nuisance.start, nuisance.constraint.scales[0], nuisance.bounds)
      }
    case .coupling, .rebuilt:
      if let number { (start, scale, bounds) = (number.value, number.scale, number.bounds) }
    }
    var found = FaultCollector()
    let low = request.low.flatMap { Self.value($0, units, request.place, noting: &found) }
    let high = request.high.flatMap { Self.value($0, units, request.place, noting: &found) }
    var axis: ScanAxis?
    if let low, let high {
      if !bounds.contains(low) || !bounds.contains(high) {
        let allowed = [bounds.lowerBound, bounds.upperBound].map { DisplayedQuantity($0, units).text }
        found.add(
          Diagnostic(
            request.place, "the range reaches beyond its bounds",
            remedy: "between \(allowed[0]) and \(allowed[1])"))
      } else {
        axis = Self.axis(request, low, high, noting: &found)
        bounds = min(low, high)...max(low, high)
        start = min(max(start, bounds.lowerBound), bounds.upperBound)
      }
    } else if needsRange, found.diagnostics.isEmpty {
      found.add(
        Diagnostic(
          request.place, "no range", remedy: "write \(request.key)=low:high, or range: [low, high] in a file")
      )
    }
    faults.add(found)
    let symbol = models.lazy.flatMap { $0.setup.settings }.first { $0.id == request.key }?.symbol
    return Analysis.Interest(
      key: request.key, axis: axis, units: units, symbol: symbol ?? request.key, isRebuilt: kind == .rebuilt,
      start: start, scale: scale, bounds: bounds)
  }

  private static func axis(
    _ request: AnalysisRequest.Interest, _ low: Double, _ high: Double, noting faults: inout FaultCollector
  ) -> ScanAxis? {
    let scales = ["linear": ScanAxis.Scale.linear, "log": .logarithmic]
    let scale = scales[request.scale ?? "linear"]
    if scale == nil, let name = request.scale {
      faults.add(Diagnostic(request.place, "no scale '\(name)'", remedy: "one of: linear, log"))
    }
    let points = request.points.map { Int($0) ?? -1 } ?? 33
    do throws(ScanAxisError) {
      return try ScanAxis(from: low, to: high, scale: scale ?? .linear, points: points)
    } catch {
      for problem in error.problems {
        switch problem {
        case .notFinite: faults.add(Diagnostic(request.place, "an end of the range is not finite"))
        case .empty:
          faults.add(
            Diagnostic(request.place, "the range is empty", remedy: "the first end is below the second"))
        case .notPositive:
          faults.add(
            Diagnostic(
              request.place, "a logarithmic range reaches 0 or below", remedy: "begin above 0, or be linear"))
        case .tooFewPoints:
          faults.add(Diagnostic(request.place, "too few points", remedy: "a whole number from 3 up"))
        }
      }
      return nil
    }
  }

  /// A constraint beside those of the measurements.
  func constraint(
    _ request: AnalysisRequest.ConstraintRequest, noting faults: inout FaultCollector
  ) -> ConstraintTerm? {
    guard kind(of: request.key, place: request.place, noting: &faults) != nil else { return nil }
    let units = models.lazy.compactMap { $0.setup.number(request.key) }.first?.units
    guard let names = Self.shapes[request.shape] else {
      return faults.missing(
        request.place, "no constraint '\(request.shape)'",
        remedy: Suggestion.remedy(for: request.shape, among: Self.shapes.keys.sorted()))
    }
    for name in request.values.keys.sorted() where !names.contains(name) {
      faults.add(
        Diagnostic(request.place, "unknown key '\(name)'", remedy: "one of: \(names.joined(separator: ", "))")
      )
    }
    var values: [Double] = []
    for name in names {
      guard let text = request.values[name] else {
        faults.add(Diagnostic(request.place, "'\(name)' is missing", remedy: "write \(name): …"))
        continue
      }
      // The width of a logarithm has no unit.
      let own = request.shape == "log-normal" && name == "sigma" ? nil : units
      if let value = Self.value(text, own, request.place, noting: &faults) { values.append(value) }
    }
    guard values.count == names.count else { return nil }
    let term: ConstraintTerm =
      switch request.shape {
      case "normal": .normal(request.key, mean: values[0], sigma: values[1])
      case "log-normal": .logNormal(request.key, median: values[0], sigma: values[1])
      case "asymmetric": .asymmetric(request.key, mean: values[0], minus: values[1], plus: values[2])
      default: .flat(request.key, lower: values[0], upper: values[1])
      }
    for problem in term.problems { faults.add(Diagnostic(request.place, "\(problem)")) }
    return term
  }

  /// A number, in internal units where it has one; what is none is noted.
  static func value(
    _ text: String, _ units: UnitTable?, _ place: String, noting faults: inout FaultCollector
  ) -> Double? {
    do throws(QuantityParser.Fault) {
      return if let units { try QuantityParser.parse(text, as: [units]) } else {
        try QuantityParser.parseNumber(text)
      }
    } catch {
      return faults.missing(place, error.message, remedy: error.remedy)
    }
  }
}
