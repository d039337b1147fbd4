import Sevens

/// A set-up with the interactions and settings that were asked for, beside the one it started from.
public struct ChangedSetup: Sendable {
  /// The set-up with the overrides.
  public let setup: Setup
  /// The set-up without them.
  public let standard: Setup
  /// The keys that were set.
  package let assigned: [String]

  /// Applies what stands after `--set` and `--interaction`; throws all faults at once.
  ///
  /// - Parameters:
  ///   - found: the set-up; nil if there is none of that name, which is a fault as well.
  ///   - id: its name in messages.
  public init(
    _ found: Setup?, named id: String, sets: [String], interactions: [String]
  ) throws(Faults) {
    var faults = FaultCollector()
    let overrides = SettingOverrides(sets, noting: &faults)
    guard let standard = found else {
      let known = Catalog.setups.map(\.id) + Catalog.measurements.map(\.setup.id)
      _ = InteractionReader.adding(interactions, to: [], noting: &faults)
      faults.add(
        Diagnostic("set-up", "unknown set-up '\(id)'", remedy: Suggestion.remedy(for: id, among: known)))
      throw Faults(faults.diagnostics)
    }
    var setup = standard
    setup.interactions = InteractionReader.adding(interactions, to: setup.interactions, noting: &faults)
    overrides.apply(to: &setup, noting: &faults)
    for problem in setup.problems() { faults.add(Diagnostic(problem)) }
    try faults.finish()
    self.setup = setup
    self.standard = standard
    assigned = overrides.assignments.map(\.key)
  }
}
