import Sevens

/// Reads one efficiency of a response.
struct EfficiencyReader {
  let place: String
  private(set) var assignments: [Assignment] = []
  private(set) var faults = FaultCollector()
  private let entries: [LocatedNode.Entry]
  private let file: String
  private let number: Int
  private let isAfterSmearing: Bool

  /// The stage as it was written; `smeared` if smearing stands above it.
  init(
    _ stage: LocatedNode.Entry, _ entries: [LocatedNode.Entry], file: String, number: Int, smeared: Bool
  ) {
    place = stage.place
    self.entries = entries
    self.file = file
    self.number = number
    isAfterSmearing = smeared
  }

  private static let form = "as in efficiency: { model: logistic, axis: PE, a: 0.67, k: 0.49, x0: 10.9 }"

  /// The efficiency in a response whose other stages are known.
  mutating func stage(in response: ResponseChain) -> EfficiencyStage? {
    let ids = Catalog.efficiencyCurves.map { $0.id }
    guard let entry = entries.first(where: { $0.key == "model" }) else {
      return faults.missing(
        place, "an efficiency without a model", remedy: "model: one of \(ids.joined(separator: ", "))")
    }
    guard let (axis, acts) = axis(in: response), let name = faults.scalar(entry.value) else { return nil }
    var curve: (any EfficiencyCurve)?
    if name == TabulatedEfficiency.id {
      curve = table(on: axis)
    } else if let model = Catalog.efficiencyCurves.first(where: { $0.id == name }) {
      curve = model.init()
    } else {
      let remedy = Suggestion.remedy(for: name, among: ids)
      faults.add(Diagnostic(entry.value.place, "unknown model of an efficiency '\(name)'", remedy: remedy))
    }
    guard var curve else { return nil }
    readSteps(&curve)
    let key = stageName
    read(type(of: curve).measuredOnAxis, on: axis, under: "detector.response.\(key)")
    return EfficiencyStage(curve, on: axis, acts: acts, name: key)
  }

  private var stageName: String {
    if let entry = entries.first(where: { $0.key == "as" }), case .scalar(let name) = entry.value.content {
      return name
    }
    return number == 1 ? "efficiency" : "efficiency-\(number)"
  }

  /// The axis, and whether the efficiency acts on what is reconstructed or on the mean before smearing.
  private mutating func axis(
    in response: ResponseChain
  ) -> (ResponseAxis, EfficiencyStage.Place)? {
    let reconstructed = (response.axis, EfficiencyStage.Place.afterSmearing)
    guard let entry = entries.first(where: { $0.key == "axis" }) else { return reconstructed }
    guard let name = faults.scalar(entry.value) else { return nil }
    if name == "reconstructed" { return reconstructed }
    guard let axis = ResponseAxis(rawValue: name) else {
      let known = ResponseAxis.allCases.map(\.rawValue) + ["reconstructed"]
      let remedy = Suggestion.remedy(for: name, among: known)
      return faults.missing(entry.value.place, "unknown axis '\(name)'", remedy: remedy)
    }
    let onReconstructed = axis == response.axis && (isAfterSmearing || response.smearing == nil)
    let stage = EfficiencyStage(ConstantEfficiency(), on: axis, acts: .beforeSmearing)
    guard onReconstructed || stage.isDefined(in: response) else {
      return faults.missing(
        entry.value.place, "an efficiency on \(name), and the response ends in \(response.axis.unit)",
        remedy: "add the stage that makes it \(name), or name another axis")
    }
    return (axis, onReconstructed ? .afterSmearing : .beforeSmearing)
  }

  private mutating func table(on axis: ResponseAxis) -> TabulatedEfficiency? {
    guard let entry = entries.first(where: { $0.key == "file" }) else {
      return faults.missing(
        place, "the model table without a 'file'", remedy: "as in { model: table, file: efficiency.csv }")
    }
    guard let name = faults.scalar(entry.value),
      let text = TextFile.read(name, besides: file, place: entry.value.place, noting: &faults)
    else { return nil }
    do throws(TableFaults) {
      return try TabulatedEfficiency(csv: text.content, on: axis, origin: name)
    } catch {
      for fault in error.faults { faults.add(Diagnostic(fault, file: text.path)) }
      return nil
    }
  }

  private mutating func read(_ onAxis: [String], on axis: ResponseAxis, under prefix: String) {
    for entry in entries where !["model", "axis", "as", "file", "steps"].contains(entry.key) {
      guard let text = faults.scalar(entry.value) else { continue }
      let isPoint = entry.key == "at"
      let value = onAxis.contains(entry.key) ? axis.quantity(text) : text
      assignments.append(
        Assignment(
          key: isPoint ? EfficiencyPoint.choiceID : "\(prefix).\(entry.key)", value: value,
          place: entry.place))
    }
  }

  private mutating func readSteps(_ curve: inout any EfficiencyCurve) {
    guard let entry = entries.first(where: { $0.key == "steps" }) else { return }
    guard var logistic = curve as? LogisticEfficiency else {
      faults.add(Diagnostic(entry.place, "steps of a curve that is not logistic", remedy: "leave them out"))
      return
    }
    guard case .list(let items) = entry.value.content else {
      faults.add(
        Diagnostic(
          entry.value.place, "steps is \(entry.value.kind)", remedy: "write a list of { below, factor }"))
      return
    }
    for item in items { if let step = step(item, after: logistic.steps.last) { logistic.steps.append(step) } }
    curve = logistic
  }

  private mutating func step(
    _ item: LocatedNode, after last: LogisticEfficiency.Step?
  ) -> LogisticEfficiency.Step? {
    guard case .map(let entries) = item.content else {
      return faults.missing(item.place, "not a step", remedy: "write { below: 5, factor: 0 }")
    }
    let below = number(entries, "below", item.place)
    let factor = number(entries, "factor", item.place)
    for entry in entries where !["below", "factor"].contains(entry.key) {
      faults.add(Diagnostic(entry.place, "unknown key '\(entry.key)'", remedy: "one of: below, factor"))
    }
    guard let below, let factor else { return nil }
    if !(0...1).contains(factor) {
      faults.add(Diagnostic(item.place, "a factor of \(factor)", remedy: "between 0 and 1"))
    }
    if let last, below <= last.below {
      faults.add(Diagnostic(item.place, "the limits do not ascend", remedy: "sort the steps by 'below'"))
    }
    return LogisticEfficiency.Step(below: below, factor: factor)
  }

  private mutating func number(_ entries: [LocatedNode.Entry], _ key: String, _ place: String) -> Double? {
    guard let entry = entries.first(where: { $0.key == key }) else {
      return faults.missing(place, "no '\(key)'", remedy: "write { below: 5, factor: 0 }")
    }
    guard let text = faults.scalar(entry.value) else { return nil }
    do throws(QuantityParser.Fault) {
      return try QuantityParser.parseNumber(text)
    } catch {
      return faults.missing(entry.value.place, error.message, remedy: error.remedy)
    }
  }
}
