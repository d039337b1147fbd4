import Sevens
import SevensInference

/// One analysis on Asimov data, or several that differ in one setting.
struct SensitivityVariation {
  /// What differs.
  let key: String?
  /// The values as they were written.
  let values: [String?]
  /// The analyses, one for each value.
  let analyses: [Analysis]

  /// What stands before the id of a nuisance whose standard deviation is varied.
  static let width = "sigma:"

  init(
    _ options: AnalysisOptions, _ vary: String?, store: ReleaseStore, command: [String]
  ) throws(Faults) {
    var options = options
    options.data = DataChoice.asimov.rawValue
    func read(_ options: AnalysisOptions) throws(Faults) -> Analysis {
      try Analysis(options, interest: 1...1, needsRange: true, store: store, command: command)
    }
    guard let vary else {
      (key, values) = (nil, [nil])
      analyses = [try read(options)]
      return
    }
    let sides = vary.split(separator: "=", maxSplits: 1).map(String.init)
    let listed = sides.count == 2 ? sides[1].split(separator: ",").map(String.init) : []
    guard sides.count == 2, !listed.isEmpty else {
      throw Faults([
        Diagnostic("--vary \(vary)", "not KEY=v1,v2,…", remedy: "as in detector.mass=\"10 kg,100 kg\"")
      ])
    }
    let (key, base) = (sides[0], try read(options))
    let nuisances = base.models.flatMap(\.nuisances)
    let name = key.hasPrefix(Self.width) ? String(key.dropFirst(Self.width.count)) : nil
    let nuisance = nuisances.first { $0.id == name }
    if let name, nuisance == nil {
      throw Faults([
        Diagnostic(
          "--vary \(key)", "no nuisance '\(name)'",
          remedy: Suggestion.remedy(for: name, among: Array(Set(nuisances.map(\.id))).sorted()))
      ])
    }
    var (found, faults): ([Analysis], FaultCollector) = ([], FaultCollector())
    for text in listed {
      let value = text.trimmed
      if let nuisance {
        if let changed = base.widened(nuisance, to: value, noting: &faults) { found.append(changed) }
        continue
      }
      var changed = options
      changed.sets.append("\(key)=\(value)")
      do throws(Faults) { found.append(try read(changed)) } catch { faults.add(error) }
    }
    try faults.finish()
    (self.key, values, analyses) = (key, listed.map { $0.trimmed }, found)
  }
}

extension Analysis {
  /// The same with another standard deviation of a nuisance, in its own unit.
  fileprivate func widened(
    _ nuisance: Nuisance, to text: String, noting faults: inout FaultCollector
  ) -> Analysis? {
    let place = "--vary \(SensitivityVariation.width)\(nuisance.id)"
    guard case .normal = nuisance.constraint.shape else {
      return faults.missing(place, "its constraint is not normal", remedy: "vary a setting")
    }
    guard let sigma = ParameterLookup.value(text, nil, place, noting: &faults) else { return nil }
    let term = ConstraintTerm.normal(nuisance.id, mean: nuisance.start, sigma: sigma)
    for problem in term.problems { faults.add(Diagnostic(place, "\(problem)")) }
    let changed = models.map { model in
      var copy = model
      for index in copy.nuisances.indices where copy.nuisances[index].id == nuisance.id {
        (copy.nuisances[index].constraint, copy.nuisances[index].verified) = (term, .assumed)
      }
      return copy
    }
    return Analysis(
      id: id, title: title, models: changed, interest: interest, couplings: couplings, morphed: morphed,
      constraints: constraints, request: request, command: command)
  }
}

extension String {
  /// Without blanks at the ends.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
