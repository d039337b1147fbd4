import Sevens

/// Reads the axes of a detector: the one in which its response ends, and arrival times.
struct DetectorAxesReader {
  private(set) var assignments: [Assignment] = []
  private(set) var faults = FaultCollector()
  private(set) var binning: AxisBinning?
  private(set) var timeWindow: TimeWindow?
  /// The axis in which the response ends.
  let axis: ResponseAxis

  init(_ axis: ResponseAxis) { self.axis = axis }

  private static let keys = ["name", "unit", "edges"]

  mutating func read(_ node: LocatedNode) {
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
      for entry in entries where !Self.keys.contains(entry.key) {
        let remedy = Suggestion.remedy(for: entry.key, among: Self.keys)
        faults.add(Diagnostic(entry.place, "unknown key '\(entry.key)'", remedy: remedy))
      }
      guard let edges = entries.first(where: { $0.key == "edges" })?.value else {
        faults.add(Diagnostic(item.place, "an axis without edges", remedy: "write edges: { from, to, step }"))
        continue
      }
      var unit: String?
      if let entry = entries.first(where: { $0.key == "unit" }) { unit = faults.scalar(entry.value) }
      guard let text = faults.scalar(name.value) else { continue }
      read(text, name.value.place, edges, unit)
    }
  }

  private mutating func read(_ name: String, _ place: String, _ edges: LocatedNode, _ unit: String?) {
    let known = ResponseAxis.allCases.map(\.name)
    if name == "time" {
      if timeWindow != nil {
        faults.add(Diagnostic(place, "a second axis of time", remedy: "keep one of them"))
      } else {
        readTime(edges, unit)
      }
    } else if name == axis.name {
      if binning != nil {
        faults.add(Diagnostic(place, "a second axis of \(name)", remedy: "keep one of them"))
      } else {
        readBinning(edges, unit)
      }
    } else if known.contains(name) {
      faults.add(
        Diagnostic(
          place, "an axis of \(name), and the response ends in \(axis.unit)",
          remedy: "name the axis \(axis.name), or change the response"))
      binning = binning ?? AxisBinning()
    } else {
      faults.add(
        Diagnostic(
          place, "unknown axis '\(name)'", remedy: Suggestion.remedy(for: name, among: known + ["time"])))
    }
  }

  private mutating func readBinning(_ edges: LocatedNode, _ unit: String?) {
    switch edges.content {
    case .map(let range):
      binning = AxisBinning()
      for entry in range {
        guard let text = faults.scalar(entry.value) else { continue }
        // Where the unit does not stand beside, an energy has to carry it.
        let value = unit == nil && !axis.isCount ? text : axis.quantity(text, unit: unit)
        assignments.append(
          Assignment(key: "detector.axes.\(axis.name).\(entry.key)", value: value, place: entry.place))
      }
    case .list(let items):
      binning = AxisBinning(
        edges: items.compactMap { item in
          guard let text = faults.scalar(item) else { return nil }
          let value = unit == nil && !axis.isCount ? text : axis.quantity(text, unit: unit)
          return parse(value, item.place, axis.units)
        })
    case .scalar:
      faults.add(Diagnostic(edges.place, "edges is a value", remedy: "write { from, to, step } or a list"))
    }
  }

  private mutating func readTime(_ edges: LocatedNode, _ unit: String?) {
    var window = TimeWindow()
    guard let unit else {
      faults.add(Diagnostic(edges.place, "a time axis without a unit", remedy: "write unit: us"))
      return
    }
    guard TimeDimension.table.size(of: unit) != nil else {
      faults.add(Diagnostic(edges.place, "'\(unit)' is no unit of time", remedy: "write unit: us"))
      return
    }
    window.unit = unit
    func quantity(_ text: String) -> String { Double(text) == nil ? text : "\(text) \(unit)" }
    switch edges.content {
    case .map(let range):
      let keys = ["from": "start", "to": "end", "step": "step"]
      for entry in range {
        guard let text = faults.scalar(entry.value) else { continue }
        guard let key = keys[entry.key] else {
          let remedy = Suggestion.remedy(for: entry.key, among: ["from", "to", "step"])
          faults.add(Diagnostic(entry.place, "unknown key '\(entry.key)'", remedy: remedy))
          continue
        }
        assignments.append(
          Assignment(key: "detector.time-window.\(key)", value: quantity(text), place: entry.place))
      }
    case .list(let items):
      window.listed = items.compactMap { item in
        guard let text = faults.scalar(item) else { return nil }
        return parse(quantity(text), item.place, TimeDimension.table).map { TimeSpan($0) }
      }
    case .scalar:
      faults.add(Diagnostic(edges.place, "edges is a value", remedy: "write { from, to, step } or a list"))
    }
    timeWindow = window
  }

  private mutating func parse(_ text: String, _ place: String, _ units: UnitTable?) -> Double? {
    do throws(QuantityParser.Fault) {
      return if let units { try QuantityParser.parse(text, as: [units]) } else {
        try QuantityParser.parseNumber(text)
      }
    } catch {
      return faults.missing(place, error.message, remedy: error.remedy)
    }
  }
}
