import Sevens

/// Reads the stages of a detector's response, from top to bottom.
struct DetectorResponseReader {
  let file: String
  var assignments: [Assignment] = []
  var faults = FaultCollector()
  private(set) var response = ResponseChain()
  private var order = -1
  private var efficiencies: [EfficiencyReader] = []

  init(file: String) { self.file = file }

  private static let stages = ["quenching", "light", "charge", "smearing", "efficiency"]
  /// Where in the order a stage stands; efficiencies may stand anywhere.
  private static let places = ["quenching": 0, "light": 1, "charge": 1, "smearing": 2, "resolution": 2]

  mutating func readStages(_ node: LocatedNode) {
    guard case .list(let items) = node.content else {
      faults.add(Diagnostic(node.place, "the response is \(node.kind)", remedy: "write a list of stages"))
      return
    }
    for item in items {
      guard case .map(let entries) = item.content, entries.count == 1, let stage = entries.first else {
        faults.add(
          Diagnostic(item.place, "not a stage", remedy: "one key per item, as in - light: { yield: … }"))
        continue
      }
      guard case .map(let keys) = stage.value.content else {
        faults.add(
          Diagnostic(stage.value.place, "\(stage.key) is \(stage.value.kind)", remedy: "write its keys"))
        continue
      }
      inOrder(stage)
      read(stage, keys)
    }
    finishEfficiencies()
  }

  private mutating func inOrder(_ stage: LocatedNode.Entry) {
    guard let place = Self.places[stage.key] else { return }
    if place == order {
      faults.add(
        Diagnostic(stage.place, "a second stage of the kind of '\(stage.key)'", remedy: "keep one of them"))
    } else if place < order {
      faults.add(
        Diagnostic(
          stage.place, "'\(stage.key)' comes too late",
          remedy: "the order is quenching, light or charge, smearing; an efficiency may stand anywhere"))
    }
    order = max(order, place)
  }

  private mutating func read(_ stage: LocatedNode.Entry, _ entries: [LocatedNode.Entry]) {
    switch stage.key {
    case "quenching": readQuenching(stage, entries)
    case "light", "charge":
      response.yield = QuantumYield(1, of: stage.key == "light" ? .photoelectrons : .electrons)
      if !entries.contains(where: { $0.key == "yield" }) {
        let unit = stage.key == "light" ? "PE" : "e-"
        faults.add(
          Diagnostic(stage.place, "no 'yield'", remedy: "as in \(stage.key): { yield: 10 \(unit)/keVee }"))
      }
      assign(entries, under: "detector.response.\(stage.key)", except: [])
    case "smearing", "resolution": readSmearing(stage, entries)
    case "efficiency":
      efficiencies.append(
        EfficiencyReader(stage, entries, file: file, number: efficiencies.count + 1, smeared: order == 2))
    default:
      let remedy = Suggestion.remedy(for: stage.key, among: Self.stages)
      faults.add(Diagnostic(stage.place, "unknown stage '\(stage.key)'", remedy: remedy))
    }
  }

  private mutating func readQuenching(_ stage: LocatedNode.Entry, _ entries: [LocatedNode.Entry]) {
    let ids = Catalog.namedQuenching.map(\.option.name) + [TabulatedQuenching.id]
    guard let (name, place) = model(stage, entries, among: ids) else { return }
    if name == TabulatedQuenching.id {
      guard let text = table(stage, entries) else { return }
      do throws(TableFaults) {
        response.quenching = try TabulatedQuenching(csv: text.content, origin: text.name)
      } catch {
        for fault in error.faults { faults.add(Diagnostic(fault, file: text.path)) }
        response.quenching = TabulatedQuenching()
      }
    } else if let named = Catalog.namedQuenching.first(where: { $0.option.name == name }) {
      response.quenching = named.make()
    } else if name == "linear" {
      faults.add(
        Diagnostic(
          place, "unknown quenching model 'linear'",
          remedy: "it is { model: polynomial, q0: …, q1: … }, a polynomial of degree 1"))
    } else {
      let remedy = Suggestion.remedy(for: name, among: ids)
      faults.add(Diagnostic(place, "unknown quenching model '\(name)'", remedy: remedy))
    }
    if let outside = entries.first(where: { $0.key == "outside" }) {
      assign(QuenchingOutside.choiceID, outside)
    }
    assign(entries, under: "detector.response.quenching", except: ["model", "file", "outside"])
  }

