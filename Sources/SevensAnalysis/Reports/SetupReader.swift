import Sevens

/// A set-up as the command line asks for it, beside the one it started from.
public struct SetupRequest: Sendable {
  /// The set-up with the overrides.
  public let setup: Setup
  /// The set-up without them.
  public let standard: Setup
  /// The command line.
  public let command: [String]
  /// The keys that were set.
  let assigned: [String]
  /// The file it was read from; nil for what comes with the program.
  let file: String?

  /// Finds a set-up by its id or reads it from a file, and applies overrides; throws all faults at once.
  public init(id: String, sets: [String], interactions: [String] = [], command: [String]) throws(Faults) {
    let read = SetupFile.isPath(id) ? try SetupFile.read(id) : nil
    let changed = try ChangedSetup(
      read ?? Catalog.setup(id), named: id, sets: sets, interactions: interactions)
    (setup, standard, assigned) = (changed.setup, changed.standard, changed.assigned)
    self.command = command
    file = read == nil ? nil : id
  }

  /// The manifest of an output of the set-up.
  func manifest(warnings: [String]) -> Manifest { manifest(of: setup, warnings: warnings) }

  /// The manifest of an output that also used another set-up.
  func manifest(warnings: [String], beside other: Setup) -> Manifest {
    manifest(warnings: warnings).including(manifest(of: other, warnings: []))
  }

  /// The manifest of an output of another set-up with the same origin.
  func manifest(of setup: Setup, warnings: [String]) -> Manifest {
    Manifest(
      command: command, subject: setup.id, source: type(of: setup.source).id, file: file, document: setup,
      standard: standard, assigned: assigned,
      datasets: setup.tables,
      citations: setup.citations + setup.source.citations + setup.detector.response.citations,
      verified: setup.verified,
      unread: setup.source.unread,
      warnings: setup.notes + setup.source.notes + setup.detector.response.notes + setup.omissions + warnings,
      fixed: setup.fixedNumbers)
  }
}
