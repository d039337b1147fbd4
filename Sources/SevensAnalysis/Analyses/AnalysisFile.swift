import Sevens

/// Analyses of the user's own: YAML files, or ids of measurements with options of the command line.
enum AnalysisFile {
  /// Reads an analysis; what is wrong with it is noted, and what is no YAML thrown.
  static func read(_ path: String, noting faults: inout FaultCollector) throws(Faults) -> AnalysisRequest {
    var reader = AnalysisFileReader(file: path)
    reader.read(try YAMLReader.read(TextFile.document(path), file: path))
    faults.add(reader.faults)
    return reader.request
  }

  /// Whether a file is an analysis: a map without what every set-up has.
  ///
  /// - Parameter certainly: whether it must have something that only analyses have.
  static func isAnalysis(_ path: String, certainly: Bool = false) throws(Faults) -> Bool {
    guard case .map(let entries) = try YAMLReader.read(TextFile.document(path), file: path).content else {
      return !certainly
    }
    let keys = Set(entries.map(\.key))
    if keys.contains("measurements") { return true }
    return keys.isDisjoint(with: ["source", "target", "detector"])
      && !(certainly && keys.isDisjoint(with: ["interest", "profile", "constraints", "statistic"]))
  }
}

/// Turns the tree of an analysis file into a request.
struct AnalysisFileReader {
  private(set) var request: AnalysisRequest
  private(set) var faults = FaultCollector()
  private let file: String

  private static let keys = [
    "sevens", "id", "title", "measurements", "interactions", "choices", "parameters", "interest", "profile",
    "fix", "constraints", "statistic", "seed",
  ]

  init(file: String) {
    self.file = file
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    request = AnalysisRequest(id: stem, title: name, file: file)
  }

  mutating func read(_ root: LocatedNode) {
    guard let entries = map(root, "an analysis") else { return }
    for entry in entries { read(entry) }
    guard entries.allSatisfy({ Self.keys.contains($0.key) }) else { return }
    for needed in ["sevens", "measurements"] where !entries.contains(where: { $0.key == needed }) {
      faults.add(Diagnostic(file, "no '\(needed)'", remedy: "see Examples/global-fit.yaml"))
    }
  }

  private mutating func read(_ entry: LocatedNode.Entry) {
    switch entry.key {
    case "sevens":
      if let version = faults.scalar(entry.value), version != "1" {
        faults.add(
          Diagnostic(entry.value.place, "format \(version) is not known", remedy: "write 'sevens: 1'"))
      }
    case "id": if let id = faults.scalar(entry.value) { request.id = id }
    case "title": if let title = faults.scalar(entry.value) { request.title = title }
    case "measurements": for item in list(entry) { readMeasurement(item) }
    case "interactions": for item in list(entry) { readInteraction(item) }
    case "choices", "parameters", "fix":
      for one in map(entry.value, entry.key) ?? [] { assign(one.key, one) }
    case "interest": for one in map(entry.value, entry.key) ?? [] { readInterest(one) }
    case "profile":
      for item in list(entry) {
        if let key = faults.scalar(item) { request.profiled.append(.init(key: key, place: item.place)) }
      }
    case "constraints": for one in map(entry.value, entry.key) ?? [] { readConstraint(one) }
    case "statistic": for one in map(entry.value, entry.key) ?? [] { readStatistic(one) }
    case "seed": if let seed: UInt64 = number(entry) { request.seed = seed }
    default: unknown(entry, among: Self.keys)
    }
  }

  private mutating func readMeasurement(_ item: LocatedNode) {
    guard case .map(let entries) = item.content else {
      if let id = faults.scalar(item) { request.measurements.append(.init(id: id, place: item.place)) }
      return
    }
    guard let id = entries.first(where: { $0.key == "id" }), let name = faults.scalar(id.value) else {
      faults.add(Diagnostic(item.place, "a measurement without an id", remedy: "write { id: … }"))
      return
    }
    var measurement = AnalysisRequest.MeasurementRequest(id: name, place: id.value.place)
    for entry in entries {
      switch entry.key {
      case "id": break
      case "mode": if let mode = faults.scalar(entry.value) { measurement.mode = mode }
      case "decorrelate": measurement.decorrelated = list(entry).compactMap { faults.scalar($0) }
      default: unknown(entry, among: ["id", "mode", "decorrelate"])
      }
    }
    request.measurements.append(measurement)
  }

