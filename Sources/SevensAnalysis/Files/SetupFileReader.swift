import Sevens

/// Turns the tree of a set-up file into a set-up of the right parts and the values of its keys.
struct SetupFileReader {
  let file: String
  private(set) var setup: Setup
  private(set) var assignments: [Assignment] = []
  var faults = FaultCollector()

  private static let keys = [
    "sevens", "id", "title", "source", "target", "detector", "exposure", "interactions", "choices",
    "parameters", "backgrounds", "accuracy",
  ]
  /// Keys of the format that no version reads yet.
  private static let later = ["data", "nuisances", "outside"]

  init(file: String) {
    self.file = file
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    setup = Setup(
      id: stem, title: name, source: ReactorAntineutrinos(), target: Setup.talkGermanium.target,
      detector: Detector(), live: TimeSpan(0))
  }

  mutating func read(_ root: LocatedNode) {
    guard let entries = map(root, "a set-up") else { return }
    for entry in entries { read(entry) }
    // A key that is missing may be there under a name nobody knows, which has been said.
    guard entries.allSatisfy({ Self.keys.contains($0.key) }) else { return }
    func lacks(_ key: String) -> Bool { !entries.contains { $0.key == key } }
    if lacks("sevens") {
      faults.add(Diagnostic(file, "no 'sevens: 1', the version of the format", remedy: "begin with it"))
    }
    for needed in ["source", "target", "detector"] where lacks(needed) {
      faults.add(Diagnostic(file, "no '\(needed)'", remedy: "see Examples/annotated.yaml"))
    }
    if !lacks("source"), lacks("exposure"), type(of: setup.source).usesLiveTime {
      faults.add(Diagnostic(file, "no 'exposure'", remedy: "give the live time, as in \"119 day\""))
    }
  }

  private mutating func read(_ entry: LocatedNode.Entry) {
    switch entry.key {
    case "sevens":
      if let version = scalar(entry.value), version != "1" {
        faults.add(
          Diagnostic(entry.value.place, "format \(version) is not known", remedy: "write 'sevens: 1'"))
      }
    case "id": if let id = scalar(entry.value) { setup.id = id }
    case "title": if let title = scalar(entry.value) { setup.title = title }
    case "target": readTarget(entry.value)
    case "accuracy": assign(entry.key, entry.value)
    case "exposure": readExposure(entry.value)
    case "source": readSource(entry.value)
    case "detector": readDetector(entry.value)
    case "interactions": readInteractions(entry.value)
    case "backgrounds":
      var reader = BackgroundReader(file: file)
      reader.read(entry.value)
      setup.backgrounds = reader.backgrounds
      faults.add(reader.faults)
    case "choices", "parameters":
      for one in map(entry.value, entry.key) ?? [] { assign(one.key, one.value, one.place) }
    default: unknown(entry, among: Self.keys)
    }
  }

  /// A formula, or a list of substances with their mass fractions.
  private mutating func readTarget(_ node: LocatedNode) {
    guard case .list(let items) = node.content else { return assign("target", node) }
    if let text = TargetReader.mixture(items, place: node.place, noting: &faults) {
      assignments.append(Assignment(key: "target", value: text, place: node.place))
    }
  }

  private mutating func readExposure(_ node: LocatedNode) {
    if case .map(let entries) = node.content {
      for entry in entries {
        if entry.key == "live" {
          assign("exposure.live", entry.value)
        } else {
          unknown(entry, among: ["live"])
        }
      }
    } else {
      assign("exposure.live", node)
    }
  }

