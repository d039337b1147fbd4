import Sevens

/// Reads the stages of a detector's response, and its axes.
struct DetectorResponseReader {
  let file: String
  private(set) var assignments: [Assignment] = []
  private(set) var faults = FaultCollector()
  private var found: Set<String> = []

  init(file: String) { self.file = file }

  private static let stages = ["quenching", "light", "resolution", "smearing", "efficiency"]

  /// True if the response has a light yield, or an axis of PE; else it ends in electron-equivalent energy.
  static func endsInPhotoelectrons(_ detector: [LocatedNode.Entry]) -> Bool {
    detector.contains { entry in
      guard case .list(let items) = entry.value.content else { return false }
      return items.contains { item in
        guard case .map(let entries) = item.content else { return false }
        return entries.contains { inner in
          if inner.key == "light" || inner.key == "smearing" { return true }
          if case .scalar("PE") = inner.value.content, inner.key == "name" { return true }
          return false
        }
      }
    }
  }

  mutating func readStages(_ node: LocatedNode, _ detector: inout Detector) {
    guard case .list(let items) = node.content else {
      faults.add(Diagnostic(node.place, "the response is \(node.kind)", remedy: "write a list of stages"))
      return
    }
    var last = -1
    for item in items {
      guard case .map(let entries) = item.content, entries.count == 1, let stage = entries.first else {
        faults.add(
          Diagnostic(item.place, "not a stage", remedy: "one key per item, as in - light: { yield: … }"))
        continue
      }
      guard let order = Self.stages.firstIndex(of: stage.key) else {
        let remedy = Suggestion.remedy(for: stage.key, among: Self.stages)
        faults.add(Diagnostic(stage.place, "unknown stage '\(stage.key)'", remedy: remedy))
        continue
      }
      if order <= last {
        faults.add(
          Diagnostic(
            stage.place, "'\(stage.key)' comes too late",
            remedy: "the order is \(Self.stages.joined(separator: ", "))"))
      }
      last = max(last, order)
      found.insert(stage.key)
      read(stage, &detector)
    }
  }

  private mutating func read(_ stage: LocatedNode.Entry, _ detector: inout Detector) {
    guard case .map(let entries) = stage.value.content else {
      faults.add(
        Diagnostic(stage.value.place, "\(stage.key) is \(stage.value.kind)", remedy: "write its keys"))
      return
    }
    let prefix = "detector.response.\(stage.key)"
    for entry in entries {
      switch (stage.key, entry.key) {
      case ("quenching", "model"):
        let ids = Catalog.quenchingFactors.map { $0.id }
        guard let name = scalar(entry.value) else { continue }
        if let model = Catalog.quenchingFactors.first(where: { $0.id == name }) {
          detector.photoelectrons?.quenching = model.init()
          detector.ionization?.quenching = model.init()
        } else {
          let remedy = Suggestion.remedy(for: name, among: ids)
          faults.add(Diagnostic(entry.value.place, "unknown quenching model '\(name)'", remedy: remedy))
        }
      case ("smearing", "model"): only("poisson", entry)
      case ("resolution", "model"): only("gaussian", entry)
      case ("efficiency", "model"): only("logistic", entry)
      case ("efficiency", "axis"): only("PE", entry)
      case ("efficiency", "at"): assign("efficiency.at", entry)
      case ("efficiency", "steps"): readSteps(entry.value, &detector)
      default: assign("\(prefix).\(entry.key)", entry)
      }
    }
  }

  private mutating func readSteps(_ node: LocatedNode, _ detector: inout Detector) {
    guard case .list(let items) = node.content else {
      faults.add(Diagnostic(node.place, "steps is \(node.kind)", remedy: "write a list of { below, factor }"))
      return
    }
    var steps: [LogisticEfficiency.Step] = []
    for item in items {
      guard case .map(let entries) = item.content else {
        faults.add(Diagnostic(item.place, "not a step", remedy: "write { below: 5, factor: 0 }"))
        continue
      }
      let below = number(entries, "below", item.place)
      let factor = number(entries, "factor", item.place)
      for entry in entries where !["below", "factor"].contains(entry.key) {
        faults.add(Diagnostic(entry.place, "unknown key '\(entry.key)'", remedy: "one of: below, factor"))
      }
      guard let below, let factor else { continue }
      if !(0...1).contains(factor) {
        faults.add(Diagnostic(item.place, "a factor of \(factor)", remedy: "between 0 and 1"))
      }
      if let last = steps.last, below <= last.below {
        faults.add(Diagnostic(item.place, "the limits do not ascend", remedy: "sort the steps by 'below'"))
      }
      steps.append(LogisticEfficiency.Step(below: below, factor: factor))
    }
    detector.photoelectrons?.efficiency.steps = steps
  }

