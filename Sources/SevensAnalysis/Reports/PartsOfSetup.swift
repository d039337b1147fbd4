import Sevens

/// The parts of a set-up that are one difference where they differ in kind.
enum PartsOfSetup {
  /// The keys that go with each part, in either of two set-ups.
  static func keys(_ first: Setup, _ second: Setup?) -> [Difference.Kind: Set<String>] {
    let setups = [first] + (second.map { [$0] } ?? [])
    let ofSources = setups.flatMap { declared($0.source) }
    let ofDetectors = setups.flatMap { $0.settings.map(\.id) }.filter {
      $0.hasPrefix("detector.") && $0 != "detector.mass"
    }
    return [
      .source: Set(ofSources),
      .detector: Set(ofDetectors + [EfficiencyPoint.choiceID, TimeWindowChoice.choiceID]),
    ]
  }

  private static func declared<D: Declared>(_ part: D) -> [String] {
    D.parameters.map(\.id) + D.choices.map(\.id)
  }

  /// Takes the source or the detector of another set-up, its mass excepted; false if there is none.
  static func transplant(_ setup: inout Setup, _ kind: Difference.Kind, from other: Setup?) -> Bool {
    guard let other else { return false }
    switch kind {
    case .source: setup.source = other.source
    case .detector:
      let mass = setup.detector.mass
      setup.detector = other.detector
      setup.detector.mass = mass
    default: return false
    }
    return true
  }
}
