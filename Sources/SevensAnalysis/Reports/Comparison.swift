import Sevens

/// A second set-up beside the one asked for: `--compare <interaction>` or `--compare key=value,…`.
struct Comparison: Sendable {
  /// What differs, as it was written.
  let label: String
  /// The other set-up.
  let setup: Setup

  /// Applies the differences to a set-up; everything wrong with them is noted.
  init?(_ text: String, to setup: Setup, noting faults: inout FaultCollector) {
    let items = text.split(separator: ",", omittingEmptySubsequences: true).map(String.init)
    if items.isEmpty {
      faults.add(
        Diagnostic(
          "--compare", "nothing named", remedy: "name an interaction, or settings as in couplings=pdg"))
    }
    var own = FaultCollector()
    let names = items.filter { !$0.contains("=") }
    // What is named is compared with, beside the Standard Model, in place of the interactions of the first.
    let interactions = InteractionReader.adding(
      names, to: [InteractionInstance(StandardModel())], noting: &own)
    let overrides = SettingOverrides(items.filter { $0.contains("=") }, noting: &own)
    var other = setup
    if !names.isEmpty { other.interactions = interactions }
    overrides.apply(to: &other, noting: &own)
    for problem in other.problems() { own.add(Diagnostic(problem)) }
    for fault in own.diagnostics {
      let place = fault.place.hasPrefix("--set ") ? String(fault.place.dropFirst(6)) : fault.place
      faults.add(
        Diagnostic(
          place == "--interaction" ? "--compare" : "--compare \(place)", fault.message, remedy: fault.remedy))
    }
    guard own.diagnostics.isEmpty, !items.isEmpty else { return nil }
    if Self.axis(other) != Self.axis(setup) {
      faults.add(
        Diagnostic(
          "--compare \(text)", "changes the bins, which leaves nothing to compare",
          remedy: "compare two outputs by sevens diff"))
      return nil
    }
    label = items.joined(separator: ",")
    self.setup = other
  }

  private static func axis(_ setup: Setup) -> [Axis] {
    [setup.detector.axis] + (setup.detector.timeWindow?.axis.map { [$0] } ?? [])
  }
}