  private mutating func readInteraction(_ item: LocatedNode) {
    guard case .map(let entries) = item.content else {
      if let id = faults.scalar(item) { request.interactions.append(.init(key: id, place: item.place)) }
      return
    }
    guard let id = entries.first(where: { $0.key == "id" }), var name = faults.scalar(id.value) else {
      faults.add(Diagnostic(item.place, "an interaction without an id", remedy: "write { id: … }"))
      return
    }
    var scope = Catalog.interactions.first { $0.id == name }?.scope ?? name
    if let own = entries.first(where: { $0.key == "as" }), let instance = faults.scalar(own.value) {
      name += ":\(instance)"
      scope = instance
    }
    request.interactions.append(.init(key: name, place: id.value.place))
    for entry in entries where !["id", "as"].contains(entry.key) { assign("\(scope).\(entry.key)", entry) }
  }

  private mutating func readInterest(_ entry: LocatedNode.Entry) {
    var interest = AnalysisRequest.Interest(key: entry.key, place: entry.place)
    for one in map(entry.value, entry.key) ?? [] {
      switch one.key {
      case "range":
        let ends = list(one).compactMap { faults.scalar($0) }
        if ends.count == 2 {
          (interest.low, interest.high) = (ends[0], ends[1])
        } else {
          faults.add(Diagnostic(one.value.place, "a range has two ends", remedy: "write [low, high]"))
        }
      case "points": interest.points = faults.scalar(one.value)
      case "scale": interest.scale = faults.scalar(one.value)
      default: unknown(one, among: ["range", "points", "scale"])
      }
    }
    request.interest.append(interest)
  }

  private mutating func readConstraint(_ entry: LocatedNode.Entry) {
    guard let shapes = map(entry.value, entry.key), shapes.count == 1, let shape = shapes.first else {
      faults.add(
        Diagnostic(
          entry.value.place, "a constraint is one shape", remedy: "write normal: { mean: 0, sigma: 1 }"))
      return
    }
    let values = (map(shape.value, shape.key) ?? []).compactMap { one in
      faults.scalar(one.value).map { (one.key, $0) }
    }
    request.constraints.append(
      .init(
        key: entry.key, shape: shape.key, values: Dictionary(values) { first, _ in first },
        place: entry.place))
  }

  private mutating func readStatistic(_ entry: LocatedNode.Entry) {
    func option<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> T? where T.RawValue == String {
      guard let name = faults.scalar(entry.value) else { return nil }
      if let option = T(rawValue: name) { return option }
      let names = T.allCases.map(\.rawValue)
      faults.add(
        Diagnostic(
          entry.value.place, "no \(entry.key) '\(name)'", remedy: Suggestion.remedy(for: name, among: names)))
      return nil
    }
    switch entry.key {
    case "method": if let method = option(StatisticalMethod.self) { request.method = method }
    case "data": if let data = option(DataChoice.self) { request.data = data }
    case "levels":
      for item in list(entry) {
        guard let text = faults.scalar(item) else { continue }
        if let level = ConfidenceLevel.parse(text, place: item.place, noting: &faults) {
          request.levels.append(level)
        }
      }
    case "degrees-of-freedom": if let count: Int = number(entry) { request.degreesOfFreedom = count }
    default: unknown(entry, among: ["method", "data", "levels", "degrees-of-freedom"])
    }
  }

  private mutating func assign(_ key: String, _ entry: LocatedNode.Entry) {
    guard let value = faults.scalar(entry.value) else { return }
    request.assignments.append(Assignment(key: key, value: value, place: entry.place))
  }

  private mutating func number<T: FixedWidthInteger>(_ entry: LocatedNode.Entry) -> T? {
    guard let text = faults.scalar(entry.value) else { return nil }
    if let value = T(text) { return value }
    faults.add(Diagnostic(entry.value.place, "'\(text)' is no whole number", remedy: "as in 2"))
    return nil
  }

  private mutating func map(_ node: LocatedNode, _ what: String) -> [LocatedNode.Entry]? {
    if case .map(let entries) = node.content { return entries }
    faults.add(Diagnostic(node.place, "\(what) is \(node.kind)", remedy: "write a map, key: value"))
    return nil
  }

  private mutating func list(_ entry: LocatedNode.Entry) -> [LocatedNode] {
    if case .list(let items) = entry.value.content { return items }
    faults.add(
      Diagnostic(entry.value.place, "\(entry.key) is \(entry.value.kind)", remedy: "write a list, [a, b]"))
    return []
  }

  private mutating func unknown(_ entry: LocatedNode.Entry, among keys: [String]) {
    faults.add(
      Diagnostic(
        entry.place, "unknown key '\(entry.key)'", remedy: Suggestion.remedy(for: entry.key, among: keys)))
  }
}