  private mutating func readSource(_ node: LocatedNode) {
    guard let entries = map(node, "the source") else { return }
    let ids = Catalog.sources.map { $0.id }
    guard let id = entries.first(where: { $0.key == "id" }) else {
      faults.add(
        Diagnostic(node.place, "the source has no 'id'", remedy: "one of: \(ids.joined(separator: ", "))"))
      return
    }
    guard let name = scalar(id.value) else { return }
    guard let source = Catalog.sources.first(where: { $0.id == name }) else {
      faults.add(
        Diagnostic(
          id.value.place, "unknown source '\(name)'", remedy: Suggestion.remedy(for: name, among: ids)))
      return
    }
    setup.source = source.init()
    let choices = setup.settings.filter { if case .choice = $0.form { true } else { false } }.map(\.id)
    var own = ["id"]
    if source == TabulatedFlux.self {
      var reader = TabulatedFluxReader(file: file)
      if let flux = reader.read(entries, node.place) { setup.source = flux }
      faults.add(reader.faults)
      own += TabulatedFluxReader.keys
    }
    for entry in entries where !own.contains(entry.key) { flatten(entry, under: "source", choices) }
  }

  private mutating func readDetector(_ node: LocatedNode) {
    guard let entries = map(node, "the detector") else { return }
    var response = DetectorResponseReader(file: file)
    if let stages = entries.first(where: { $0.key == "response" }) { response.readStages(stages.value) }
    setup.detector.response = response.response
    var axes = DetectorAxesReader(response.response.axis)
    if let list = entries.first(where: { $0.key == "axes" }) { axes.read(list.value) }
    setup.detector.binning = axes.binning
    setup.detector.timeWindow = axes.timeWindow
    setup.detector.threshold = Threshold(0, on: response.response.axis)
    for entry in entries {
      switch entry.key {
      case "mass": assign("detector.mass", entry.value, entry.place)
      case "threshold": readThreshold(entry)
      case "channels": readChannels(entry.value)
      case "response", "axes": break
      default: unknown(entry, among: ["mass", "threshold", "channels", "response", "axes"])
      }
    }
    let hasStages = entries.contains { $0.key == "response" } && response.faults.diagnostics.isEmpty
    let ends = entries.contains { $0.key == "threshold" } || axes.binning != nil
    if hasStages, !ends, axes.faults.diagnostics.isEmpty {
      let axis = response.response.axis
      faults.add(
        Diagnostic(
          node.place, "the detector has neither an axis of \(axis.unit) nor a threshold",
          remedy: "write axes: [ { name: \(axis.name), edges: … } ], or threshold: 1 \(axis.unit)"))
    }
    assignments += response.assignments + axes.assignments
    faults.add(response.faults)
    faults.add(axes.faults)
  }

  /// The unit of a threshold says on which axis it is.
  private mutating func readThreshold(_ entry: LocatedNode.Entry) {
    if case .scalar(let text) = entry.value.content, setup.detector.isPlain,
      let unit = try? QuantityParser.split(text).unit,
      let axis = ResponseAxis.allCases.first(where: { $0.thresholdUnits.size(of: unit) != nil })
    {
      setup.detector.threshold = Threshold(0, on: axis)
    }
    assign("detector.threshold", entry.value, entry.place)
  }

  private mutating func readChannels(_ node: LocatedNode) {
    guard case .list(let items) = node.content else {
      faults.add(Diagnostic(node.place, "channels is \(node.kind)", remedy: "write a list, as in [nuclear]"))
      return
    }
    var names: Set<String> = []
    for item in items {
      guard let name = scalar(item) else { continue }
      if !["nuclear", "electron"].contains(name) {
        faults.add(Diagnostic(item.place, "no channel '\(name)'", remedy: "one of: nuclear, electron"))
      } else if !names.insert(name).inserted {
        faults.add(Diagnostic(item.place, "'\(name)' is listed twice", remedy: "list it once"))
      }
    }
    if items.isEmpty {
      faults.add(Diagnostic(node.place, "no channel is listed", remedy: "write [nuclear]"))
    } else if !names.isEmpty {
      let value = names.sorted(by: >).joined(separator: "+")
      assignments.append(
        Assignment(key: ScatteringChannels.choiceID, value: value, place: node.place))
    }
  }