  mutating func readAxes(_ node: LocatedNode, _ detector: inout Detector) {
    guard case .list(let items) = node.content else {
      faults.add(Diagnostic(node.place, "axes is \(node.kind)", remedy: "write a list of { name, edges }"))
      return
    }
    for item in items {
      guard case .map(let entries) = item.content, let name = entries.first(where: { $0.key == "name" })
      else {
        faults.add(Diagnostic(item.place, "an axis without a name", remedy: "write { name: PE, edges: … }"))
        continue
      }
      guard let axis = scalar(name.value) else { continue }
      let unit = entries.first { $0.key == "unit" }
      let edges = entries.first { $0.key == "edges" }
      for entry in entries where !["name", "unit", "edges"].contains(entry.key) {
        let remedy = Suggestion.remedy(for: entry.key, among: ["name", "unit", "edges"])
        faults.add(Diagnostic(entry.place, "unknown key '\(entry.key)'", remedy: remedy))
      }
      guard let edges, case .map(let range) = edges.value.content else {
        faults.add(Diagnostic(item.place, "an axis without edges", remedy: "write edges: { from, to, step }"))
        continue
      }
      switch axis {
      case "PE":
        found.insert("axis")
        for entry in range { assign("detector.axes.PE.\(entry.key)", entry) }
      case "E":
        found.insert("axis")
        for entry in range { readEdge(entry, unit) }
      case "time": readWindow(range, unit, &detector)
      default:
        faults.add(
          Diagnostic(
            name.value.place, "unknown axis '\(axis)'",
            remedy: Suggestion.remedy(for: axis, among: ["PE", "E", "time"])))
      }
    }
  }

  /// An edge of an axis of energy, whose unit may stand beside it.
  private mutating func readEdge(_ entry: LocatedNode.Entry, _ unit: LocatedNode.Entry?) {
    guard let text = scalar(entry.value) else { return }
    let symbol = unit.flatMap { scalar($0.value) }
    let value = symbol.map { Double(text) == nil ? text : "\(text) \($0)" } ?? text
    assignments.append(Assignment(key: "detector.axes.E.\(entry.key)", value: value, place: entry.place))
  }

  /// The time axis is one window so far: its inner edges are refused rather than ignored.
  private mutating func readWindow(
    _ range: [LocatedNode.Entry], _ unit: LocatedNode.Entry?, _ detector: inout Detector
  ) {
    detector.timeWindow = TimeWindow()
    guard let unit, let symbol = scalar(unit.value) else {
      let place = range.first?.place ?? file
      faults.add(Diagnostic(place, "a time axis without a unit", remedy: "write unit: us"))
      return
    }
    for entry in range {
      switch entry.key {
      case "from", "to":
        if let text = scalar(entry.value) {
          let key = entry.key == "from" ? "start" : "end"
          assignments.append(
            Assignment(key: "detector.time-window.\(key)", value: "\(text) \(symbol)", place: entry.place))
        }
      default:
        faults.add(
          Diagnostic(
            entry.place, "'\(entry.key)': bins of time are not counted by this version yet, only the window",
            remedy: "leave it out"))
      }
    }
  }

  /// Everything a response with axes needs.
  mutating func finish(_ place: String, _ detector: Detector) {
    let counts = detector.photoelectrons != nil
    let needed = counts ? ["quenching", "light", "smearing"] : ["quenching"]
    for stage in needed where !found.contains(stage) {
      faults.add(Diagnostic(place, "the response has no '\(stage)'", remedy: "see Examples/annotated.yaml"))
    }
    if !counts, found.contains("efficiency") {
      faults.add(
        Diagnostic(
          place, "an efficiency on an axis of energy is not read by this version yet", remedy: "leave it out")
      )
    }
    if !found.contains("axis") {
      let axis = counts ? "PE" : "E"
      faults.add(
        Diagnostic(place, "the detector has no axis of \(axis)", remedy: "see Examples/annotated.yaml"))
    }
  }

  private mutating func only(_ model: String, _ entry: LocatedNode.Entry) {
    if let name = scalar(entry.value), name != model {
      faults.add(
        Diagnostic(
          entry.value.place, "'\(name)' is not modelled by this version yet", remedy: "write \(model)"))
    }
  }

  private mutating func number(_ entries: [LocatedNode.Entry], _ key: String, _ place: String) -> Double? {
    guard let entry = entries.first(where: { $0.key == key }) else {
      return faults.missing(place, "no '\(key)'", remedy: "write { below: 5, factor: 0 }")
    }
    guard let text = scalar(entry.value) else { return nil }
    do throws(QuantityParser.Fault) {
      return try QuantityParser.parseNumber(text)
    } catch {
      return faults.missing(entry.value.place, error.message, remedy: error.remedy)
    }
  }

  private mutating func assign(_ key: String, _ entry: LocatedNode.Entry) {
    if let text = scalar(entry.value) {
      assignments.append(Assignment(key: key, value: text, place: entry.place))
    }
  }

  private mutating func scalar(_ node: LocatedNode) -> String? {
    if case .scalar(let text) = node.content { return text }
    return faults.missing(node.place, "\(node.kind) where a value is needed", remedy: "write one value")
  }
}