  private mutating func readSmearing(_ stage: LocatedNode.Entry, _ entries: [LocatedNode.Entry]) {
    let ids = Catalog.smearings.map { $0.id } + ["none"]
    let standard = stage.key == "resolution" ? GaussianSmearing.id : nil
    guard let (name, place) = model(stage, entries, among: ids, standard: standard) else { return }
    if let model = Catalog.smearings.first(where: { $0.id == name }) {
      response.smearing = model.init()
    } else if name != "none" {
      let remedy = Suggestion.remedy(for: name, among: ids)
      faults.add(Diagnostic(place, "unknown smearing '\(name)'", remedy: remedy))
      return
    }
    let onAxis = response.smearing.map { type(of: $0).measuredOnAxis } ?? []
    for entry in entries where entry.key != "model" {
      if entry.key == "tail", response.smearing is GaussianSmearing {
        assign(GaussianTail.choiceID, entry)
        continue
      }
      guard let text = scalar(entry.value) else { continue }
      let value = onAxis.contains(entry.key) ? response.axis.pureCount(text) : text
      assignments.append(
        Assignment(key: "detector.response.smearing.\(entry.key)", value: value, place: entry.place))
    }
  }

  /// The efficiencies, once the axis is known in which the response ends.
  private mutating func finishEfficiencies() {
    for var reader in efficiencies {
      if let stage = reader.stage(in: response) {
        if response.efficiencies.contains(where: { $0.name == stage.name }) {
          faults.add(
            Diagnostic(
              reader.place, "two efficiencies are called '\(stage.name)'", remedy: "name one by 'as'"))
        } else {
          response.efficiencies.append(stage)
        }
      }
      assignments += reader.assignments
      faults.add(reader.faults)
    }
  }

  /// The name of the model of a stage, with its place.
  private mutating func model(
    _ stage: LocatedNode.Entry, _ entries: [LocatedNode.Entry], among ids: [String], standard: String? = nil
  ) -> (String, String)? {
    guard let entry = entries.first(where: { $0.key == "model" }) else {
      if let standard { return (standard, stage.place) }
      return faults.missing(
        stage.place, "\(stage.key) without a model", remedy: "model: one of \(ids.joined(separator: ", "))")
    }
    return scalar(entry.value).map { ($0, entry.value.place) }
  }

  /// The table that a stage names.
  private mutating func table(
    _ stage: LocatedNode.Entry, _ entries: [LocatedNode.Entry]
  ) -> (content: String, path: String, name: String)? {
    guard let entry = entries.first(where: { $0.key == "file" }) else {
      return faults.missing(
        stage.place, "the model table without a 'file'", remedy: "as in { model: table, file: quenching.csv }"
      )
    }
    guard let name = scalar(entry.value),
      let text = TextFile.read(name, besides: file, place: entry.value.place, noting: &faults)
    else { return nil }
    return (text.content, text.path, name)
  }

  private mutating func assign(_ entries: [LocatedNode.Entry], under prefix: String, except: [String]) {
    for entry in entries where !except.contains(entry.key) { assign("\(prefix).\(entry.key)", entry) }
  }

  private mutating func assign(_ key: String, _ entry: LocatedNode.Entry) {
    if let text = scalar(entry.value) {
      assignments.append(Assignment(key: key, value: text, place: entry.place))
    }
  }

  private mutating func scalar(_ node: LocatedNode) -> String? { faults.scalar(node) }
}

extension FaultCollector {
  /// The text of a value, or nil with a fault noted.
  mutating func scalar(_ node: LocatedNode) -> String? {
    if case .scalar(let text) = node.content { return text }
    return missing(node.place, "\(node.kind) where a value is needed", remedy: "write one value")
  }
}

extension ResponseAxis {
  /// A number of quanta without its unit, which is that of the axis; anything else as it is.
  func pureCount(_ text: String) -> String {
    guard isCount, text.hasSuffix(unit) else { return text }
    return String(text.dropLast(unit.count))
  }

  /// A value on the axis with its unit, which may be left out where the axis is named beside it.
  func quantity(_ text: String, unit named: String? = nil) -> String {
    if isCount { return pureCount(text) }
    return Double(text) == nil ? text : "\(text) \(named ?? unit)"
  }
}