  private mutating func readInteractions(_ node: LocatedNode) {
    guard case .list(let items) = node.content else {
      faults.add(
        Diagnostic(node.place, "interactions is \(node.kind)", remedy: "write a list, as in [standard-model]")
      )
      return
    }
    var chosen: [InteractionInstance] = []
    for item in items {
      guard let (instance, keys) = readInteraction(item) else { continue }
      if chosen.contains(where: { $0.name == instance.name }) {
        faults.add(
          Diagnostic(
            item.place, "two instances are named '\(instance.name)'",
            remedy: "name this one, as in { id: \(type(of: instance.interaction).id), as: other }"))
        continue
      }
      chosen.append(instance)
      setup.interactions = chosen
      let known = setup.settings.map(\.id)
      for entry in keys {
        let own = "\(instance.name).\(entry.key)"
        assign(known.contains(own) || !known.contains(entry.key) ? own : entry.key, entry.value, entry.place)
      }
    }
    if !chosen.isEmpty { setup.interactions = chosen }
  }

  /// One interaction of the list, with its own keys.
  private mutating func readInteraction(
    _ item: LocatedNode
  ) -> (InteractionInstance, [LocatedNode.Entry])? {
    var (idNode, name, keys): (LocatedNode, LocatedNode.Entry?, [LocatedNode.Entry]) = (item, nil, [])
    if case .map(let entries) = item.content {
      guard let id = entries.first(where: { $0.key == "id" }) else {
        return faults.missing(
          item.place, "an interaction without an id", remedy: "write { id: light-vector }")
      }
      (idNode, name) = (id.value, entries.first { $0.key == "as" })
      keys = entries.filter { !["id", "as"].contains($0.key) }
    }
    guard var text = scalar(idNode) else { return nil }
    if let name, let own = scalar(name.value) { text += ":\(own)" }
    var found = FaultCollector()
    let instance = InteractionReader.read([text], noting: &found).first
    for one in found.diagnostics { faults.add(Diagnostic(idNode.place, one.message, remedy: one.remedy)) }
    return instance.map { ($0, keys) }
  }

  /// The keys below an entry as dotted keys; a choice goes by its own id.
  private mutating func flatten(_ entry: LocatedNode.Entry, under prefix: String, _ choices: [String]) {
    if case .map(let inner) = entry.value.content {
      for one in inner { flatten(one, under: "\(prefix).\(entry.key)", choices) }
    } else if prefix == "source.timing.pulse", entry.key == "model" {
      readPulseModel(entry.value)
    } else {
      let key = choices.contains(entry.key) ? entry.key : "\(prefix).\(entry.key)"
      assign(key, entry.value, entry.place)
    }
  }

  /// The shape of a proton pulse, of which mean and sigma are keys.
  private mutating func readPulseModel(_ node: LocatedNode) {
    if let model = scalar(node), model != "gaussian" {
      faults.add(Diagnostic(node.place, "no proton pulse '\(model)'", remedy: "write model: gaussian"))
    }
  }

  private mutating func assign(_ key: String, _ node: LocatedNode, _ place: String? = nil) {
    guard let text = scalar(node) else { return }
    if assignments.contains(where: { $0.key == key }) {
      faults.add(
        Diagnostic(place ?? node.place, "'\(key)' is set more than once", remedy: "keep one of them"))
    } else {
      assignments.append(Assignment(key: key, value: text, place: place ?? node.place))
    }
  }

  private mutating func unknown(_ entry: LocatedNode.Entry, among keys: [String]) {
    if Self.later.contains(entry.key) {
      faults.add(
        Diagnostic(entry.place, "'\(entry.key)' is not read by this version yet", remedy: "leave it out"))
    } else {
      faults.add(
        Diagnostic(
          entry.place, "unknown key '\(entry.key)'", remedy: Suggestion.remedy(for: entry.key, among: keys)))
    }
  }

  private mutating func scalar(_ node: LocatedNode) -> String? {
    if case .scalar(let text) = node.content { return text }
    return faults.missing(node.place, "\(node.kind) where a value is needed", remedy: "write one value")
  }

  private mutating func map(_ node: LocatedNode, _ what: String) -> [LocatedNode.Entry]? {
    if case .map(let entries) = node.content { return entries }
    return faults.missing(node.place, "\(what) is \(node.kind)", remedy: "write keys with values")
  }
}
